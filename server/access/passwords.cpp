// SPDX-License-Identifier: EUPL-1.2
#include "access/passwords.h"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <set>
#include <stdexcept>

#include "base/text.h"

namespace jalon::access {

namespace {

constexpr int kMaxAtOnce = 2;
constexpr std::chrono::seconds kLongestWait{5};
constexpr int kBusyRetrySeconds = 2;
constexpr std::size_t kMinDifferentCharacters = 5;

/// Folded and without spaces, in order.
constexpr auto kCommonPasswords = std::to_array<std::string_view>({
#include "access/common_passwords.inc"
});
static_assert(std::ranges::is_sorted(kCommonPasswords));

/// Letters and digits alone: "Mot-de-passe 2026 !" → "motdepasse2026".
std::string bare(std::string_view typed) {
    std::string folded = text::fold(typed);
    std::erase(folded, ' ');
    return folded;
}

Error refusal(std::string_view field, std::string code, std::map<std::string, std::string> params = {}) {
    return {ErrorKind::invalid, "invalid", {{std::string(field), std::move(code), std::move(params)}}};
}

Error busy() { return {ErrorKind::unavailable, "busy", {}, {}, kBusyRetrySeconds}; }

bool isCommon(const std::string& password) {
    if (std::set<char>(password.begin(), password.end()).size() < kMinDifferentCharacters) return true;
    return std::ranges::binary_search(kCommonPasswords, bare(password));
}

}  // namespace

Argon2Hasher::Argon2Hasher(Argon2Cost cost) : cost_(cost), turns_(kMaxAtOnce, kLongestWait) {
    if (sodium_init() < 0) throw std::runtime_error("libsodium does not start");
}

Result<std::string> Argon2Hasher::hash(std::string_view password) {
    const Turns::Turn turn = turns_.take();
    if (!turn) return busy();
    const std::string prepared = preparedPassword(password);
    std::array<char, crypto_pwhash_STRBYTES> text{};
    if (crypto_pwhash_str(text.data(), prepared.data(), prepared.size(), cost_.passes, cost_.memory_kib * 1024) != 0)
        throw std::runtime_error("not enough memory to hash a password");
    return std::string(text.data());
}

Result<bool> Argon2Hasher::verify(const std::string& hash, std::string_view password) {
    const Turns::Turn turn = turns_.take();
    if (!turn) return busy();
    const std::string prepared = preparedPassword(password);
    return crypto_pwhash_str_verify(hash.c_str(), prepared.data(), prepared.size()) == 0;
}

std::string preparedPassword(std::string_view typed) { return text::tidy(typed); }

Result<void> checkNewPassword(std::string_view field, std::string_view password, std::string_view login,
                              std::string_view display_name) {
    const std::string prepared = preparedPassword(password);
    const std::size_t length = text::length(prepared);
    if (length < kMinPasswordLength) return refusal(field, "too_short", {{"min", std::to_string(kMinPasswordLength)}});
    if (length > kMaxPasswordLength) return refusal(field, "too_long", {{"max", std::to_string(kMaxPasswordLength)}});
    const std::string letters = bare(prepared);
    if (letters == bare(login) || letters == bare(display_name)) return refusal(field, "same_as_name");
    if (isCommon(prepared)) return refusal(field, "too_common");
    return {};
}

}  // namespace jalon::access
