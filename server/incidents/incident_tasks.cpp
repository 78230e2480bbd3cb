// SPDX-License-Identifier: EUPL-1.2
// The tasks an incident, an interruption and a concern leave behind.
#include <algorithm>

#include "incidents/work.h"
#include "tasks/tasks.h"

namespace jalon::incidents {
namespace {

/// What is to be told about, to whom and by when.
struct Telling {
    std::string prefix;  ///< incident, interruption
    std::string id;
    HalfDay due;
    std::map<std::string, std::string> params;
};

std::string sourceOf(const Telling& telling, const Awaited& awaited) {
    return telling.prefix + ":" + telling.id + (awaited.person ? ":" + awaited.person->text() : "");
}

std::string kindOf(const Telling& telling, const Awaited& awaited) { return telling.prefix + "_" + awaited.audience; }

void follow(const Work& work, const Telling& telling, const std::vector<Awaited>& expected,
            const std::vector<Awaited>& missing, const std::vector<Concerned>& people) {
    for (const auto& awaited : expected) {
        const std::string kind = kindOf(telling, awaited), source = sourceOf(telling, awaited);
        if (std::ranges::find(missing, awaited) == missing.end()) {
            tasks::complete(work.tx, work.clock, work.actor, kind, source);
            continue;
        }
        const Concerned& whose =
            awaited.person ? *std::ranges::find(people, *awaited.person, &Concerned::person) : people.front();
        tasks::NewTask task;
        task.kind = kind;
        task.source = source;
        task.person = whose.person;
        task.stay = whose.stay;
        task.due_on = telling.due.day;
        task.due_half = telling.due.half;
        task.params = telling.params;
        tasks::ensure(work.tx, work.clock, task);
    }
}

void cancel(const Work& work, const Telling& telling, const std::vector<Awaited>& expected) {
    for (const auto& awaited : expected)
        tasks::cancel(work.tx, work.clock, kindOf(telling, awaited), sourceOf(telling, awaited));
}

}  // namespace

std::vector<Awaited> missingOf(const Work& work, const Incident& incident) {
    return missingOf(expectedOf(incident.fields, work.blueprint), store::toldOf(work.tx, incident.id));
}

std::vector<Awaited> missingOf(const Work& work, const store::Interruption& one) {
    return missingOf(expectedOf(one.person), store::toldOf(work.tx, one.id));
}

void syncTasks(const Work& work, const Incident& incident) {
    const Telling telling{"incident", incident.id.text(), incident.fields.at, {{"halfDay", incident.fields.at.text()}}};
    const auto expected = expectedOf(incident.fields, work.blueprint);
    if (incident.state == State::closed) return cancel(work, telling, expected);
    // What a correction made nobody's business any more.
    for (const char* kind : {"incident_management", "incident_emergency", "incident_other"})
        if (std::ranges::none_of(expected, [&](const Awaited& each) { return kindOf(telling, each) == kind; }))
            tasks::cancel(work.tx, work.clock, kind, telling.prefix + ":" + telling.id);
    follow(work, telling, expected, missingOf(work, incident), incident.fields.people);
}

void cancelTasks(const Work& work, const IncidentId& incident, const PersonId& person) {
    tasks::cancel(work.tx, work.clock, "", "incident:" + incident.text() + ":" + person.text());
}

void reopenTask(const Work& work, const Told& told) {
    const std::string own = isOwn(told.audience) ? ":" + told.person.text() : "";
    if (told.incident)
        tasks::reopen(work.tx, work.clock, "incident_" + told.audience, "incident:" + told.incident->text() + own);
    if (told.interruption)
        tasks::reopen(work.tx, work.clock, "interruption_" + told.audience,
                      "interruption:" + told.interruption->text() + own);
}

void syncTasks(const Work& work, const store::Interruption& one) {
    const Telling telling{"interruption", one.id.text(), one.last, {{"on", one.on.iso()}}};
    const auto expected = expectedOf(one.person);
    if (one.undone_at) return cancel(work, telling, expected);
    follow(work, telling, expected, missingOf(work, one), {{one.person, one.stay}});
}

void syncTask(const Work& work, const store::Concern& concern) {
    const std::string kind = "concern_follow_up", source = "concern:" + concern.id.text();
    std::vector<UserId> ring;
    for (const auto& member : store::membersOf(work.tx, concern.id))
        if (!member.removed_at) ring.push_back(member.user);
    if (concern.state == State::closed || !concern.fields.follow_up_on) {
        tasks::cancel(work.tx, work.clock, kind, source);
    } else {
        tasks::NewTask task;
        task.kind = kind;
        task.source = source;
        task.person = concern.person;
        task.due_on = *concern.fields.follow_up_on;
        task.params = {{"concern", concern.id.text()}};
        task.readers = ring;
        tasks::ensure(work.tx, work.clock, task);
    }
    tasks::setReaders(work.tx, source, ring);
}

}  // namespace jalon::incidents
