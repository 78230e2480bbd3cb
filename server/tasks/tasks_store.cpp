// SPDX-License-Identifier: EUPL-1.2
#include "tasks/tasks_store.h"

#include "people/scope.h"
#include "tasks/task.h"

namespace jalon::tasks::store {
namespace {

using storage::Row;
using storage::Sql;
using storage::Transaction;

/// The scope of every list: a restricted task exists for its readers alone. `reader` is the parameter's number.
#define JALON_READABLE_BY(reader)                                                                                  \
    "(restricted = FALSE OR EXISTS (SELECT 1 FROM task_reader r WHERE r.task_id = task.id AND r.user_id = " reader \
    ")"                                                                                                            \
    ")"

// Tasks about a file are of whoever may know of it; others of those who are to do them or asked for them, and of the
// teams these are in on the day they are due: whoever changes teams takes what comes later along. What the program asks
// nobody in particular is for all. `scope` and `reader` are parameters' numbers.
#define JALON_REACHED_BY(scope, reader) \
    "(" scope " = '*' OR (person_id IS NOT NULL AND " JALON_IN_SCOPE("task.person_id", scope) ") OR " \
    "(person_id IS NULL AND ((owner_id IS NULL AND created_by IS NULL) OR owner_id = " reader " OR created_by = " reader \
    " OR EXISTS (SELECT 1 FROM membership AS m WHERE (m.user_id = task.owner_id OR m.user_id = task.created_by) " \
    "AND (m.from_day IS NULL OR m.from_day <= task.due_on) AND (m.to_day IS NULL OR m.to_day >= task.due_on) AND " \
    scope " LIKE '%' || m.place_id || '%'))))"

/// The columns of taskOf().
#define JALON_TASK                                                                                                   \
    "id, kind, title, source, params, person_id, stay_id, referral_id, owner_id, due_on, due_half, state, outcome, " \
    "done_at, done_by, version, restricted, done_on"

constexpr Sql kFind{"tasks.find", "SELECT " JALON_TASK ", created_by FROM task WHERE id = $1"};
constexpr Sql kFindBySource{"tasks.find_by_source", "SELECT " JALON_TASK " FROM task WHERE source = $1 AND kind = $2"};
constexpr Sql kOpenOfSource{"tasks.open_of_source", "SELECT " JALON_TASK
                                                    " FROM task WHERE source = $1 AND state = 'open' AND ($2 = '' OR "
                                                    "kind = $2)"};
constexpr Sql kOpenOfPerson{"tasks.open_of_person", "SELECT " JALON_TASK
                                                    " FROM task WHERE person_id = $1 AND state = 'open' "
                                                    "AND " JALON_READABLE_BY("$2") " ORDER BY due_on, id"};
constexpr Sql kDoneOfPerson{"tasks.done_of_person", "SELECT " JALON_TASK
                                                    " FROM task WHERE person_id = $1 AND state = 'done' "
                                                    "AND restricted = FALSE ORDER BY due_on, id"};
constexpr Sql kOpen{
    "tasks.open", "SELECT " JALON_TASK
                  " FROM task WHERE state = 'open' AND due_on <= $1 AND (due_on, id) > "
                  "($2, $3) "
                  "AND " JALON_READABLE_BY("$5") " AND " JALON_REACHED_BY("$6", "$5") " ORDER BY due_on, id LIMIT $4"};
constexpr Sql kDone{"tasks.done", "SELECT " JALON_TASK
                                  " FROM task WHERE state = 'done' AND due_on <= $1 AND (due_on, id) < "
                                  "($2, $3) "
                                  "AND " JALON_READABLE_BY("$5") " AND " JALON_REACHED_BY(
                                      "$6", "$5") " ORDER BY due_on DESC, id DESC LIMIT $4"};
constexpr Sql kLate{"tasks.late",
                    "SELECT " JALON_TASK " FROM task WHERE state = 'open' AND due_on < $1 AND " JALON_READABLE_BY(
                        "$3") " AND " JALON_REACHED_BY("$4", "$3") " ORDER BY due_on DESC, id DESC LIMIT $2"};
constexpr Sql kIsReached{"tasks.is_reached", "SELECT 1 FROM task WHERE id = $1 AND " JALON_REACHED_BY("$2", "$3")};
constexpr Sql kInsert{
    "tasks.insert",
    "INSERT INTO task (id, kind, title, source, params, person_id, stay_id, referral_id, owner_id, due_on, due_half, "
    "state, outcome, done_at, done_by, version, created_at, created_by, updated_at, restricted, done_on) "
    "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $17, $19, $20)"};
constexpr Sql kUpdate{
    "tasks.update",
    "UPDATE task SET title = $2, params = $3, person_id = $4, stay_id = $5, referral_id = $6, owner_id = $7, "
    "due_on = $8, due_half = $9, state = $10, outcome = $11, done_at = $12, done_by = $13, version = $14, "
    "updated_at = $15, done_on = $16 WHERE id = $1"};
constexpr Sql kIsReader{"tasks.is_reader", "SELECT 1 FROM task_reader WHERE task_id = $1 AND user_id = $2"};
constexpr Sql kClearReaders{"tasks.clear_readers", "DELETE FROM task_reader WHERE task_id = $1"};
constexpr Sql kAddReader{"tasks.add_reader", "INSERT INTO task_reader (task_id, user_id) VALUES ($1, $2)"};
constexpr Sql kRestrictedOfSource{"tasks.restricted_of_source",
                                  "SELECT id FROM task WHERE source = $1 AND restricted = TRUE"};

/// Below and above every due day: the places before the first page.
const Place kBeforeAll{"", ""};
const Place kAfterAll{"~", ""};

template <class IdType>
std::optional<IdType> idOf(const Row& row, std::size_t column) {
    const auto id = row.optionalText(column);
    if (!id) return std::nullopt;
    return IdType::trusted(*id);
}

std::map<std::string, std::string> paramsOf(const std::string& stored) {
    std::map<std::string, std::string> out;
    const json::value params = json::parse(stored);
    for (const auto& [key, value] : params.as_object()) out[key] = json::value_to<std::string>(value);
    return out;
}

Task taskOf(const Row& row) {
    const auto half = row.optionalText(10);
    return {TaskId::trusted(row.text(0)),
            row.text(1),
            row.text(2),
            row.textOr(3, ""),
            paramsOf(row.text(4)),
            idOf<PersonId>(row, 5),
            idOf<StayId>(row, 6),
            idOf<ReferralId>(row, 7),
            idOf<UserId>(row, 8),
            idOf<UserId>(row, 14),
            row.day(9),
            half ? parseHalf(*half) : std::nullopt,
            parseState(row.text(11)).value(),
            row.text(12),
            row.optionalInstant(13),
            row.optionalDay(17),
            row.integer(15),
            row.boolean(16)};
}

std::vector<Task> tasksOf(const storage::Rows& rows) {
    std::vector<Task> out;
    out.reserve(rows.size());
    for (const Row& row : rows) out.push_back(taskOf(row));
    return out;
}

std::optional<std::string> halfText(const Task& task) {
    if (!task.due_half) return std::nullopt;
    return std::string(halfCode(*task.due_half));
}

}  // namespace

std::optional<StoredTask> find(Transaction& tx, const TaskId& id) {
    const auto rows = tx.run(kFind, id);
    if (rows.empty()) return std::nullopt;
    return StoredTask{taskOf(rows.front()), idOf<UserId>(rows.front(), 18)};
}

std::optional<Task> findBySource(Transaction& tx, const std::string& kind, const std::string& source) {
    const auto rows = tx.run(kFindBySource, source, kind);
    if (rows.empty()) return std::nullopt;
    return taskOf(rows.front());
}

std::vector<Task> openOfSource(Transaction& tx, const std::string& kind, const std::string& source) {
    return tasksOf(tx.run(kOpenOfSource, source, kind));
}

std::vector<Task> openOfPerson(Transaction& tx, const PersonId& person, const std::optional<UserId>& reader) {
    return tasksOf(tx.run(kOpenOfPerson, person, reader));
}

std::vector<Task> doneOfPerson(Transaction& tx, const PersonId& person) {
    return tasksOf(tx.run(kDoneOfPerson, person));
}

std::vector<Task> open(Transaction& tx, Day until, const std::optional<Place>& after, std::size_t limit,
                       const Reader& reader) {
    const Place& place = after ? *after : kBeforeAll;
    return tasksOf(tx.run(kOpen, until, place.due_on, place.id, static_cast<std::int64_t>(limit), reader.user,
                          reader.files.text()));
}

std::vector<Task> done(Transaction& tx, Day until, const std::optional<Place>& after, std::size_t limit,
                       const Reader& reader) {
    const Place& place = after ? *after : kAfterAll;
    return tasksOf(tx.run(kDone, until, place.due_on, place.id, static_cast<std::int64_t>(limit), reader.user,
                          reader.files.text()));
}

std::vector<Task> late(Transaction& tx, Day day, std::size_t limit, const Reader& reader) {
    return tasksOf(tx.run(kLate, day, static_cast<std::int64_t>(limit), reader.user, reader.files.text()));
}

void insert(Transaction& tx, const Task& task, Instant now, const std::optional<UserId>& by) {
    tx.run(kInsert, task.id, task.kind, task.title, storage::orNull(task.source), paramsText(task.params), task.person,
           task.stay, task.referral, task.owner, task.due_on, halfText(task), stateCode(task.state), task.outcome,
           task.done_at, task.done_by, task.version, now, by, task.restricted, task.done_on);
}

void update(Transaction& tx, const Task& task, Instant now) {
    tx.run(kUpdate, task.id, task.title, paramsText(task.params), task.person, task.stay, task.referral, task.owner,
           task.due_on, halfText(task), stateCode(task.state), task.outcome, task.done_at, task.done_by, task.version,
           now, task.done_on);
}

bool isReached(Transaction& tx, const TaskId& id, const Reader& reader) {
    return !tx.run(kIsReached, id, reader.files.text(), reader.user).empty();
}

bool mayRead(Transaction& tx, const Task& task, const std::optional<UserId>& reader) {
    return !task.restricted || (reader && !tx.run(kIsReader, task.id, *reader).empty());
}

std::vector<TaskId> restrictedOfSource(Transaction& tx, const std::string& source) {
    std::vector<TaskId> out;
    for (const Row& row : tx.run(kRestrictedOfSource, source)) out.push_back(TaskId::trusted(row.text(0)));
    return out;
}

void setReaders(Transaction& tx, const TaskId& id, const std::vector<UserId>& readers) {
    tx.run(kClearReaders, id);
    for (const UserId& reader : readers) tx.run(kAddReader, id, reader);
}

}  // namespace jalon::tasks::store
