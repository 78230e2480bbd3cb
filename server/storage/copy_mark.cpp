// SPDX-License-Identifier: EUPL-1.2
#include "storage/copy_mark.h"

#include <algorithm>
#include <stdexcept>

namespace jalon::storage {

namespace {

constexpr std::string_view kCreate = R"(
CREATE TABLE copy_mark (
    id {{int}} NOT NULL PRIMARY KEY CHECK (id = 1),
    owner TEXT NOT NULL,
    phase TEXT NOT NULL CHECK (phase IN ('preparing', 'filling'))
) {{strict}};
CREATE TABLE copy_progress (
    table_name TEXT NOT NULL PRIMARY KEY,
    rows_done {{int}} NOT NULL,
    after_key TEXT NOT NULL,
    digest TEXT NOT NULL
) {{strict}};
CREATE TABLE copy_reference (
    table_name TEXT NOT NULL,
    name TEXT NOT NULL,
    definition TEXT NOT NULL,
    PRIMARY KEY (table_name, name)
) {{strict}};
)";
constexpr std::string_view kRemove = "DROP TABLE copy_reference; DROP TABLE copy_progress; DROP TABLE copy_mark;";

constexpr Sql kMark{"copy_mark.mark", "INSERT INTO copy_mark (id, owner, phase) VALUES (1, $1, 'preparing')"};
constexpr Sql kTakeOver{"copy_mark.take_over", "UPDATE copy_mark SET owner = $1"};
constexpr Sql kOwns{"copy_mark.owns", "SELECT 1 FROM copy_mark WHERE owner = $1"};
constexpr Sql kPhase{"copy_mark.phase", "SELECT phase FROM copy_mark"};
constexpr Sql kSetPhase{"copy_mark.set_phase", "UPDATE copy_mark SET phase = $1"};
constexpr Sql kProgress{"copy_mark.progress", "SELECT table_name, rows_done, after_key, digest FROM copy_progress"};
constexpr Sql kPutProgress{"copy_mark.put_progress", R"(
INSERT INTO copy_progress (table_name, rows_done, after_key, digest) VALUES ($1, $2, $3, $4)
ON CONFLICT (table_name) DO UPDATE
SET rows_done = excluded.rows_done, after_key = excluded.after_key, digest = excluded.digest)"};
constexpr Sql kForgetProgress{"copy_mark.forget_progress", "DELETE FROM copy_progress"};
constexpr Sql kForgetReferences{"copy_mark.forget_references", "DELETE FROM copy_reference"};

constexpr Sql kRememberReferences{"copy_mark.remember_references", R"(
INSERT INTO copy_reference (table_name, name, definition)
SELECT conrelid::regclass::text, conname::text, pg_get_constraintdef(oid) FROM pg_constraint
WHERE contype = 'f' AND connamespace = current_schema()::regnamespace)"};
constexpr Sql kReferences{"copy_mark.references",
                          "SELECT table_name, name, definition FROM copy_reference ORDER BY table_name, name"};
constexpr Sql kForeignKeys{"copy_mark.foreign_keys", "PRAGMA foreign_key_check"};

std::string quoted(const std::string& name) { return '"' + name + '"'; }

}  // namespace

const std::set<std::string>& copyMarkTables() {
    static const std::set<std::string> kTables{"copy_mark", "copy_progress", "copy_reference"};
    return kTables;
}

bool isCopyUnderWay(Database& database) {
    const auto columns = database.columns();
    return std::ranges::find(columns, "copy_mark", &StoredColumn::table) != columns.end();
}

void createCopyMark(Transaction& tx, const std::string& owner) {
    tx.runMigration("copy_mark", kCreate);
    tx.run(kMark, owner);
}

void takeCopyOver(Transaction& tx, const std::string& owner) { tx.run(kTakeOver, owner); }

bool ownsCopy(Transaction& tx, const std::string& owner) { return !tx.run(kOwns, owner).empty(); }

CopyPhase copyPhase(Transaction& tx) {
    return tx.run(kPhase).front().text(0) == "filling" ? CopyPhase::filling : CopyPhase::preparing;
}

void setCopyPhase(Transaction& tx, CopyPhase phase) {
    tx.run(kSetPhase, phase == CopyPhase::filling ? "filling" : "preparing");
}

std::map<std::string, CopyProgress> copyProgress(Transaction& tx) {
    std::map<std::string, CopyProgress> progress;
    for (const Row& row : tx.run(kProgress)) progress[row.text(0)] = {row.integer(1), row.text(2), row.text(3)};
    return progress;
}

void putCopyProgress(Transaction& tx, const std::string& table, const CopyProgress& progress) {
    tx.run(kPutProgress, table, progress.rows, progress.after, progress.digest);
}

void forgetCopyProgress(Transaction& tx) {
    tx.run(kForgetProgress);
    tx.run(kForgetReferences);
}

void suspendReferences(Transaction& tx) {
    if (tx.engine() != Engine::postgres) return;
    tx.run(kRememberReferences);
    std::string script;
    for (const Row& row : tx.run(kReferences))
        script += "ALTER TABLE " + row.text(0) + " DROP CONSTRAINT " + quoted(row.text(1)) + ";\n";
    tx.runMigration("copy_mark.suspend_references", script);
}

void restoreReferences(Transaction& tx) {
    if (tx.engine() != Engine::postgres) return;
    std::string script;
    for (const Row& row : tx.run(kReferences))
        script += "ALTER TABLE " + row.text(0) + " ADD CONSTRAINT " + quoted(row.text(1)) + " " + row.text(2) + ";\n";
    tx.runMigration("copy_mark.restore_references", script);
}

std::optional<std::string> brokenReference(Transaction& tx) {
    if (tx.engine() == Engine::postgres) return std::nullopt;
    const Rows broken = tx.run(kForeignKeys);
    if (broken.empty()) return std::nullopt;
    return broken.front().text(0);
}

void removeCopyMark(Transaction& tx) { tx.runMigration("copy_mark.remove", kRemove); }

}  // namespace jalon::storage
