// SPDX-License-Identifier: EUPL-1.2
#include "access/access_store.h"

#include <algorithm>
#include <set>

#include "access/membership_store.h"

namespace jalon::access {

using storage::Row;
using storage::Rows;
using storage::Sql;
using storage::Transaction;
using storage::Value;

namespace {

#define JALON_SELECT_ACCOUNT                                                                                      \
    "SELECT u.id, u.login, u.display_name, u.active, u.must_change_password, u.last_sign_in_at, u.locked_until, " \
    "u.created_at, u.version, u.password_hash, u.failed_count, u.created_by FROM app_user u "
constexpr Sql kAccountByKey{"access.account_by_key", JALON_SELECT_ACCOUNT "WHERE u.login_key = $1"};
constexpr Sql kAccount{"access.account", JALON_SELECT_ACCOUNT "WHERE u.id = $1"};
constexpr Sql kAccounts{"access.accounts", JALON_SELECT_ACCOUNT "ORDER BY u.id"};
// One row for each membership of the day, for each team where it is one of an organisation, or one without; and for
// each file open in an emergency.
constexpr Sql kSession{"access.session", R"(
SELECT u.id, u.login, u.display_name, u.active, u.must_change_password, u.last_sign_in_at, u.locked_until,
       u.created_at, u.version, s.created_at, s.last_seen_at, m.role, m.place_id, t.id,
       (SELECT count(*) FROM team), e.person_id
FROM app_session s JOIN app_user u ON u.id = s.user_id
LEFT JOIN membership m ON m.user_id = u.id AND (m.from_day IS NULL OR m.from_day <= $2)
     AND (m.to_day IS NULL OR m.to_day >= $2)
LEFT JOIN team t ON t.organisation_id = m.place_id
LEFT JOIN file_emergency e ON e.user_id = u.id AND e.until > $3 AND e.ended_at IS NULL
WHERE s.token_hash = $1 ORDER BY m.id, t.id)"};
constexpr Sql kAdministrators{"access.administrators", R"(
SELECT count(DISTINCT u.id) FROM app_user u JOIN membership m ON m.user_id = u.id
WHERE m.role = 'administrator' AND (m.from_day IS NULL OR m.from_day <= $2) AND m.to_day IS NULL AND u.active = TRUE
      AND u.id <> $1)"};
constexpr std::string_view kNames = "SELECT id, display_name FROM app_user WHERE id IN (";

constexpr Sql kInsertAccount{"access.insert_account", R"(
INSERT INTO app_user (id, login, login_key, display_name, password_hash, active, must_change_password, created_at,
                      created_by, version)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT DO NOTHING)"};
constexpr Sql kUpdateAccount{"access.update_account", R"(
UPDATE app_user SET display_name = $2, active = $3, version = $4 WHERE id = $1)"};
constexpr Sql kUpdatePassword{"access.update_password", R"(
UPDATE app_user SET password_hash = $2, must_change_password = $3, failed_count = 0, locked_until = NULL
WHERE id = $1)"};
constexpr Sql kUpdateFailures{"access.update_failures", R"(
UPDATE app_user SET failed_count = $2, locked_until = $3 WHERE id = $1)"};
constexpr Sql kUpdateSignedIn{"access.update_signed_in", R"(
UPDATE app_user SET last_sign_in_at = $2, failed_count = 0, locked_until = NULL WHERE id = $1)"};

constexpr Sql kInsertSession{"access.insert_session", R"(
INSERT INTO app_session (token_hash, user_id, created_at, last_seen_at, browser, system, address)
VALUES ($1, $2, $3, $3, $4, $5, $6))"};
constexpr Sql kSessionsOf{"access.sessions_of", R"(
SELECT token_hash, browser, system, address, created_at, last_seen_at FROM app_session WHERE user_id = $1)"};
constexpr Sql kTouchSession{"access.touch_session", "UPDATE app_session SET last_seen_at = $2 WHERE token_hash = $1"};
constexpr Sql kOpenedFrom{"access.opened_from", "UPDATE app_session SET created_at = $1 WHERE created_at > $1"};
constexpr Sql kSeenFrom{"access.seen_from", "UPDATE app_session SET last_seen_at = $1 WHERE last_seen_at > $1"};
constexpr Sql kAttempt{"access.attempt", R"(
SELECT at FROM sign_in_attempt WHERE address_key = $1 AND at > $2 AND at <= $3 ORDER BY at DESC LIMIT 1 OFFSET $4)"};
constexpr Sql kInsertAttempt{"access.insert_attempt", "INSERT INTO sign_in_attempt (address_key, at) VALUES ($1, $2)"};
constexpr Sql kDeleteAttempts{"access.delete_attempts", "DELETE FROM sign_in_attempt WHERE at <= $1 OR at > $2"};
constexpr Sql kLinkRequest{"access.link_request", R"(
SELECT at FROM link_request WHERE address_key = $1 AND at > $2 AND at <= $3 ORDER BY at DESC LIMIT 1 OFFSET $4)"};
constexpr Sql kInsertLinkRequest{"access.insert_link_request",
                                 "INSERT INTO link_request (address_key, at) VALUES ($1, $2)"};
constexpr Sql kDeleteLinkRequests{"access.delete_link_requests", "DELETE FROM link_request WHERE at <= $1 OR at > $2"};
constexpr Sql kUnknownLogin{"access.unknown_login", R"(
SELECT failed_count, locked_until FROM unknown_login WHERE login_hash = $1)"};
constexpr Sql kPutUnknownLogin{"access.put_unknown_login", R"(
INSERT INTO unknown_login (login_hash, failed_count, locked_until, last_failed_at) VALUES ($1, $2, $3, $4)
ON CONFLICT (login_hash) DO UPDATE SET failed_count = excluded.failed_count, locked_until = excluded.locked_until,
                                       last_failed_at = excluded.last_failed_at)"};
constexpr Sql kDeleteUnknownLogins{"access.delete_unknown_logins", R"(
DELETE FROM unknown_login WHERE last_failed_at <
    (SELECT last_failed_at FROM unknown_login ORDER BY last_failed_at DESC LIMIT 1 OFFSET $1))"};
constexpr Sql kDeleteSession{"access.delete_session", "DELETE FROM app_session WHERE token_hash = $1"};
constexpr Sql kDeleteSessions{"access.delete_sessions", R"(
DELETE FROM app_session WHERE user_id = $1 AND token_hash <> $2)"};
constexpr Sql kDeleteSessionsBefore{"access.delete_sessions_before", R"(
DELETE FROM app_session WHERE created_at < $1 OR last_seen_at < $2)"};

User userIn(const Row& row) {
    return {UserId::trusted(row.text(0)),
            row.text(1),
            row.text(2),
            row.boolean(3),
            row.boolean(4),
            row.optionalInstant(5),
            row.optionalInstant(6),
            row.instant(7),
            row.integer(8),
            {}};
}

Account accountIn(Transaction& tx, const Row& row) {
    std::optional<UserId> created_by;
    if (!row.isNull(11)) created_by = UserId::trusted(row.text(11));
    Account account{userIn(row), row.text(9), Failures{static_cast<int>(row.integer(10)), row.optionalInstant(6)},
                    created_by};
    account.user.memberships = selectMemberships(tx, account.user.id);
    return account;
}

std::optional<Account> accountOf(Transaction& tx, const Rows& rows) {
    if (rows.empty()) return std::nullopt;
    return accountIn(tx, rows.front());
}

}  // namespace

std::optional<Account> selectAccountByKey(Transaction& tx, const std::string& login_key) {
    return accountOf(tx, tx.run(kAccountByKey, login_key));
}

std::optional<Account> selectAccount(Transaction& tx, const UserId& id) { return accountOf(tx, tx.run(kAccount, id)); }

std::vector<User> selectUsers(Transaction& tx) {
    std::vector<User> users;
    auto memberships = selectAllMemberships(tx);
    for (const Row& row : tx.run(kAccounts)) {
        users.push_back(userIn(row));
        users.back().memberships = std::move(memberships[users.back().id]);
    }
    return users;
}

std::int64_t countOtherAdministrators(Transaction& tx, const UserId& id, Day today) {
    return tx.run(kAdministrators, id, today).front().integer(0);
}

std::map<std::string, std::string> selectNames(Transaction& tx, const std::vector<UserId>& ids) {
    std::map<std::string, std::string> names;
    const std::set<UserId> distinct(ids.begin(), ids.end());
    if (distinct.empty()) return names;
    std::vector<Value> arguments;
    for (const UserId& id : distinct) arguments.emplace_back(id.text());
    // A power of two of parameters, the last one repeated, so that few statements are prepared.
    while ((arguments.size() & (arguments.size() - 1)) != 0) arguments.push_back(arguments.back());
    std::string text(kNames);
    for (std::size_t i = 1; i <= arguments.size(); ++i) text += (i == 1 ? "$" : ", $") + std::to_string(i);
    text += ")";
    for (const Row& row : tx.runWith(Sql{"access.names", text}, arguments)) names.emplace(row.text(0), row.text(1));
    return names;
}

bool insertAccount(Transaction& tx, const Account& account, const std::string& login_key) {
    const User& user = account.user;
    const Rows inserted =
        tx.run(kInsertAccount, user.id, user.login, login_key, user.display_name, account.password_hash, user.active,
               user.must_change_password, user.created_at, account.created_by, user.version);
    return inserted.affected > 0;
}

void updateAccount(Transaction& tx, const User& user) {
    tx.run(kUpdateAccount, user.id, user.display_name, user.active, user.version);
}

void updatePassword(Transaction& tx, const UserId& id, const std::string& hash, bool must_change) {
    tx.run(kUpdatePassword, id, hash, must_change);
}

void updateFailures(Transaction& tx, const UserId& id, const Failures& failures) {
    tx.run(kUpdateFailures, id, failures.count, failures.locked_until);
}

void updateSignedIn(Transaction& tx, const UserId& id, Instant now) { tx.run(kUpdateSignedIn, id, now); }

void insertSession(Transaction& tx, const UserId& user, const OpenSession& one) {
    tx.run(kInsertSession, one.key, user, one.opened_at, one.device.browser, one.device.system, one.address);
}

std::vector<OpenSession> openSessionsOf(Transaction& tx, const UserId& user) {
    std::vector<OpenSession> out;
    for (const Row& row : tx.run(kSessionsOf, user))
        out.push_back({row.text(0), {row.text(1), row.text(2)}, row.text(3), row.instant(4), row.instant(5)});
    return out;
}

namespace {

/// The one of that role in that place, made if need be.
Standing& standingIn(std::vector<Standing>& standings, Role role, const std::string& place) {
    for (Standing& known : standings)
        if (known.role == role && known.place == place) return known;
    return standings.emplace_back(Standing{role, place});
}

void addOnce(std::vector<std::string>& ids, const std::string& id) {
    if (std::ranges::find(ids, id) == ids.end()) ids.push_back(id);
}

}  // namespace

std::optional<SessionRow> selectSession(Transaction& tx, const std::string& key, Day today, Instant now) {
    const Rows rows = tx.run(kSession, key, today, now);
    if (rows.empty()) return std::nullopt;
    SessionRow session{
        userIn(rows.front()),    {}, static_cast<std::size_t>(rows.front().integer(14)), {}, rows.front().instant(9),
        rows.front().instant(10)};
    for (const Row& row : rows) {
        if (!row.isNull(15)) addOnce(session.emergencies, row.text(15));
        if (row.isNull(11)) continue;
        Standing& standing = standingIn(session.standings, parseRole(row.text(11)).value(), row.text(12));
        if (!row.isNull(13)) addOnce(standing.reaches, row.text(13));
    }
    return session;
}

void touchSession(Transaction& tx, const std::string& key, Instant now) { tx.run(kTouchSession, key, now); }
void countSessionsFrom(Transaction& tx, Instant now) {
    tx.run(kOpenedFrom, now);
    tx.run(kSeenFrom, now);
}

void deleteSession(Transaction& tx, const std::string& key) { tx.run(kDeleteSession, key); }

void deleteSessions(Transaction& tx, const UserId& user, const std::string& kept) {
    tx.run(kDeleteSessions, user, kept);
}

void deleteSessionsBefore(Transaction& tx, Instant created, Instant last_seen) {
    tx.run(kDeleteSessionsBefore, created, last_seen);
}

std::optional<Instant> selectAttempt(Transaction& tx, Counted counted, const std::string& address_key, Instant after,
                                     Instant up_to, int number) {
    const Sql& sql = counted == Counted::sign_ins ? kAttempt : kLinkRequest;
    const Rows rows = tx.run(sql, address_key, after, up_to, number - 1);
    if (rows.empty()) return std::nullopt;
    return rows.front().instant(0);
}

void insertAttempt(Transaction& tx, Counted counted, const std::string& address_key, Instant at) {
    tx.run(counted == Counted::sign_ins ? kInsertAttempt : kInsertLinkRequest, address_key, at);
}

void deleteAttemptsOutside(Transaction& tx, Counted counted, Instant after, Instant up_to) {
    tx.run(counted == Counted::sign_ins ? kDeleteAttempts : kDeleteLinkRequests, after, up_to);
}

std::optional<Failures> selectUnknownLogin(Transaction& tx, const std::string& login_hash) {
    const Rows rows = tx.run(kUnknownLogin, login_hash);
    if (rows.empty()) return std::nullopt;
    return Failures{static_cast<int>(rows.front().integer(0)), rows.front().optionalInstant(1)};
}

void putUnknownLogin(Transaction& tx, const std::string& login_hash, const Failures& failures, Instant now) {
    tx.run(kPutUnknownLogin, login_hash, failures.count, failures.locked_until, now);
}

void deleteUnknownLoginsBeyond(Transaction& tx, std::size_t kept) {
    tx.run(kDeleteUnknownLogins, static_cast<std::int64_t>(kept) - 1);
}

}  // namespace jalon::access
