// SPDX-License-Identifier: EUPL-1.2
#include "access/access.h"

#include <algorithm>

#include "access/access_routes.h"
#include "access/access_store.h"
#include "access/membership_store.h"
#include "base/text.h"

namespace jalon::access {

using storage::Transaction;

std::map<std::string, std::string> displayNames(Transaction& tx, const std::vector<UserId>& users) {
    return selectNames(tx, users);
}

std::string homePlace(Transaction& tx, const Actor& actor, Day today) {
    for (const Standing& standing : actor.standings)
        if (placeKindOf(standing.role) == PlaceKind::team && rightsOf(standing.role).contains(Right::files_keep))
            return standing.place;
    return defaultPlace(tx, Role::coordinator, today).value();
}

json::value userRef(const std::optional<UserId>& user, const std::map<std::string, std::string>& names) {
    if (!user) return nullptr;
    const auto name = names.find(user->text());
    return json::object{{"id", user->text()}, {"displayName", name == names.end() ? "" : name->second}};
}

json::value userRef(Transaction& tx, const std::optional<UserId>& user) {
    if (!user) return nullptr;
    return userRef(user, selectNames(tx, {*user}));
}

struct Access::Impl {
    Impl(storage::Database& opened, const Clock& its_clock, AccessOptions chosen)
        : database(opened), clock(its_clock), options(std::move(chosen)) {}

    storage::Database& database;
    const Clock& clock;
    const AccessOptions options;
    Argon2Hasher hasher{{options.argon2_memory_kib, options.argon2_passes}};
    Sessions sessions{database, clock, options};
    SignIn sign_in{database, clock, options, hasher, sessions};
    Users users{database, clock, hasher};
    Places places{database, clock};
};

Access::Access(storage::Database& database, const Clock& clock, AccessOptions options)
    : impl_(std::make_unique<Impl>(database, clock, std::move(options))) {}

Access::~Access() = default;

Result<User> Access::createUser(const Actor& actor, const NewUser& user) {
    TRY_ASSIGN(auto created, impl_->users.create(actor, user));
    return std::move(created.user);
}

Places& Access::places() { return impl_->places; }

std::optional<User> Access::findByLogin(const std::string& login) {
    auto account = impl_->database.read([&](Transaction& tx) { return selectAccountByKey(tx, text::fold(login)); });
    if (!account) return std::nullopt;
    return std::move(account->user);
}

void Access::addRoutes(RouteTable& routes) {
    const RouteServices services{impl_->database, impl_->clock, impl_->options, impl_->sessions,
                                 impl_->sign_in,  impl_->users, impl_->places};
    addSessionRoutes(routes, services);
    addUserRoutes(routes, services);
    addPlaceRoutes(routes, services);
}

Result<Actor> Access::actorOf(const http::Request& request) { return impl_->sessions.actorOf(request); }

Result<void> Access::checkFile(const FileScope& scope, const WayToFile& way, const std::string& id) {
    return impl_->database.read([&](Transaction& tx) -> Result<void> {
        std::vector<std::string> ids{id};
        for (const storage::Sql& step : way.steps) {
            std::vector<std::string> next;
            for (const std::string& one : ids)
                for (const storage::Row& row : tx.run(step, one)) next.push_back(row.text(0));
            ids = std::move(next);
        }
        const auto isInScope = [&](const std::string& person) {
            return !tx.run(way.in_scope, person, scope.text()).empty();
        };
        if (!ids.empty() && std::ranges::none_of(ids, isInScope)) return Error::notFound();
        return {};
    });
}

Result<void> Access::checkWrite(const http::Request& request, const Actor& actor) {
    return impl_->sessions.checkWrite(request, actor);
}

}  // namespace jalon::access
