// SPDX-License-Identifier: EUPL-1.2
#pragma once
// What a base says of itself while another one is being copied into it (transfer/): tables that are there from before
// the first row until the copy has been compared, and no longer. They are no part of the schema. A base that has them
// is not served.
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>

#include "storage/database.h"

namespace jalon::storage {

/// Names of these tables.
const std::set<std::string>& copyMarkTables();

/// Whether a copy into this base was begun and has not ended.
bool isCopyUnderWay(Database& database);

enum class CopyPhase { preparing, filling };

/// How far a table has come.
struct CopyProgress {
    std::int64_t rows = 0;
    std::string after;   ///< the last key copied, as the copy writes it
    std::string digest;  ///< of the rows copied, as the copy computes it
};

/// Whoever copies is told apart by a word of its own: of two, the one that began last goes on.
void createCopyMark(Transaction& tx, const std::string& owner);
void takeCopyOver(Transaction& tx, const std::string& owner);
bool ownsCopy(Transaction& tx, const std::string& owner);

CopyPhase copyPhase(Transaction& tx);
void setCopyPhase(Transaction& tx, CopyPhase phase);

std::map<std::string, CopyProgress> copyProgress(Transaction& tx);
void putCopyProgress(Transaction& tx, const std::string& table, const CopyProgress& progress);
void forgetCopyProgress(Transaction& tx);

/// Rows come table by table, and a row may refer to one that comes later. On PostgreSQL foreign keys are taken away,
/// and remembered; the embedded engine is opened without (sqlcipher_load.h).
void suspendReferences(Transaction& tx);
/// Puts them back. PostgreSQL looks at every row: DbError foreign_key when one refers to what is not there.
void restoreReferences(Transaction& tx);
/// A table with a row that refers to what is not there; on PostgreSQL restoreReferences() finds it.
std::optional<std::string> brokenReference(Transaction& tx);

void removeCopyMark(Transaction& tx);

}  // namespace jalon::storage
