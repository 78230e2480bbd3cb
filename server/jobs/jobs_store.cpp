// SPDX-License-Identifier: EUPL-1.2
#include "jobs/jobs_store.h"

#include <stdexcept>

namespace jalon::jobs {

using storage::Row;
using storage::Rows;
using storage::Sql;
using storage::Transaction;
using storage::Value;

namespace {

constexpr Sql kInsert{"jobs.insert", R"(
INSERT INTO job (id, kind, state, done, created_by, queued_at) VALUES ($1, $2, $3, $4, $5, $6))"};
constexpr Sql kUpdate{"jobs.update", R"(
UPDATE job SET state = $2, done = $3, total = $4, started_at = $5, finished_at = $6, result = $7, error_code = $8,
               error_params = $9
WHERE id = $1)"};
constexpr Sql kSelect{"jobs.select", R"(
SELECT kind, state, done, total, created_by, queued_at, started_at, finished_at, result, error_code, error_params
FROM job WHERE id = $1)"};
constexpr Sql kFailUnfinished{"jobs.fail_unfinished", R"(
UPDATE job SET state = 'failed', error_code = $1, error_params = '{}', finished_at = $2
WHERE state IN ('queued', 'running'))"};

Value jsonValue(const std::optional<json::object>& object) {
    if (!object) return {};
    return json::serialize(*object);
}

Notice readNotice(const Row& row) {
    Notice notice{row.text(9)};
    const json::value params = json::parse(row.text(10));
    for (const auto& [name, value] : params.as_object())
        notice.params.emplace(name, json::value_to<std::string>(value));
    return notice;
}

}  // namespace

void insertJob(Transaction& tx, const Job& job) {
    tx.run(kInsert, job.id, job.kind, stateCode(job.state), job.done, job.created_by, job.queued_at);
}

void updateJob(Transaction& tx, const Job& job) {
    Value code, params;
    if (job.error) {
        code = job.error->code;
        params = json::serialize(toJson(job.error->params));
    }
    tx.run(kUpdate, job.id, stateCode(job.state), job.done, job.total, job.started_at, job.finished_at,
           jsonValue(job.result), code, params);
}

std::optional<Job> selectJob(Transaction& tx, const JobId& id) {
    const Rows rows = tx.run(kSelect, id);
    if (rows.empty()) return std::nullopt;
    const Row& row = rows.front();
    std::optional<UserId> created_by;
    if (!row.isNull(4)) created_by = UserId::trusted(row.text(4));
    const auto state = parseState(row.text(1));
    if (!state) throw std::logic_error("job: unknown state");
    Job job{id, row.text(0), created_by, row.instant(5), *state, row.integer(2), row.optionalInteger(3)};
    job.started_at = row.optionalInstant(6);
    job.finished_at = row.optionalInstant(7);
    if (!row.isNull(8)) job.result = json::parse(row.text(8)).as_object();
    if (!row.isNull(9)) job.error = readNotice(row);
    return job;
}

void failUnfinished(Transaction& tx, const Notice& notice, Instant now) { tx.run(kFailUnfinished, notice.code, now); }

}  // namespace jalon::jobs
