// SPDX-License-Identifier: EUPL-1.2
#pragma once
// The recovery key opens backups when the machine and its own key are lost. It is shown once, on paper; the machine
// keeps its public half, with which backups are sealed and which opens none of them.
#include <array>
#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace jalon::backup {

/// What the machine keeps: an X25519 public key.
class RecoverySeal {
public:
    explicit RecoverySeal(const std::array<std::byte, 32>& bytes) : bytes_(bytes) {}
    static std::optional<RecoverySeal> parse(std::string_view hex);
    std::string hex() const;
    /// Eight letters and digits, "K7QM-3F2A": which recovery key belongs to it.
    std::string fingerprint() const;
    /// Only the recovery key reads it again.
    std::string sealed(std::string_view secret) const;
    bool operator==(const RecoverySeal&) const = default;

private:
    std::array<std::byte, 32> bytes_;
};

/// Wiped from memory when destroyed.
class RecoveryKey {
public:
    RecoveryKey(const RecoveryKey&) = default;
    RecoveryKey& operator=(const RecoveryKey&) = default;
    ~RecoveryKey();
    static RecoveryKey random();
    /// As it was printed; spaces, dashes, line ends and case do not count, O is 0, I and L are 1. Errors:
    /// "recovery_key.malformed" (not 56 of its letters and digits), "recovery_key.mistyped" (the check says no).
    static Result<RecoveryKey> parse(std::string_view typed);
    /// 14 groups of four, in two lines: 256 bits and 24 that check them.
    std::string text() const;
    RecoverySeal seal() const;
    /// Nothing when it was sealed for another key, or altered.
    std::optional<std::string> opened(std::string_view sealed) const;

private:
    explicit RecoveryKey(const std::array<std::byte, 32>& seed) : seed_(seed) {}
    std::array<std::byte, 32> seed_;
};

/// FOLDER/jalon.recovery, beside the database.
std::filesystem::path sealFile(const std::filesystem::path& folder);
/// Errors: "recovery_key.missing", "recovery_seal.unreadable".
Result<RecoverySeal> readSeal(const std::filesystem::path& file);
/// Puts it there, durably, in the place of another one. Error: "recovery_seal.unwritable".
Result<void> writeSeal(const std::filesystem::path& file, const RecoverySeal& seal);

}  // namespace jalon::backup
