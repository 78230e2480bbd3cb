// SPDX-License-Identifier: EUPL-1.2
#pragma once
// The table daily_round: one row, the last round.
#include <optional>

#include "receptions/daily_round.h"
#include "storage/database.h"

namespace jalon::receptions::store {

std::optional<LastRound> lastRound(storage::Transaction& tx);
void putRound(storage::Transaction& tx, const LastRound& round);

}  // namespace jalon::receptions::store
