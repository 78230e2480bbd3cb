// SPDX-License-Identifier: EUPL-1.2
#pragma once
// Calendars for tests: zone B 2026-2027 as in the worked examples, with everything else at its default.
#include <string_view>
#include <vector>

#include "calendar/receivable.h"

namespace jalon::calendar::fixtures {

inline Day day(std::string_view iso) { return Day::parse(iso).value(); }
inline HalfDay half(std::string_view text) { return HalfDay::parse(text).value(); }
inline WeekPattern week(std::string_view text) { return WeekPattern::parse(text).value(); }

/// Monday to Friday without the half-days named.
inline WeekPattern weekWithout(std::string_view text) {
    return WeekPattern(static_cast<std::uint16_t>(WeekPattern::workWeek().bits() & ~week(text).bits()));
}

inline SchoolYear aYear() {
    SchoolYear year;
    year.zone = "B";
    year.label = "2026-2027";
    year.first_day = day("2026-09-01");
    year.summer_from = day("2027-07-03");
    year.status = YearStatus::official;
    year.source = "test";
    year.holidays = {
        {"all_saints", "Vacances de la Toussaint", HolidayKind::vacation, day("2026-10-17"), day("2026-11-02")},
        {"christmas", "Vacances de Noël", HolidayKind::vacation, day("2026-12-19"), day("2027-01-04")},
        {"winter", "Vacances d'hiver", HolidayKind::vacation, day("2027-02-20"), day("2027-03-08")},
        {"spring", "Vacances de printemps", HolidayKind::vacation, day("2027-04-17"), day("2027-05-03")},
        {"ascension_bridge", "Pont de l'Ascension", HolidayKind::bridge, day("2027-05-07"), day("2027-05-10")},
    };
    return year;
}

/// The year before, so that the summer of 2026 is known.
inline SchoolYear thePreviousYear() {
    SchoolYear year;
    year.zone = "B";
    year.label = "2025-2026";
    year.first_day = day("2025-09-01");
    year.summer_from = day("2026-07-04");
    year.source = "test";
    year.holidays = {
        {"spring", "Vacances de printemps", HolidayKind::vacation, day("2026-04-11"), day("2026-04-27")},
        {"ascension_bridge", "Pont de l'Ascension", HolidayKind::bridge, day("2026-05-15"), day("2026-05-18")},
    };
    return year;
}

inline ZoneCalendar aZone() { return ZoneCalendar("B", {thePreviousYear(), aYear()}); }

inline PublicHolidays someHolidays() {
    using Kind = PublicHolidayRule::Kind;
    return PublicHolidays("metropole", {{"easter_monday", "Lundi de Pâques", Kind::easter, 1, 1, 1, {}, {}},
                                        {"ascension", "Ascension", Kind::easter, 1, 1, 39, {}, {}},
                                        {"national_day", "Fête nationale", Kind::fixed, 7, 14, 0, {}, {}},
                                        {"armistice_1918", "Armistice de 1918", Kind::fixed, 11, 11, 0, {}, {}}});
}

inline SchoolSchedule aSchool(WeekPattern classes = WeekPattern::workWeek(), std::vector<OwnDay> own_days = {}) {
    return SchoolSchedule(aZone(), someHolidays(), classes, std::move(own_days));
}

/// Monday, Tuesday, Thursday and Friday all day, Wednesday morning: the service of the worked examples.
inline ServiceSchedule aService(std::vector<Closure> closures = {}) {
    return ServiceSchedule(weekWithout("wed/pm"), std::move(closures));
}

}  // namespace jalon::calendar::fixtures
