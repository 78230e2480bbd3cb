// SPDX-License-Identifier: EUPL-1.2
#pragma once
// Legal numbers: dated settings with their source, never constants. What a decree changed on 1 September 2019 is two
// entries of one key, and a measure is judged by the one in force on its own day.
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/day.h"
#include "base/json.h"
#include "base/result.h"

namespace jalon::calendar {

enum class SettingStatus {
    verified,    ///< read in the text named as source
    to_confirm,  ///< from memory or secondary sources
    practice,    ///< no text: a custom of the field that a city sets for itself
};

struct Setting {
    std::string key;  ///< "measure.max_days"
    std::int64_t value = 0;
    std::string unit;           ///< "days", "working_days", "hours", "years", "months", "places", …
    Day from;                   ///< first day in force
    std::optional<Day> before;  ///< first day no longer in force
    std::string source;
    SettingStatus status = SettingStatus::to_confirm;
    bool operator==(const Setting&) const = default;
};
/// The Setting of the API.
json::object toJson(const Setting& setting);
/// "verified", "to_confirm", "practice".
std::string_view settingStatusCode(SettingStatus status);
std::optional<SettingStatus> parseSettingStatus(std::string_view code);

class Settings {
public:
    explicit Settings(std::vector<Setting> entries) : entries_(std::move(entries)) {}

    /// The entry in force on a day, or nullptr.
    const Setting* find(std::string_view key, Day on) const;
    /// Its value. A key the shipped data do not hold for that day is a bug: std::out_of_range.
    std::int64_t integer(std::string_view key, Day on) const;
    const std::vector<Setting>& entries() const { return entries_; }

private:
    std::vector<Setting> entries_;
};

/// A file in the format of data/settings/france.json. Refuses two entries of one key in force on the same day
/// (field "settings", code "overlap").
Result<Settings> parseSettings(const json::object& file);

/// data_folder/settings/<name>.json. Throws std::runtime_error when the file is missing or wrong: a broken
/// installation.
Settings loadSettings(const std::filesystem::path& data_folder, std::string_view name);

}  // namespace jalon::calendar
