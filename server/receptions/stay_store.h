// SPDX-License-Identifier: EUPL-1.2
#pragma once
// All SQL of stays, their half-days, moves and forms. Withdrawn stays are found by id alone.
#include <optional>
#include <string>
#include <vector>

#include "access/actor.h"
#include "base/json.h"
#include "receptions/receptions.h"
#include "storage/database.h"

namespace jalon::receptions::store {

std::optional<Stay> findStay(storage::Transaction& tx, const StayId& id);
void insert(storage::Transaction& tx, const Stay& stay);
/// Everything but id, referral, person and creation.
void update(storage::Transaction& tx, const Stay& stay);
std::vector<StayState> statesOf(storage::Transaction& tx, const PersonId& person);

std::vector<StayHalf> halves(storage::Transaction& tx, const StayId& id);
void replaceHalves(storage::Transaction& tx, const StayId& id, const std::vector<StayHalf>& halves);

std::optional<StayLine> line(storage::Transaction& tx, const StayId& id);
std::vector<StayLine> linesOn(storage::Transaction& tx, HalfDay half);
/// With a planned half-day in the range, by their first one.
std::vector<StayLine> linesBetween(storage::Transaction& tx, const access::FileScope& files, Day from, Day to);
/// Newest first, each with its referral and kind of measure.
struct FileLine {
    StayLine line;
    ReferralId referral;
    std::string measure_kind;
};
std::vector<FileLine> linesOf(storage::Transaction& tx, const PersonId& person);
/// Up to where the stay stopped, in order.
std::vector<HalfDay> planned(storage::Transaction& tx, const StayId& id);
bool isPlanned(storage::Transaction& tx, const StayId& id, HalfDay half);

/// In order of recording.
std::vector<Transition> history(storage::Transaction& tx, const StayId& id);
void add(storage::Transaction& tx, const StayId& id, const Transition& transition);
void markUndone(storage::Transaction& tx, const TransitionId& id);
struct StoredTransition {
    StayId stay;
    Transition transition;
};
std::vector<StoredTransition> transitionsOf(storage::Transaction& tx, const PersonId& person);

struct StayForm {
    std::string kind;
    json::object answers = {};
    std::int64_t version = 0;  ///< 0: not yet written
    std::optional<Instant> updated_at = std::nullopt;
    std::optional<UserId> updated_by = std::nullopt;
    std::string edition = {};  ///< of the words it was answered in (blueprints/form_edition.h), or ""
};
std::vector<StayForm> forms(storage::Transaction& tx, const StayId& id);
std::optional<StayForm> form(storage::Transaction& tx, const StayId& id, const std::string& kind);
/// Stores the form and keeps this version with the former ones.
/// What the figures ask of a form, kept with its stay; put() does it too.
void keepAnswers(storage::Transaction& tx, const StayId& id, const StayForm& form);
void put(storage::Transaction& tx, const StayId& id, const StayForm& form);

}  // namespace jalon::receptions::store
