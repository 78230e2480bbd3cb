// SPDX-License-Identifier: EUPL-1.2
#pragma once
// One table of a copy.
#include <functional>
#include <optional>
#include <string>

#include "base/result.h"
#include "storage/copy_mark.h"
#include "storage/stored_tables.h"
#include "transfer/row_digest.h"

namespace jalon::transfer {

/// A key as kept in the target between two runs: a JSON list of texts and numbers.
std::string keyText(const storage::StoredRow& key);
/// Nothing when it is none.
std::optional<storage::StoredRow> keyFrom(const std::string& text);

/// Reads pages one after the other, and what they hold in one word.
class TableReader {
public:
    /// Gives the rows after a key; it may open a transaction for each page.
    using Page = std::function<std::vector<storage::StoredRow>(const storage::StoredRow& after, storage::PageLimit)>;
    TableReader(const storage::StoredTable& table, Page page) : table_(table), page_(std::move(page)) {}

    /// Goes on after what an earlier run read; false when that cannot be understood.
    bool resume(const storage::CopyProgress& progress);
    /// At most `rows` rows; empty at the end.
    std::vector<storage::StoredRow> next(std::int64_t rows);
    storage::CopyProgress progress() const;

private:
    const storage::StoredTable& table_;
    Page page_;
    storage::StoredRow after_;
    std::int64_t rows_ = 0;
    RowDigest digest_;
};

/// The tables to copy as the target has them. A column that is a boolean on one side is one on both. Error
/// "copy.source_differs".
Result<std::vector<storage::StoredTable>> matchTables(const std::vector<storage::StoredTable>& source,
                                                      std::vector<storage::StoredTable> target);

/// That PostgreSQL can hold the texts of these rows. Error "copy.value" with TABLE.COLUMN and the key of the row.
Result<void> checkTexts(const storage::StoredTable& table, const std::vector<storage::StoredRow>& rows);

}  // namespace jalon::transfer
