// SPDX-License-Identifier: EUPL-1.2
#include "calendar/stored_calendar.h"

#include <algorithm>
#include <set>
#include <utility>

#include "base/text.h"
#include "calendar/calendar_file.h"
#include "calendar/next_school_day.h"

namespace jalon::calendar {
namespace {

constexpr std::size_t kMostEntries = 400;
constexpr std::size_t kHalvesOfAWeek = 14;
constexpr std::string_view kCatchUp = "catch_up";

WeekPattern workWeekWithout(WeekPattern without) {
    return WeekPattern(static_cast<std::uint16_t>(WeekPattern::workWeek().bits() & ~without.bits()));
}

json::array halvesJson(WeekPattern pattern) {
    json::array halves;
    for (int weekday = 1; weekday <= 7; ++weekday) {
        for (const Half half : {Half::am, Half::pm}) {
            const WeekHalf item{static_cast<Weekday>(weekday), half};
            if (pattern.contains(item)) halves.emplace_back(item.text());
        }
    }
    return halves;
}

WeekPattern readHalves(JsonReader& in, std::string_view key, WeekPattern allowed) {
    if (!in.has(key)) in.fail(key, "required");
    WeekPattern pattern;
    for (const std::string& text : in.texts(key, kHalvesOfAWeek, {.max = 10})) {
        const auto half = WeekHalf::parse(text);
        if (!half) {
            in.fail(key, "not_a_week_half");
        } else if (!allowed.contains(*half)) {
            in.fail(key, "not_a_working_day");
        } else {
            pattern = pattern.with(*half);
        }
    }
    return pattern;
}

/// Calls `read` with a reader for each entry of a required list; refuses an id that comes twice.
template <class Read>
void readEntries(JsonReader& in, std::string_view key, Read read) {
    if (!in.has(key)) in.fail(key, "required");
    std::set<std::string> ids;
    std::size_t index = 0;
    for (const json::object* entry : in.objects(key, kMostEntries)) {
        JsonReader nested(*entry, in.path(key) + "." + std::to_string(index++));
        const std::string id = nested.uuid("id");
        if (!id.empty() && !ids.insert(id).second) nested.fail("id", "repeated");
        read(nested, id);
        in.absorb(nested);
    }
}

std::pair<HalfDay, HalfDay> readSpan(JsonReader& in) {
    const HalfDay from = in.halfDay("from");
    const HalfDay to = in.halfDay("to");
    if (to < from) in.fail("to", "end_before_start");
    return {from, to};
}

StoredOwnDay readOwnDay(JsonReader& in, const std::string& id) {
    const auto [from, to] = readSpan(in);
    StoredOwnDay own{id,
                     from,
                     to,
                     in.boolean("hasClass"),
                     in.oneOf("reason", {"pedagogical_day", "bridge", "exam", "strike", kCatchUp, "other"}),
                     in.optionalText("label")};
    if (!own.has_class && own.reason == kCatchUp) in.fail("reason", "catch_up_has_class");
    return own;
}

OwnDay ownDay(const StoredOwnDay& stored) {
    return {stored.from, stored.to, parseOwnDayReason(stored.reason).value_or(OwnDayReason::other), stored.label,
            stored.has_class};
}

/// A day outside every known year, of a school whose zone nobody knows, is another matter than a missing year.
std::string reasonCode(const Closed& closed) {
    if (closed.reason == ClosedReason::year_missing && closed.detail.empty()) return "zone_unknown";
    return std::string(closedReasonCode(closed.reason));
}

std::string camelCase(std::string_view snake) {
    std::string out;
    bool up = false;
    for (const char c : snake) {
        if (c != '_') out += up && c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
        up = c == '_';
    }
    return out;
}

Notice notice(const Warning& warning) {
    Notice out{std::string(warningCode(warning.code)), {}};
    for (const auto& [name, value] : warning.details) out.params.emplace(camelCase(name), value);
    const auto zone = warning.details.find("zone");
    if (warning.code == WarningCode::year_missing && zone != warning.details.end() && zone->second.empty())
        out.code = "zone_unknown";
    std::string halves;
    for (const HalfDay& half : warning.half_days) halves += (halves.empty() ? "" : ",") + half.text();
    if (!halves.empty()) out.params.emplace("halfDays", halves);
    return out;
}

json::object outcomeJson(const HalfDayOutcome& outcome) {
    return {{"halfDay", outcome.at.text()},
            {"receivable", !outcome.dropped},
            {"reason", outcome.dropped ? json::value(reasonCode(*outcome.dropped)) : json::value(nullptr)},
            {"label", outcome.dropped ? outcome.dropped->label : ""}};
}

HolidayKind kindOf(std::string_view code) { return code == "bridge" ? HolidayKind::bridge : HolidayKind::vacation; }
std::string_view kindCode(HolidayKind kind) { return kind == HolidayKind::bridge ? "bridge" : "vacation"; }

}  // namespace

ServiceCalendar firstServiceCalendar() {
    return {WeekPattern::workWeek().without({Weekday::wednesday, Half::pm}), {}, "metropole", {}};
}

SchoolCalendar usualSchoolCalendar() { return {"", WeekPattern().with({Weekday::wednesday, Half::pm}), {}, {}}; }

Zone zoneOf(const std::string& own_zone, const std::string& structure_zone, const std::string& academy,
            const ShippedCalendars& shipped) {
    if (!own_zone.empty()) return {own_zone, "own"};
    if (!structure_zone.empty()) return {zoneCode(structure_zone).value_or(structure_zone), "own"};
    if (academy.empty()) return {"", "none"};
    if (const auto zone = shipped.zoneOfAcademy(academy)) return {*zone, "academy"};
    // Corsica and each overseas académie is a zone of its own.
    if (const auto zone = zoneCode(academy); zone && zone->size() > 1) return {*zone, "academy"};
    return {"", "none"};
}

SchoolSchedule schedule(ZoneCalendar zone, PublicHolidays holidays, const SchoolCalendar& school) {
    std::vector<OwnDay> own_days;
    for (const StoredOwnDay& stored : school.own_days) own_days.push_back(ownDay(stored));
    return {std::move(zone), std::move(holidays), workWeekWithout(school.no_class), std::move(own_days)};
}

ServiceSchedule schedule(const ServiceCalendar& service, PublicHolidays holidays) {
    std::vector<Closure> closures;
    for (const StoredClosure& stored : service.closures) closures.push_back(stored.closure);
    return ServiceSchedule(service.open, std::move(closures), std::move(holidays));
}

json::array storedHolidays(const std::vector<Holiday>& holidays) {
    json::array stored;
    for (const Holiday& holiday : holidays)
        stored.push_back({{"code", holiday.code},
                          {"label", holiday.label},
                          {"kind", kindCode(holiday.kind)},
                          {"from", holiday.from.iso()},
                          {"back", holiday.back.iso()}});
    return stored;
}

std::vector<Holiday> readHolidays(const std::string& stored) {
    std::vector<Holiday> holidays;
    const json::value parsed = json::parse(stored);
    for (const json::value& item : parsed.as_array()) {
        const auto text = [&](std::string_view key) { return std::string(item.at(key).as_string()); };
        holidays.push_back({text("code"), text("label"), kindOf(text("kind")), Day::parse(text("from")).value(),
                            Day::parse(text("back")).value()});
    }
    return holidays;
}

json::object schoolYearJson(const SchoolYear& year) {
    json::array holidays = storedHolidays(year.holidays);
    for (json::value& holiday : holidays) holiday.as_object().erase("kind");
    return {{"id", year.zone + "-" + year.label},
            {"zone", year.zone},
            {"label", year.label},
            {"firstDay", year.first_day.iso()},
            {"summerFrom", year.summer_from.iso()},
            {"status", year.status == YearStatus::official ? "official" : "to_confirm"},
            {"source", year.source},
            {"holidays", std::move(holidays)}};
}

json::object wholeYear(const SchoolYear& year) {
    json::object whole = schoolYearJson(year);
    whole["summerBack"] = year.summer_back ? json::value(year.summer_back->iso()) : json::value(nullptr);
    whole["holidays"] = storedHolidays(year.holidays);
    return whole;
}

json::object inputJson(const ServiceCalendar& calendar) {
    json::array closures;
    for (const StoredClosure& stored : calendar.closures)
        closures.push_back({{"id", stored.id},
                            {"from", stored.closure.from.text()},
                            {"to", stored.closure.to.text()},
                            {"label", stored.closure.label}});
    return {{"open", halvesJson(calendar.open)}, {"closures", std::move(closures)}, {"region", calendar.region}};
}

json::object inputJson(const SchoolCalendar& calendar) {
    json::array own_days;
    for (const StoredOwnDay& own : calendar.own_days)
        own_days.push_back({{"id", own.id},
                            {"from", own.from.text()},
                            {"to", own.to.text()},
                            {"hasClass", own.has_class},
                            {"reason", own.reason},
                            {"label", own.label}});
    return {{"zone", calendar.zone}, {"noClass", halvesJson(calendar.no_class)}, {"ownDays", std::move(own_days)}};
}

Result<ServiceCalendar> readServiceCalendar(const json::object& body) {
    JsonReader in(body);
    ServiceCalendar calendar;
    calendar.open = readHalves(in, "open", WeekPattern(0x3FFF));
    readEntries(in, "closures", [&](JsonReader& entry, const std::string& id) {
        const auto [from, to] = readSpan(entry);
        calendar.closures.push_back({id, {from, to, entry.optionalText("label")}});
    });
    calendar.region = in.text("region", {.max = 40});
    TRY(in.finish());
    return calendar;
}

Result<SchoolCalendar> readSchoolCalendar(const json::object& body) {
    JsonReader in(body);
    SchoolCalendar calendar;
    if (!in.has("zone")) in.fail("zone", "required");
    calendar.zone = in.optionalText("zone", {.max = 40});
    calendar.zone = zoneCode(calendar.zone).value_or(calendar.zone);
    calendar.no_class = readHalves(in, "noClass", WeekPattern::workWeek());
    readEntries(in, "ownDays",
                [&](JsonReader& entry, const std::string& id) { calendar.own_days.push_back(readOwnDay(entry, id)); });
    TRY(in.finish());
    return calendar;
}

json::object dayJson(Day day, const SchoolSchedule& school, const ServiceSchedule& service) {
    json::array halves;
    for (const Half half : {Half::am, Half::pm}) {
        const auto no_class = school.closedAt({day, half});
        const auto closed = service.closedAt({day, half});
        halves.push_back({{"half", halfCode(half)},
                          {"school", !no_class},
                          {"schoolReason", no_class ? reasonCode(*no_class) : ""},
                          {"schoolLabel", no_class ? no_class->label : ""},
                          {"service", !closed},
                          {"serviceReason", closed ? reasonCode(*closed) : ""},
                          {"serviceLabel", closed ? closed->label : ""}});
    }
    return {{"day", day.iso()}, {"halves", std::move(halves)}};
}

json::object noticeJson(const Notice& notice) {
    json::object params;
    for (const auto& [name, value] : notice.params) params[name] = value;
    return {{"code", notice.code}, {"params", std::move(params)}};
}

std::optional<Day> returnDay(HalfDay last, const SchoolSchedule& school) {
    if (last.half == Half::am && school.hasClass({last.day, Half::pm})) return last.day;
    const auto search = firstSchoolDayAfter(last.day, school);
    return search.found ? std::optional(search.found->day) : std::nullopt;
}

json::object receivableAnswer(const Receivable& result, const SchoolSchedule& school) {
    json::array half_days;
    for (const HalfDayOutcome& outcome : result.half_days) half_days.push_back(outcomeJson(outcome));
    json::array warnings;
    for (const Warning& warning : result.warnings) warnings.push_back(noticeJson(notice(warning)));
    const auto back = result.open_ended ? std::nullopt : returnDay(result.to, school);
    return {{"from", result.from.text()},
            {"to", result.to.text()},
            {"openEnded", result.open_ended},
            {"calendarDays", result.calendar_days},
            {"schoolDays", result.school_days},
            {"workingDays", result.working_days},
            {"receivable", result.receivable},
            {"blocks", result.blocks.size()},
            {"halfDays", std::move(half_days)},
            {"warnings", std::move(warnings)},
            {"returnOn", back ? json::value(back->iso()) : json::value(nullptr)}};
}

}  // namespace jalon::calendar
