// SPDX-License-Identifier: EUPL-1.2
#include "receptions/stay_tasks.h"

#include <algorithm>
#include <array>

#include "receptions/stay_measures.h"
#include "receptions/stay_store.h"
#include "tasks/tasks.h"

namespace jalon::receptions {
namespace {

constexpr std::array<std::string_view, 5> kKinds{"presentation", "council_date", "review", "return_meeting",
                                                 "follow_up"};

std::string sourceOf(const StayId& stay) { return "stay:" + stay.text(); }

StayDates datesOf(const Work& work, const Stay& stay, const Referral& referral) {
    const Measure& measure = referral.said.measure;
    const auto planned = plannedOf(store::halves(work.tx, stay.id));
    const HalfDay start = measure.start.value();
    return {planned.empty() ? start : planned.front(), planned.empty() ? measure.end.value_or(start) : planned.back(),
            councilAwaited(work, measuresIn(work, stay)), stay.return_due_on, stay.follow_up_due_on};
}

}  // namespace

std::vector<DueTask> dueTasks(StayState state, const std::vector<Transition>& history, const StayDates& dates) {
    std::vector<DueTask> due;
    const bool under_way = isUnderWay(state);
    const bool presented = standingMoveTo(history, StayState::presented) != nullptr;
    if (under_way && !presented) due.push_back({"presentation", dates.first.day, dates.first.half});
    if (under_way && dates.council_on) due.push_back({"council_date", *dates.council_on - 1});
    if (state == StayState::ended) due.push_back({"review", dates.last.day, dates.last.half});
    const bool to_return = state == StayState::ended || state == StayState::reviewed || state == StayState::interrupted;
    if (to_return && dates.return_due_on) due.push_back({"return_meeting", *dates.return_due_on});
    const bool followed = state == StayState::returned || state == StayState::follow_up;
    if (followed && dates.follow_up_due_on) due.push_back({"follow_up", *dates.follow_up_due_on});
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

void cancelTasks(const Work& work, const StayId& stay) { tasks::cancel(work.tx, work.clock, "", sourceOf(stay)); }

}  // namespace jalon::receptions
