// SPDX-License-Identifier: EUPL-1.2
#include "access/link_token.h"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <stdexcept>

#include "access/rate_limit.h"
#include "access/sessions.h"
#include "access/sign_in_limits.h"
#include "http/problem.h"
#include "storage/standby.h"

namespace jalon::access {

using storage::Transaction;

namespace {

constexpr storage::Unaudited kCounting{"requests through links, counted"};
constexpr std::size_t kTokenLength = sodium_base64_ENCODED_LEN(32, sodium_base64_VARIANT_URLSAFE_NO_PADDING) - 1;

bool isTokenCharacter(char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
}

std::string sha256(std::string_view text) {
    std::array<unsigned char, crypto_hash_sha256_BYTES> digest{};
    crypto_hash_sha256(digest.data(), reinterpret_cast<const unsigned char*>(text.data()), text.size());
    std::array<char, 2 * crypto_hash_sha256_BYTES + 1> hex{};
    sodium_bin2hex(hex.data(), hex.size(), digest.data(), digest.size());
    return hex.data();
}

}  // namespace

std::string newLinkToken() { return newToken(); }

Result<std::string> linkTokenHash(std::string_view token) {
    if (token.size() != kTokenLength || !std::ranges::all_of(token, isTokenCharacter)) return Error::notFound();
    return sha256(token);
}

bool linkTokenFits(std::string_view token, std::string_view stored_hash) {
    const std::string hash = sha256(token);
    return hash.size() == stored_hash.size() && sodium_memcmp(hash.data(), stored_hash.data(), hash.size()) == 0;
}

Actor linkHolder() { return {{std::nullopt, "link"}, "", "", RoleSet{}, ""}; }

class LinkRoutes::Limit {
public:
    Limit(storage::Database& database, const Clock& clock, int per_minute)
        : database_(database), clock_(clock), here_(per_minute), together_(Counted::link_requests, per_minute) {}

    /// Notes a request and returns nothing, or returns the seconds after which one will be let through.
    std::optional<int> attempt(const std::string& client_address) {
        const Instant now = clock_.now();
        const std::string key = addressKey(client_address);
        const auto too_soon = database_.read([&](Transaction& tx) { return together_.wait(tx, key, now); });
        // Those this server counts are asked second, because whoever they let through is noted.
        const auto wait = too_soon ? too_soon : here_.attempt(key, now);
        if (!wait) note(key, now);
        return wait;
    }

private:
    /// What a full disk does not take is counted here alone: reading goes on.
    void note(const std::string& key, Instant now) {
        try {
            const auto noted = database_.write(kCounting, [&](Transaction& tx) -> Result<void> {
                storage::waitForNoStandby(tx);
                together_.note(tx, key, now);
                return {};
            });
            if (!noted) throw std::logic_error("links: " + noted.error().code);
        } catch (const storage::DbError& error) {
            if (error.code() != storage::DbCode::full && error.code() != storage::DbCode::readonly) throw;
        }
    }

    storage::Database& database_;
    const Clock& clock_;
    RateLimit here_;
    AddressLimit together_;
};

LinkRoutes::LinkRoutes(RouteTable& table, storage::Database& database, const Clock& clock, int per_minute)
    : table_(table), limit_(std::make_shared<Limit>(database, clock, per_minute)) {}

void LinkRoutes::add(http::Method method, std::string pattern, std::string operation, RouteHandler handler) {
    auto guarded = [limit = limit_, handler = std::move(handler)](const http::Request& request,
                                                                  const Actor&) -> Result<http::Response> {
        if (const auto seconds = limit->attempt(request.client_address))
            return Error{ErrorKind::too_many, "too_many_attempts", {}, {}, *seconds};
        auto answer = handler(request, linkHolder());
        http::Response response = answer ? std::move(answer).value() : http::problem(answer.error());
        response.set("Cache-Control", "no-store");
        response.set("Referrer-Policy", "no-referrer");
        return response;
    };
    table_.add(method, std::move(pattern), std::move(operation), Allow::anyone(), std::move(guarded));
}

}  // namespace jalon::access
