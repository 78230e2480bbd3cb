// SPDX-License-Identifier: EUPL-1.2
#pragma once
// Numbers as the command line prints them.
#include <cstdint>
#include <string>

namespace jalon::app {

/// Digits in groups of three: "2 000 000".
std::string spaced(std::int64_t number);

}  // namespace jalon::app
