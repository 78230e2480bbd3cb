// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <set>
#include <string>

namespace jalon::access {

/// Tables of what is forgotten within a minute (sign_in_limits.h counts guesses there): a copy of the base begins
/// without.
inline const std::set<std::string>& passingTables() {
    static const std::set<std::string> kTables{"sign_in_attempt", "link_request"};
    return kTables;
}

}  // namespace jalon::access
