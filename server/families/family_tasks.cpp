// SPDX-License-Identifier: EUPL-1.2
#include "families/family_tasks.h"

#include <algorithm>
#include <array>

#include "tasks/tasks.h"

namespace jalon::families {
namespace {

constexpr std::array<std::string_view, 3> kKinds{"convoke", "convocation_reminder", "convocation_missed"};
constexpr int kFarthest = 14;  ///< days looked through for an open one

std::string sourceOf(const ConvocationId& id) { return "convocation:" + id.text(); }

Day nextOpenDay(Day from, int step, const calendar::ServiceSchedule& service) {
    for (int days = 1; days <= kFarthest; ++days) {
        const Day day = from + step * days;
        if (service.isOpen({day, Half::am}) || service.isOpen({day, Half::pm})) return day;
    }
    return from + step;
}

}  // namespace

std::optional<DueTask> dueTask(const Convocation& convocation, const calendar::ServiceSchedule& service, Day today) {
    const Day on = convocation.fields.on;
    switch (convocation.state) {
        case ConvocationState::to_do:
            if (on < today) return std::nullopt;
            return DueTask{"convoke", today};
        case ConvocationState::sent:
        case ConvocationState::confirmed:
            if (on <= today) return std::nullopt;
            return DueTask{"convocation_reminder", std::max(today, nextOpenDay(on, -1, service))};
        case ConvocationState::no_show:
            return DueTask{"convocation_missed", nextOpenDay(convocation.outcome_on.value_or(on), 1, service)};
        case ConvocationState::held:
        case ConvocationState::postponed:
        case ConvocationState::cancelled:
            return std::nullopt;
    }
    throw std::logic_error("convocation state");
}

void syncTasks(const Work& work, const Convocation& convocation) {
    const std::string source = sourceOf(convocation.id);
    const auto due = dueTask(convocation, work.calendars.serviceSchedule(work.tx), work.clock.today());
    const bool reached =
        convocation.state == ConvocationState::sent || convocation.state == ConvocationState::confirmed;
    if (reached) tasks::complete(work.tx, work.clock, work.actor, "convoke", source);
    for (const auto kind : kKinds)
        if (!due || due->kind != kind) tasks::cancel(work.tx, work.clock, std::string(kind), source);
    if (due) {
        tasks::NewTask task;
        task.kind = due->kind;
        task.source = source;
        task.person = convocation.person;
        task.stay = convocation.stay;
        task.due_on = due->due_on;
        task.params = {{"purpose", convocation.fields.purpose},
                       {"on", convocation.fields.on.iso()},
                       {"time", convocation.fields.time}};
        tasks::ensure(work.tx, work.clock, task);
    }
    if (convocation.replaces)
        tasks::complete(work.tx, work.clock, work.actor, "convocation_missed", sourceOf(*convocation.replaces));
}

}  // namespace jalon::families
