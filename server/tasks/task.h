// SPDX-License-Identifier: EUPL-1.2
#pragma once
// What happens to a task: pure rules.
#include <optional>
#include <string>
#include <string_view>

#include "tasks/tasks.h"

namespace jalon::tasks {

constexpr std::string_view kCustomKind = "custom";  ///< written by a person, with a title

std::string_view stateCode(State state);
std::optional<State> parseState(std::string_view code);
std::string paramsText(const std::map<std::string, std::string>& params);

/// The task after another module asked for it again: moved to the day asked for and open, unless it is done. An owner
/// somebody took stays when none is asked for. The version grows when anything changed.
Task renewed(Task task, const NewTask& asked);

/// `today` is the service's civil day of `now`.
Task finished(Task task, const std::optional<UserId>& by, Instant now, Day today);
/// As if it had never been done.
Task reopened(Task task);
Task cancelled(Task task);

/// What a person changes (the API's TaskInput). Absent members stay.
struct TaskChange {
    std::optional<State> state;  ///< open or done
    std::optional<std::string> outcome, title;
    std::optional<Day> due_on;
    bool sets_owner = false;
    std::optional<UserId> owner;
};
/// Errors: title not_allowed for tasks nobody wrote; conflict "task_cancelled".
Result<Task> changed(Task task, const TaskChange& change, const std::optional<UserId>& by, Instant now, Day today);

/// The members of TaskInput, for comparing before and after.
json::object inputJson(const Task& task);

}  // namespace jalon::tasks
