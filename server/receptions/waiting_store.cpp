// SPDX-License-Identifier: EUPL-1.2
#include "receptions/waiting_store.h"

#include "people/scope.h"
#include "receptions/referral_store.h"

namespace jalon::receptions::store {
namespace {

using storage::Row;
using storage::Sql;
using storage::Transaction;

constexpr Sql kFacts{"receptions.waiting_facts",
                     "SELECT adult_at_home, deferral, deferral_by, deferral_on, deferral_channel, deferral_note, "
                     "updated_at, updated_by, version FROM referral_waiting WHERE referral_id = $1"};
constexpr Sql kPutFacts{
    "receptions.put_waiting_facts",
    "INSERT INTO referral_waiting (referral_id, adult_at_home, deferral, deferral_by, deferral_on, deferral_channel, "
    "deferral_note, updated_at, updated_by, version) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) "
    "ON CONFLICT (referral_id) DO UPDATE SET adult_at_home = excluded.adult_at_home, deferral = excluded.deferral, "
    "deferral_by = excluded.deferral_by, deferral_on = excluded.deferral_on, "
    "deferral_channel = excluded.deferral_channel, deferral_note = excluded.deferral_note, "
    "updated_at = excluded.updated_at, updated_by = excluded.updated_by, version = excluded.version"};
constexpr Sql kMoves{"receptions.waiting_moves",
                     "SELECT id, referral_id, rank, reason, at, by_user, withdrawn_at, withdrawn_by FROM waiting_move "
                     "WHERE referral_id = $1 ORDER BY id"};
constexpr Sql kAddMove{"receptions.add_waiting_move",
                       "INSERT INTO waiting_move (id, referral_id, rank, reason, at, by_user, withdrawn_at, "
                       "withdrawn_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)"};
constexpr Sql kWithdrawMove{"receptions.withdraw_waiting_move",
                            "UPDATE waiting_move SET withdrawn_at = $2, withdrawn_by = $3 WHERE id = $1"};
constexpr Sql kWaiting{"receptions.waiting_referrals", "SELECT id FROM referral WHERE state = 'waiting'"};
constexpr Sql kReceivedBefore{"receptions.received_before",
                              "SELECT 1 FROM stay WHERE person_id = $1 AND referral_id <> $2 AND withdrawn = FALSE "
                              "AND state NOT IN ('family_refused', 'cancelled_by_school', 'no_show') LIMIT 1"};
constexpr Sql kClearLost{"receptions.clear_lost", "DELETE FROM lost_half_day WHERE referral_id = $1"};
constexpr Sql kAddLost{"receptions.add_lost",
                       "INSERT INTO lost_half_day (referral_id, half_day, reason) VALUES ($1, $2, $3)"};
constexpr Sql kLost{"receptions.lost_between",
                    "SELECT l.referral_id, r.person_id, r.structure_id, l.half_day, l.reason FROM lost_half_day l "
                    "JOIN referral r ON r.id = l.referral_id WHERE l.half_day >= $1 AND l.half_day <= $2 "
                    "AND " JALON_IN_SCOPE("r.person_id", "$3") " ORDER BY l.half_day, l.referral_id"};

std::optional<UserId> optionalUser(const Row& row, std::size_t column) {
    auto text = row.optionalText(column);
    if (!text) return std::nullopt;
    return UserId::trusted(std::move(*text));
}

}  // namespace

WaitingFacts waitingFacts(Transaction& tx, const ReferralId& referral) {
    const auto rows = tx.run(kFacts, referral);
    if (rows.empty()) return {};
    const Row& row = rows.front();
    return {row.text(0), row.text(1),    row.text(2),          row.optionalDay(3), row.text(4),
            row.text(5), row.instant(6), optionalUser(row, 7), row.integer(8)};
}

void put(Transaction& tx, const ReferralId& referral, const WaitingFacts& facts) {
    tx.run(kPutFacts, referral, facts.adult_at_home, facts.deferral, facts.deferral_by, facts.deferral_on,
           facts.deferral_channel, facts.deferral_note, facts.updated_at, facts.updated_by, facts.version);
}

std::vector<WaitingMove> movesOf(Transaction& tx, const ReferralId& referral) {
    std::vector<WaitingMove> out;
    for (const Row& row : tx.run(kMoves, referral))
        out.push_back({row.text(0), ReferralId::trusted(row.text(1)), static_cast<int>(row.integer(2)), row.text(3),
                       row.instant(4), optionalUser(row, 5), row.optionalInstant(6), optionalUser(row, 7)});
    return out;
}

void insert(Transaction& tx, const WaitingMove& move) {
    tx.run(kAddMove, move.id, move.referral, move.rank, move.reason, move.at, move.by, move.withdrawn_at,
           move.withdrawn_by);
}

void withdraw(Transaction& tx, const WaitingMove& move) {
    tx.run(kWithdrawMove, move.id, move.withdrawn_at, move.withdrawn_by);
}

std::vector<Referral> waitingReferrals(Transaction& tx) {
    std::vector<Referral> out;
    for (const Row& row : tx.run(kWaiting))
        if (auto referral = findReferral(tx, ReferralId::trusted(row.text(0)))) out.push_back(std::move(*referral));
    return out;
}

bool receivedBefore(Transaction& tx, const PersonId& person, const ReferralId& except) {
    return !tx.run(kReceivedBefore, person, except).empty();
}

void replaceLost(Transaction& tx, const ReferralId& referral, const std::map<HalfDay, std::string>& lost) {
    tx.run(kClearLost, referral);
    for (const auto& [at, reason] : lost) tx.run(kAddLost, referral, at, reason);
}

std::vector<LostRow> lostBetween(Transaction& tx, const access::FileScope& files, HalfDay from, HalfDay to) {
    std::vector<LostRow> out;
    for (const Row& row : tx.run(kLost, from, to, files.text()))
        out.push_back({ReferralId::trusted(row.text(0)), PersonId::trusted(row.text(1)),
                       StructureId::trusted(row.text(2)), row.halfDay(3), row.text(4)});
    return out;
}

}  // namespace jalon::receptions::store
