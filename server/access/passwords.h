// SPDX-License-Identifier: EUPL-1.2
#pragma once
// Passwords: how they are kept (Argon2id) and which ones are refused.
#include <cstddef>
#include <string>
#include <string_view>

#include "access/turns.h"
#include "base/result.h"

namespace jalon::access {

struct Argon2Cost {
    std::size_t memory_kib = 64 * 1024;
    unsigned passes = 3;
};

/// Slow on purpose: never called inside a transaction. Both calls answer ErrorKind::unavailable "busy" when too many
/// others wait.
class PasswordHasher {
public:
    virtual ~PasswordHasher() = default;
    /// The text to keep: algorithm, costs, salt and hash.
    virtual Result<std::string> hash(std::string_view password) = 0;
    virtual Result<bool> verify(const std::string& hash, std::string_view password) = 0;
};

/// At most two computations run at one time, whatever the number of sign-ins, so that these cannot eat the memory.
class Argon2Hasher final : public PasswordHasher {
public:
    explicit Argon2Hasher(Argon2Cost cost);
    Result<std::string> hash(std::string_view password) override;
    Result<bool> verify(const std::string& hash, std::string_view password) override;

private:
    const Argon2Cost cost_;
    Turns turns_;
};

/// The password as it is hashed and measured: text::tidy, as every typed text, so that composed accents, a pasted line
/// end or the telephone's curly apostrophe do not lock anybody out.
std::string preparedPassword(std::string_view typed);

constexpr std::size_t kMinPasswordLength = 12;   // characters
constexpr std::size_t kMaxPasswordLength = 200;  // characters

/// Refusals, as an error of the field `field`: too_short, too_long (with min or max), same_as_name (the login or the
/// display name, whatever case, accents and punctuation), too_common (a well-known pattern, or fewer than five
/// different characters). No rule on classes of characters and no expiry (NIST SP 800-63B, 5.1.1.2).
Result<void> checkNewPassword(std::string_view field, std::string_view password, std::string_view login,
                              std::string_view display_name);

}  // namespace jalon::access
