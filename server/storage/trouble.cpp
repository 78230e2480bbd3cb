// SPDX-License-Identifier: EUPL-1.2
#include "storage/trouble.h"

namespace jalon::storage {

std::optional<std::string_view> troubleCode(DbCode code) {
    switch (code) {
        case DbCode::full:
            return "storage_full";
        case DbCode::readonly:
            return "storage_readonly";
        case DbCode::corrupt:
            return "storage_damaged";
        case DbCode::connection:
            return "storage_away";
        case DbCode::disk:
            return "storage_failing";
        case DbCode::busy:
        case DbCode::serialization:
            return "busy";
        default:
            return std::nullopt;
    }
}

}  // namespace jalon::storage
