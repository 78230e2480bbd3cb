// SPDX-License-Identifier: EUPL-1.2
#pragma once
// The Ministry's open data set "Calendrier scolaire" (fr-en-calendrier-scolaire), as its portal exports it.
//
// CSV: any delimiter, columns found by name (Description; Population; Date de début; Date de fin; Académies; Zones;
// annee_scolaire, or the JSON names). JSON: an array of records, {"results": […]}, {"records": […]}, and records either
// flat or inside "fields" (API version 1). One record an académie, so each period comes several times.
//
// Dates are midnights in Paris time, for overseas zones too, written as instants ("2026-10-16T22:00:00+00:00" is
// 17 October); plain dates and 17/10/2026 are read as well. end_date is the day classes resume. Known oddities:
// "Début des Vacances d'Été" has no end, a "Pont de l'Ascension" of no length is one day off, records of teachers
// ("Enseignants") are left out.
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "calendar/school_calendar.h"

namespace jalon::calendar {

/// One record or one year that was not taken. Codes: missing_field, unknown_zone, bad_date, bad_year, end_before_start,
/// empty_period, conflicting_dates (another académie of the zone has other dates: the first holds), not_a_record;
/// for a year as a whole (line 0): first_day_missing, summer_missing, and the codes of checkSchoolYear.
struct CalendarRefusal {
    std::size_t line = 0;  ///< line of the CSV file, or number of the JSON record, from 1
    std::string code;
    std::string detail;  ///< the text that could not be read, or "B 2026-2027"
};

struct CalendarFile {
    std::vector<SchoolYear> years;  ///< official, by zone then first day
    std::vector<CalendarRefusal> refusals;
    std::size_t records = 0;
    std::size_t teachers_skipped = 0;
};

/// A year whose first day is not in the file starts where the summer of the year before ended. Errors: those of
/// parseCsv, malformed calendar_json (not JSON, or none of the shapes above), malformed calendar_columns (a column is
/// missing).
Result<CalendarFile> parseCalendarFile(std::string_view bytes, const TimeZone& paris);

/// "Zone B" → "B", "Corse" → "corse", "Réunion" → "reunion"; nothing for an unknown one.
std::optional<std::string> zoneCode(std::string_view name);

}  // namespace jalon::calendar
