// SPDX-License-Identifier: EUPL-1.2
#include "people/scope.h"
#include "receptions/first_referral.h"

namespace jalon::receptions {
namespace {

using storage::Row;
using storage::Sql;

constexpr Sql kFirstOf{"receptions.first_referral_of",
                       "SELECT person_id, received_on, structure_id FROM referral WHERE person_id = $1 "
                       "ORDER BY received_on, id LIMIT 1"};
constexpr Sql kFirstSince{
    "receptions.first_referrals_since",
    "SELECT r.person_id, r.received_on, r.structure_id FROM referral r WHERE r.received_on >= $1 AND NOT EXISTS "
    "(SELECT 1 FROM referral e WHERE e.person_id = r.person_id AND (e.received_on < r.received_on OR "
    "(e.received_on = r.received_on AND e.id < r.id))) AND " JALON_IN_SCOPE("r.person_id", "$2") " ORDER BY "
                                                                                                 "r.received_on, r.id"};

FirstReferral firstOf(const Row& row) {
    return {PersonId::trusted(row.text(0)), row.day(1), StructureId::trusted(row.text(2))};
}

}  // namespace

std::optional<FirstReferral> firstReferralOf(storage::Transaction& tx, const PersonId& person) {
    const auto rows = tx.run(kFirstOf, person);
    if (rows.empty()) return std::nullopt;
    return firstOf(rows.front());
}

std::vector<FirstReferral> firstReferralsSince(storage::Transaction& tx, const access::FileScope& files, Day from) {
    std::vector<FirstReferral> out;
    for (const Row& row : tx.run(kFirstSince, from, files.text())) out.push_back(firstOf(row));
    return out;
}

}  // namespace jalon::receptions
