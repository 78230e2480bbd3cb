// SPDX-License-Identifier: EUPL-1.2
#include "tasks/commands.h"

#include "access/access.h"
#include "audit/audit.h"
#include "people/people.h"
#include "people/scope.h"
#include "tasks/task.h"
#include "tasks/tasks_store.h"

namespace jalon::tasks {
namespace {

using access::Right;
using storage::Transaction;

constexpr std::size_t kPage = 100;
const Day kEndOfTime = Day::of(9999, 12, 31);

Reader readerOf(const Desk& desk) { return {desk.actor.author.user, desk.actor.scope(Right::tasks)}; }

std::string writePlace(const Task& task) { return task.due_on.iso() + "." + task.id.text(); }

Result<std::optional<store::Place>> readPlace(const std::string& cursor) {
    if (cursor.empty()) return std::optional<store::Place>{};
    constexpr std::size_t kDay = 10;
    if (cursor.size() <= kDay || cursor[kDay] != '.' || !Day::parse(cursor.substr(0, kDay)) ||
        !isUuid(cursor.substr(kDay + 1)))
        return Error::invalid("cursor", "not_a_cursor");
    return std::optional(store::Place{cursor.substr(0, kDay), cursor.substr(kDay + 1)});
}

Result<void> checkOwner(Transaction& tx, const Task& task, const std::optional<UserId>& owner) {
    if (owner && access::displayNames(tx, {*owner}).empty()) return Error::invalid("ownerId", "unknown");
    if (owner && !store::mayRead(tx, task, owner)) return Error::invalid("ownerId", "not_in_ring");
    return {};
}

Result<TaskChange> readChange(const json::object& body) {
    TaskChange change;
    JsonReader in(body);
    if (in.has("state")) change.state = parseState(in.oneOf("state", {"open", "done"}));
    const std::string outcome = in.optionalText("outcome", {.max = 300});
    if (in.has("outcome")) change.outcome = outcome;
    change.due_on = in.optionalDay("dueOn");
    change.sets_owner = body.contains("ownerId");
    change.owner = UserId::parse(in.optionalUuid("ownerId"));
    if (in.has("title")) change.title = in.text("title", {.max = 200});
    TRY(in.finish());
    return change;
}

json::object changedFields(const json::object& before, const json::object& after) {
    json::object out;
    for (const auto& [key, value] : after)
        if (before.at(key) != value) out[key] = json::object{{"old", before.at(key)}, {"new", value}};
    return out;
}

std::string actionFor(State before, State after) {
    if (before == after) return "update";
    return after == State::done ? "complete" : "reopen";
}

}  // namespace

Result<json::object> listTasks(const Desk& desk, const TaskQuery& query) {
    TRY(access::require(desk.actor, Right::tasks));
    TRY_ASSIGN(const auto after, readPlace(query.cursor));
    const Day until = query.until.value_or(kEndOfTime);
    return desk.database.read([&](Transaction& tx) -> Result<json::object> {
        auto tasks = query.state == State::done ? store::done(tx, until, after, kPage + 1, readerOf(desk))
                                                : store::open(tx, until, after, kPage + 1, readerOf(desk));
        json::value next;
        if (tasks.size() > kPage) {
            tasks.pop_back();
            next = writePlace(tasks.back());
        }
        return json::object{{"items", toJson(tx, tasks)}, {"nextCursor", std::move(next)}};
    });
}

Result<Written> createTask(const Desk& desk, const json::object& body) {
    TRY(access::require(desk.actor, Right::tasks));
    JsonReader in(body);
    const std::string id = in.uuid("id");
    const std::string title = in.text("title", {.max = 200});
    const Day due_on = in.day("dueOn");
    const auto person = PersonId::parse(in.optionalUuid("personId"));
    const auto owner = UserId::parse(in.optionalUuid("ownerId"));
    TRY(in.finish());

    const Task task{.id = TaskId::trusted(id),
                    .kind = std::string(kCustomKind),
                    .title = title,
                    .source = "",
                    .params = {},
                    .person = person,
                    .stay = std::nullopt,
                    .referral = std::nullopt,
                    .owner = owner,
                    .done_by = std::nullopt,
                    .due_on = due_on,
                    .due_half = std::nullopt,
                    .outcome = "",
                    .done_at = std::nullopt,
                    .done_on = std::nullopt};
    return desk.database.write([&](Transaction& tx) -> Result<Written> {
        if (const auto stored = store::find(tx, task.id)) {
            const bool same = stored->task.kind == kCustomKind && stored->created_by == desk.actor.author.user &&
                              (stored->task.version > 1 ||
                               (inputJson(stored->task) == inputJson(task) && stored->task.person == task.person));
            if (!same) return Error::conflict("id_taken");
            return Written{toJson(tx, stored->task), false};
        }
        if (person && (!people::find(tx, *person) || !people::isInScope(tx, desk.actor.scope(Right::tasks), *person)))
            return Error::invalid("personId", "unknown");
        TRY(checkOwner(tx, task, owner));
        store::insert(tx, task, desk.clock.now(), desk.actor.author.user);
        audit::record(tx, desk.clock, desk.actor.author, {"create", "task", id, person, {{"fields", inputJson(task)}}});
        return Written{toJson(tx, task), true};
    });
}

Result<json::object> updateTask(const Desk& desk, const TaskId& id, std::int64_t version, const json::object& body) {
    TRY(access::require(desk.actor, Right::tasks));
    TRY_ASSIGN(const TaskChange change, readChange(body));
    return desk.database.write([&](Transaction& tx) -> Result<json::object> {
        const auto stored = store::find(tx, id);
        if (!stored || !store::mayRead(tx, stored->task, desk.actor.author.user) ||
            !store::isReached(tx, id, readerOf(desk)))
            return Error::notFound();
        const Task& before = stored->task;
        if (before.version != version) return Error::stale(json::serialize(toJson(tx, before)));
        TRY(checkOwner(tx, before, change.owner));
        TRY_ASSIGN(const Task after,
                   changed(before, change, desk.actor.author.user, desk.clock.now(), desk.clock.today()));
        if (after.version != before.version) {
            store::update(tx, after, desk.clock.now());
            audit::record(tx, desk.clock, desk.actor.author,
                          {actionFor(before.state, after.state),
                           "task",
                           id.text(),
                           after.person,
                           {{"kind", after.kind}, {"fields", changedFields(inputJson(before), inputJson(after))}},
                           after.restricted});
        }
        return toJson(tx, after);
    });
}

}  // namespace jalon::tasks
