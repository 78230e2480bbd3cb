// SPDX-License-Identifier: EUPL-1.2
#pragma once
// What a table holds, in one word: the same for the same rows in the same order, whatever engine they were read from.
#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "storage/stored_tables.h"

namespace jalon::transfer {

/// A chain of SHA-256, one link a row, so that it can be taken up after any of them. Each value is written with what it
/// is and how long it is; a boolean is written as the integer the embedded engine has, and -0.0 as the 0.0 it makes of
/// it.
class RowDigest {
public:
    RowDigest() = default;
    /// To go on from hex(); nothing when it is none.
    static std::optional<RowDigest> from(std::string_view hex);

    void add(const storage::StoredRow& row);
    std::string hex() const;

private:
    std::array<unsigned char, 32> link_{};
};

}  // namespace jalon::transfer
