// SPDX-License-Identifier: EUPL-1.2
#include "access/users.h"

#include <algorithm>

#include "access/access_store.h"
#include "base/text.h"

namespace jalon::access {

using storage::Transaction;

namespace {

constexpr RoleSet kAdministrators{Role::administrator};
constexpr std::size_t kMaxNameLength = 100;

json::value instantJson(const std::optional<Instant>& instant) {
    return instant ? json::value(json::string(instant->iso())) : json::value(nullptr);
}

void checkName(std::vector<FieldError>& errors, const std::string& field, const std::string& name) {
    if (text::fold(name).empty()) errors.push_back({field, "required"});
    if (text::length(name) > kMaxNameLength)
        errors.push_back({field, "too_long", {{"max", std::to_string(kMaxNameLength)}}});
}

void checkRoles(std::vector<FieldError>& errors, RoleSet roles) {
    if (roles.empty()) errors.push_back({"roles", "required"});
}

Result<void> verdict(std::vector<FieldError> errors) {
    if (errors.empty()) return {};
    return Error{ErrorKind::invalid, "invalid", std::move(errors)};
}

Result<void> check(const User& user, const std::string& password) {
    std::vector<FieldError> errors;
    checkName(errors, "login", user.login);
    checkName(errors, "displayName", user.display_name);
    checkRoles(errors, user.roles);
    if (const auto fit = checkNewPassword("password", password, user.login, user.display_name); !fit)
        errors.push_back(fit.error().fields.front());
    return verdict(std::move(errors));
}

/// The account with the change; only what differs is put in `details`.
User changed(const User& before, const UserChange& change, json::object& details) {
    User after = before;
    if (change.display_name) after.display_name = text::tidy(*change.display_name);
    if (change.roles) after.roles = *change.roles;
    if (change.active) after.active = *change.active;
    if (after.display_name != before.display_name)
        details["displayName"] = {{"old", before.display_name}, {"new", after.display_name}};
    if (after.roles.bits() != before.roles.bits())
        details["roles"] = {{"old", rolesJson(before.roles)}, {"new", rolesJson(after.roles)}};
    if (after.active != before.active) details["active"] = {{"old", before.active}, {"new", after.active}};
    return after;
}

bool isActiveAdministrator(const User& user) { return user.active && user.roles.intersects(kAdministrators); }

}  // namespace

json::array rolesJson(RoleSet roles) {
    json::array codes;
    for (const Role role : roles.list()) codes.emplace_back(json::string_view(roleCode(role)));
    return codes;
}

json::object toJson(const User& user, Instant now) {
    const bool locked = user.locked_until && *user.locked_until > now;
    return {{"id", user.id.text()},
            {"login", user.login},
            {"displayName", user.display_name},
            {"roles", rolesJson(user.roles)},
            {"active", user.active},
            {"mustChangePassword", user.must_change_password},
            {"lastSignInAt", instantJson(user.last_sign_in_at)},
            {"lockedUntil", locked ? instantJson(user.locked_until) : json::value(nullptr)},
            {"createdAt", user.created_at.iso()},
            {"version", user.version}};
}

Result<Users::Created> Users::create(const Actor& actor, const NewUser& wanted) {
    TRY(require(actor, kAdministrators));
    const Instant now = clock_.now();
    Account account{{wanted.id, text::tidy(wanted.login), text::tidy(wanted.display_name), wanted.roles, true,
                     wanted.must_change_password, std::nullopt, std::nullopt, now, 1},
                    "",
                    {},
                    actor.author.user};
    TRY(check(account.user, wanted.password));
    const std::string login_key = text::fold(account.user.login);
    TRY_ASSIGN(account.password_hash, hasher_.hash(wanted.password));

    return database_.write([&](Transaction& tx) -> Result<Created> {
        if (insertAccount(tx, account, login_key)) {
            audit::Line line{"create", "user", wanted.id.text()};
            line.details = {{"login", account.user.login}, {"roles", rolesJson(account.user.roles)}};
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
    TRY(require(actor, kAdministrators));
    return byName(false);
}

Result<std::vector<User>> Users::directory(const Actor& actor) {
    TRY(require(actor, {Role::coordinator, Role::administrator}));
    return byName(true);
}

std::vector<User> Users::byName(bool active_only) {
    const auto accounts = database_.read([](Transaction& tx) { return selectAccounts(tx); });
    std::vector<std::pair<std::vector<std::byte>, User>> keyed;
    for (const Account& account : accounts) {
        if (!active_only || account.user.active)
            keyed.emplace_back(text::sortKey(account.user.display_name), account.user);
    }
    std::ranges::stable_sort(keyed, {}, [](const auto& pair) { return pair.first; });
    std::vector<User> users;
    for (auto& [key, user] : keyed) users.push_back(std::move(user));
    return users;
}

Result<User> Users::update(const Actor& actor, const UserId& id, std::int64_t version, const UserChange& change) {
    TRY(require(actor, kAdministrators));
    return database_.write([&](Transaction& tx) -> Result<User> {
        const auto account = selectAccount(tx, id);
        if (!account) return Error::notFound();
        const User& before = account->user;
        if (before.version != version) return Error::stale(json::serialize(toJson(before, clock_.now())));

        audit::Line line{"update", "user", id.text()};
        User after = changed(before, change, line.details);
        std::vector<FieldError> errors;
        checkName(errors, "displayName", after.display_name);
        checkRoles(errors, after.roles);
        TRY(verdict(std::move(errors)));
        if (line.details.empty()) return before;
        if (isActiveAdministrator(before) && !isActiveAdministrator(after) && countOtherAdministrators(tx, id) == 0)
            return Error::conflict("last_administrator");

        ++after.version;
        updateAccount(tx, after);
        if (!after.active) deleteSessions(tx, id, "");
        audit::record(tx, clock_, actor.author, line);
        return after;
    });
}

Result<void> Users::resetPassword(const Actor& actor, const UserId& id, const std::string& password) {
    TRY(require(actor, kAdministrators));
    const auto account = database_.read([&](Transaction& tx) { return selectAccount(tx, id); });
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
