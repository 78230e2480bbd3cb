// SPDX-License-Identifier: EUPL-1.2
#include "calendar/calendars.h"

#include <algorithm>
#include <set>
#include <utility>

#include "access/access.h"
#include "audit/audit.h"
#include "calendar/calendar_file.h"
#include "calendar/calendar_store.h"
#include "calendar/stored_calendar.h"
#include "partners/partners.h"
#include "storage/database_clock.h"

namespace jalon::calendar {
namespace {

using access::Right;
using access::RoleSet;
using storage::Transaction;

constexpr int kMostDays = 400;
/// How far an open-ended measure is looked at when nobody says: two weeks, a screen.
constexpr int kOpenEndedDays = 14;
/// How long before its first day a missing school year is worth a warning.
constexpr int kWarnAheadMonths = 2;

json::value orNull(const std::optional<Instant>& at) { return at ? json::value(at->iso()) : json::value(nullptr); }

void addWritten(Transaction& tx, json::object& answer, const Written& written) {
    answer["version"] = written.version;
    answer["updatedAt"] = orNull(written.at);
    answer["updatedBy"] = access::userRef(tx, written.by);
}

json::object represent(Transaction& tx, const ServiceCalendar& calendar) {
    json::object answer = inputJson(calendar);
    addWritten(tx, answer, calendar.written);
    return answer;
}

json::object represent(Transaction& tx, const StructureId& structure, const SchoolCalendar& calendar,
                       const Zone& zone) {
    json::object answer = inputJson(calendar);
    answer["structureId"] = structure.text();
    answer["zone"] = zone.code;
    answer["zoneSource"] = zone.source;
    addWritten(tx, answer, calendar.written);
    return answer;
}

ServiceCalendar storedService(Transaction& tx) { return store::serviceCalendar(tx).value_or(firstServiceCalendar()); }

SchoolCalendar storedSchool(Transaction& tx, const StructureId& structure) {
    return store::schoolCalendar(tx, structure).value_or(usualSchoolCalendar());
}

json::object refusalJson(const CalendarRefusal& refusal) {
    json::object params;
    if (!refusal.detail.empty()) params["detail"] = refusal.detail;
    return {{"line", refusal.line}, {"code", refusal.code}, {"params", std::move(params)}};
}

std::map<std::pair<std::string, std::string>, SchoolYear> byName(std::vector<SchoolYear> years) {
    std::map<std::pair<std::string, std::string>, SchoolYear> found;
    for (SchoolYear& year : years) found.emplace(std::pair(year.zone, year.label), std::move(year));
    return found;
}

/// What a file of school years would change.
struct YearChanges {
    std::vector<const SchoolYear*> added, changed;
    std::int64_t unchanged = 0;
};

YearChanges compare(const std::vector<SchoolYear>& years,
                    const std::map<std::pair<std::string, std::string>, SchoolYear>& stored) {
    YearChanges changes;
    for (const SchoolYear& year : years) {
        const auto known = stored.find({year.zone, year.label});
        if (known == stored.end()) {
            changes.added.push_back(&year);
        } else if (wholeYear(known->second) != wholeYear(year)) {
            changes.changed.push_back(&year);
        } else {
            ++changes.unchanged;
        }
    }
    return changes;
}

}  // namespace

Calendars::Calendars(storage::Database& database, const Clock& clock, const std::filesystem::path& data_folder)
    : database_(database),
      clock_(clock),
      shipped_(loadShippedCalendars(data_folder)),
      settings_(database, clock, data_folder) {}

Result<void> Calendars::loadShipped() {
    const audit::Author author = access::Actor::system("shipped data").author;
    return database_.write([&](Transaction& tx) -> Result<void> {
        const auto stored = byName(store::schoolYears(tx));
        for (const SchoolYear& year : shipped_.years) {
            const auto known = stored.find({year.zone, year.label});
            const bool better = known != stored.end() && known->second.status == YearStatus::to_confirm &&
                                year.status == YearStatus::official;
            if (known != stored.end() && !better) continue;
            store::putSchoolYear(tx, year, clock_.now(), std::nullopt);
            audit::record(tx, clock_, author,
                          {better ? "update" : "create",
                           "school_year",
                           year.zone + "-" + year.label,
                           std::nullopt,
                           {{"year", wholeYear(year)}}});
        }
        if (!store::serviceCalendar(tx)) {
            ServiceCalendar first = firstServiceCalendar();
            first.written.at = clock_.now();
            store::putServiceCalendar(tx, first);
            audit::record(tx, clock_, author,
                          {"create", "service_calendar", "service", std::nullopt, inputJson(first)});
        }
        return {};
    });
}

const PublicHolidays& Calendars::publicHolidays(const std::string& region) const {
    static const PublicHolidays kNone;
    const auto* found = shipped_.region(region);
    return found == nullptr ? kNone : *found;
}

SchoolSchedule Calendars::schoolSchedule(Transaction& tx, const StructureId& structure) const {
    const SchoolCalendar own = storedSchool(tx, structure);
    const auto found = partners::find(tx, structure);
    const Zone zone = found ? zoneOf(own.zone, found->zone, found->academy, shipped_) : Zone{"", "none"};
    const auto years = zone.code.empty() ? std::vector<SchoolYear>{} : store::schoolYearsOf(tx, zone.code);
    return schedule(ZoneCalendar(zone.code, years), publicHolidays(store::serviceRegion(tx)), own);
}

ServiceSchedule Calendars::serviceSchedule(Transaction& tx) const {
    const ServiceCalendar service = storedService(tx);
    return schedule(service, publicHolidays(service.region));
}

void Calendars::noteChange(Transaction& tx) {
    store::countChange(tx);
    ++changes_;
}

std::uint64_t Calendars::changes() const {
    if (!storage::isShared(database_)) return changes_;
    return static_cast<std::uint64_t>(database_.read([](Transaction& tx) { return store::changeCount(tx); }));
}

std::int64_t Calendars::changes(Transaction& tx) const { return store::changeCount(tx); }

MeasureLimits Calendars::limitsOn(Transaction& tx, Day first_day) const {
    const auto* setting = settings(tx).find("measure.max_days", first_day);
    if (setting == nullptr) return {};
    return {static_cast<int>(setting->value)};
}

std::vector<Notice> Calendars::warnings(Transaction& tx, Day today) const {
    const auto own_zones = store::ownZones(tx);
    std::set<std::string> zones;
    std::vector<std::string> without_zone;
    for (const auto& partner : partners::partnersOn(tx, today)) {
        if (!partner.isSchool()) continue;
        const auto own = own_zones.find(partner.id.text());
        const Zone zone = zoneOf(own == own_zones.end() ? "" : own->second, partner.zone, partner.academy, shipped_);
        if (zone.code.empty()) {
            without_zone.push_back(partner.name);
        } else {
            zones.insert(zone.code);
        }
    }
    std::vector<Notice> out;
    for (const std::string& zone : zones) {
        const ZoneCalendar calendar(zone, store::schoolYearsOf(tx, zone));
        std::set<std::string> unconfirmed;
        bool missing = false;
        for (const Day day : {today, today.plusMonths(kWarnAheadMonths)}) {
            const auto* year = calendar.yearOf(day);
            if (year == nullptr && !std::exchange(missing, true))
                out.push_back({"year_missing", {{"zone", zone}, {"from", day.iso()}}});
            if (year != nullptr && year->status == YearStatus::to_confirm && unconfirmed.insert(year->label).second)
                out.push_back({"year_to_confirm", {{"zone", zone}, {"year", year->label}}});
        }
    }
    if (!without_zone.empty())
        out.push_back(
            {"zone_unknown", {{"count", std::to_string(without_zone.size())}, {"name", without_zone.front()}}});
    return out;
}

Result<json::object> Calendars::listSchoolYears(const access::Actor& actor) {
    TRY(access::require(actor, Right::calendars_see));
    return database_.read([&](Transaction& tx) -> Result<json::object> {
        json::array items;
        for (const SchoolYear& year : store::schoolYears(tx)) items.push_back(schoolYearJson(year));
        return json::object{{"items", std::move(items)}};
    });
}

Result<json::object> Calendars::importSchoolCalendar(const access::Actor& actor, std::string_view bytes, bool dry_run) {
    TRY(access::require(actor, Right::calendars_keep));
    TRY_ASSIGN(const CalendarFile file, parseCalendarFile(bytes, TimeZone("Europe/Paris")));
    json::object answer{{"dryRun", dry_run}, {"years", json::array{}}, {"refused", json::array{}}};
    for (const SchoolYear& year : file.years) answer["years"].as_array().push_back(schoolYearJson(year));
    for (const auto& refusal : file.refusals) answer["refused"].as_array().push_back(refusalJson(refusal));
    const auto count = [&](const YearChanges& changes) {
        answer["added"] = changes.added.size();
        answer["changed"] = changes.changed.size();
        answer["unchanged"] = changes.unchanged;
    };
    if (dry_run) {
        return database_.read([&](Transaction& tx) -> Result<json::object> {
            count(compare(file.years, byName(store::schoolYears(tx))));
            return answer;
        });
    }
    return database_.write([&](Transaction& tx) -> Result<json::object> {
        noteChange(tx);
        const auto stored = byName(store::schoolYears(tx));
        const YearChanges changes = compare(file.years, stored);
        json::array added;
        for (const SchoolYear* year : changes.added) {
            store::putSchoolYear(tx, *year, clock_.now(), actor.author.user);
            added.emplace_back(year->zone + "-" + year->label);
        }
        for (const SchoolYear* year : changes.changed) {
            store::putSchoolYear(tx, *year, clock_.now(), actor.author.user);
            audit::record(tx, clock_, actor.author,
                          {"update",
                           "school_year",
                           year->zone + "-" + year->label,
                           std::nullopt,
                           {{"from", wholeYear(stored.at({year->zone, year->label}))}, {"to", wholeYear(*year)}}});
        }
        audit::record(tx, clock_, actor.author,
                      {"import",
                       "school_year",
                       "",
                       std::nullopt,
                       {{"added", std::move(added)},
                        {"changed", changes.changed.size()},
                        {"unchanged", changes.unchanged},
                        {"refused", file.refusals.size()}}});
        count(changes);
        return answer;
    });
}

Result<json::object> Calendars::getServiceCalendar(const access::Actor& actor) {
    TRY(access::require(actor, Right::calendars_see));
    return database_.read([&](Transaction& tx) -> Result<json::object> { return represent(tx, storedService(tx)); });
}

Result<json::object> Calendars::putServiceCalendar(const access::Actor& actor, std::int64_t version,
                                                   const json::object& body) {
    TRY(access::require(actor, Right::calendars_keep));
    TRY_ASSIGN(ServiceCalendar calendar, readServiceCalendar(body));
    if (shipped_.region(calendar.region) == nullptr) return Error::invalid("region", "unknown_region");
    return database_.write([&](Transaction& tx) -> Result<json::object> {
        const ServiceCalendar stored = storedService(tx);
        if (stored.written.version != version) return Error::stale(json::serialize(represent(tx, stored)));
        calendar.written = {version, clock_.now(), actor.author.user};
        if (!store::putServiceCalendar(tx, calendar)) return Error::stale(json::serialize(represent(tx, stored)));
        ++calendar.written.version;
        noteChange(tx);
        audit::record(tx, clock_, actor.author,
                      {"update",
                       "service_calendar",
                       "service",
                       std::nullopt,
                       {{"from", inputJson(stored)}, {"to", inputJson(calendar)}}});
        return represent(tx, storedService(tx));
    });
}

Result<json::object> Calendars::getSchoolCalendar(const access::Actor& actor, const StructureId& structure) {
    TRY(access::require(actor, Right::calendars_see));
    return database_.read([&](Transaction& tx) -> Result<json::object> {
        const auto found = partners::find(tx, structure);
        if (!found) return Error::notFound();
        const SchoolCalendar own = storedSchool(tx, structure);
        return represent(tx, structure, own, zoneOf(own.zone, found->zone, found->academy, shipped_));
    });
}

bool Calendars::isKnownZone(Transaction& tx, const std::string& zone) const {
    return zoneCode(zone) == zone || shipped_.zone(zone) || !store::schoolYearsOf(tx, zone).empty();
}

Result<json::object> Calendars::putSchoolCalendar(const access::Actor& actor, const StructureId& structure,
                                                  std::int64_t version, const json::object& body) {
    TRY(access::require(actor, Right::calendars_keep));
    TRY_ASSIGN(const SchoolCalendar asked, readSchoolCalendar(body));
    return database_.write([&](Transaction& tx) -> Result<json::object> {
        const auto found = partners::find(tx, structure);
        if (!found) return Error::notFound();
        SchoolCalendar calendar = asked;
        if (!calendar.zone.empty() && !isKnownZone(tx, calendar.zone)) return Error::invalid("zone", "unknown_zone");
        const SchoolCalendar stored = storedSchool(tx, structure);
        const auto answer = [&](const SchoolCalendar& own) {
            return represent(tx, structure, own, zoneOf(own.zone, found->zone, found->academy, shipped_));
        };
        if (stored.written.version != version) return Error::stale(json::serialize(answer(stored)));
        if (calendar.zone == zoneOf("", found->zone, found->academy, shipped_).code) calendar.zone.clear();
        calendar.written = {version, clock_.now(), actor.author.user};
        if (!store::putSchoolCalendar(tx, structure, calendar)) return Error::stale(json::serialize(answer(stored)));
        noteChange(tx);
        audit::record(tx, clock_, actor.author,
                      {"update",
                       "school_calendar",
                       structure.text(),
                       std::nullopt,
                       {{"from", inputJson(stored)}, {"to", inputJson(calendar)}}});
        return answer(storedSchool(tx, structure));
    });
}

Result<json::object> Calendars::listDays(const access::Actor& actor, const DaysQuery& query) {
    TRY(access::require(actor, Right::calendars_see));
    if (query.to < query.from) return Error::invalid("to", "end_before_start");
    if (query.to - query.from >= kMostDays) return Error::invalid("to", "period_too_long");
    return database_.read([&](Transaction& tx) -> Result<json::object> {
        if (query.structure && !partners::find(tx, *query.structure)) return Error::notFound();
        const std::string zone = zoneCode(query.zone).value_or(query.zone);
        const SchoolSchedule school = query.structure
                                          ? schoolSchedule(tx, *query.structure)
                                          : schedule(ZoneCalendar(zone, store::schoolYearsOf(tx, zone)),
                                                     publicHolidays(store::serviceRegion(tx)), usualSchoolCalendar());
        const ServiceSchedule service = serviceSchedule(tx);
        json::array items;
        for (Day day = query.from; day <= query.to; day = day + 1) items.push_back(dayJson(day, school, service));
        return json::object{{"items", std::move(items)}};
    });
}

Result<json::object> Calendars::getReceivable(const access::Actor& actor, const StructureId& structure, HalfDay from,
                                              std::optional<HalfDay> to) {
    TRY(access::require(actor, Right::calendars_see));
    return database_.read([&](Transaction& tx) -> Result<json::object> {
        if (!partners::find(tx, structure)) return Error::notFound();
        const SchoolSchedule school = schoolSchedule(tx, structure);
        const ServiceSchedule service = serviceSchedule(tx);
        const HalfDay horizon{from.day + (kOpenEndedDays - 1), Half::pm};
        TRY_ASSIGN(const Receivable result, to ? computeReceivable(from, *to, school, service, limitsOn(tx, from.day))
                                               : computeOpenEnded(from, horizon, school, service));
        return receivableAnswer(result, school);
    });
}

}  // namespace jalon::calendar
