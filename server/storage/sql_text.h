// SPDX-License-Identifier: EUPL-1.2
#pragma once
// What has to be known of a statement before a server sees it.
#include <cstddef>

#include "storage/database.h"

namespace jalon::storage {

/// The highest n of the $n outside of quotes and comments; 0 when there is none. A text that is not exactly one
/// statement, or has a parameter of another form ("?", "$name"), is std::logic_error.
std::size_t parameterCount(const Sql& sql);

}  // namespace jalon::storage
