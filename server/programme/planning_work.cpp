// SPDX-License-Identifier: EUPL-1.2
#include "programme/planning_work.h"

#include "catalogue/catalogue.h"
#include "people/scope.h"
#include "receptions/receptions.h"

namespace jalon::programme {
namespace {

using storage::Transaction;

void readStaff(Transaction& tx, JsonReader& in, Session& session, const blueprints::Blueprint& blueprint) {
    std::size_t n = 0;
    for (const json::object* one : in.objects("professionals", kMostMembers)) {
        JsonReader item(*one, "professionals." + std::to_string(n++));
        const std::string id = item.uuid("id");
        const std::string role = item.text("role", {.max = 40});
        if (!role.empty() && !blueprint.knows("session_role", role)) item.fail("role", "not_in_list");
        if (!id.empty()) {
            const auto who = catalogue::ProfessionalId::trusted(id);
            if (!catalogue::findProfessional(tx, who)) item.fail("id", "unknown");
            session.professionals.push_back({who, role, std::nullopt});
        }
        in.absorb(item);
    }
}

void readYoung(Transaction& tx, const access::Actor& actor, JsonReader& in, Session& session) {
    for (const std::string& text : in.texts("stayIds", kMostMembers)) {
        const auto stay = StayId::parse(text);
        const auto person = stay ? receptions::stayPerson(tx, *stay) : std::nullopt;
        if (person && people::isInScope(tx, actor.scope(access::Right::programme_keep), *person))
            session.young.push_back({*stay, *person, std::nullopt});
        else
            in.fail("stayIds", "unknown");
    }
}

void readOverrides(JsonReader& in, Session& session) {
    std::size_t n = 0;
    for (const json::object* one : in.objects("overrides", 100)) {
        JsonReader item(*one, "overrides." + std::to_string(n++));
        const std::string key = item.text("key", {.max = 200});
        const std::string reason = item.text("reason", {.max = 300});
        if (!key.empty() && !reason.empty()) session.overrides.push_back({key, reason});
        in.absorb(item);
    }
}

}  // namespace

LoadedWeek loadWeek(Transaction& tx, const calendar::Calendars& calendars, const access::Actor& reader, Day day) {
    const Day monday = mondayOf(day);
    return loadDays(tx, calendars, reader, monday, monday + 6);
}

Result<Session> readSession(Transaction& tx, const access::Actor& actor, const json::object& body,
                            const std::optional<SessionId>& id, const blueprints::Blueprint& blueprint) {
    JsonReader in(body);
    const std::string own_id = id ? id->text() : in.uuid("id");
    const std::string activity = in.uuid("activityId");
    Session session{SessionId::trusted(own_id), catalogue::ActivityId::trusted(activity), in.day("day"), readSpan(in)};
    if (!activity.empty() && !catalogue::findActivity(tx, session.activity)) in.fail("activityId", "unknown");
    if (const std::string room = in.optionalUuid("roomId"); !room.empty()) {
        session.room = catalogue::RoomId::trusted(room);
        if (!catalogue::findRoom(tx, *session.room)) in.fail("roomId", "unknown");
    }
    readStaff(tx, in, session, blueprint);
    readYoung(tx, actor, in, session);
    readOverrides(in, session);
    session.locked = in.boolean("locked", false);
    session.theme = in.optionalText("theme", {.max = 120});
    session.note = in.optionalText("note", {.max = 1000, .lines = true});
    TRY(in.finish());
    TRY(checkSession(session));
    return session;
}

json::object checkJson(const LoadedWeek& week, const std::vector<Session>& sessions) {
    json::array items;
    for (const Session& session : sessions)
        items.push_back(
            json::object{{"id", session.id.text()},
                         {"conflicts", conflictsJson(session, conflictsOf(session, week.facts), week.hidden, {})}});
    return {{"items", std::move(items)}};
}

}  // namespace jalon::programme
