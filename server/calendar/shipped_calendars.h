// SPDX-License-Identifier: EUPL-1.2
#pragma once
// The reference data that come with the program (data/calendars). They make it usable on the first day, offline; an
// administrator replaces them by the official file (calendar_file.h).
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "calendar/public_holidays.h"
#include "calendar/school_calendar.h"

namespace jalon::calendar {

struct ShippedCalendars {
    std::vector<SchoolYear> years;
    std::vector<std::pair<std::string, std::string>> academies;  ///< name, zone
    std::vector<PublicHolidays> regions;

    /// Years of one zone; none when no shipped year has that zone.
    std::optional<ZoneCalendar> zone(std::string_view code) const;
    /// The zone of an académie, whatever its case and accents.
    std::optional<std::string> zoneOfAcademy(std::string_view name) const;
    const PublicHolidays* region(std::string_view code) const;
    std::vector<std::string> zoneCodes() const;
    std::vector<std::string> regionCodes() const;
};

/// Reads data_folder/calendars: public-holidays.json and every *-school-years.json. Throws std::runtime_error naming
/// the file and what is wrong: a broken installation.
ShippedCalendars loadShippedCalendars(const std::filesystem::path& data_folder);

/// A shipped JSON file; throws std::runtime_error when it cannot be read.
json::object readShippedJson(const std::filesystem::path& path);
/// "path: field code, …" for the exceptions of loaders.
std::string brokenFile(const std::filesystem::path& path, const Error& error);

}  // namespace jalon::calendar
