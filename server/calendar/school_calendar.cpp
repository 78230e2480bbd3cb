// SPDX-License-Identifier: EUPL-1.2
#include "calendar/school_calendar.h"

#include <algorithm>
#include <string_view>
#include <utility>

namespace jalon::calendar {
namespace {

constexpr std::string_view kFormat = "jalon-school-years/1";
constexpr int kShortestSummerDays = 28;
constexpr std::size_t kMaxYears = 500;
constexpr std::size_t kMaxHolidays = 50;
constexpr std::size_t kMaxAcademies = 100;

/// "2026-2027" follows "2025-2026".
bool follows(const SchoolYear& later, const SchoolYear& earlier) {
    const auto dash = earlier.label.find('-');
    return dash != std::string::npos && later.label.starts_with(std::string_view(earlier.label).substr(dash + 1));
}

Holiday readHoliday(JsonReader& in) {
    Holiday holiday;
    holiday.code = in.text("code", {.max = 60});
    holiday.label = in.text("label");
    holiday.kind = in.oneOf("kind", {"vacation", "bridge"}) == "bridge" ? HolidayKind::bridge : HolidayKind::vacation;
    holiday.from = in.day("from");
    holiday.back = in.day("back");
    return holiday;
}

SchoolYear readYear(JsonReader& in) {
    SchoolYear year;
    year.zone = in.text("zone", {.max = 40});
    year.label = in.text("label", {.max = 20});
    year.first_day = in.day("firstDay");
    year.summer_from = in.day("summerFrom");
    year.summer_back = in.optionalDay("summerBack");
    year.status =
        in.oneOf("status", {"official", "to_confirm"}) == "official" ? YearStatus::official : YearStatus::to_confirm;
    year.source = in.text("source", {.max = 500});
    std::size_t index = 0;
    for (const auto* item : in.objects("holidays", kMaxHolidays)) {
        JsonReader holiday(*item, in.path("holidays") + "." + std::to_string(index++));
        year.holidays.push_back(readHoliday(holiday));
        in.absorb(holiday);
    }
    return year;
}

}  // namespace

Result<void> checkSchoolYear(const SchoolYear& year) {
    if (year.first_day >= year.summer_from || (year.summer_back && *year.summer_back <= year.summer_from))
        return Error::invalid("summerFrom", "start_after_end");
    const Holiday* previous = nullptr;
    for (const auto& holiday : year.holidays) {
        if (holiday.from >= holiday.back) return Error::invalid("holidays." + holiday.code, "empty_holiday");
        if (holiday.from < year.first_day || holiday.back > year.summer_from)
            return Error::invalid("holidays." + holiday.code, "holiday_outside_year");
        if (previous != nullptr && holiday.from < previous->back)
            return Error::invalid("holidays." + holiday.code, "holidays_overlap");
        previous = &holiday;
    }
    return {};
}

ZoneCalendar::ZoneCalendar(std::string zone, const std::vector<SchoolYear>& years) : zone_(std::move(zone)) {
    for (const auto& year : years) {
        if (year.zone != zone_) continue;
        std::erase_if(years_, [&](const SchoolYear& known) { return known.label == year.label; });
        years_.push_back(year);
    }
    std::sort(years_.begin(), years_.end(), [](const auto& a, const auto& b) { return a.first_day < b.first_day; });
}

Day ZoneCalendar::knownUntil(std::size_t index) const {
    const SchoolYear& year = years_[index];
    if (index + 1 < years_.size() && follows(years_[index + 1], year)) return years_[index + 1].first_day;
    return year.summer_back.value_or(year.summer_from + kShortestSummerDays);
}

const SchoolYear* ZoneCalendar::yearOf(Day day) const {
    const auto after = std::find_if(years_.begin(), years_.end(), [day](const auto& y) { return y.first_day > day; });
    if (after == years_.begin()) return nullptr;
    const auto index = static_cast<std::size_t>(after - years_.begin()) - 1;
    return day < knownUntil(index) ? &years_[index] : nullptr;
}

std::optional<Holiday> ZoneCalendar::holidayOn(Day day) const {
    const SchoolYear* year = yearOf(day);
    if (year == nullptr) return std::nullopt;
    if (day >= year->summer_from) {
        const auto index = static_cast<std::size_t>(year - years_.data());
        return Holiday{"summer", "", HolidayKind::vacation, year->summer_from, knownUntil(index)};
    }
    const auto found = std::find_if(year->holidays.begin(), year->holidays.end(),
                                    [day](const Holiday& holiday) { return holiday.contains(day); });
    if (found == year->holidays.end()) return std::nullopt;
    return *found;
}

Result<SchoolYearsFile> parseSchoolYears(const json::object& file) {
    SchoolYearsFile out;
    JsonReader in(file);
    in.oneOf("format", {kFormat});
    in.text("licence", {.max = 500});
    std::size_t index = 0;
    for (const auto* item : in.objects("years", kMaxYears)) {
        JsonReader year(*item, in.path("years") + "." + std::to_string(index++));
        out.years.push_back(readYear(year));
        in.absorb(year);
    }
    index = 0;
    for (const auto* item : in.objects("academies", kMaxAcademies)) {
        JsonReader academy(*item, in.path("academies") + "." + std::to_string(index++));
        std::string name = academy.text("name");
        out.academies.emplace_back(std::move(name), academy.text("zone", {.max = 40}));
        in.absorb(academy);
    }
    TRY(in.finish());
    for (const auto& year : out.years) TRY(checkSchoolYear(year));
    return out;
}

}  // namespace jalon::calendar
