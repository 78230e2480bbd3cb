// SPDX-License-Identifier: EUPL-1.2
#include "access/link_token.h"

#include <sodium.h>

#include <algorithm>
#include <array>

#include "access/rate_limit.h"
#include "access/sessions.h"
#include "http/problem.h"

namespace jalon::access {

namespace {

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

struct LinkRoutes::Shared {
    Shared(const Clock& its_clock, int per_minute) : clock(its_clock), limit(per_minute) {}
    const Clock& clock;
    RateLimit limit;
};

LinkRoutes::LinkRoutes(RouteTable& table, const Clock& clock, int per_minute)
    : table_(table), shared_(std::make_shared<Shared>(clock, per_minute)) {}

void LinkRoutes::add(http::Method method, std::string pattern, std::string operation, RouteHandler handler) {
    auto guarded = [shared = shared_, handler = std::move(handler)](const http::Request& request,
                                                                    const Actor&) -> Result<http::Response> {
        if (const auto seconds = shared->limit.attempt(addressKey(request.client_address), shared->clock.now()))
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
