// SPDX-License-Identifier: EUPL-1.2
#include "access/sessions.h"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <span>
#include <stdexcept>

#include "access/access_store.h"
#include "access/origin.h"
#include "storage/standby.h"

namespace jalon::access {

namespace {

using Digest = std::array<unsigned char, 32>;

constexpr std::string_view kCsrfPurpose = "jalon csrf token";
constexpr storage::Unaudited kHousekeeping{"session housekeeping"};

const unsigned char* bytes(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }

Digest keyedHash(std::string_view text, std::string_view key) {
    Digest digest{};
    crypto_generichash(digest.data(), digest.size(), bytes(text), text.size(), key.empty() ? nullptr : bytes(key),
                       key.size());
    return digest;
}

std::string base64url(std::span<const unsigned char> data) {
    std::array<char, sodium_base64_ENCODED_LEN(32, sodium_base64_VARIANT_URLSAFE_NO_PADDING)> text{};
    sodium_bin2base64(text.data(), text.size(), data.data(), data.size(), sodium_base64_VARIANT_URLSAFE_NO_PADDING);
    return text.data();
}

bool sameSecret(std::string_view a, std::string_view b) {
    return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

std::chrono::microseconds idleLimit(const AccessOptions& options) { return std::chrono::seconds(options.idle_seconds); }
std::chrono::microseconds wholeLimit(const AccessOptions& options) { return std::chrono::hours(options.session_hours); }

/// The limit is measured from the last noted use, so short limits need finer notes.
std::chrono::microseconds noteInterval(const AccessOptions& options) {
    return std::min<std::chrono::microseconds>(std::chrono::minutes(1), idleLimit(options) / 10);
}

}  // namespace

std::string newToken() {
    Digest random{};
    randombytes_buf(random.data(), random.size());
    return base64url(random);
}

std::string sessionKey(std::string_view token) {
    const Digest digest = keyedHash(token, {});
    std::array<char, 2 * std::tuple_size_v<Digest> + 1> hex{};
    sodium_bin2hex(hex.data(), hex.size(), digest.data(), digest.size());
    return hex.data();
}

std::string csrfToken(std::string_view token) { return base64url(keyedHash(kCsrfPurpose, token)); }

bool isAlive(Instant created_at, Instant last_seen_at, Instant now, const AccessOptions& options) {
    return now - created_at <= wholeLimit(options) && now - last_seen_at <= idleLimit(options);
}

std::string Sessions::open(storage::Transaction& tx, const UserId& user, const http::Request& request) {
    const Instant now = clock_.now();
    deleteSessionsBefore(tx, now + -wholeLimit(options_), now + -idleLimit(options_));
    if (const auto before = tokenOf(request); !before.empty()) deleteSession(tx, sessionKey(before));
    std::string token = newToken();
    insertSession(tx, user,
                  {sessionKey(token), deviceOf(request.header("user-agent")), request.client_address, now, now});
    return token;
}

Result<Actor> Sessions::actorOf(const http::Request& request) {
    const Error signed_out{ErrorKind::unauthenticated, "unauthenticated"};
    const std::string_view token = tokenOf(request);
    if (token.empty()) return signed_out;
    const std::string key = sessionKey(token);
    const Instant now = clock_.now();
    const auto row =
        database_.read([&](storage::Transaction& tx) { return selectSession(tx, key, clock_.today(), now); });
    if (!row || !row->user.active) return signed_out;
    const Instant last_seen = unstoredUse(key, row->last_seen_at).value_or(row->last_seen_at);
    if (!isAlive(row->created_at, last_seen, now, options_)) return signed_out;
    const auto interval = noteInterval(options_);
    const bool clock_was_set_back = last_seen - now > interval;
    if (clock_was_set_back || now - last_seen >= interval) noteUse(key, row->last_seen_at, now, clock_was_set_back);
    const User& user = row->user;
    const RoleSet roles = rolesOf(row->standings);
    const auto emergencies = rightsOf(roles).contains(Right::files_see) ? row->emergencies : std::vector<std::string>{};
    const FileScope files = scopeOf(row->standings, Right::files_see, row->teams).with(emergencies);
    return Actor{{user.id, "web"}, user.login, user.display_name, roles,      key, user.must_change_password,
                 row->standings,   files,      row->teams,        emergencies};
}

void Sessions::noteUse(const std::string& key, Instant stored, Instant now, bool clock_was_set_back) {
    try {
        const auto noted = database_.write(kHousekeeping, [&](storage::Transaction& tx) -> Result<void> {
            storage::waitForNoStandby(tx);
            if (clock_was_set_back) countSessionsFrom(tx, now);
            touchSession(tx, key, now);
            return {};
        });
        if (!noted) throw std::logic_error("sessions: " + noted.error().code);
        forgetUnstored(key);
    } catch (const storage::DbError& error) {
        if (error.code() != storage::DbCode::full && error.code() != storage::DbCode::readonly) throw;
        keepUnstored(key, stored, now);
    }
}

std::optional<Instant> Sessions::unstoredUse(const std::string& key, Instant stored) {
    const std::lock_guard lock(mutex_);
    const auto found = unstored_uses_.find(key);
    if (found == unstored_uses_.end() || found->second.in_place_of != stored) return std::nullopt;
    return found->second.at;
}

void Sessions::keepUnstored(const std::string& key, Instant stored, Instant now) {
    const std::lock_guard lock(mutex_);
    std::erase_if(unstored_uses_, [&](const auto& use) { return now - use.second.at > idleLimit(options_); });
    unstored_uses_[key] = {now, stored};
}

void Sessions::forgetUnstored(const std::string& key) {
    const std::lock_guard lock(mutex_);
    unstored_uses_.erase(key);
}

Result<void> Sessions::checkWrite(const http::Request& request, const Actor& actor) const {
    const Error refused{ErrorKind::forbidden, "csrf"};
    if (!comesFromOurPages(request, options_.allowed_origins)) return refused;
    if (actor.session_key.empty()) return {};
    if (!sameSecret(request.header("x-jalon-csrf"), csrfToken(tokenOf(request)))) return refused;
    return {};
}

std::string_view Sessions::tokenOf(const http::Request& request) const {
    // crypto_generichash takes keys of up to 64 bytes; ours are 43, and nothing else can be a session.
    const std::string_view token = request.cookie(cookieName());
    constexpr std::size_t length = sodium_base64_ENCODED_LEN(32, sodium_base64_VARIANT_URLSAFE_NO_PADDING) - 1;
    return token.size() == length ? token : std::string_view{};
}

std::string Sessions::cookie(std::string_view token) const {
    return std::string(cookieName()) + "=" + std::string(token) + cookieAttributes();
}

std::string Sessions::clearedCookie() const {
    return std::string(cookieName()) + "=" + cookieAttributes() + "; Max-Age=0";
}

std::string_view Sessions::cookieName() const {
    return options_.secure_cookie ? "__Host-jalon_session" : "jalon_session";
}

std::string Sessions::cookieAttributes() const {
    return std::string("; Path=/; HttpOnly; SameSite=Strict") + (options_.secure_cookie ? "; Secure" : "");
}

}  // namespace jalon::access
