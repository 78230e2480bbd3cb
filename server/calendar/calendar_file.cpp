// SPDX-License-Identifier: EUPL-1.2
#include "calendar/calendar_file.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <utility>

#include "base/text.h"
#include "calendar/calendar_record.h"

namespace jalon::calendar {
namespace {

constexpr std::string_view kSource = "Ministère de l'Éducation nationale, jeu de données fr-en-calendrier-scolaire";

/// What a description says, folded. The year of the southern zones ends with their winter.
enum class Period { rentree, summer, bridge, vacation };
struct KnownPeriod {
    std::string_view folded;
    Period period;
    std::string_view code;
};
constexpr std::array<KnownPeriod, 12> kPeriods{{
    {"rentree scolaire des eleves", Period::rentree, ""},
    {"rentree des eleves", Period::rentree, ""},
    {"vacances d ete", Period::summer, "summer"},
    {"debut des vacances d ete", Period::summer, "summer"},
    {"grandes vacances", Period::summer, "summer"},
    {"vacances d hiver austral", Period::summer, "summer"},
    {"debut des vacances d hiver austral", Period::summer, "summer"},
    {"pont de l ascension", Period::bridge, "ascension_bridge"},
    {"vacances de la toussaint", Period::vacation, "all_saints"},
    {"vacances de noel", Period::vacation, "christmas"},
    {"vacances d hiver", Period::vacation, "winter"},
    {"vacances de printemps", Period::vacation, "spring"},
}};

struct Dates {
    Day from;
    Day back;
    bool operator==(const Dates&) const = default;
};

/// One year while its records come in.
struct Draft {
    std::optional<Day> first_day;
    std::optional<Dates> summer;
    std::map<std::string, Holiday> holidays;  ///< by code
};
using YearKey = std::pair<std::string, std::string>;  ///< zone, label

struct Classified {
    Period period = Period::vacation;
    std::string code;
};

Classified classify(std::string_view description) {
    const std::string folded = text::fold(description);
    const auto* known =
        std::find_if(kPeriods.begin(), kPeriods.end(), [&](const KnownPeriod& item) { return item.folded == folded; });
    if (known != kPeriods.end()) return {known->period, std::string(known->code)};
    std::string slug = folded;
    std::replace(slug.begin(), slug.end(), ' ', '_');
    return {folded.starts_with("pont ") ? Period::bridge : Period::vacation, slug};
}

bool isForTeachers(const CalendarRecord& record) {
    const std::string population = text::fold(record.population);
    const std::string description = text::fold(record.description);
    return population == "enseignants" || description.starts_with("prerentree") ||
           description == "rentree des enseignants";
}

/// "2026-2027", or "2026" where the school year is the calendar year.
bool isYearLabel(std::string_view label) {
    const auto digits = [](std::string_view text) {
        return text.size() == 4 && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
    };
    if (label.size() == 9 && label[4] == '-') return digits(label.substr(0, 4)) && digits(label.substr(5));
    return digits(label);
}

/// Reads one file; every refusal is noted under the record it concerns.
class Importer {
public:
    explicit Importer(const TimeZone& paris) : paris_(paris) {}

    void take(const CalendarRecord& record) {
        ++file_.records;
        if (!record.readable) return refuse(record.line, "not_a_record", "");
        if (isForTeachers(record)) {
            ++file_.teachers_skipped;
            return;
        }
        for (const auto& [value, name] : {std::pair{&record.description, "description"},
                                          {&record.start, "start_date"},
                                          {&record.zones, "zones"},
                                          {&record.year, "annee_scolaire"}})
            if (value->empty()) return refuse(record.line, "missing_field", name);
        const auto zone = zoneCode(record.zones);
        if (!zone) return refuse(record.line, "unknown_zone", record.zones);
        if (!isYearLabel(record.year)) return refuse(record.line, "bad_year", record.year);
        const auto from = readCalendarDay(record.start, paris_);
        if (!from) return refuse(record.line, "bad_date", record.start);
        const auto back = record.end.empty() ? from : readCalendarDay(record.end, paris_);
        if (!back) return refuse(record.line, "bad_date", record.end);
        if (*back < *from) return refuse(record.line, "end_before_start", record.end);
        place(record, drafts_[{*zone, record.year}], {*from, *back});
    }

    CalendarFile finish() {
        for (auto& [key, draft] : drafts_) complete(key, draft);
        return std::move(file_);
    }

private:
    void refuse(std::size_t line, std::string code, std::string detail) {
        file_.refusals.push_back({line, std::move(code), std::move(detail)});
    }

    void place(const CalendarRecord& record, Draft& draft, Dates dates) {
        const auto [period, code] = classify(record.description);
        if (period == Period::rentree) {
            if (draft.first_day && *draft.first_day != dates.from)
                return refuse(record.line, "conflicting_dates", record.description);
            draft.first_day = dates.from;
        } else if (period == Period::summer) {
            placeSummer(record, draft, dates);
        } else {
            // A bridge of no length is the single day it names.
            if (period == Period::bridge && dates.from == dates.back) dates.back = dates.back + 1;
            if (dates.from == dates.back) return refuse(record.line, "empty_period", record.description);
            const auto kind = period == Period::bridge ? HolidayKind::bridge : HolidayKind::vacation;
            const auto [known, fresh] =
                draft.holidays.try_emplace(code, Holiday{code, record.description, kind, dates.from, dates.back});
            if (!fresh && Dates{known->second.from, known->second.back} != dates)
                refuse(record.line, "conflicting_dates", record.description);
        }
    }

    /// The start alone ("Début des Vacances d'Été") gives way to a record with both dates.
    void placeSummer(const CalendarRecord& record, Draft& draft, Dates dates) {
        if (draft.summer && draft.summer->from != dates.from)
            return refuse(record.line, "conflicting_dates", record.description);
        const bool both = dates.back != dates.from;
        if (draft.summer && both && draft.summer->back != draft.summer->from && draft.summer->back != dates.back)
            return refuse(record.line, "conflicting_dates", record.description);
        if (!draft.summer || both) draft.summer = dates;
    }

    /// Where the summer of the year before in the same zone ended.
    std::optional<Day> returnBefore(const YearKey& key) const {
        for (const auto& [other, draft] : drafts_)
            if (other.first == key.first && other.second.size() == 9 &&
                key.second.starts_with(other.second.substr(5)) && draft.summer &&
                draft.summer->back != draft.summer->from)
                return draft.summer->back;
        return std::nullopt;
    }

    void complete(const YearKey& key, Draft& draft) {
        const std::string name = key.first + " " + key.second;
        if (!draft.first_day) draft.first_day = returnBefore(key);
        if (!draft.first_day) return refuse(0, "first_day_missing", name);
        if (!draft.summer) return refuse(0, "summer_missing", name);
        SchoolYear year;
        year.zone = key.first;
        year.label = key.second;
        year.first_day = *draft.first_day;
        year.summer_from = draft.summer->from;
        if (draft.summer->back != draft.summer->from) year.summer_back = draft.summer->back;
        year.source = kSource;
        for (auto& [code, holiday] : draft.holidays) year.holidays.push_back(std::move(holiday));
        std::sort(year.holidays.begin(), year.holidays.end(),
                  [](const auto& a, const auto& b) { return a.from < b.from; });
        if (const auto check = checkSchoolYear(year); !check) return refuse(0, check.error().fields.front().code, name);
        file_.years.push_back(std::move(year));
    }

    const TimeZone& paris_;
    std::map<YearKey, Draft> drafts_;
    CalendarFile file_;
};

}  // namespace

std::optional<std::string> zoneCode(std::string_view name) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 17> kZones{{
        {"zone a", "A"},
        {"zone b", "B"},
        {"zone c", "C"},
        {"a", "A"},
        {"b", "B"},
        {"c", "C"},
        {"corse", "corse"},
        {"guadeloupe", "guadeloupe"},
        {"guyane", "guyane"},
        {"martinique", "martinique"},
        {"mayotte", "mayotte"},
        {"nouvelle caledonie", "nouvelle_caledonie"},
        {"polynesie", "polynesie"},
        {"reunion", "reunion"},
        {"la reunion", "reunion"},
        {"saint pierre et miquelon", "saint_pierre_et_miquelon"},
        {"wallis et futuna", "wallis_et_futuna"},
    }};
    const std::string folded = text::fold(name);
    const auto* found =
        std::find_if(kZones.begin(), kZones.end(), [&](const auto& zone) { return zone.first == folded; });
    if (found == kZones.end()) return std::nullopt;
    return std::string(found->second);
}

Result<CalendarFile> parseCalendarFile(std::string_view bytes, const TimeZone& paris) {
    TRY_ASSIGN(const auto records, readCalendarRecords(bytes));
    Importer importer(paris);
    for (const auto& record : records) importer.take(record);
    return importer.finish();
}

}  // namespace jalon::calendar
