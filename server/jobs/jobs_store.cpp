// SPDX-License-Identifier: EUPL-1.2
#include "jobs/jobs_store.h"

#include <cstddef>
#include <stdexcept>

#include "storage/columns.h"

namespace jalon::jobs {

using storage::Row;
using storage::Rows;
using storage::Sql;
using storage::Transaction;
using storage::Value;

namespace {

constexpr Sql kInsert{"jobs.insert", R"(
INSERT INTO job (id, kind, state, done, created_by, queued_at, repeatable) VALUES ($1, $2, $3, $4, $5, $6, $7))"};
constexpr Sql kInsertInput{"jobs.insert_input", "INSERT INTO job_input (job_id, content) VALUES ($1, $2)"};
constexpr Sql kSelect{"jobs.select", R"(
SELECT id, kind, state, done, total, created_by, queued_at, started_at, finished_at, result, error_code, error_params,
       repeatable, epoch, version, tries, (SELECT count(*) FROM job_cancel c WHERE c.job_id = job.id), server,
       lease_until
FROM job WHERE id = $1)"};
constexpr Sql kSelectUnfinished{"jobs.select_unfinished", R"(
SELECT id, kind, state, done, total, created_by, queued_at, started_at, finished_at, result, error_code, error_params,
       repeatable, epoch, version, tries, (SELECT count(*) FROM job_cancel c WHERE c.job_id = job.id), server,
       lease_until
FROM job WHERE state IN ('queued', 'running') ORDER BY queued_at, id)"};
constexpr Sql kSelectInput{"jobs.select_input", "SELECT content FROM job_input WHERE job_id = $1"};
constexpr Sql kCountUnfinished{"jobs.count_unfinished",
                               "SELECT count(*) FROM job WHERE state IN ('queued', 'running')"};
constexpr Sql kChange{"jobs.change", R"(
UPDATE job SET state = $4, done = $5, total = $6, started_at = $7, finished_at = $8, result = $9, error_code = $10,
               error_params = $11, epoch = $12, version = $13, tries = $14, server = $15, lease_until = $16
WHERE id = $1 AND epoch = $2 AND state = $3)"};
constexpr Sql kRenew{"jobs.renew", R"(
UPDATE job SET lease_until = $3, done = $4, total = $5, version = $6
WHERE id = $1 AND epoch = $2 AND state = 'running')"};
constexpr Sql kRequestCancel{"jobs.request_cancel",
                             "INSERT INTO job_cancel (job_id) VALUES ($1) ON CONFLICT DO NOTHING"};
constexpr Sql kDeleteInput{"jobs.delete_input", "DELETE FROM job_input WHERE job_id = $1"};

Value jsonValue(const std::optional<json::object>& object) {
    if (!object) return {};
    return json::serialize(*object);
}

Notice readNotice(const Row& row) {
    Notice notice{row.text(10)};
    const json::value params = json::parse(row.text(11));
    for (const auto& [name, value] : params.as_object())
        notice.params.emplace(name, json::value_to<std::string>(value));
    return notice;
}

Job readJob(const Row& row) {
    const auto state = parseState(row.text(2));
    if (!state) throw std::logic_error("job: unknown state");
    Job job{JobId::trusted(row.text(0)),
            row.text(1),
            storage::optionalId<UserId>(row, 5),
            row.instant(6),
            *state,
            row.integer(3),
            row.optionalInteger(4)};
    job.started_at = row.optionalInstant(7);
    job.finished_at = row.optionalInstant(8);
    if (!row.isNull(9)) job.result = json::parse(row.text(9)).as_object();
    if (!row.isNull(10)) job.error = readNotice(row);
    job.repeatable = row.boolean(12);
    job.epoch = row.integer(13);
    job.version = row.integer(14);
    job.tries = row.integer(15);
    job.cancel_requested = row.integer(16) > 0;
    return job;
}

Found readFound(const Row& row) { return {readJob(row), row.textOr(17, ""), row.optionalInstant(18)}; }

}  // namespace

void insertJob(Transaction& tx, const Job& job, const std::string& input) {
    tx.run(kInsert, job.id, job.kind, stateCode(job.state), job.done, job.created_by, job.queued_at, job.repeatable);
    const auto* bytes = reinterpret_cast<const std::byte*>(input.data());
    tx.run(kInsertInput, job.id, storage::Bytes(bytes, bytes + input.size()));
}

std::optional<Job> selectJob(Transaction& tx, const JobId& id) {
    const Rows rows = tx.run(kSelect, id);
    if (rows.empty()) return std::nullopt;
    return readJob(rows.front());
}

std::string selectInput(Transaction& tx, const JobId& id) {
    const Rows rows = tx.run(kSelectInput, id);
    if (rows.empty()) throw std::logic_error("job: no input");
    const storage::Bytes& bytes = rows.front().bytes(0);
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

std::optional<Found> selectFound(Transaction& tx, const JobId& id) {
    const Rows rows = tx.run(kSelect, id);
    if (rows.empty()) return std::nullopt;
    return readFound(rows.front());
}

std::vector<Found> selectUnfinished(Transaction& tx) {
    std::vector<Found> found;
    for (const Row& row : tx.run(kSelectUnfinished)) found.push_back(readFound(row));
    return found;
}

std::int64_t countUnfinished(Transaction& tx) { return tx.run(kCountUnfinished).front().integer(0); }

bool changeJob(Transaction& tx, const Change& change, const std::optional<Lease>& lease) {
    const Job& job = change.after;
    Value code, params, server, until;
    if (job.error) {
        code = job.error->code;
        params = json::serialize(toJson(job.error->params));
    }
    if (lease) {
        server = lease->server;
        until = storage::toValue(lease->until);
    }
    const Rows changed = tx.run(kChange, job.id, change.before.epoch, stateCode(change.before.state),
                                stateCode(job.state), job.done, job.total, job.started_at, job.finished_at,
                                jsonValue(job.result), code, params, job.epoch, job.version, job.tries, server, until);
    if (changed.affected == 0) return false;
    if (isOver(job.state)) tx.run(kDeleteInput, job.id);
    return true;
}

bool renewLease(Transaction& tx, const Job& job, Instant until) {
    return tx.run(kRenew, job.id, job.epoch, until, job.done, job.total, job.version).affected > 0;
}

void requestCancel(Transaction& tx, const JobId& id) { tx.run(kRequestCancel, id); }

}  // namespace jalon::jobs
