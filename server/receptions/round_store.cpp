// SPDX-License-Identifier: EUPL-1.2
#include "receptions/round_store.h"

namespace jalon::receptions::store {

using storage::Sql;
using storage::Transaction;

namespace {

constexpr Sql kLast{"receptions.last_round", "SELECT day, calendar_changes FROM daily_round"};
constexpr Sql kPut{"receptions.put_round",
                   "INSERT INTO daily_round (id, day, calendar_changes) VALUES ('receptions', $1, $2) "
                   "ON CONFLICT (id) DO UPDATE SET day = excluded.day, calendar_changes = excluded.calendar_changes"};

}  // namespace

std::optional<LastRound> lastRound(Transaction& tx) {
    const auto rows = tx.run(kLast);
    if (rows.empty()) return std::nullopt;
    return LastRound{rows.front().day(0), rows.front().integer(1)};
}

void putRound(Transaction& tx, const LastRound& round) { tx.run(kPut, round.day, round.calendar_changes); }

}  // namespace jalon::receptions::store
