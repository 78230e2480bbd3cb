// SPDX-License-Identifier: EUPL-1.2
#pragma once
// The shipped settings and what an administrator added to them, as one history in which nothing is rewritten: a new
// value ends the one before it from its own day; a correction takes the place of a value and both stay to be read.
//
// Where a later program ships a value for days the administrator has already spoken for, the administrator's stands.
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/id.h"
#include "calendar/settings.h"

namespace jalon::calendar {

struct SettingEntry {
    std::string id;  ///< a UUID, or "key@from" of a shipped value
    Setting setting;
    std::string comment = {};
    std::string supersedes = {};                       ///< id of the entry whose place it takes, or ""
    bool withdrawn = false;                            ///< takes the superseded one away and says nothing itself
    std::optional<Instant> created_at = std::nullopt;  ///< nothing for a shipped one
    std::optional<UserId> created_by = std::nullopt;
    bool shipped() const { return !created_at; }
};

/// Shipped values as entries.
std::vector<SettingEntry> entriesOf(const Settings& shipped);

/// Those that count: not superseded, not withdrawn. `stored` in the order of saving.
std::vector<SettingEntry> liveEntries(const Settings& shipped, const std::vector<SettingEntry>& stored);
Settings settingsOf(const std::vector<SettingEntry>& live);

using NewId = std::function<std::string()>;

/// What is to be stored for a value from a day on: the value (up to the next one known, or to `before`), the one before
/// it ended on that day, and, after a value with an end, the one before it again. Errors: key unknown; from overlap (a
/// value begins on that very day: correct it instead); before overlap (another begins in between); before
/// end_before_start; value out_of_range.
Result<std::vector<SettingEntry>> addition(const std::vector<SettingEntry>& live, SettingEntry fresh,
                                           const NewId& new_id);

/// The same days with another value, source or status. not_found for an entry that does not count (any more).
Result<std::vector<SettingEntry>> correction(const std::vector<SettingEntry>& live, const std::string& id,
                                             SettingEntry fresh);

/// Takes a value back before its first day; the one it ended goes on. Conflicts: shipped_value, already_in_force.
Result<std::vector<SettingEntry>> withdrawal(const std::vector<SettingEntry>& live, const std::string& id, Day today,
                                             const NewId& new_id);

}  // namespace jalon::calendar
