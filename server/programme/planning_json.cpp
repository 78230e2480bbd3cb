// SPDX-License-Identifier: EUPL-1.2
#include "programme/planning_json.h"

#include <algorithm>

#include "access/access.h"

namespace jalon::programme {
namespace {

json::value textOrNull(const std::optional<Day>& day) { return day ? json::value(day->iso()) : json::value(); }
json::value textOrNull(const std::optional<HalfDay>& half) { return half ? json::value(half->text()) : json::value(); }
json::value numberOrNull(const std::optional<int>& number) { return number ? json::value(*number) : json::value(); }

template <class IdType>
json::value idOrNull(const std::optional<IdType>& id) {
    return id ? json::value(id->text()) : json::value();
}

json::array texts(const std::vector<std::string>& list) {
    json::array out;
    for (const std::string& text : list) out.push_back(json::value(text));
    return out;
}

json::object spanJson(TimeSpan span) { return {{"from", clockText(span.from)}, {"to", clockText(span.to)}}; }

json::array openJson(const LoadedWeek& week, const catalogue::Availability& availability) {
    json::array out;
    for (Day day = week.from; day <= week.to; day = day + 1)
        for (const TimeSpan span : catalogue::openSpans(availability, day)) {
            json::object one = spanJson(span);
            one["day"] = day.iso();
            out.push_back(std::move(one));
        }
    return out;
}

json::array staffJson(const LoadedWeek& week, const Session& session) {
    json::array out;
    for (const SessionProfessional& one : session.professionals) {
        const auto* facts = week.facts.professionalOf(one.id);
        out.push_back(json::object{{"id", one.id.text()},
                                   {"name", facts == nullptr ? "" : facts->who.displayName()},
                                   {"role", one.role},
                                   {"creditedMinutes", numberOrNull(one.credited)}});
    }
    return out;
}

json::array membersJson(const LoadedWeek& week, const Session& session) {
    json::array out;
    for (const SessionYoung& one : session.young) {
        if (week.hidden.stays.contains(one.stay.text())) continue;
        const auto* facts = week.facts.youngOf(one.stay);
        const auto page = week.pages.find(one.stay.text());
        out.push_back(json::object{{"stayId", one.stay.text()},
                                   {"personId", one.person.text()},
                                   {"name", facts == nullptr ? "" : facts->name},
                                   {"initials", page == week.pages.end() ? "" : page->second.initials},
                                   {"creditedMinutes", numberOrNull(one.credited)}});
    }
    return out;
}

/// The reason that passes all of these; null when one has none.
json::value overrideJson(const Session& session, const std::vector<std::string>& keys,
                         const std::map<std::string, std::string>& user_names) {
    json::value out;
    for (const std::string& key : keys) {
        const auto passed = std::ranges::find(session.overrides, key, &Override::key);
        if (passed == session.overrides.end()) return nullptr;
        out = json::object{
            {"reason", passed->reason}, {"at", passed->at.iso()}, {"by", access::userRef(passed->by, user_names)}};
    }
    return out;
}

}  // namespace

TimeSpan readSpan(JsonReader& in) {
    const auto clock = [&](const char* key) {
        const std::string text = in.text(key, {.max = 5});
        const auto minute = parseClock(text);
        if (!minute && !text.empty()) in.fail(key, "not_a_time");
        return minute.value_or(0);
    };
    const int from = clock("from");
    return {from, clock("to")};
}

json::array conflictsJson(const Session& session, const std::vector<Conflict>& conflicts, const Hidden& hidden,
                          const std::map<std::string, std::string>& user_names) {
    json::array out;
    for (const ShownConflict& shown : shownConflicts(session, conflicts, hidden)) {
        const Conflict& one = shown.conflict;
        json::object params;
        for (const auto& [key, value] : one.params) params[key] = value;
        out.push_back(json::object{{"code", one.code},
                                   {"level", levelCode(one.level)},
                                   {"key", one.key()},
                                   {"subject", one.subject},
                                   {"other", one.other},
                                   {"params", std::move(params)},
                                   {"override", overrideJson(session, shown.keys, user_names)}});
    }
    return out;
}

json::object sessionJson(const LoadedWeek& week, const Session& session,
                         const std::map<std::string, std::string>& user_names) {
    const auto* activity = week.facts.activityOf(session);
    const auto* room = week.facts.roomOf(session);
    auto members = membersJson(week, session);
    const std::size_t others = session.young.size() - members.size();
    return {{"id", session.id.text()},
            {"activityId", session.activity.text()},
            {"activityName", activity == nullptr ? "" : activity->name},
            {"axis", activity == nullptr ? "" : activity->axis},
            {"day", session.day.iso()},
            {"from", clockText(session.time.from)},
            {"to", clockText(session.time.to)},
            {"roomId", idOrNull(session.room)},
            {"roomName", room == nullptr ? "" : room->name},
            {"professionals", staffJson(week, session)},
            {"young", std::move(members)},
            {"others", others},
            {"state", sessionStateCode(session.state)},
            {"locked", session.locked},
            {"theme", session.theme},
            {"note", session.note},
            {"reasonCode", session.reason_code},
            {"conflicts", conflictsJson(session, conflictsOf(session, week.facts), week.hidden, user_names)},
            {"version", session.version}};
}

json::array sessionsJson(storage::Transaction& tx, const LoadedWeek& week) {
    std::vector<UserId> users;
    for (const Session& session : week.facts.sessions)
        for (const Override& one : session.overrides)
            if (one.by) users.push_back(*one.by);
    const auto names = access::displayNames(tx, users);
    json::array out;
    for (const Session& session : week.facts.sessions)
        if (!week.hidden.sessions.contains(session.id.text())) out.push_back(sessionJson(week, session, names));
    return out;
}

json::array occupiedJson(const LoadedWeek& week) {
    json::array out;
    for (const Session& session : week.facts.sessions) {
        if (!session.isLive() || !week.hidden.sessions.contains(session.id.text())) continue;
        json::array professionals;
        for (const SessionProfessional& one : session.professionals) professionals.emplace_back(one.id.text());
        json::object one = spanJson(session.time);
        one["day"] = session.day.iso();
        one["roomId"] = idOrNull(session.room);
        one["professionalIds"] = std::move(professionals);
        out.push_back(std::move(one));
    }
    return out;
}

json::object unavailabilityJson(const store::Unavailability& one) {
    json::object out = spanJson(one.when.time);
    out["id"] = one.id.text();
    out["personId"] = one.person.text();
    out["day"] = one.when.day.iso();
    out["kind"] = one.when.kind;
    out["note"] = one.note;
    return out;
}

json::array youngJson(const LoadedWeek& week) {
    json::array out;
    for (const auto& [id, young] : week.facts.young) {
        if (week.hidden.stays.contains(id)) continue;
        json::array expected, apart, busy;
        for (const HalfDay half : young.expected) expected.push_back(json::value(half.text()));
        for (const auto& [other_id, other] : week.facts.young)
            if (!week.hidden.stays.contains(other_id) && week.facts.everApart(young.person, other.person))
                apart.push_back(json::value(other_id));
        for (const auto& one : week.unavailabilities)
            if (one.person == young.person) busy.push_back(unavailabilityJson(one));
        const auto found = week.pages.find(id);
        const YoungOnPage page = found == week.pages.end() ? YoungOnPage{} : found->second;
        out.push_back(json::object{{"stayId", id},
                                   {"personId", young.person.text()},
                                   {"name", young.name},
                                   {"initials", page.initials},
                                   {"birthDate", textOrNull(young.birth_date)},
                                   {"className", page.class_name},
                                   {"structureName", page.structure_name},
                                   {"stayState", page.stay_state},
                                   {"first", textOrNull(page.first)},
                                   {"last", textOrNull(page.last)},
                                   {"expected", std::move(expected)},
                                   {"apart", std::move(apart)},
                                   {"unavailable", std::move(busy)},
                                   {"healthAlert", young.health_alert}});
    }
    const auto name = [](const json::value& one) { return std::string(one.at("name").as_string()); };
    std::ranges::sort(out, {}, name);
    return out;
}

json::array professionalsJson(const LoadedWeek& week) {
    json::array out;
    for (const auto& [id, facts] : week.facts.professionals) {
        json::array activities;
        for (const auto& one : facts.who.activities) activities.push_back(json::value(one.text()));
        const auto& availability = facts.who.availability;
        out.push_back(json::object{{"id", id},
                                   {"name", facts.who.displayName()},
                                   {"initials", facts.who.initials()},
                                   {"function", facts.who.function},
                                   {"qualifications", texts(facts.who.qualifications)},
                                   {"activityIds", std::move(activities)},
                                   {"hoursKnown", !availability.week.empty() || !availability.exceptions.empty()},
                                   {"available", openJson(week, availability)},
                                   {"groupMax", numberOrNull(facts.who.max_group)},
                                   {"honorability", catalogue::honorabilityCode(facts.honorability)}});
    }
    std::ranges::sort(out, {}, [](const json::value& one) { return std::string(one.at("name").as_string()); });
    return out;
}

json::array roomsJson(const LoadedWeek& week) {
    json::array out;
    for (const auto& [id, room] : week.facts.rooms) {
        const auto site =
            std::ranges::find_if(week.facts.sites, [&](const catalogue::Site& one) { return room.site == one.id; });
        out.push_back(json::object{{"id", id},
                                   {"name", room.name},
                                   {"kind", room.kind},
                                   {"siteName", site == week.facts.sites.end() ? "" : site->name},
                                   {"capacity", room.capacity},
                                   {"outside", room.outside()},
                                   {"hoursKnown", !room.availability.week.empty()},
                                   {"available", openJson(week, room.availability)}});
    }
    std::ranges::sort(out, {}, [](const json::value& one) { return std::string(one.at("name").as_string()); });
    return out;
}

json::array activitiesJson(const LoadedWeek& week) {
    json::array out;
    for (const auto& [id, activity] : week.facts.activities) {
        json::array durations;
        for (const int minutes : activity.durations) durations.push_back(minutes);
        out.push_back(json::object{{"id", id},
                                   {"name", activity.name},
                                   {"axis", activity.axis},
                                   {"minutes", activity.usual_minutes},
                                   {"durations", std::move(durations)},
                                   {"groupMin", activity.group_min},
                                   {"groupMax", activity.group_max},
                                   {"adults", activity.adults},
                                   {"outing", activity.outing},
                                   {"roomKind", activity.room_kind},
                                   {"active", activity.active}});
    }
    std::ranges::sort(out, {}, [](const json::value& one) { return std::string(one.at("name").as_string()); });
    return out;
}

json::array daysJson(const LoadedWeek& week) {
    json::array out;
    const auto half = [&](HalfDay at) -> json::value {
        const auto closed = week.facts.service_closed.find(at);
        return closed == week.facts.service_closed.end() ? json::value() : json::value(closed->second);
    };
    for (Day day = week.from; day <= week.to; day = day + 1)
        out.push_back(
            json::object{{"day", day.iso()}, {"amClosed", half({day, Half::am})}, {"pmClosed", half({day, Half::pm})}});
    return out;
}

json::object rulesJson(const PlanningRules& rules) {
    return {{"morning", spanJson(rules.morning)}, {"afternoon", spanJson(rules.afternoon)},
            {"lunch", spanJson(rules.lunch)},     {"noon", clockText(rules.noon)},
            {"slotMinutes", rules.slot_minutes},  {"groupMax", rules.group_max}};
}

json::array gapsJson(const StayId& stay, const std::vector<Gap>& gaps) {
    json::array out;
    for (const Gap& gap : gaps)
        out.push_back(json::object{{"stayId", stay.text()},
                                   {"axis", gap.axis},
                                   {"day", textOrNull(gap.day)},
                                   {"needed", gap.needed},
                                   {"planned", gap.planned}});
    return out;
}

json::object templateJson(const WeekTemplate& plan) {
    json::array slots;
    for (const TemplateSlot& slot : plan.slots) {
        json::object one = spanJson(slot.time);
        one["day"] = slot.day;
        one["activityId"] = slot.activity.text();
        one["professionalId"] = idOrNull(slot.professional);
        one["roomId"] = idOrNull(slot.room);
        one["essential"] = slot.essential;
        one["theme"] = slot.theme;
        slots.push_back(std::move(one));
    }
    return {{"id", plan.id.text()},
            {"name", plan.name},
            {"note", plan.note},
            {"days", plan.days},
            {"byWeekday", plan.by_weekday},
            {"slots", std::move(slots)},
            {"active", plan.active},
            {"version", plan.version}};
}

json::object versionJson(const store::Version& version, const std::map<std::string, std::string>& user_names) {
    return {{"id", version.id.text()},
            {"kind", version.person ? "young" : "professional"},
            {"subjectId", version.person ? version.person->text() : version.professional->text()},
            {"week", version.week.iso()},
            {"number", version.number},
            {"content", toJson(version.content)},
            {"changes", json::parse(version.changes)},
            {"publishedAt", version.published_at.iso()},
            {"publishedBy", access::userRef(version.published_by, user_names)},
            {"toldOn", textOrNull(version.told_on)},
            {"toldChannel", version.told_channel},
            {"toldTo", version.told_to},
            {"toldBy", access::userRef(version.told_by, user_names)},
            {"version", version.version}};
}

}  // namespace jalon::programme
