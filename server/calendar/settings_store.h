// SPDX-License-Identifier: EUPL-1.2
#pragma once
// All SQL of the settings an administrator added.
#include <string>
#include <vector>

#include "calendar/settings_history.h"
#include "storage/database.h"

namespace jalon::calendar::store {

/// In the order of saving.
std::vector<SettingEntry> settingEntries(storage::Transaction& tx);
/// The id of the last one saved, "" when there is none: which state of the table this is.
std::string lastSettingEntry(storage::Transaction& tx);
bool hasSettingEntry(storage::Transaction& tx, const std::string& id);
void add(storage::Transaction& tx, const SettingEntry& entry);

}  // namespace jalon::calendar::store
