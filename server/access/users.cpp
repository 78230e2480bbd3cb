// SPDX-License-Identifier: EUPL-1.2
#include "access/users.h"

#include <algorithm>
#include <set>

#include "access/access_store.h"
#include "access/membership_store.h"
#include "base/text.h"

namespace jalon::access {

using storage::Transaction;

namespace {

constexpr std::size_t kMaxNameLength = 100;

json::value instantJson(const std::optional<Instant>& instant) {
    return instant ? json::value(json::string(instant->iso())) : json::value(nullptr);
}

void checkName(std::vector<FieldError>& errors, const std::string& field, const std::string& name) {
    if (text::fold(name).empty()) errors.push_back({field, "required"});
    if (text::length(name) > kMaxNameLength)
        errors.push_back({field, "too_long", {{"max", std::to_string(kMaxNameLength)}}});
}

Result<void> verdict(std::vector<FieldError> errors) {
    if (errors.empty()) return {};
    return Error{ErrorKind::invalid, "invalid", std::move(errors)};
}

Result<void> check(const User& user, const NewUser& wanted) {
    std::vector<FieldError> errors;
    const std::string& password = wanted.password;
    checkName(errors, "login", user.login);
    checkName(errors, "displayName", user.display_name);
    if (const auto fit = checkNewPassword("password", password, user.login, user.display_name); !fit)
        errors.push_back(fit.error().fields.front());
    return verdict(std::move(errors));
}

/// The account with the change; only what differs is put in `details`.
User changed(const User& before, const UserChange& change, json::object& details) {
    User after = before;
    if (change.display_name) after.display_name = text::tidy(*change.display_name);
    if (change.active) after.active = *change.active;
    if (after.display_name != before.display_name)
        details["displayName"] = {{"old", before.display_name}, {"new", after.display_name}};
    if (after.active != before.active) details["active"] = {{"old", before.active}, {"new", after.active}};
    return after;
}

/// Each checked, with the index in the field of what is wrong.
Result<std::vector<Membership>> checkMemberships(Transaction& tx, const Actor& actor, const NewUser& wanted,
                                                 const Clock& clock) {
    std::vector<Membership> out;
    for (std::size_t i = 0; i < wanted.memberships.size(); ++i) {
        TRY_ASSIGN(Membership made, checkMembership(tx, actor, wanted.id, wanted.memberships[i], clock,
                                                    "memberships." + std::to_string(i) + "."));
        out.push_back(std::move(made));
    }
    return out;
}

std::set<OrganisationId> organisationsOf(const Actor& actor, const std::map<std::string, OrganisationId>& by_place) {
    std::set<OrganisationId> out;
    for (const auto& [place, organisation] : by_place)
        if (actor.isSystem() || std::ranges::find(actor.standings, place, &Standing::place) != actor.standings.end())
            out.insert(organisation);
    return out;
}

/// Today or on another day: a colleague who left still has a name.
bool worksIn(const User& user, const std::set<OrganisationId>& organisations,
             const std::map<std::string, OrganisationId>& by_place) {
    return std::ranges::any_of(user.memberships, [&](const Membership& membership) {
        const auto organisation = by_place.find(membership.place);
        return organisation != by_place.end() && organisations.contains(organisation->second);
    });
}

}  // namespace

std::vector<NewMembership> firstMemberships(RoleSet roles, Instant now) {
    std::vector<NewMembership> out;
    for (const Role role : roles.list()) out.push_back({newUuid(now), role, ""});
    return out;
}

json::array rolesJson(RoleSet roles) {
    json::array codes;
    for (const Role role : roles.list()) codes.emplace_back(json::string_view(roleCode(role)));
    return codes;
}

json::object toJson(const User& user, const Names& names, Instant now, Day today) {
    const bool locked = user.locked_until && *user.locked_until > now;
    json::array memberships;
    for (const Membership& membership : user.memberships)
        memberships.push_back(toJson(membership, names.places, names.users, today));
    return {{"id", user.id.text()},
            {"login", user.login},
            {"displayName", user.display_name},
            {"roles", rolesJson(rolesOf(standingsOn(user.memberships, today)))},
            {"memberships", std::move(memberships)},
            {"active", user.active},
            {"mustChangePassword", user.must_change_password},
            {"lastSignInAt", instantJson(user.last_sign_in_at)},
            {"lockedUntil", locked ? instantJson(user.locked_until) : json::value(nullptr)},
            {"createdAt", user.created_at.iso()},
            {"version", user.version}};
}

Result<Users::Created> Users::create(const Actor& actor, const NewUser& wanted) {
    TRY(require(actor, Right::accounts_keep));
    const Instant now = clock_.now();
    Account account{{wanted.id,
                     text::tidy(wanted.login),
                     text::tidy(wanted.display_name),
                     true,
                     wanted.must_change_password,
                     std::nullopt,
                     std::nullopt,
                     now,
                     1,
                     {}},
                    "",
                    {},
                    actor.author.user};
    TRY(check(account.user, wanted));
    const std::string login_key = text::fold(account.user.login);
    TRY_ASSIGN(account.password_hash, hasher_.hash(wanted.password));

    return database_.write([&](Transaction& tx) -> Result<Created> {
        if (!selectAccount(tx, wanted.id) && !selectAccountByKey(tx, login_key)) {
            TRY_ASSIGN(account.user.memberships, checkMemberships(tx, actor, wanted, clock_));
            insertAccount(tx, account, login_key);
            json::array memberships;
            for (const Membership& membership : account.user.memberships) {
                if (!insertMembership(tx, membership)) return Error::conflict("id_taken");
                memberships.push_back(detailsOf(membership));
            }
            audit::Line line{"create", "user", wanted.id.text()};
            line.details = {{"login", account.user.login}, {"memberships", std::move(memberships)}};
            audit::record(tx, clock_, actor.author, line);
            return Created{account.user, true};
        }
        const auto existing = selectAccount(tx, wanted.id);
        if (!existing) return Error::invalid("login", "taken");
        const bool is_repeated =
            existing->created_by == actor.author.user && text::fold(existing->user.login) == login_key;
        if (!is_repeated) return Error::conflict("id_taken");
        return Created{existing->user, false};
    });
}

Result<std::vector<User>> Users::list(const Actor& actor) {
    TRY(require(actor, Right::accounts_keep));
    auto users = database_.read([&](Transaction& tx) {
        const auto organisations = organisationsByPlace(tx);
        auto all = selectUsers(tx);
        std::erase_if(all, [&](const User& user) { return !isSeenBy(user, actor, organisations); });
        return all;
    });
    sortByName(users);
    return users;
}

Names Users::names(const std::vector<User>& users) {
    return database_.read([&](Transaction& tx) {
        std::vector<UserId> named;
        for (const User& user : users)
            for (const Membership& membership : user.memberships)
                if (membership.stands_for) named.push_back(*membership.stands_for);
        return Names{placeNames(tx), displayNames(tx, named)};
    });
}

Result<std::vector<User>> Users::directory(const Actor& actor) {
    TRY(require(actor, Right::colleagues_see));
    auto users = database_.read([&](Transaction& tx) {
        const auto organisations = organisationsByPlace(tx);
        const auto mine = organisationsOf(actor, organisations);
        auto all = selectUsers(tx);
        std::erase_if(all, [&](const User& user) { return !user.active || !worksIn(user, mine, organisations); });
        return all;
    });
    sortByName(users);
    return users;
}

void Users::sortByName(std::vector<User>& users) {
    std::vector<std::pair<std::vector<std::byte>, User>> keyed;
    for (User& user : users) {
        auto key = text::sortKey(user.display_name);
        keyed.emplace_back(std::move(key), std::move(user));
    }
    std::ranges::stable_sort(keyed, {}, [](const auto& pair) { return pair.first; });
    users.clear();
    for (auto& [key, user] : keyed) users.push_back(std::move(user));
}

Result<User> Users::update(const Actor& actor, const UserId& id, std::int64_t version, const UserChange& change) {
    TRY(require(actor, Right::accounts_keep));
    return database_.write([&](Transaction& tx) -> Result<User> {
        const auto account = selectAccount(tx, id);
        if (!account || !isSeenBy(account->user, actor, organisationsByPlace(tx))) return Error::notFound();
        const User& before = account->user;
        const Day today = clock_.today();
        if (before.version != version)
            return Error::stale(json::serialize(toJson(before, {placeNames(tx), {}}, clock_.now(), today)));

        audit::Line line{"update", "user", id.text()};
        User after = changed(before, change, line.details);
        std::vector<FieldError> errors;
        checkName(errors, "displayName", after.display_name);
        TRY(verdict(std::move(errors)));
        if (line.details.empty()) return before;
        const bool leaves = before.active && !after.active && staysAdministrator(before.memberships, today);
        if (leaves && countOtherAdministrators(tx, id, today) == 0) return Error::conflict("last_administrator");

        ++after.version;
        updateAccount(tx, after);
        if (!after.active) deleteSessions(tx, id, "");
        audit::record(tx, clock_, actor.author, line);
        return after;
    });
}

Result<void> Users::resetPassword(const Actor& actor, const UserId& id, const std::string& password) {
    TRY(require(actor, Right::accounts_keep));
    const auto account = database_.read([&](Transaction& tx) -> std::optional<Account> {
        auto found = selectAccount(tx, id);
        if (!found || !isSeenBy(found->user, actor, organisationsByPlace(tx))) return std::nullopt;
        return found;
    });
    if (!account) return Error::notFound();
    TRY(checkNewPassword("newPassword", password, account->user.login, account->user.display_name));
    TRY_ASSIGN(const std::string hash, hasher_.hash(password));
    return database_.write([&](Transaction& tx) -> Result<void> {
        updatePassword(tx, id, hash, true);
        deleteSessions(tx, id, "");
        audit::record(tx, clock_, actor.author, {"reset_password", "user", id.text()});
        return {};
    });
}

}  // namespace jalon::access
