// SPDX-License-Identifier: EUPL-1.2
#pragma once
// Signing in and out, and changing one's own password. What an answer tells never depends on whether a login exists:
// unknown, inactive and wrong cost one hash computation, leave one audit line and answer the same.
#include <string>

#include "access/access.h"
#include "access/access_store.h"
#include "access/lockout.h"
#include "access/passwords.h"
#include "access/rate_limit.h"
#include "access/sessions.h"
#include "access/sign_in_limits.h"

namespace jalon::access {

struct SignedIn {
    User user;
    std::string token;
};

class SignIn {
public:
    /// Computes one hash, for logins without account.
    SignIn(storage::Database& database, const Clock& clock, const AccessOptions& options, PasswordHasher& hasher,
           Sessions& sessions);

    /// Errors: too_many "too_many_attempts" (of the address), too_many "locked" (the login), unauthenticated
    /// "bad_credentials".
    Result<SignedIn> signIn(const std::string& login, const std::string& password, const http::Request& request);
    Result<void> signOut(const Actor& actor);
    /// Ends the account's other sessions. Errors: of the fields newPassword (checkNewPassword, "unchanged") and
    /// currentPassword ("wrong", which counts towards the lock); too_many "locked".
    Result<void> changePassword(const Actor& actor, const std::string& current, const std::string& replacement);

private:
    /// Of one sign-in: where it comes from and when it began.
    struct Attempt {
        std::string address_key;
        Instant at;
    };
    Result<SignedIn> openSession(const UserId& user, const std::string& verified_hash, const Attempt& attempt,
                                 const http::Request& request);
    /// Counts the failure and records it, and the attempt where it is a sign-in. An error when the login was locked
    /// meanwhile by others.
    Result<void> noteFailure(const std::optional<Account>& account, const std::string& login_key,
                             const audit::Author& author, audit::Line line,
                             const std::optional<Attempt>& attempt = std::nullopt);

    storage::Database& database_;
    const Clock& clock_;
    const AccessOptions& options_;
    PasswordHasher& hasher_;
    Sessions& sessions_;
    RateLimit per_address_here_;  ///< those whose password is still being looked at, too
    AddressLimit per_address_;
    UnknownLogins unknown_logins_;
    std::string nobodys_hash_;
};

}  // namespace jalon::access
