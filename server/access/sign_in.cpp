// SPDX-License-Identifier: EUPL-1.2
#include "access/sign_in.h"

#include "base/text.h"

namespace jalon::access {

using storage::Transaction;

namespace {

Error badCredentials() { return {ErrorKind::unauthenticated, "bad_credentials"}; }

LockRule lockRule(const AccessOptions& options) { return {options.failures_before_lock, options.lock_minutes}; }

}  // namespace

SignIn::SignIn(storage::Database& database, const Clock& clock, const AccessOptions& options, PasswordHasher& hasher,
               Sessions& sessions)
    : database_(database),
      clock_(clock),
      options_(options),
      hasher_(hasher),
      sessions_(sessions),
      per_address_here_(options.attempts_per_minute),
      per_address_(Counted::sign_ins, options.attempts_per_minute),
      unknown_logins_(lockRule(options)),
      nobodys_hash_(hasher.hash(newToken()).value()) {}

Result<SignedIn> SignIn::signIn(const std::string& login, const std::string& password, const http::Request& request) {
    const Attempt attempt{addressKey(request.client_address), clock_.now()};
    const std::string login_key = text::fold(login);
    struct Known {
        std::optional<int> wait;
        std::optional<Account> account;
        Failures failures;
    };
    const auto [too_soon, account, failures] = database_.read([&](Transaction& tx) {
        auto found = selectAccountByKey(tx, login_key);
        const Failures before = found ? found->failures : unknown_logins_.failuresOf(tx, login_key);
        return Known{per_address_.wait(tx, attempt.address_key, attempt.at), std::move(found), before};
    });
    // Those this server counts are asked second, because whoever they let through is noted.
    const auto wait = too_soon ? too_soon : per_address_here_.attempt(attempt.address_key, attempt.at);
    if (wait) return Error{ErrorKind::too_many, "too_many_attempts", {}, {}, *wait};
    TRY(checkLock(failures, attempt.at, lockRule(options_)));
    TRY_ASSIGN(const bool right, hasher_.verify(account ? account->password_hash : nobodys_hash_, password));
    if (right && account && account->user.active)
        return openSession(account->user.id, account->password_hash, attempt, request);

    audit::Line line{"sign_in_failed", "user", account ? account->user.id.text() : "", std::nullopt};
    line.details["address"] = request.client_address;
    TRY(noteFailure(account, login_key, audit::Author{}, std::move(line), attempt));
    return badCredentials();
}

Result<SignedIn> SignIn::openSession(const UserId& user, const std::string& verified_hash, const Attempt& attempt,
                                     const http::Request& request) {
    return database_.write([&](Transaction& tx) -> Result<SignedIn> {
        // While the hash was computed the account may have been locked, deactivated or given another password.
        auto account = selectAccount(tx, user);
        if (!account || !account->user.active || account->password_hash != verified_hash) return badCredentials();
        const Instant now = clock_.now();
        TRY(checkLock(account->failures, now, lockRule(options_)));
        updateSignedIn(tx, user, now);
        per_address_.note(tx, attempt.address_key, attempt.at);
        std::string token = sessions_.open(tx, user, request);
        audit::Line line{"sign_in", "user", user.text(), std::nullopt};
        line.details["address"] = request.client_address;
        audit::record(tx, clock_, {user, "web"}, line);
        return SignedIn{std::move(account->user), std::move(token)};
    });
}

Result<void> SignIn::noteFailure(const std::optional<Account>& account, const std::string& login_key,
                                 const audit::Author& author, audit::Line line, const std::optional<Attempt>& attempt) {
    const Instant now = clock_.now();
    return database_.write([&](Transaction& tx) -> Result<void> {
        if (account) {
            // Read again: others may have failed on this account since it was loaded.
            const auto present = selectAccount(tx, account->user.id);
            if (!present) return Error::notFound();
            TRY(checkLock(present->failures, now, lockRule(options_)));
            updateFailures(tx, account->user.id, afterFailure(present->failures, now, lockRule(options_)));
        } else {
            TRY(checkLock(unknown_logins_.failuresOf(tx, login_key), now, lockRule(options_)));
            unknown_logins_.addFailure(tx, login_key, now);
        }
        if (attempt) per_address_.note(tx, attempt->address_key, attempt->at);
        audit::record(tx, clock_, author, line);
        return {};
    });
}

Result<void> SignIn::signOut(const Actor& actor) {
    return database_.write([&](Transaction& tx) -> Result<void> {
        deleteSession(tx, actor.session_key);
        audit::record(tx, clock_, actor.author, {"sign_out", "user", actor.author.user.value().text()});
        return {};
    });
}

Result<void> SignIn::changePassword(const Actor& actor, const std::string& current, const std::string& replacement) {
    const UserId id = actor.author.user.value();
    TRY(checkNewPassword("newPassword", replacement, actor.login, actor.display_name));
    if (preparedPassword(current) == preparedPassword(replacement)) return Error::invalid("newPassword", "unchanged");

    const auto account = database_.read([&](Transaction& tx) { return selectAccount(tx, id); });
    if (!account) return Error::notFound();
    TRY(checkLock(account->failures, clock_.now(), lockRule(options_)));
    TRY_ASSIGN(const bool right, hasher_.verify(account->password_hash, current));
    const Error wrong = Error::invalid("currentPassword", "wrong");
    if (!right) {
        TRY(noteFailure(account, "", actor.author, {"change_password_failed", "user", id.text()}));
        return wrong;
    }
    TRY_ASSIGN(const std::string hash, hasher_.hash(replacement));
    return database_.write([&](Transaction& tx) -> Result<void> {
        const auto present = selectAccount(tx, id);
        if (!present || present->password_hash != account->password_hash) return wrong;
        TRY(checkLock(present->failures, clock_.now(), lockRule(options_)));
        updatePassword(tx, id, hash, false);
        deleteSessions(tx, id, actor.session_key);
        audit::record(tx, clock_, actor.author, {"change_password", "user", id.text()});
        return {};
    });
}

}  // namespace jalon::access
