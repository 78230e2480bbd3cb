// SPDX-License-Identifier: EUPL-1.2
#pragma once
// Small files that must be there whole, or not at all, whatever happens to the machine meanwhile.
#include <filesystem>
#include <string_view>

#include "base/result.h"

namespace jalon::storage {

/// Writes a file that must not exist yet, with mode 0600, and waits until it is on the disk. False (errno says why)
/// when it could not; nothing is left then, unless another file of that name was there before.
bool writeNewFile(const std::filesystem::path& file, std::string_view content);

/// Waits until what was written is on the disk. Throws std::system_error.
void syncFile(const std::filesystem::path& file);

/// Gives a file or folder its name, in the place of what had it before, durably. Throws std::system_error.
void renameDurably(const std::filesystem::path& from, const std::filesystem::path& to);

}  // namespace jalon::storage
