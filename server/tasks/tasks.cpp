// SPDX-License-Identifier: EUPL-1.2
#include "tasks/tasks.h"

#include <algorithm>

#include "access/access.h"
#include "partners/partners.h"
#include "people/contact_rule.h"
#include "people/people.h"
#include "tasks/commands.h"
#include "tasks/task.h"
#include "tasks/tasks_store.h"

namespace jalon::tasks {
namespace {

using storage::Transaction;

/// Why the family is rung up: an absence is asked about, of an incident one is told.
enum class Calling { nobody, asks, tells };

Calling callsParents(const Task& task) {
    if (task.kind == "call_parents") return Calling::asks;
    if (task.kind == "incident_parents" || task.kind == "interruption_parents") return Calling::tells;
    return Calling::nobody;
}

bool callsSchool(const Task& task) {
    return task.kind == "call_school" || task.kind == "incident_school" || task.kind == "interruption_school";
}

template <class IdType>
json::value idOrNull(const std::optional<IdType>& id) {
    return id ? json::value(id->text()) : json::value();
}

/// What the tasks of one answer need from other modules, each read once.
struct Surroundings {
    std::map<std::string, std::string> user_names;
    std::map<std::string, people::PersonSummary> people;
    std::map<std::string, partners::StructureSummary> schools;
    /// By what for and due day, then person: guardians change.
    std::map<std::pair<Calling, Day>, std::map<std::string, std::vector<people::Phone>>> phones;
};

Surroundings surroundingsOf(Transaction& tx, const std::vector<Task>& tasks) {
    std::vector<UserId> users;
    std::vector<PersonId> persons;
    std::map<std::pair<Calling, Day>, std::vector<PersonId>> called;
    for (const Task& task : tasks) {
        if (task.owner) users.push_back(*task.owner);
        if (task.done_by) users.push_back(*task.done_by);
        if (task.person) persons.push_back(*task.person);
        const Calling calling = callsParents(task);
        if (task.person && calling != Calling::nobody) called[{calling, task.due_on}].push_back(*task.person);
    }
    Surroundings out;
    out.user_names = access::displayNames(tx, users);
    out.people = people::findMany(tx, persons);
    std::vector<StructureId> schools;
    for (const Task& task : tasks) {
        const auto person = task.person && callsSchool(task) ? out.people.find(task.person->text()) : out.people.end();
        if (person != out.people.end() && person->second.structure) schools.push_back(*person->second.structure);
    }
    out.schools = partners::findMany(tx, schools);
    for (const auto& [what, those] : called) {
        const auto& [calling, day] = what;
        out.phones[what] = calling == Calling::asks
                               ? people::phonesOfMany(tx, those, day)
                               : people::phonesToTell(tx, those, day, people::ContactPurpose::tell);
    }
    return out;
}

std::vector<people::Phone> phonesFor(const Task& task, const people::PersonSummary& person,
                                     const Surroundings& around) {
    if (const Calling calling = callsParents(task); calling != Calling::nobody) {
        const auto& of_day = around.phones.at({calling, task.due_on});
        const auto found = of_day.find(person.id.text());
        return found == of_day.end() ? std::vector<people::Phone>{} : found->second;
    }
    if (callsSchool(task) && person.structure) {
        const auto school = around.schools.find(person.structure->text());
        if (school != around.schools.end() && !school->second.phone.empty())
            return {{school->second.name, "school", school->second.phone, true}};
    }
    return {};
}

json::object taskJson(const Task& task, const Surroundings& around) {
    json::object params;
    for (const auto& [key, value] : task.params) params[key] = value;
    const auto person = task.person ? around.people.find(task.person->text()) : around.people.end();
    const bool known = person != around.people.end();
    return {{"id", task.id.text()},
            {"kind", task.kind},
            {"title", task.title},
            {"params", std::move(params)},
            {"personId", idOrNull(task.person)},
            {"personName", known ? person->second.displayName() : ""},
            {"stayId", idOrNull(task.stay)},
            {"referralId", idOrNull(task.referral)},
            {"owner", access::userRef(task.owner, around.user_names)},
            {"dueOn", task.due_on.iso()},
            {"dueHalf", task.due_half ? json::value(halfCode(*task.due_half)) : json::value()},
            {"state", stateCode(task.state)},
            {"outcome", task.outcome},
            {"doneAt", task.done_at ? json::value(task.done_at->iso()) : json::value()},
            {"doneBy", access::userRef(task.done_by, around.user_names)},
            {"phones", known ? people::phonesJson(phonesFor(task, person->second, around)) : json::array()},
            {"version", task.version}};
}

}  // namespace

void ensure(Transaction& tx, const Clock& clock, const NewTask& asked) {
    const Instant now = clock.now();
    if (const auto stored = store::findBySource(tx, asked.kind, asked.source)) {
        const Task task = renewed(*stored, asked);
        if (task.version != stored->version) store::update(tx, task, now);
        return;
    }
    const Task task{.id = TaskId::make(now),
                    .kind = asked.kind,
                    .title = "",
                    .source = asked.source,
                    .params = asked.params,
                    .person = asked.person,
                    .stay = asked.stay,
                    .referral = asked.referral,
                    .owner = asked.owner,
                    .done_by = std::nullopt,
                    .due_on = asked.due_on,
                    .due_half = asked.due_half,
                    .outcome = "",
                    .done_at = std::nullopt,
                    .done_on = std::nullopt,
                    .restricted = asked.readers.has_value()};
    store::insert(tx, task, now, std::nullopt);
    if (asked.readers) store::setReaders(tx, task.id, *asked.readers);
}

void cancel(Transaction& tx, const Clock& clock, const std::string& kind, const std::string& source) {
    for (const Task& task : store::openOfSource(tx, kind, source)) store::update(tx, cancelled(task), clock.now());
}

void complete(Transaction& tx, const Clock& clock, const access::Actor& actor, const std::string& kind,
              const std::string& source) {
    const Instant now = clock.now();
    for (const Task& task : store::openOfSource(tx, kind, source))
        store::update(tx, finished(task, actor.author.user, now, clock.today()), now);
}

void reopen(Transaction& tx, const Clock& clock, const std::string& kind, const std::string& source) {
    const auto stored = store::findBySource(tx, kind, source);
    if (stored && stored->state == State::done) store::update(tx, reopened(*stored), clock.now());
}

std::optional<Task> find(Transaction& tx, const std::string& kind, const std::string& source) {
    return store::findBySource(tx, kind, source);
}

std::vector<Task> openAround(Transaction& tx, Day day, Day until, std::size_t most, const Reader& reader) {
    auto out = store::late(tx, day, most, reader);
    std::ranges::reverse(out);
    for (Task& task : store::open(tx, until, store::Place{day.iso(), ""}, most, reader)) out.push_back(std::move(task));
    return out;
}

std::vector<Task> ofPerson(Transaction& tx, const PersonId& person, const std::optional<UserId>& reader) {
    return store::openOfPerson(tx, person, reader);
}

std::vector<Task> doneOfPerson(Transaction& tx, const PersonId& person) { return store::doneOfPerson(tx, person); }

void setReaders(Transaction& tx, const std::string& source, const std::vector<UserId>& readers) {
    for (const TaskId& id : store::restrictedOfSource(tx, source)) store::setReaders(tx, id, readers);
}

json::array toJson(Transaction& tx, const std::vector<Task>& tasks) {
    const Surroundings around = surroundingsOf(tx, tasks);
    json::array out;
    for (const Task& task : tasks) out.push_back(taskJson(task, around));
    return out;
}

json::object toJson(Transaction& tx, const Task& task) { return taskJson(task, surroundingsOf(tx, {task})); }

}  // namespace jalon::tasks
