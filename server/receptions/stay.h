// SPDX-License-Identifier: EUPL-1.2
#pragma once
// A stay (accueil): the reception that follows an accepted referral. Its states and moves come from the blueprint; each
// move is dated, authored and can be taken back, and both stay in the history.
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/id.h"
#include "base/result.h"
#include "blueprints/blueprints.h"
#include "calendar/receivable.h"

namespace jalon::receptions {

enum class StayState {
    accepted,
    presented,
    running,
    ended,
    reviewed,
    returned,
    follow_up,
    closed,
    family_refused,
    cancelled_by_school,
    no_show,
    interrupted,
    long_follow_up
};
std::string_view stayStateCode(StayState state);
std::optional<StayState> parseStayState(std::string_view code);
/// accepted, presented, running: the reception is to come or going on.
bool isUnderWay(StayState state);

using TransitionId = Id<struct TransitionTag>;

struct Transition {
    TransitionId id;
    StayState from = StayState::accepted, to = StayState::accepted;
    Day on;  ///< the day it happened, as the coordinator says
    std::string reason_code = {}, note = {};
    bool undone = false;
    std::optional<TransitionId> undoes = std::nullopt;
    Instant at = {};
    std::optional<UserId> by = std::nullopt;
    /// Of an end in the middle of a day: the last half-day still expected. Else the whole day is.
    std::optional<HalfDay> last_half = std::nullopt;
};

/// One half-day of the measure: planned, or dropped with its reason (calendar/school_days.h), or
/// attended_before_correction: outside the corrected dates, but somebody came.
struct StayHalf {
    HalfDay at;
    bool planned = false;
    std::string reason, label;
    bool operator==(const StayHalf&) const = default;
};
inline constexpr std::string_view kAttendedBeforeCorrection = "attended_before_correction";

struct Stay {
    StayId id;
    ReferralId referral;
    PersonId person;
    StructureId structure;
    std::string class_name;
    StayState state = StayState::accepted;
    std::optional<Day> return_due_on = std::nullopt, follow_up_due_on = std::nullopt;
    std::optional<HalfDay> stopped_after = std::nullopt;  ///< later half-days are no longer expected
    bool withdrawn = false;                               ///< its referral was reopened: as if it had never been
    Instant created_at = {};
    std::int64_t version = 1;
};

std::vector<StayState> allowedMoves(const blueprints::Blueprint& blueprint, StayState from);

/// Errors: conflict transition_not_allowed; invalid reasonCode (required, not_in_list).
Result<void> checkMove(const blueprints::Blueprint& blueprint, StayState from, StayState to,
                       const std::string& reason_code);

/// The reason given for bringing a referral or stay to a state: one of the vocabulary "reason_<state>". Errors: invalid
/// reasonCode (required, not_in_list).
Result<void> checkReason(const blueprints::Blueprint& blueprint, std::string_view state, const std::string& code,
                         bool required);

/// The move that undo takes back: the last one still standing, in order of recording. Nothing at the start.
const Transition* lastStanding(const std::vector<Transition>& history);
/// Where the standing moves lead from accepted.
StayState stateAfter(const std::vector<Transition>& history);
/// The last standing move to a state.
const Transition* standingMoveTo(const std::vector<Transition>& history, StayState to);

/// The last half-day on which the pupil is expected, where a standing move ends the reception: the day itself (or the
/// half-day named) for an end or interruption, the evening before for what never took place (refused, cancelled), and
/// never before the last half-day with attendance.
std::optional<HalfDay> stoppedAfter(const std::vector<Transition>& history, const std::set<HalfDay>& attended);

/// The half-days of a computed measure.
std::vector<StayHalf> halvesOf(const calendar::Receivable& receivable);
/// After a correction: the new half-days, and those of the old ones on which attendance was taken.
std::vector<StayHalf> recomputed(const std::vector<StayHalf>& old, const std::vector<StayHalf>& fresh,
                                 const std::set<HalfDay>& attended);
/// As they stand once the stay has stopped: planned half-days after it are dropped with the reason "stopped".
std::vector<StayHalf> withStop(std::vector<StayHalf> halves, const std::optional<HalfDay>& stopped_after);
std::vector<HalfDay> plannedOf(const std::vector<StayHalf>& halves);

}  // namespace jalon::receptions
