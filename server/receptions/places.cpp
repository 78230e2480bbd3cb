// SPDX-License-Identifier: EUPL-1.2
// Groups, dated exceptions and planned weeks.
#include "receptions/places.h"

#include <algorithm>

#include "receptions/places_json.h"
#include "receptions/places_store.h"
#include "receptions/round_store.h"

namespace jalon::receptions {
namespace {

using access::Right;

constexpr std::int64_t kMostPlaces = 200;
constexpr int kWeeksAhead = 60;

std::map<WeekHalf, int> readWeekPlaces(JsonReader& in) {
    std::map<WeekHalf, int> places;
    const json::object* given = in.object("places");
    if (given == nullptr) return places;
    for (const auto& [key, value] : *given) {
        const std::string name(key);
        const auto half = WeekHalf::parse(name);
        const bool fits = value.is_int64() && value.as_int64() >= 0 && value.as_int64() <= kMostPlaces;
        if (!half || !fits)
            in.fail("places." + name, half ? "out_of_range" : "unknown_code");
        else
            places[*half] = static_cast<int>(value.as_int64());
    }
    return places;
}

void readGroup(JsonReader& in, Group& group) {
    group.label = group.id == serviceGroup() ? in.optionalText("label", {.max = 60}) : in.text("label", {.max = 60});
    const std::string level = in.optionalOneOf("level", {"any", "college", "lycee"});
    group.level = level.empty() ? "any" : level;
    group.note = in.optionalText("note", {.max = 300});
    group.places = readWeekPlaces(in);
    group.from = in.optionalDay("from");
    group.to = in.optionalDay("to");
    if (group.from && group.to && *group.to < *group.from) in.fail("to", "end_before_start");
}

void readWeek(JsonReader& in, PlannedWeek& week) {
    week.monday = in.day("monday");
    if (in.has("monday") && week.monday.weekday() != Weekday::monday) in.fail("monday", "not_a_monday");
    week.label = in.optionalText("label", {.max = 60});
    week.group = GroupId::trusted(in.uuid("groupId"));
    week.places = static_cast<int>(in.integer("places", 1, kMostPlaces));
}

Result<void> requireGroup(storage::Transaction& tx, const GroupId& group) {
    if (!store::findGroup(tx, group)) return Error::invalid("groupId", "unknown");
    return {};
}

void record(const Work& work, std::string action, std::string entity, std::string id, json::object details) {
    audit::record(work.tx, work.clock, work.actor.author,
                  {std::move(action), std::move(entity), std::move(id), std::nullopt, std::move(details)});
}

}  // namespace

Work Places::workIn(storage::Transaction& tx, const access::Actor& actor) const {
    return {tx, clock_, actor, blueprints_.on(tx, clock_.today()), calendars_.settings(tx), calendars_, attendance_};
}

Result<void> Places::keepUp() {
    if (round_.isDue(clock_.today(), calendars_.changes()) == DailyRound::Due::nothing) return {};
    const auto actor = access::Actor::system("daily_round");
    try {
        auto kept = database_.write([&](storage::Transaction& tx) -> Result<void> {
            const LastRound now{clock_.today(), calendars_.changes(tx)};
            const auto due = dueAfter(store::lastRound(tx), now.day, now.calendar_changes);
            if (due == DailyRound::Due::nothing) return {};
            keepUpAll(workIn(tx, actor), due);
            store::putRound(tx, now);
            return {};
        });
        if (!kept) round_.missed();
        return kept;
    } catch (const storage::DbError& error) {
        round_.missed();
        // Where nothing can be stored people read what there is, and the next of them tries again.
        if (error.code() == storage::DbCode::full || error.code() == storage::DbCode::readonly) return {};
        throw;
    }
}

Result<json::object> Places::getPlaces(const access::Actor& actor) {
    TRY(access::require(actor, Right::places_see));
    return database_.read([&](storage::Transaction& tx) -> Result<json::object> {
        const Work work = workIn(tx, actor);
        const Day today = clock_.today();
        json::array groups, exceptions, weeks;
        for (const auto& group : store::groups(tx)) groups.push_back(toJson(group));
        const HalfDay end{today + 7 * kWeeksAhead, Half::pm};
        for (const auto& exception : store::exceptionsBetween(tx, {today, Half::am}, end))
            exceptions.push_back(toJson(exception));
        for (const auto& week : store::weeksBetween(tx, today - 6, end.day)) weeks.push_back(weekJson(work, week));
        return json::object{{"groups", std::move(groups)},
                            {"exceptions", std::move(exceptions)},
                            {"weeks", std::move(weeks)},
                            {"usualPlaces", work.settings.integer("service.max_places", today)}};
    });
}

Result<Places::Created> Places::createGroup(const access::Actor& actor, const json::object& body) {
    TRY(access::require(actor, Right::places_keep));
    JsonReader in(body);
    Group group{GroupId::trusted(in.uuid("id"))};
    readGroup(in, group);
    TRY(in.finish());
    return database_.write([&](storage::Transaction& tx) -> Result<Created> {
        const Work work = workIn(tx, actor);
        if (const auto known = store::findGroup(tx, group.id)) {
            if (known->label != group.label) return Error::conflict("id_taken");
            return Created{toJson(*known), true};
        }
        group.created_at = clock_.now();
        store::insert(tx, group);
        record(work, "create", "reception_group", group.id.text(), toJson(group));
        return Created{toJson(group)};
    });
}

Result<json::object> Places::updateGroup(const access::Actor& actor, const GroupId& id, std::int64_t version,
                                         const json::object& body) {
    TRY(access::require(actor, Right::places_keep));
    return database_.write([&](storage::Transaction& tx) -> Result<json::object> {
        const Work work = workIn(tx, actor);
        auto group = store::findGroup(tx, id);
        if (!group) return Error::notFound();
        if (group->version != version) return Error::stale(json::serialize(toJson(*group)));
        const json::object before = toJson(*group);
        json::object patched = before;
        patched.erase("id");
        patched.erase("version");
        for (const auto& [key, value] : body) patched[key] = value;
        JsonReader in(patched);
        readGroup(in, *group);
        TRY(in.finish());
        group->version += 1;
        store::update(tx, *group);
        record(work, "update", "reception_group", id.text(), {{"before", before}, {"after", toJson(*group)}});
        offerPlaces(work);
        withdrawOffers(work);
        return toJson(*group);
    });
}

Result<Places::Created> Places::createException(const access::Actor& actor, const json::object& body) {
    TRY(access::require(actor, Right::places_keep));
    JsonReader in(body);
    CapacityException exception{CapacityExceptionId::trusted(in.uuid("id")), GroupId::trusted(in.uuid("groupId"))};
    exception.from = in.halfDay("from");
    exception.to = in.halfDay("to");
    exception.places = static_cast<int>(in.integer("places", 0, kMostPlaces));
    exception.reason = in.text("reason", {.max = 120});
    if (in.has("from") && in.has("to") && exception.to < exception.from) in.fail("to", "end_before_start");
    TRY(in.finish());
    return database_.write([&](storage::Transaction& tx) -> Result<Created> {
        const Work work = workIn(tx, actor);
        if (const auto known = store::findException(tx, exception.id)) {
            if (known->group != exception.group || known->from != exception.from) return Error::conflict("id_taken");
            return Created{toJson(*known), true};
        }
        TRY(requireGroup(tx, exception.group));
        exception.created_at = clock_.now();
        exception.created_by = actor.author.user;
        store::insert(tx, exception);
        record(work, "create", "capacity_exception", exception.id.text(), toJson(exception));
        offerPlaces(work);
        withdrawOffers(work);
        return Created{toJson(exception)};
    });
}

Result<json::object> Places::removeException(const access::Actor& actor, const CapacityExceptionId& id,
                                             std::int64_t version) {
    TRY(access::require(actor, Right::places_keep));
    return database_.write([&](storage::Transaction& tx) -> Result<json::object> {
        const Work work = workIn(tx, actor);
        auto exception = store::findException(tx, id);
        if (!exception) return Error::notFound();
        if (exception->version != version) return Error::stale(json::serialize(toJson(*exception)));
        exception->removed = true;
        exception->version += 1;
        store::update(tx, *exception);
        record(work, "remove", "capacity_exception", id.text(), toJson(*exception));
        offerPlaces(work);
        withdrawOffers(work);
        return toJson(*exception);
    });
}

Result<Places::Created> Places::createWeek(const access::Actor& actor, const json::object& body) {
    TRY(access::require(actor, Right::places_keep));
    JsonReader in(body);
    PlannedWeek week{PlannedWeekId::trusted(in.uuid("id")), {}, "", serviceGroup()};
    readWeek(in, week);
    TRY(in.finish());
    return database_.write([&](storage::Transaction& tx) -> Result<Created> {
        const Work work = workIn(tx, actor);
        if (const auto known = store::findWeek(tx, week.id)) {
            if (known->monday != week.monday) return Error::conflict("id_taken");
            return Created{weekJson(work, *known), true};
        }
        TRY(requireGroup(tx, week.group));
        week.created_at = clock_.now();
        store::insert(tx, week);
        record(work, "create", "reception_week", week.id.text(), weekJson(work, week));
        return Created{weekJson(work, week)};
    });
}

Result<json::object> Places::updateWeek(const access::Actor& actor, const PlannedWeekId& id, std::int64_t version,
                                        const json::object& body) {
    TRY(access::require(actor, Right::places_keep));
    return database_.write([&](storage::Transaction& tx) -> Result<json::object> {
        const Work work = workIn(tx, actor);
        auto week = store::findWeek(tx, id);
        if (!week) return Error::notFound();
        const json::object before = weekJson(work, *week);
        if (week->version != version) return Error::stale(json::serialize(before));
        json::object patched = before;
        for (const char* member : {"id", "version", "taken"}) patched.erase(member);
        for (const auto& [key, value] : body) patched[key] = value;
        JsonReader in(patched);
        const Day monday = week->monday;
        readWeek(in, *week);
        week->cancelled = in.boolean("cancelled", false);
        TRY(in.finish());
        TRY(requireGroup(tx, week->group));
        // Receptions deferred to it keep their days: another week is another week.
        const bool moves = week->monday != monday || week->cancelled;
        if (moves && store::staysIn(tx, id) > 0) return Error::conflict("week_in_use");
        week->version += 1;
        store::update(tx, *week);
        record(work, "update", "reception_week", id.text(), {{"before", before}, {"after", weekJson(work, *week)}});
        return weekJson(work, *week);
    });
}

}  // namespace jalon::receptions
