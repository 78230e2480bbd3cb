// SPDX-License-Identifier: EUPL-1.2
#include "transfer/table_copy.h"

#include <algorithm>
#include <map>
#include <stdexcept>

#include "base/json.h"
#include "base/text.h"

namespace jalon::transfer {

using storage::ColumnKind;
using storage::CopyProgress;
using storage::StoredRow;
using storage::StoredTable;
using storage::TableColumn;
using storage::Value;

std::string keyText(const StoredRow& key) {
    json::array parts;
    for (const Value& value : key) {
        if (const auto* text = std::get_if<std::string>(&value)) {
            parts.emplace_back(*text);
        } else {
            parts.emplace_back(std::get<std::int64_t>(value));
        }
    }
    return json::serialize(parts);
}

std::optional<StoredRow> keyFrom(const std::string& text) {
    boost::system::error_code failed;
    const json::value parsed = json::parse(text, failed);
    if (failed || !parsed.is_array()) return std::nullopt;
    StoredRow key;
    for (const json::value& part : parsed.as_array()) {
        if (part.is_string()) {
            key.emplace_back(std::string(part.as_string()));
        } else if (part.is_int64()) {
            key.emplace_back(part.as_int64());
        } else {
            return std::nullopt;
        }
    }
    return key;
}

bool TableReader::resume(const CopyProgress& progress) {
    const auto key = keyFrom(progress.after);
    const auto digest = RowDigest::from(progress.digest);
    if (!key || !digest) return false;
    after_ = *key;
    digest_ = *digest;
    rows_ = progress.rows;
    return true;
}

std::vector<StoredRow> TableReader::next(std::int64_t rows) {
    storage::PageLimit limit;
    limit.rows = std::min(limit.rows, rows);
    if (limit.rows <= 0) return {};
    auto page = page_(after_, limit);
    if (page.empty()) return page;
    for (const StoredRow& row : page) digest_.add(row);
    rows_ += static_cast<std::int64_t>(page.size());
    after_ = keyOf(table_, page.back());
    return page;
}

CopyProgress TableReader::progress() const { return {rows_, keyText(after_), digest_.hex()}; }

namespace {

Error differs(const std::string& what) {
    return {ErrorKind::unavailable, "copy.source_differs", {{what, "differs", {}}}};
}

/// Columns by name, and the names of the key in its order.
std::pair<std::map<std::string, ColumnKind>, std::vector<std::string>> shapeOf(const StoredTable& table) {
    std::pair<std::map<std::string, ColumnKind>, std::vector<std::string>> shape;
    for (const TableColumn& column : table.columns) shape.first.emplace(column.name, column.kind);
    for (const std::size_t place : table.key) shape.second.push_back(table.columns[place].name);
    return shape;
}

bool alike(ColumnKind one, ColumnKind other) {
    const auto whole = [](ColumnKind kind) { return kind == ColumnKind::boolean ? ColumnKind::integer : kind; };
    return whole(one) == whole(other);
}

Result<void> matchTable(const StoredTable& source, StoredTable& target) {
    const auto [columns, key] = shapeOf(source);
    if (columns.size() != target.columns.size() || key != shapeOf(target).second) return differs(target.name);
    for (TableColumn& column : target.columns) {
        const auto found = columns.find(column.name);
        if (found == columns.end() || !alike(found->second, column.kind))
            return differs(target.name + "." + column.name);
        if (found->second == ColumnKind::boolean) column.kind = ColumnKind::boolean;
    }
    return {};
}

}  // namespace

Result<std::vector<StoredTable>> matchTables(const std::vector<StoredTable>& source, std::vector<StoredTable> target) {
    for (StoredTable& table : target) {
        const auto found = std::ranges::find(source, table.name, &StoredTable::name);
        if (found == source.end()) return differs(table.name);
        TRY(matchTable(*found, table));
    }
    for (const StoredTable& table : source)
        if (std::ranges::find(target, table.name, &StoredTable::name) == target.end()) return differs(table.name);
    return target;
}

Result<void> checkTexts(const StoredTable& table, const std::vector<StoredRow>& rows) {
    for (const StoredRow& row : rows)
        for (std::size_t place = 0; place < row.size(); ++place) {
            const auto* text = std::get_if<std::string>(&row[place]);
            if (text == nullptr || text::isValidUtf8(*text)) continue;
            const std::string where = table.name + "." + table.columns[place].name;
            return Error{ErrorKind::unavailable, "copy.value", {{where, keyText(keyOf(table, row)), {}}}};
        }
    return {};
}

}  // namespace jalon::transfer
