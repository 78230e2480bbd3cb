// SPDX-License-Identifier: EUPL-1.2
#pragma once
// Where files are kept, for what differs from one organisation to another.
#include <string>

#include "base/id.h"
#include "storage/database.h"

namespace jalon::people {

/// The first of the places a file is in; "" for an unknown one.
std::string firstPlaceOf(storage::Transaction& tx, const PersonId& person);

}  // namespace jalon::people
