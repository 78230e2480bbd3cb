// SPDX-License-Identifier: EUPL-1.2
#include "tasks/task.h"

#include <algorithm>
#include <array>
#include <tuple>

namespace jalon::tasks {
namespace {

constexpr std::array<std::string_view, 3> kStates{"open", "done", "cancelled"};

auto subject(const Task& task) {
    return std::tie(task.params, task.person, task.stay, task.referral, task.owner, task.due_on, task.due_half,
                    task.state);
}

}  // namespace

std::string_view stateCode(State state) { return kStates[static_cast<std::size_t>(state)]; }

std::optional<State> parseState(std::string_view code) {
    const auto* found = std::ranges::find(kStates, code);
    if (found == kStates.end()) return std::nullopt;
    return static_cast<State>(found - kStates.begin());
}

std::string paramsText(const std::map<std::string, std::string>& params) {
    json::object out;
    for (const auto& [key, value] : params) out[key] = value;
    return json::serialize(out);
}

Task renewed(Task task, const NewTask& asked) {
    if (task.state == State::done) return task;
    const Task before = task;
    task.params = asked.params;
    task.person = asked.person;
    task.stay = asked.stay;
    task.referral = asked.referral;
    if (asked.owner) task.owner = asked.owner;
    task.due_on = asked.due_on;
    task.due_half = asked.due_half;
    task.state = State::open;
    if (subject(task) != subject(before)) task.version += 1;
    return task;
}

Task finished(Task task, const std::optional<UserId>& by, Instant now, Day today) {
    task.state = State::done;
    task.done_at = now;
    task.done_on = today;
    task.done_by = by;
    task.version += 1;
    return task;
}

Task reopened(Task task) {
    task.state = State::open;
    task.outcome.clear();
    task.done_at = std::nullopt;
    task.done_on = std::nullopt;
    task.done_by = std::nullopt;
    task.version += 1;
    return task;
}

Task cancelled(Task task) {
    task.state = State::cancelled;
    task.version += 1;
    return task;
}

Result<Task> changed(Task task, const TaskChange& change, const std::optional<UserId>& by, Instant now, Day today) {
    if (task.state == State::cancelled) return Error::conflict("task_cancelled");
    if (change.title && task.kind != kCustomKind) return Error::invalid("title", "not_allowed");
    const std::int64_t version = task.version;
    const json::object before = inputJson(task);
    if (change.state == State::done && task.state == State::open) task = finished(std::move(task), by, now, today);
    if (change.state == State::open && task.state == State::done) task = reopened(std::move(task));
    if (change.outcome) task.outcome = *change.outcome;
    if (change.title) task.title = *change.title;
    if (change.due_on) task.due_on = *change.due_on;
    if (change.sets_owner) task.owner = change.owner;
    task.version = inputJson(task) == before ? version : version + 1;
    return task;
}

json::object inputJson(const Task& task) {
    return {{"state", stateCode(task.state)},
            {"outcome", task.outcome},
            {"dueOn", task.due_on.iso()},
            {"ownerId", task.owner ? json::value(task.owner->text()) : json::value()},
            {"title", task.title}};
}

}  // namespace jalon::tasks
