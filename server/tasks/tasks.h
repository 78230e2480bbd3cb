// SPDX-License-Identifier: EUPL-1.2
#pragma once
// Things to do, with an owner and a due day. They come from people and from what happens in other modules: an absence
// asks for two calls, an accepted referral for an answer to the school.
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "access/actor.h"
#include "access/route_table.h"
#include "base/clock.h"
#include "base/id.h"
#include "base/json.h"
#include "storage/database.h"
#include "storage/migration.h"

namespace jalon::tasks {

using TaskId = Id<struct TaskTag>;
enum class State { open, done, cancelled };

/// What other modules ask for. `source` names what the task depends on, so that it can be taken back:
/// "attendance:<stay>:<half-day>", "referral:<id>:answer", "stay:<id>:return".
struct NewTask {
    std::string kind;  ///< call_parents, call_school, answer_school, presentation, review, return_meeting, follow_up,
                       ///< council_date, complete_referral
    std::string source;
    std::optional<PersonId> person;
    std::optional<StayId> stay;
    std::optional<ReferralId> referral;
    std::optional<UserId> owner;
    Day due_on;
    std::optional<Half> due_half;
    std::map<std::string, std::string> params;  ///< for the client's sentence: {"halfDay":"2026-11-12/am"}
    /// Set: for everybody else the task does not exist. Only when it is created; setReaders() changes them.
    std::optional<std::vector<UserId>> readers = std::nullopt;
};

struct Task {
    TaskId id;
    std::string kind, title, source;
    std::map<std::string, std::string> params;
    std::optional<PersonId> person;
    std::optional<StayId> stay;
    std::optional<ReferralId> referral;
    std::optional<UserId> owner, done_by;
    Day due_on;
    std::optional<Half> due_half;
    State state = State::open;
    std::string outcome;
    std::optional<Instant> done_at;
    std::optional<Day> done_on;  ///< the service's civil day of `done_at`; unknown for those done before it was kept
    std::int64_t version = 1;
    bool restricted = false;  ///< known to its readers alone
};

/// Creates the task, or moves and reopens the one of the same kind and source (cancelled ones are reopened; done ones
/// stay done). Audited by the caller's own line.
void ensure(storage::Transaction& tx, const Clock& clock, const NewTask& task);
/// Cancels the open tasks of a source (kind "" = all kinds); done ones stay.
void cancel(storage::Transaction& tx, const Clock& clock, const std::string& kind, const std::string& source);
/// Marks the open task of this kind and source done by the act itself (the answer was sent).
void complete(storage::Transaction& tx, const Clock& clock, const access::Actor& actor, const std::string& kind,
              const std::string& source);
/// Takes such a completion back: the done task of this kind and source is open again, as it was. Without one, nothing.
void reopen(storage::Transaction& tx, const Clock& clock, const std::string& kind, const std::string& source);

/// The task of this kind and source, whatever became of it.
std::optional<Task> find(storage::Transaction& tx, const std::string& kind, const std::string& source);

/// Who reads a list: tasks about these files, and about none, those of this person and of colleagues of the same teams.
struct Reader {
    std::optional<UserId> user = std::nullopt;
    access::FileScope files = access::FileScope::everything();
};

/// Open tasks around a day, by due day: of those that are late the latest `most`, however many have piled up, then at
/// most as many of those due from `day` to `until`; and the open tasks of one file. Restricted ones are there for the
/// reader who is among theirs, and for nobody where none is named.
std::vector<Task> openAround(storage::Transaction& tx, Day day, Day until, std::size_t most, const Reader& reader = {});
std::vector<Task> ofPerson(storage::Transaction& tx, const PersonId& person,
                           const std::optional<UserId>& reader = std::nullopt);
/// What was done for one file, by due day; never the restricted ones.
std::vector<Task> doneOfPerson(storage::Transaction& tx, const PersonId& person);
/// Who reads the restricted tasks of a source from now on, whatever their state.
void setReaders(storage::Transaction& tx, const std::string& source, const std::vector<UserId>& readers);

/// The Task of the API, with the name and the phones to call looked up in people/ (tasks depends on people); for many
/// tasks, looked up together.
json::object toJson(storage::Transaction& tx, const Task& task);
json::array toJson(storage::Transaction& tx, const std::vector<Task>& tasks);

/// Routes /tasks and /tasks/{id}.
class Tasks {
public:
    Tasks(storage::Database& database, const Clock& clock) : database_(database), clock_(clock) {}
    void addRoutes(access::RouteTable& routes);

private:
    storage::Database& database_;
    const Clock& clock_;
};

storage::ModuleSchema schema();

}  // namespace jalon::tasks
