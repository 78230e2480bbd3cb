// SPDX-License-Identifier: EUPL-1.2
#pragma once
// The parts of a blueprint file have names that outlive their order: what merging and comparing go by.
#include <string>

#include "base/json.h"

namespace jalon::blueprints {

/// The name of an item within its list: its code, key, kind or name, "from>to" for a move; "" for what has none.
std::string itemKey(const json::value& item);

/// Whether a value is a list of named items (and not of plain texts).
bool isItemList(const json::value& value);

}  // namespace jalon::blueprints
