// SPDX-License-Identifier: EUPL-1.2
#include "receptions/daily_round.h"

#include <map>

#include "audit/audit.h"
#include "receptions/deadline_store.h"
#include "receptions/effacement.h"
#include "receptions/measures_json.h"
#include "receptions/stay_deadlines.h"
#include "receptions/stay_store.h"
#include "receptions/work.h"
#include "tasks/tasks.h"

namespace jalon::receptions {
namespace {

constexpr const char* kEraseMeasures = "erase_measures";
constexpr int kYearsBack = 5;

std::string sourceOf(Day year_end) { return "erasure:" + year_end.iso(); }

}  // namespace

DailyRound::Due DailyRound::isDue(Day today, std::uint64_t calendar_changes) {
    const std::lock_guard lock(mutex_);
    const bool calendars = changes_ != calendar_changes, day = day_ != today;
    changes_ = calendar_changes;
    day_ = today;
    return calendars ? Due::calendars : day ? Due::day : Due::nothing;
}

void DailyRound::missed() {
    const std::lock_guard lock(mutex_);
    day_.reset();
    changes_ = kUnknown;
}

DailyRound::Due dueAfter(const std::optional<LastRound>& last, Day today, std::int64_t calendar_changes) {
    using Due = DailyRound::Due;
    if (last.value_or(LastRound{today}).calendar_changes != calendar_changes) return Due::calendars;
    const bool made = last && last->day >= today && last->day <= today + 1;
    return made ? Due::nothing : Due::day;
}

void keepUpAll(const Work& work, DailyRound::Due due) {
    auto stays = store::staysUnderWay(work.tx);
    if (due == DailyRound::Due::calendars)
        for (auto& id : store::staysWithDaysToCome(work.tx, work.clock.today())) stays.push_back(std::move(id));
    for (const auto& id : stays) {
        auto stay = store::findStay(work.tx, id).value();
        keepStayUp(work, stay);
    }
    syncErasureTasks(work);
    audit::record(work.tx, work.clock, work.actor.author, {"keep_up", "day", work.clock.today().iso()});
}

void syncErasureTasks(const Work& work) {
    const auto due = dueErasures(work);
    // One task for the house, without their number: each team finds its own behind it.
    for (const Day day : due) {
        tasks::NewTask task;
        task.kind = kEraseMeasures;
        task.source = sourceOf(day);
        task.due_on = day + 1;
        task.params = {{"on", day.iso()}};
        tasks::ensure(work.tx, work.clock, task);
    }
    Day year_end = schoolYearEnd(work.clock.today(), work.settings);
    for (int years = 0; years < kYearsBack; ++years) {
        year_end = year_end.plusMonths(-12);
        if (!due.contains(year_end))
            tasks::complete(work.tx, work.clock, work.actor, kEraseMeasures, sourceOf(year_end));
    }
}

}  // namespace jalon::receptions
