// SPDX-License-Identifier: EUPL-1.2
#include "receptions/stay_tasks.h"

#include <algorithm>
#include <array>

#include "calendar/next_school_day.h"
#include "receptions/stay_deadlines.h"
#include "receptions/stay_measures.h"
#include "receptions/stay_store.h"
#include "tasks/tasks.h"

namespace jalon::receptions {
namespace {

constexpr std::array<std::string_view, 10> kKinds{
    "presentation",   "work_request",    "council_date",     "review",    "return_meeting",
    "return_missing", "follow_up_first", "follow_up_second", "follow_up", "questionnaire"};
/// Tasks whose day the blueprint counts and nothing else follows.
constexpr std::array<std::string_view, 3> kTaskRules{"presentation", "review", "council"};
/// Points after the return with a form of the same kind; the third one is done by closing the stay.
constexpr std::array<std::string_view, 2> kPoints{"follow_up_first", "follow_up_second"};

bool hasOutcome(const json::object& answers) {
    const auto* outcome = answers.if_contains("outcome");
    return outcome != nullptr && outcome->is_string() && !outcome->as_string().empty();
}

/// The first day with class after the one on which the pupil was expected back and did not come.
std::optional<Day> missingOn(const Work& work, const Stay& stay) {
    const auto form = store::form(work.tx, stay.id, "return");
    if (!form) return std::nullopt;
    const auto* back = form->answers.if_contains("onDueDay");
    const auto* on = form->answers.if_contains("heldOn");
    if (back == nullptr || *back != "no" || on == nullptr || !on->is_string()) return std::nullopt;
    const auto day = Day::parse(std::string_view(on->as_string()));
    if (!day) return std::nullopt;
    const auto next = calendar::firstSchoolDayAfter(*day, work.calendars.schoolSchedule(work.tx, stay.structure));
    return next.found ? next.found->day : *day + 1;
}

std::string sourceOf(const StayId& stay) { return "stay:" + stay.text(); }

StayDates datesOf(const Work& work, const Stay& stay, const Referral& referral) {
    const Measure& measure = referral.said.measure;
    const auto planned = plannedOf(store::halves(work.tx, stay.id));
    const HalfDay start = measure.start.value();
    StayDates out{planned.empty() ? start : planned.front(),
                  planned.empty() ? measure.end.value_or(start) : planned.back(),
                  councilAwaited(work, measuresIn(work, stay))};
    for (const auto& deadline : standingDeadlines(work.tx, stay.id))
        out.deadlines.emplace(deadline.code, deadline.due_on);
    const auto school = work.calendars.schoolSchedule(work.tx, stay.structure);
    const BaseDays bases{.referral_day = referral.said.received_on,
                         .measure_start = start.day,
                         .measure_end = measure.end ? std::optional(measure.end->day) : std::nullopt,
                         .stay_start = out.first.day,
                         .stay_end = out.last.day,
                         .return_day = std::nullopt,
                         .council_day = out.council_on};
    for (const auto code : kTaskRules)
        if (const auto day = ruleDay(work.blueprint.deadline(code), bases, school))
            out.deadlines.emplace(std::string(code), *day);
    if (referral.said.school_work != "given") out.work_asked_on = referral.said.received_on;
    out.missing_on = missingOn(work, stay);
    for (const auto kind : kPoints)
        if (const auto form = store::form(work.tx, stay.id, std::string(kind)); form && hasOutcome(form->answers))
            out.answered.emplace(kind);
    return out;
}

/// `at`: on that very day, with its half.
void askOn(std::vector<DueTask>& due, const StayDates& dates, std::string_view deadline, std::string kind,
           std::optional<HalfDay> at = std::nullopt) {
    const auto found = dates.deadlines.find(std::string(deadline));
    if (found == dates.deadlines.end()) return;
    due.push_back({std::move(kind), found->second});
    if (at && at->day == found->second) due.back().due_half = at->half;
}

}  // namespace

std::vector<DueTask> dueTasks(StayState state, const std::vector<Transition>& history, const StayDates& dates) {
    std::vector<DueTask> due;
    const bool under_way = isUnderWay(state);
    const bool presented = standingMoveTo(history, StayState::presented) != nullptr;
    if (under_way && !presented) askOn(due, dates, "presentation", "presentation", dates.first);
    if (under_way && dates.work_asked_on) due.push_back({"work_request", *dates.work_asked_on});
    if (under_way && dates.council_on) askOn(due, dates, "council", "council_date");
    if (state == StayState::ended) askOn(due, dates, "review", "review", dates.last);
    const bool to_return = state == StayState::ended || state == StayState::reviewed || state == StayState::interrupted;
    if (to_return && dates.missing_on) due.push_back({"return_missing", *dates.missing_on});
    if (to_return && !dates.missing_on) askOn(due, dates, kReturnMeeting, std::string(kReturnMeeting));
    const bool followed = state == StayState::returned || state == StayState::follow_up;
    if (!followed) return due;
    for (const auto kind : kPoints)
        if (!dates.answered.contains(std::string(kind))) askOn(due, dates, kind, std::string(kind));
    askOn(due, dates, kFollowUpThird, "follow_up");
    askOn(due, dates, "questionnaire", "questionnaire");
    return due;
}

std::string_view taskDoneBy(StayState from, StayState to) {
    if (to == StayState::presented) return "presentation";
    if (to == StayState::reviewed) return "review";
    if (to == StayState::returned) return "return_meeting";
    if (from == StayState::follow_up && to == StayState::closed) return "follow_up";
    return "";
}

void syncTasks(const Work& work, const Stay& stay, const Referral& referral, const std::vector<Transition>& history,
               std::string_view done, std::string_view undone) {
    const std::string source = sourceOf(stay.id);
    if (!done.empty()) tasks::complete(work.tx, work.clock, work.actor, std::string(done), source);
    if (!undone.empty()) tasks::reopen(work.tx, work.clock, std::string(undone), source);

    const auto due = dueTasks(stay.state, history, datesOf(work, stay, referral));
    for (const auto kind : kKinds) {
        const auto wanted =
            std::find_if(due.begin(), due.end(), [&](const DueTask& task) { return task.kind == kind; });
        if (wanted == due.end()) {
            tasks::cancel(work.tx, work.clock, std::string(kind), source);
            continue;
        }
        tasks::NewTask task;
        task.kind = wanted->kind;
        task.source = source;
        task.person = stay.person;
        task.stay = stay.id;
        task.referral = stay.referral;
        task.due_on = wanted->due_on;
        task.due_half = wanted->due_half;
        tasks::ensure(work.tx, work.clock, task);
    }
}

void followForm(const Work& work, const StayId& stay, const std::string& kind, const json::object& before,
                const json::object& now) {
    if (std::ranges::find(kPoints, kind) == kPoints.end() || hasOutcome(before) == hasOutcome(now)) return;
    if (hasOutcome(now))
        tasks::complete(work.tx, work.clock, work.actor, kind, sourceOf(stay));
    else
        tasks::reopen(work.tx, work.clock, kind, sourceOf(stay));
}

void cancelTasks(const Work& work, const StayId& stay) { tasks::cancel(work.tx, work.clock, "", sourceOf(stay)); }

}  // namespace jalon::receptions
