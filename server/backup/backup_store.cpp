// SPDX-License-Identifier: EUPL-1.2
#include "backup/backup_store.h"

namespace jalon::backup::store {
namespace {

using storage::Row;
using storage::Sql;
using storage::Transaction;

constexpr Sql kInsert{"backup.insert_run",
                      "INSERT INTO backup_run (id, started_at, finished_at, name, error_code, by_user) "
                      "VALUES ($1, $2, $3, $4, $5, $6)"};
constexpr Sql kLast{"backup.last_runs",
                    "SELECT id, started_at, finished_at, name, error_code, by_user FROM backup_run "
                    "ORDER BY started_at DESC, id DESC LIMIT $1"};
constexpr Sql kLastUpTo{"backup.last_run_up_to",
                        "SELECT id, started_at, finished_at, name, error_code, by_user FROM backup_run "
                        "WHERE started_at <= $1 ORDER BY started_at DESC, id DESC LIMIT 1"};

std::optional<UserId> userOf(const Row& row, std::size_t column) {
    const auto id = row.optionalText(column);
    if (!id) return std::nullopt;
    return UserId::trusted(*id);
}

Run runOf(const Row& row) {
    return {RunId::trusted(row.text(0)), row.instant(1), row.instant(2), row.text(3), row.text(4), userOf(row, 5)};
}

}  // namespace

void insertRun(Transaction& tx, const Run& run) {
    tx.run(kInsert, run.id, run.started_at, run.finished_at, run.name, run.error_code, run.by);
}

std::vector<Run> lastRuns(Transaction& tx, std::size_t limit) {
    std::vector<Run> runs;
    for (const Row& row : tx.run(kLast, static_cast<std::int64_t>(limit))) runs.push_back(runOf(row));
    return runs;
}

std::optional<Run> lastRunUpTo(Transaction& tx, Instant now) {
    const auto rows = tx.run(kLastUpTo, now);
    if (rows.empty()) return std::nullopt;
    return runOf(rows.front());
}

}  // namespace jalon::backup::store
