// SPDX-License-Identifier: EUPL-1.2
#include "calendar/settings_store.h"

namespace jalon::calendar::store {
namespace {

using storage::Row;
using storage::Sql;
using storage::Transaction;

constexpr Sql kEntries{"calendar.setting_entries",
                       "SELECT id, key, value, unit, valid_from, valid_before, source, status, comment, supersedes, "
                       "withdrawn, created_at, created_by FROM setting_entry ORDER BY revision"};
constexpr Sql kLast{"calendar.last_setting_entry", "SELECT id FROM setting_entry ORDER BY revision DESC LIMIT 1"};
constexpr Sql kHas{"calendar.has_setting_entry", "SELECT 1 FROM setting_entry WHERE id = $1"};
constexpr Sql kAdd{"calendar.add_setting_entry",
                   "INSERT INTO setting_entry (id, revision, key, value, unit, valid_from, valid_before, source, "
                   "status, comment, supersedes, withdrawn, created_at, created_by) SELECT $1, "
                   "COALESCE(MAX(revision), 0) + 1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13 "
                   "FROM setting_entry"};

SettingEntry entryOf(const Row& row) {
    SettingEntry entry;
    entry.id = row.text(0);
    entry.setting = {row.text(1),
                     row.integer(2),
                     row.text(3),
                     row.day(4),
                     row.optionalDay(5),
                     row.text(6),
                     parseSettingStatus(row.text(7)).value()};
    entry.comment = row.text(8);
    entry.supersedes = row.textOr(9, "");
    entry.withdrawn = row.boolean(10);
    entry.created_at = row.instant(11);
    if (const auto by = row.optionalText(12)) entry.created_by = UserId::trusted(*by);
    return entry;
}

}  // namespace

std::vector<SettingEntry> settingEntries(Transaction& tx) {
    std::vector<SettingEntry> out;
    for (const Row& row : tx.run(kEntries)) out.push_back(entryOf(row));
    return out;
}

std::string lastSettingEntry(Transaction& tx) {
    const auto rows = tx.recall(kLast);
    return rows.empty() ? "" : rows.front().text(0);
}

bool hasSettingEntry(Transaction& tx, const std::string& id) { return !tx.run(kHas, id).empty(); }

void add(Transaction& tx, const SettingEntry& entry) {
    const Setting& setting = entry.setting;
    tx.run(kAdd, entry.id, setting.key, setting.value, setting.unit, setting.from, setting.before, setting.source,
           settingStatusCode(setting.status), entry.comment, storage::orNull(entry.supersedes), entry.withdrawn,
           entry.created_at, entry.created_by);
}

}  // namespace jalon::calendar::store
