// SPDX-License-Identifier: EUPL-1.2
#pragma once
// The use cases behind the routes. Each asks for a coordinator.
#include "access/actor.h"
#include "storage/database.h"
#include "tasks/tasks.h"

namespace jalon::tasks {

struct Desk {
    storage::Database& database;
    const Clock& clock;
    const access::Actor& actor;
};

struct Written {
    json::object json;
    bool created = true;
};

struct TaskQuery {
    State state = State::open;  ///< open or done
    std::optional<Day> until;
    std::string cursor;
};

/// A page of a hundred: {"items":[…],"nextCursor":…}. Open tasks from the oldest due day on, done ones from the newest
/// back. Error: cursor not_a_cursor.
Result<json::object> listTasks(const Desk& desk, const TaskQuery& query);

/// A task of the kind "custom". The same id again gives the task again when it is the same author's and its content is
/// the same, or has been changed since; else conflict "id_taken". Errors: personId unknown, ownerId unknown.
Result<Written> createTask(const Desk& desk, const json::object& body);

/// From the version read, else stale with the task as it is now. Errors as of changed() (task.h), ownerId unknown.
Result<json::object> updateTask(const Desk& desk, const TaskId& id, std::int64_t version, const json::object& body);

}  // namespace jalon::tasks
