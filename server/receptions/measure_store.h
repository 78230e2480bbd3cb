// SPDX-License-Identifier: EUPL-1.2
#pragma once
// All SQL of what belongs to measures beside the referral itself: links, outcomes, the stays they share, accounts of
// hours, effacement.
#include <optional>
#include <string>
#include <vector>

#include "access/actor.h"
#include "receptions/hour_account.h"
#include "receptions/measure_links.h"
#include "receptions/referral.h"
#include "receptions/stay.h"
#include "storage/database.h"

namespace jalon::receptions::store {

/// Every link between two measures of one pupil, oldest first.
std::vector<MeasureLink> linksOf(storage::Transaction& tx, const PersonId& person);
std::optional<MeasureLink> findLink(storage::Transaction& tx, const std::string& id);
void addLink(storage::Transaction& tx, const MeasureLink& link);
void removeLink(storage::Transaction& tx, const std::string& id);

/// Measures that were executed and began between two days, those that extend another apart: of whom, of what kind,
/// when. By person, then day.
struct BegunMeasure {
    PersonId person;
    std::string kind;
    Day start;
};
std::vector<BegunMeasure> begunBetween(storage::Transaction& tx, Day from, Day to);

struct StoredOutcome {
    std::string id;
    ReferralId referral;
    Outcome outcome = Outcome::nothing;
    Day pronounced_on;
    std::string note;
    std::optional<ReferralId> next = {};
    bool ended_it = false;                        ///< gave the measure the end it did not have
    std::optional<TransitionId> transition = {};  ///< ended its stay
    Instant at = {};
    std::optional<UserId> by = {};
};
std::optional<StoredOutcome> findOutcome(storage::Transaction& tx, const ReferralId& referral);
std::vector<StoredOutcome> outcomesOf(storage::Transaction& tx, const PersonId& person);
void addOutcome(storage::Transaction& tx, const StoredOutcome& outcome);
void removeOutcome(storage::Transaction& tx, const ReferralId& referral);

/// The measures received in the stay of another, by their first half-day.
std::vector<ReferralId> joinedTo(storage::Transaction& tx, const StayId& stay);
void join(storage::Transaction& tx, const ReferralId& referral, const StayId& stay);
void leave(storage::Transaction& tx, const ReferralId& referral);

/// What an account says beside its sessions; version 0: nothing written yet.
struct HourAccount {
    std::optional<Day> refused_on;
    std::string refused_by, refusal_note;
    std::optional<Day> attested_on;
    std::string attested_to;
    std::int64_t version = 0;
};
HourAccount hourAccount(storage::Transaction& tx, const ReferralId& referral);
void put(storage::Transaction& tx, const ReferralId& referral, const HourAccount& account, Instant at,
         const std::optional<UserId>& by);

/// By day and hour, the withdrawn ones too.
std::vector<HourSession> sessions(storage::Transaction& tx, const ReferralId& referral);
std::vector<HourSession> sessionsOf(storage::Transaction& tx, const PersonId& person);
std::optional<HourSession> findSession(storage::Transaction& tx, const HourSessionId& id);
void insert(storage::Transaction& tx, const HourSession& session);
void update(storage::Transaction& tx, const HourSession& session);

struct Erasure {
    ReferralId referral;
    Day done_on;
    std::string note;
    std::optional<UserId> by;
};
std::optional<Erasure> erasureOf(storage::Transaction& tx, const ReferralId& referral);
void addErasure(storage::Transaction& tx, const Erasure& erasure, Instant at);
void removeErasure(storage::Transaction& tx, const ReferralId& referral);
/// Referrals whose measure began before a day and whose effacement nobody has dealt with, oldest first; duplicates
/// apart.
std::vector<ReferralId> notErased(storage::Transaction& tx, const access::FileScope& files, Day before,
                                  std::int64_t limit);

}  // namespace jalon::receptions::store
