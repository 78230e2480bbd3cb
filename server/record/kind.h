// SPDX-License-Identifier: EUPL-1.2
#pragma once
// What an act is to whoever reads the record.
#include <optional>
#include <string_view>

namespace jalon::record {

enum class Kind {
    any,
    look,     ///< a file, a list or a sheet was read, writings were searched
    taken,    ///< something left the program: an export, a copy
    opening,  ///< who may see a file: confided, opened in an emergency
    sign_in,  ///< sign-ins and passwords
    change,   ///< anything else
};
/// "any", "look", …
std::string_view kindCode(Kind kind);
std::optional<Kind> parseKind(std::string_view code);

}  // namespace jalon::record
