// SPDX-License-Identifier: EUPL-1.2
#include "receptions/facts_store.h"

#include <algorithm>
#include <stdexcept>

namespace jalon::receptions {
namespace {

using storage::Row;
using storage::Rows;
using storage::Sql;
using storage::Transaction;

constexpr Sql kPutHalves{"receptions.put_measure_half_days",
                         "INSERT INTO measure_half_days (referral_id, first_half, last_half, half_days) "
                         "VALUES ($1, $2, $3, $4) ON CONFLICT (referral_id) DO UPDATE SET "
                         "first_half = excluded.first_half, last_half = excluded.last_half, "
                         "half_days = excluded.half_days"};

constexpr Sql kWithoutHalves{"receptions.without_half_days",
                             "SELECT r.id FROM referral r LEFT JOIN measure_half_days m ON m.referral_id = r.id "
                             "WHERE m.referral_id IS NULL"};

constexpr Sql kReferrals{
    "receptions.referral_facts",
    "SELECT r.id, r.person_id, r.structure_id, r.class_name, r.received_on, r.start_half, r.measure_kind, r.motive, "
    "r.state, r.reason_code, r.suspended, r.revoked_on, m.half_days "
    "FROM referral r LEFT JOIN measure_half_days m ON m.referral_id = r.id WHERE r.id IN ("
    "SELECT id FROM referral WHERE received_on >= $1 AND received_on <= $2 "
    "UNION ALL SELECT id FROM referral WHERE start_half >= $3 AND start_half <= $4 "
    "UNION ALL SELECT referral_id FROM measure_half_days WHERE last_half >= $3 AND first_half <= $4) "
    "ORDER BY r.id"};

#define JALON_SELECT_STAY_FACT                                                                                    \
    "SELECT s.id, s.referral_id, s.person_id, s.structure_id, s.class_name, r.measure_kind, r.motive, s.state, "  \
    "s.first_planned, s.last_planned, s.stopped_after, s.return_due_on, r.start_half, s.begun, s.return_answer, " \
    "s.follow_up_answer FROM stay s JOIN referral r ON r.id = s.referral_id "
constexpr Sql kStays{
    "receptions.stay_facts", JALON_SELECT_STAY_FACT
    "WHERE s.last_planned >= $1 AND s.first_planned <= $2 AND s.withdrawn = FALSE ORDER BY s.last_planned, s.id"};
constexpr Sql kStaysWithoutHalves{"receptions.stay_facts_without_half_days", JALON_SELECT_STAY_FACT
                                  "WHERE r.start_half >= $1 AND r.start_half <= $2 AND s.first_planned IS NULL AND "
                                  "s.withdrawn = FALSE ORDER BY s.id"};
constexpr Sql kPlanned{"receptions.planned_between",
                       "SELECT stay_id, half_day FROM stay_half_day WHERE half_day >= $1 AND half_day <= $2 AND "
                       "planned = TRUE ORDER BY half_day, stay_id"};

// All of it in the index lost_half_day_by_time.
constexpr Sql kLost{"receptions.lost_facts",
                    "SELECT referral_id, half_day, reason FROM lost_half_day WHERE half_day >= $1 AND half_day <= $2 "
                    "ORDER BY half_day, referral_id"};

ReferralFact referralOf(const Row& row) {
    const auto state = parseReferralState(row.text(8));
    if (!state) throw std::logic_error("referral in an unknown state");
    return {ReferralId::trusted(row.text(0)),
            PersonId::trusted(row.text(1)),
            StructureId::trusted(row.text(2)),
            row.text(3),
            row.day(4),
            row.halfDay(5),
            row.text(6),
            row.text(7),
            *state,
            row.text(9),
            row.boolean(10) && row.isNull(11),
            parseHalves(row.textOr(12, ""))};
}

StayFact stayOf(const Row& row) {
    const auto state = parseStayState(row.text(7));
    if (!state) throw std::logic_error("stay in an unknown state");
    const HalfDay start = row.halfDay(12);
    StayFact out{StayId::trusted(row.text(0)),
                 ReferralId::trusted(row.text(1)),
                 PersonId::trusted(row.text(2)),
                 StructureId::trusted(row.text(3)),
                 row.text(4),
                 row.text(5),
                 row.text(6),
                 *state,
                 row.optionalHalfDay(8).value_or(start),
                 row.optionalHalfDay(9).value_or(start),
                 row.optionalHalfDay(10),
                 row.boolean(13),
                 row.optionalDay(11),
                 row.text(14),
                 row.text(15)};
    if (out.stopped_after) out.last = std::max(out.first, std::min(out.last, *out.stopped_after));
    return out;
}

}  // namespace

namespace store {

void putHalves(Transaction& tx, const ReferralId& referral, const std::vector<MeasureHalf>& halves) {
    std::optional<HalfDay> first, last;
    if (!halves.empty()) {
        first = halves.front().at;
        last = halves.back().at;
    }
    tx.run(kPutHalves, referral, first, last, halvesText(halves));
}

std::vector<ReferralId> withoutHalves(Transaction& tx) {
    std::vector<ReferralId> out;
    for (const Row& row : tx.run(kWithoutHalves)) out.push_back(ReferralId::trusted(row.text(0)));
    return out;
}

}  // namespace store

std::vector<ReferralFact> referralFacts(Transaction& tx, Day from, Day to) {
    std::vector<ReferralFact> out;
    for (const Row& row : tx.run(kReferrals, from, to, HalfDay{from, Half::am}, HalfDay{to, Half::pm}))
        out.push_back(referralOf(row));
    return out;
}

std::vector<StayFact> stayFacts(Transaction& tx, Day from, Day to) {
    const HalfDay first{from, Half::am}, last{to, Half::pm};
    std::vector<StayFact> out;
    for (const Row& row : tx.run(kStays, first, last)) out.push_back(stayOf(row));
    for (const Row& row : tx.run(kStaysWithoutHalves, first, last)) out.push_back(stayOf(row));
    return out;
}

std::vector<PlannedHalf> plannedBetween(Transaction& tx, HalfDay from, HalfDay to) {
    std::vector<PlannedHalf> out;
    for (const Row& row : tx.run(kPlanned, from, to)) out.push_back({StayId::trusted(row.text(0)), row.halfDay(1)});
    return out;
}

std::vector<LostHalfDay> lostHalfDays(Transaction& tx, Day from, Day to) {
    std::vector<LostHalfDay> out;
    for (const Row& row : tx.run(kLost, HalfDay{from, Half::am}, HalfDay{to, Half::pm}))
        out.push_back({ReferralId::trusted(row.text(0)), row.halfDay(1), row.text(2)});
    return out;
}

}  // namespace jalon::receptions
