// SPDX-License-Identifier: EUPL-1.2
#include "tasks/tasks.h"

#include "access/access.h"
#include "partners/partners.h"
#include "people/people.h"
#include "tasks/commands.h"
#include "tasks/task.h"
#include "tasks/tasks_store.h"

namespace jalon::tasks {
namespace {

using storage::Transaction;

constexpr std::string_view kCallParents = "call_parents";
constexpr std::string_view kCallSchool = "call_school";

template <class IdType>
json::value idOrNull(const std::optional<IdType>& id) {
    return id ? json::value(id->text()) : json::value();
}

/// What the tasks of one answer need from other modules, each read once.
struct Surroundings {
    std::map<std::string, std::string> user_names;
    std::map<std::string, people::PersonSummary> people;
    std::map<std::string, partners::StructureSummary> schools;
    /// By due day, then person: guardians change.
    std::map<Day, std::map<std::string, std::vector<people::Phone>>> phones;
};

Surroundings surroundingsOf(Transaction& tx, const std::vector<Task>& tasks) {
    std::vector<UserId> users;
    std::vector<PersonId> persons;
    std::map<Day, std::vector<PersonId>> called;
    for (const Task& task : tasks) {
        if (task.owner) users.push_back(*task.owner);
        if (task.done_by) users.push_back(*task.done_by);
        if (task.person) persons.push_back(*task.person);
        if (task.person && task.kind == kCallParents) called[task.due_on].push_back(*task.person);
    }
    Surroundings out;
    out.user_names = access::displayNames(tx, users);
    out.people = people::findMany(tx, persons);
    std::vector<StructureId> schools;
    for (const Task& task : tasks) {
        const auto person =
            task.person && task.kind == kCallSchool ? out.people.find(task.person->text()) : out.people.end();
        if (person != out.people.end() && person->second.structure) schools.push_back(*person->second.structure);
    }
    out.schools = partners::findMany(tx, schools);
    for (const auto& [day, those] : called) out.phones[day] = people::phonesOfMany(tx, those, day);
    return out;
}

std::vector<people::Phone> phonesFor(const Task& task, const people::PersonSummary& person,
                                     const Surroundings& around) {
    if (task.kind == kCallParents) {
        const auto& of_day = around.phones.at(task.due_on);
        const auto found = of_day.find(person.id.text());
        return found == of_day.end() ? std::vector<people::Phone>{} : found->second;
    }
    if (task.kind == kCallSchool && person.structure) {
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
                    .done_at = std::nullopt};
    store::insert(tx, task, now, std::nullopt);
}

void cancel(Transaction& tx, const Clock& clock, const std::string& kind, const std::string& source) {
    for (const Task& task : store::openOfSource(tx, kind, source)) store::update(tx, cancelled(task), clock.now());
}

void complete(Transaction& tx, const Clock& clock, const access::Actor& actor, const std::string& kind,
              const std::string& source) {
    const Instant now = clock.now();
    for (const Task& task : store::openOfSource(tx, kind, source))
        store::update(tx, finished(task, actor.author.user, now), now);
}

void reopen(Transaction& tx, const Clock& clock, const std::string& kind, const std::string& source) {
    const auto stored = store::findBySource(tx, kind, source);
    if (stored && stored->state == State::done) store::update(tx, reopened(*stored), clock.now());
}

std::vector<Task> openUntil(Transaction& tx, Day until, std::size_t limit) {
    return store::open(tx, until, std::nullopt, limit);
}

std::vector<Task> ofPerson(Transaction& tx, const PersonId& person) { return store::openOfPerson(tx, person); }

json::array toJson(Transaction& tx, const std::vector<Task>& tasks) {
    const Surroundings around = surroundingsOf(tx, tasks);
    json::array out;
    for (const Task& task : tasks) out.push_back(taskJson(task, around));
    return out;
}

json::object toJson(Transaction& tx, const Task& task) { return taskJson(task, surroundingsOf(tx, {task})); }

}  // namespace jalon::tasks
