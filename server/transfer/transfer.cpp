// SPDX-License-Identifier: EUPL-1.2
#include "transfer/transfer.h"

#include <limits>
#include <map>
#include <optional>

#include "audit/audit.h"
#include "base/id.h"
#include "storage/copy_mark.h"
#include "storage/schema_state.h"
#include "storage/sole_use.h"
#include "storage/stored_tables.h"
#include "transfer/table_copy.h"

namespace jalon::transfer {

namespace {

using storage::CopyPhase;
using storage::CopyProgress;
using storage::Database;
using storage::StoredRow;
using storage::StoredTable;
using storage::Transaction;
using Kind = Step::Kind;

constexpr storage::Unaudited kUnaudited{"part of a copy, which leaves one line when it is whole"};
constexpr const char* kMigrations = "schema_migration";
constexpr std::int64_t kAll = std::numeric_limits<std::int64_t>::max();

Error refusal(const char* code) { return {ErrorKind::unavailable, code}; }

/// One table: what the source has of it, and how much of that is in the target.
struct Part {
    StoredTable table;
    std::int64_t rows = 0;
    CopyProgress done;
};

class Copying {
public:
    Copying(Database& from, Database& to, const Clock& clock, const Plan& plan, const Progress& progress)
        : from_(from), to_(to), clock_(clock), plan_(plan), progress_(progress), owner_(newUuid(clock.now())) {
        left_out_ = plan.left_out;
        left_out_.insert(storage::copyMarkTables().begin(), storage::copyMarkTables().end());
        left_out_.insert(kMigrations);
    }

    Result<Copied> run() {
        TRY(checkSource(from_, plan_));
        TRY(takeTarget());
        // The driver of the source may run this again, on another snapshot: it begins by looking how far it came.
        return from_.read([&](Transaction& source) { return copyFrom(source); });
    }

private:
    Result<void> takeTarget();
    Result<void> prepareTarget();
    Result<void> openParts(Transaction& source);
    Result<void> resumeOrRestart(Transaction& source);
    Result<Copied> copyFrom(Transaction& source);
    Result<void> copyPart(Transaction& source, Part& part);
    Result<void> copyMigrations(Transaction& source);
    Result<void> compare(Transaction& source);
    Result<void> complete();
    Result<void> finish(const Copied& copied);
    bool isUnchanged(Transaction& source, const Part& part) const;
    Copied summary() const;
    void tell(Kind kind, const Part& part, std::int64_t rows);

    /// What breaks in here is the target: the source must not take it for its own trouble and try again.
    template <class Work>
    auto onTarget(Work work) {
        try {
            return work();
        } catch (const storage::DbError& error) {
            throw TargetBroke(error);
        }
    }
    template <class Work>
    auto look(Work work) {
        return onTarget([&] { return to_.read(work); });
    }
    /// Refused when another copy has taken the target.
    template <class Work>
    Result<void> change(Work work) {
        return onTarget([&] {
            return to_.write(kUnaudited, [&](Transaction& tx) -> Result<void> {
                if (!storage::ownsCopy(tx, owner_)) return refusal("copy.taken_over");
                work(tx);
                return {};
            });
        });
    }

    Database& from_;
    Database& to_;
    const Clock& clock_;
    const Plan& plan_;
    const Progress& progress_;
    const std::string owner_;
    std::set<std::string> left_out_;
    std::vector<Part> parts_;
    std::int64_t done_ = 0, total_ = 0;
};

Result<void> Copying::takeTarget() {
    if (onTarget([&] { return storage::isCopyUnderWay(to_); }))
        return onTarget([&] {
            return to_.write(kUnaudited, [&](Transaction& tx) -> Result<void> {
                storage::takeCopyOver(tx, owner_);
                return {};
            });
        });
    if (onTarget([&] { return !to_.columns().empty(); })) return refusal("copy.not_empty");
    return onTarget([&] {
        return to_.write(kUnaudited, [&](Transaction& tx) -> Result<void> {
            storage::createCopyMark(tx, owner_);
            return {};
        });
    });
}

/// From whatever an earlier run left to the program's tables without a row.
Result<void> Copying::prepareTarget() {
    TRY(change([&](Transaction& tx) {
        storage::setCopyPhase(tx, CopyPhase::preparing);
        storage::forgetCopyProgress(tx);
        storage::dropTables(tx, storage::copyMarkTables());
    }));
    const auto migrated = onTarget([&] { return storage::migrate(to_, plan_.schemas, clock_); });
    if (!migrated) return migrated.error();
    return change([&](Transaction& tx) {
        storage::suspendReferences(tx);
        storage::emptyTables(tx, storage::storedTables(tx, left_out_));
        storage::setCopyPhase(tx, CopyPhase::filling);
    });
}

Result<void> Copying::openParts(Transaction& source) {
    auto target = look([&](Transaction& tx) { return storage::storedTables(tx, left_out_); });
    const auto progress = look([](Transaction& tx) { return storage::copyProgress(tx); });
    TRY_ASSIGN(const auto tables, matchTables(storage::storedTables(source, left_out_), std::move(target)));
    parts_.clear();
    done_ = total_ = 0;
    for (const StoredTable& table : tables) {
        Part& part = parts_.emplace_back(Part{table, storage::countRows(source, table), {}});
        if (const auto found = progress.find(table.name); found != progress.end()) part.done = found->second;
        done_ += part.done.rows;
        total_ += part.rows;
    }
    return {};
}

bool Copying::isUnchanged(Transaction& source, const Part& part) const {
    TableReader reader(part.table, [&](const StoredRow& after, storage::PageLimit limit) {
        return storage::rowsAfter(source, part.table, after, limit);
    });
    for (std::int64_t left = part.done.rows; left > 0;) {
        const auto rows = reader.next(left);
        if (rows.empty()) return false;
        left -= static_cast<std::int64_t>(rows.size());
    }
    const CopyProgress now = reader.progress();
    return now.after == part.done.after && now.digest == part.done.digest;
}

Result<void> Copying::resumeOrRestart(Transaction& source) {
    const bool filling = look([](Transaction& tx) { return storage::copyPhase(tx); }) == CopyPhase::filling;
    const auto current = onTarget([&] { return storage::isUpToDate(to_, plan_.schemas); });
    if (!filling || !current || !*current) {
        TRY(prepareTarget());
        return openParts(source);
    }
    TRY(openParts(source));
    for (const Part& part : parts_) {
        if (part.done.rows == 0 || isUnchanged(source, part)) continue;
        progress_({Kind::restarted, part.table.name});
        TRY(prepareTarget());
        return openParts(source);
    }
    if (done_ > 0) progress_({Kind::resumed, "", 0, 0, done_, total_});
    return {};
}

Result<Copied> Copying::copyFrom(Transaction& source) {
    storage::keepWritersOut(source);
    TRY(resumeOrRestart(source));
    for (Part& part : parts_) TRY(copyPart(source, part));
    TRY(copyMigrations(source));
    TRY(compare(source));
    TRY(complete());
    const Copied copied = summary();
    TRY(finish(copied));
    return copied;
}

Result<void> Copying::copyPart(Transaction& source, Part& part) {
    TableReader reader(part.table, [&](const StoredRow& after, storage::PageLimit limit) {
        return storage::rowsAfter(source, part.table, after, limit);
    });
    if (part.done.rows > 0 && !reader.resume(part.done)) throw std::logic_error("copy: progress that was looked at");
    for (;;) {
        const auto rows = reader.next(kAll);
        if (rows.empty()) break;
        if (to_.engine() == storage::Engine::postgres) TRY(checkTexts(part.table, rows));
        const CopyProgress now = reader.progress();
        TRY(change([&](Transaction& tx) {
            storage::insertRows(tx, part.table, rows);
            storage::putCopyProgress(tx, part.table.name, now);
        }));
        done_ += now.rows - part.done.rows;
        part.done = now;
        tell(Kind::copied, part, part.done.rows);
    }
    part.done = reader.progress();
    return {};
}

Result<void> Copying::copyMigrations(Transaction& source) {
    const auto applied = storage::appliedMigrations(source);
    return change([&](Transaction& tx) {
        for (const auto& migration : applied) storage::setAppliedAt(tx, migration);
    });
}

/// What is read back against what was read. `rows` is what the engine counts, so that a row no page gave is missed.
Result<void> Copying::compare(Transaction& source) {
    Error difference{ErrorKind::unavailable, "copy.differs"};
    const auto applied = look([](Transaction& tx) { return storage::appliedMigrations(tx); });
    if (applied != storage::appliedMigrations(source)) difference.fields.push_back({kMigrations, "differs", {}});
    done_ = 0;
    for (const Part& part : parts_) {
        TableReader reader(part.table, [&](const StoredRow& after, storage::PageLimit limit) {
            return look([&](Transaction& tx) { return storage::rowsAfter(tx, part.table, after, limit); });
        });
        std::int64_t before = 0;
        while (!reader.next(kAll).empty()) {
            const std::int64_t rows = reader.progress().rows;
            done_ += rows - before;
            before = rows;
            tell(Kind::compared, part, rows);
        }
        const CopyProgress found = reader.progress();
        const std::int64_t counted = look([&](Transaction& tx) { return storage::countRows(tx, part.table); });
        if (found.digest == part.done.digest && found.rows == part.rows && counted == part.rows) continue;
        difference.fields.push_back({part.table.name,
                                     "differs",
                                     {{"expected", std::to_string(part.rows)}, {"found", std::to_string(counted)}}});
    }
    if (difference.fields.empty()) return {};
    TRY(change([](Transaction& tx) { storage::setCopyPhase(tx, CopyPhase::preparing); }));
    return difference;
}

Result<void> Copying::complete() {
    progress_({Kind::completing, "", 0, 0, total_, total_});
    TRY(onTarget([&] { return plan_.complete(to_); }));
    return change([](Transaction& tx) { storage::settleTables(tx); });
}

Result<void> Copying::finish(const Copied& copied) {
    if (const auto table = look([](Transaction& tx) { return storage::brokenReference(tx); }))
        return Error{ErrorKind::unavailable, "copy.references", {{*table, "missing", {}}}};
    audit::Line line{"copy", "database", ""};
    line.details = {{"from", from_.describe()},
                    {"rows", copied.rows},
                    {"tables", copied.tables},
                    {"digest", copied.digest},
                    {"program", plan_.program}};
    try {
        return to_.write([&](Transaction& tx) -> Result<void> {
            if (!storage::ownsCopy(tx, owner_)) return refusal("copy.taken_over");
            storage::restoreReferences(tx);
            storage::removeCopyMark(tx);
            audit::record(tx, clock_, {std::nullopt, "cli"}, line);
            return {};
        });
    } catch (const storage::DbError& error) {
        if (error.code() != storage::DbCode::foreign_key) throw TargetBroke(error);
        return Error{ErrorKind::unavailable, "copy.references", {{error.what(), "missing", {}}}};
    }
}

Copied Copying::summary() const {
    RowDigest digest;
    for (const Part& part : parts_) digest.add({part.table.name, part.rows, part.done.digest});
    return {static_cast<std::int64_t>(parts_.size()), total_, digest.hex()};
}

void Copying::tell(Kind kind, const Part& part, std::int64_t rows) {
    progress_({kind, part.table.name, rows, part.rows, done_, total_});
}

}  // namespace

Result<void> checkSource(Database& from, const Plan& plan) {
    if (storage::isCopyUnderWay(from)) return refusal("copy.source_unfinished");
    TRY_ASSIGN(const bool current, storage::isUpToDate(from, plan.schemas));
    if (!current) return refusal("copy.source_schema");
    return {};
}

Result<Copied> copy(Database& from, Database& to, const Clock& clock, const Plan& plan, const Progress& progress) {
    return Copying(from, to, clock, plan, progress).run();
}

}  // namespace jalon::transfer
