// SPDX-License-Identifier: EUPL-1.2
#pragma once
// Tasks as rows.
#include <optional>
#include <string>
#include <vector>

#include "storage/database.h"
#include "tasks/tasks.h"

namespace jalon::tasks::store {

struct StoredTask {
    Task task;
    std::optional<UserId> created_by;
};

std::optional<StoredTask> find(storage::Transaction& tx, const TaskId& id);
std::optional<Task> findBySource(storage::Transaction& tx, const std::string& kind, const std::string& source);
/// Open tasks of a source; kind "" is every kind. Whoever may read them: for the program's own acts.
std::vector<Task> openOfSource(storage::Transaction& tx, const std::string& kind, const std::string& source);
std::vector<Task> openOfPerson(storage::Transaction& tx, const PersonId& person, const std::optional<UserId>& reader);
std::vector<Task> doneOfPerson(storage::Transaction& tx, const PersonId& person);

/// Where a page ended.
struct Place {
    std::string due_on, id;
};
/// By due day: open tasks from the oldest on, done ones from the newest back.
std::vector<Task> open(storage::Transaction& tx, Day until, const std::optional<Place>& after, std::size_t limit,
                       const Reader& reader);
std::vector<Task> done(storage::Transaction& tx, Day until, const std::optional<Place>& after, std::size_t limit,
                       const Reader& reader);
/// Open and due before a day, from the latest back.
std::vector<Task> late(storage::Transaction& tx, Day day, std::size_t limit, const Reader& reader);
/// Whether a task is one of those lists' for this reader, restricted or not.
bool isReached(storage::Transaction& tx, const TaskId& id, const Reader& reader);

void insert(storage::Transaction& tx, const Task& task, Instant now, const std::optional<UserId>& by);
void update(storage::Transaction& tx, const Task& task, Instant now);

/// Everybody reads a task that is not restricted.
bool mayRead(storage::Transaction& tx, const Task& task, const std::optional<UserId>& reader);
std::vector<TaskId> restrictedOfSource(storage::Transaction& tx, const std::string& source);
void setReaders(storage::Transaction& tx, const TaskId& id, const std::vector<UserId>& readers);

}  // namespace jalon::tasks::store
