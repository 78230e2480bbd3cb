// SPDX-License-Identifier: EUPL-1.2
#pragma once
// All SQL of referrals, their decisions and answers.
#include <optional>
#include <string>
#include <vector>

#include "access/actor.h"
#include "receptions/referral.h"
#include "storage/database.h"

namespace jalon::receptions::store {

/// With its overrides and the id of its stay.
std::optional<Referral> findReferral(storage::Transaction& tx, const ReferralId& id);
void insert(storage::Transaction& tx, const Referral& referral);
/// Everything but id, person and creation; the overrides too.
void update(storage::Transaction& tx, const Referral& referral);

/// Lists come without overrides. Newest first.
std::vector<Referral> referralsOf(storage::Transaction& tx, const PersonId& person);
/// Oldest first.
std::vector<Referral> owed(storage::Transaction& tx, const access::FileScope& files);
std::vector<Referral> pending(storage::Transaction& tx, const access::FileScope& files);

struct PageQuery {
    std::optional<ReferralState> state;
    bool owed = false;
    std::optional<StructureId> structure;
    Day before_day;  ///< the page starts after this place: day and id of the last row shown
    std::string before_id;
    std::int64_t limit = 0;
    access::FileScope files;
};
/// Newest first.
std::vector<Referral> page(storage::Transaction& tx, const PageQuery& query);

struct StoredDecision {
    std::string id;
    ReferralId referral;
    Decision decision = Decision::accept;
    Day on;
    std::string reason_code, reason_note;
    Instant at;
    std::optional<UserId> by;
};
void addDecision(storage::Transaction& tx, const StoredDecision& decision);
std::vector<StoredDecision> decisionsOf(storage::Transaction& tx, const PersonId& person);

struct StoredAnswer {
    ReferralId referral;
    Answer answer;
    bool withdrawn = false;
};
void addAnswer(storage::Transaction& tx, const ReferralId& referral, const Answer& answer);
/// The last answer not withdrawn.
std::optional<Answer> lastAnswer(storage::Transaction& tx, const ReferralId& referral);
void withdrawAnswer(storage::Transaction& tx, const std::string& answer_id);
std::vector<StoredAnswer> answersOf(storage::Transaction& tx, const PersonId& person);

}  // namespace jalon::receptions::store
