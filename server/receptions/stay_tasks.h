// SPDX-License-Identifier: EUPL-1.2
#pragma once
// The tasks a stay asks for, from where it stands: one rule, applied after each change, so that a move, its undo and a
// corrected date all leave the right tasks open.
#include <optional>
#include <string>
#include <vector>

#include "receptions/stay.h"
#include "receptions/work.h"

namespace jalon::receptions {

struct DueTask {
    std::string kind;  ///< presentation, council_date, review, return_meeting, follow_up
    Day due_on;
    std::optional<Half> due_half = std::nullopt;
    bool operator==(const DueTask&) const = default;
};

struct StayDates {
    HalfDay first, last;            ///< planned half-days, or those of the measure where none is planned
    std::optional<Day> council_on;  ///< of a measure that lasts until it
    std::optional<Day> return_due_on, follow_up_due_on;
};

/// What is to be done now: the presentation on the first half-day until it is held, a look at the council's outcome
/// the day before it, the review once ended, the return until confirmed, the follow-up after it.
std::vector<DueTask> dueTasks(StayState state, const std::vector<Transition>& history, const StayDates& dates);

/// The task a move does by itself: presented does the presentation, closing a follow-up the follow-up. "" for none.
std::string_view taskDoneBy(StayState from, StayState to);

/// Opens, moves and cancels the tasks of a stay. `done` is the kind of the one just done, `undone` of the one whose
/// doing was taken back ("" for none).
void syncTasks(const Work& work, const Stay& stay, const Referral& referral, const std::vector<Transition>& history,
               std::string_view done = {}, std::string_view undone = {});
void cancelTasks(const Work& work, const StayId& stay);

}  // namespace jalon::receptions
