// SPDX-License-Identifier: EUPL-1.2
#pragma once
// The tasks a stay asks for, from where it stands: one rule, applied after each change, so that a move, its undo and a
// corrected date all leave the right tasks open.
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "receptions/stay.h"
#include "receptions/work.h"

namespace jalon::receptions {

struct DueTask {
    std::string kind;  ///< presentation, work_request, council_date, review, return_meeting, return_missing,
                       ///< follow_up_first, follow_up_second, follow_up, questionnaire
    Day due_on;
    std::optional<Half> due_half = std::nullopt;
    bool operator==(const DueTask&) const = default;
};

struct StayDates {
    HalfDay first, last;                        ///< planned half-days, or those of the measure where none is planned
    std::optional<Day> council_on;              ///< of a measure that lasts until it
    std::map<std::string, Day> deadlines = {};  ///< by code: the stored ones, presentation, review, council
    std::optional<Day> work_asked_on = {};      ///< the day to ask the school for its work; nothing if it was given
    std::optional<Day> missing_on = {};         ///< to look for a pupil who did not come back: a day with class
    std::set<std::string> answered = {};        ///< kinds of the points after the return that were held
};

/// What is to be done now, on the days the blueprint counts: the presentation until it is held, the school's work until
/// asked for, a look at the council before it meets, the review once ended, the return until confirmed (asked after
/// where the pupil did not come), then the points after it and the questionnaire to the school.
std::vector<DueTask> dueTasks(StayState state, const std::vector<Transition>& history, const StayDates& dates);

/// The task a move does by itself: presented does the presentation, closing a follow-up the follow-up. "" for none.
std::string_view taskDoneBy(StayState from, StayState to);

/// Opens, moves and cancels the tasks of a stay. `done` is the kind of the one just done, `undone` of the one whose
/// doing was taken back ("" for none).
void syncTasks(const Work& work, const Stay& stay, const Referral& referral, const std::vector<Transition>& history,
               std::string_view done = {}, std::string_view undone = {});
/// What the answers of a form say is done (a point after the return with its outcome) or to be done again.
void followForm(const Work& work, const StayId& stay, const std::string& kind, const json::object& before,
                const json::object& now);
void cancelTasks(const Work& work, const StayId& stay);

}  // namespace jalon::receptions
