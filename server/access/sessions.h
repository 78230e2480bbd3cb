// SPDX-License-Identifier: EUPL-1.2
#pragma once
// Sessions of the web: a cookie with a random token, its row, its two limits in time, its CSRF token.
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "access/access.h"
#include "http/message.h"
#include "storage/database.h"

namespace jalon::access {

/// 32 random bytes as base64url (43 characters).
std::string newToken();
/// What is stored of a token: its hash in hexadecimal.
std::string sessionKey(std::string_view token);
/// Told to our pages, which send it back in X-Jalon-CSRF: keyed by the token, which cannot be computed from it.
std::string csrfToken(std::string_view token);

/// Seen within idle_seconds and opened within session_hours.
bool isAlive(Instant created_at, Instant last_seen_at, Instant now, const AccessOptions& options);

class Sessions {
public:
    Sessions(storage::Database& database, const Clock& clock, const AccessOptions& options)
        : database_(database), clock_(clock), options_(options) {}

    /// Opens a session for the user and ends the one the request came with, if any: a token known before sign-in is
    /// worth nothing after it. Sweeps sessions past their limits. The new token.
    std::string open(storage::Transaction& tx, const UserId& user, const http::Request& request);

    /// The signed-in user as stored now. Notes at most once a minute that the session is in use; while the database
    /// cannot take that (a full disk) the note is kept here, and reading goes on. A clock set back by more than that
    /// minute has every session counted from now: none ends at once, none lasts until the old time comes again.
    Result<Actor> actorOf(const http::Request& request);
    Result<void> checkWrite(const http::Request& request, const Actor& actor) const;

    /// "" when the request has no cookie of ours.
    std::string_view tokenOf(const http::Request& request) const;
    /// Values of Set-Cookie.
    std::string cookie(std::string_view token) const;
    std::string clearedCookie() const;

private:
    void noteUse(const std::string& key, Instant stored, Instant now, bool clock_was_set_back);
    /// The last use known here, unless another server has stored one since.
    std::optional<Instant> unstoredUse(const std::string& key, Instant stored);
    void keepUnstored(const std::string& key, Instant stored, Instant now);
    void forgetUnstored(const std::string& key);
    std::string_view cookieName() const;
    std::string cookieAttributes() const;

    storage::Database& database_;
    const Clock& clock_;
    const AccessOptions& options_;
    std::mutex mutex_;
    struct UnstoredUse {
        Instant at, in_place_of;
    };
    std::map<std::string, UnstoredUse> unstored_uses_;  ///< guarded by mutex_; by session key
};

}  // namespace jalon::access
