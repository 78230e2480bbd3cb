// SPDX-License-Identifier: EUPL-1.2
#pragma once
// All SQL of the waiting list and of lost half-days.
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "access/actor.h"
#include "receptions/referral.h"
#include "receptions/waiting_list.h"
#include "storage/database.h"

namespace jalon::receptions::store {

/// What was asked beside the referral: whether somebody is at home, and what the school says of a later start.
struct WaitingFacts {
    std::string adult_at_home = "unknown";  ///< yes, no, unknown
    std::string deferral = "unknown";       ///< agreed, refused, unknown
    std::string deferral_by;
    std::optional<Day> deferral_on = std::nullopt;
    std::string deferral_channel, deferral_note;
    Instant updated_at = {};
    std::optional<UserId> updated_by = std::nullopt;
    std::int64_t version = 0;  ///< 0: nothing was noted yet
};
WaitingFacts waitingFacts(storage::Transaction& tx, const ReferralId& referral);
void put(storage::Transaction& tx, const ReferralId& referral, const WaitingFacts& facts);

/// Every rank given to a referral, taken back or not, in order.
std::vector<WaitingMove> movesOf(storage::Transaction& tx, const ReferralId& referral);
void insert(storage::Transaction& tx, const WaitingMove& move);
/// Stores who took a rank back, and when.
void withdraw(storage::Transaction& tx, const WaitingMove& move);

/// Referrals on the list, in no order.
std::vector<Referral> waitingReferrals(storage::Transaction& tx);
/// Whether a pupil has another stay that took place or is to come.
bool receivedBefore(storage::Transaction& tx, const PersonId& person, const ReferralId& except);

void replaceLost(storage::Transaction& tx, const ReferralId& referral, const std::map<HalfDay, std::string>& lost);
struct LostRow {
    ReferralId referral;
    PersonId person;
    StructureId structure;
    HalfDay at;
    std::string reason;
};
std::vector<LostRow> lostBetween(storage::Transaction& tx, const access::FileScope& files, HalfDay from, HalfDay to);

}  // namespace jalon::receptions::store
