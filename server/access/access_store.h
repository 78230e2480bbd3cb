// SPDX-License-Identifier: EUPL-1.2
#pragma once
// The tables app_user, app_session, sign_in_attempt, link_request and unknown_login: all their SQL.
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "access/access.h"
#include "access/lockout.h"
#include "access/open_sessions.h"
#include "storage/database.h"

namespace jalon::access {

/// A User with what never leaves the module.
struct Account {
    User user;
    std::string password_hash;
    Failures failures;
    std::optional<UserId> created_by;
};

/// `login_key` is text::fold of the login.
std::optional<Account> selectAccountByKey(storage::Transaction& tx, const std::string& login_key);
std::optional<Account> selectAccount(storage::Transaction& tx, const UserId& id);
std::vector<User> selectUsers(storage::Transaction& tx);
/// The active administrators other than this one, as of today and without an end.
std::int64_t countOtherAdministrators(storage::Transaction& tx, const UserId& id, Day today);
std::map<std::string, std::string> selectNames(storage::Transaction& tx, const std::vector<UserId>& ids);

/// False, and nothing is stored, when the id or the login is there already.
bool insertAccount(storage::Transaction& tx, const Account& account, const std::string& login_key);
/// Name, activity and version.
void updateAccount(storage::Transaction& tx, const User& user);
void updatePassword(storage::Transaction& tx, const UserId& id, const std::string& hash, bool must_change);
void updateFailures(storage::Transaction& tx, const UserId& id, const Failures& failures);
/// A right password: the failures are forgotten.
void updateSignedIn(storage::Transaction& tx, const UserId& id, Instant now);

struct SessionRow {
    User user;  ///< without memberships
    std::vector<Standing> standings;
    std::size_t teams = 0;                 ///< how many there are
    std::vector<std::string> emergencies;  ///< people whose files are open now
    Instant created_at, last_seen_at;
};

void insertSession(storage::Transaction& tx, const UserId& user, const OpenSession& one);
std::optional<SessionRow> selectSession(storage::Transaction& tx, const std::string& key, Day today, Instant now);
void touchSession(storage::Transaction& tx, const std::string& key, Instant now);
/// What lies after `now`, because the clock was set back, becomes `now`: of every session.
void countSessionsFrom(storage::Transaction& tx, Instant now);
void deleteSession(storage::Transaction& tx, const std::string& key);
/// Every session of the account but `kept` ("" keeps none).
void deleteSessions(storage::Transaction& tx, const UserId& user, const std::string& kept);
void deleteSessionsBefore(storage::Transaction& tx, Instant created, Instant last_seen);

/// What addresses are counted for.
enum class Counted { sign_ins, link_requests };
/// The `number`th last attempt of the address after one instant and up to another.
std::optional<Instant> selectAttempt(storage::Transaction& tx, Counted counted, const std::string& address_key,
                                     Instant after, Instant up_to, int number);
void insertAttempt(storage::Transaction& tx, Counted counted, const std::string& address_key, Instant at);
void deleteAttemptsOutside(storage::Transaction& tx, Counted counted, Instant after, Instant up_to);

std::optional<Failures> selectUnknownLogin(storage::Transaction& tx, const std::string& login_hash);
void putUnknownLogin(storage::Transaction& tx, const std::string& login_hash, const Failures& failures, Instant now);
/// Keeps so many: those that failed last.
void deleteUnknownLoginsBeyond(storage::Transaction& tx, std::size_t kept);

}  // namespace jalon::access
