// SPDX-License-Identifier: EUPL-1.2
#pragma once
// The school years of a zone (A, B, C, corse, LU…): when class starts, when it stops, the holidays in between. Values
// only. A day outside every known year is "missing", never guessed.
#include <optional>
#include <string>
#include <vector>

#include "base/day.h"
#include "base/json.h"
#include "base/result.h"

namespace jalon::calendar {

/// A vacation separates two blocks of one reception; a bridge (pont) is one more day off within a block.
enum class HolidayKind { vacation, bridge };

struct Holiday {
    std::string code;   ///< "all_saints", "christmas", "winter", "spring", "ascension_bridge", "summer", or a slug
    std::string label;  ///< as the official text writes it; empty for the summer
    HolidayKind kind = HolidayKind::vacation;
    Day from;  ///< first day without class
    Day back;  ///< the day classes resume, that morning

    bool contains(Day day) const { return from <= day && day < back; }
};

enum class YearStatus { official, to_confirm };

struct SchoolYear {
    std::string zone;
    std::string label;               ///< "2026-2027"
    Day first_day;                   ///< first day of class for pupils
    Day summer_from;                 ///< first day without class; the summer is not among `holidays`
    std::optional<Day> summer_back;  ///< the day classes resume, where the source says it
    std::vector<Holiday> holidays;   ///< in order
    YearStatus status = YearStatus::official;
    std::string source;
};

/// What is wrong with a year's dates: start_after_end, holiday_outside_year, empty_holiday, holidays_overlap.
Result<void> checkSchoolYear(const SchoolYear& year);

/// The known years of one zone.
class ZoneCalendar {
public:
    ZoneCalendar() = default;
    /// Keeps the years of that zone only; of two with the same label the later in the list holds.
    ZoneCalendar(std::string zone, const std::vector<SchoolYear>& years);

    const std::string& zone() const { return zone_; }
    const std::vector<SchoolYear>& years() const { return years_; }
    /// The year a day belongs to, its summer included, or nullptr where no known year says anything of that day. A
    /// summer lasts until the next year's first day where that year is known, else until `summer_back`, else four
    /// weeks: no published zone has a shorter one.
    const SchoolYear* yearOf(Day day) const;
    /// The holiday a day falls in, the summer included.
    std::optional<Holiday> holidayOn(Day day) const;

private:
    Day knownUntil(std::size_t index) const;
    std::string zone_;
    std::vector<SchoolYear> years_;  ///< by first day
};

/// Years and the zone of each académie, of a file in the format of data/calendars/README.md.
struct SchoolYearsFile {
    std::vector<SchoolYear> years;
    std::vector<std::pair<std::string, std::string>> academies;  ///< name, zone
};
Result<SchoolYearsFile> parseSchoolYears(const json::object& file);

}  // namespace jalon::calendar
