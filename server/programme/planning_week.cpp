// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "access/access.h"
#include "people/file_rights.h"
#include "people/people.h"
#include "programme/planning.h"
#include "programme/planning_work.h"
#include "programme/week_told.h"
#include "receptions/receptions.h"

namespace jalon::programme {
namespace {

using access::Right;
using storage::Transaction;

/// A timetable is read with the family beside: what a conflict says of the other young people stays in the week.
void keepOwnConflicts(json::value& session, const StayId& stay, const WeekFacts& facts) {
    auto& conflicts = session.at("conflicts").as_array();
    const auto ofAnother = [&](const json::value& one) {
        bool names_young = one.at("code") == "another_young";
        for (const char* party : {"subject", "other"}) {
            const std::string id(one.at(party).as_string());
            if (id == stay.text()) return false;
            names_young = names_young || facts.young.contains(id);
        }
        return names_young;
    };
    conflicts.erase(std::remove_if(conflicts.begin(), conflicts.end(), ofAnother), conflicts.end());
}

}  // namespace

Result<json::object> Planning::week(const access::Actor& actor, Day day) {
    TRY(access::require(actor, Right::programme_see));
    return database_.read([&](Transaction& tx) -> Result<json::object> {
        const LoadedWeek loaded = loadWeek(tx, calendars_, actor, day);
        json::array gaps;
        for (const auto& [id, young] : loaded.facts.young) {
            if (loaded.hidden.stays.contains(id)) continue;
            const auto page = loaded.pages.find(id);
            if (page == loaded.pages.end() || !page->second.first || !page->second.last) continue;
            // What a stay has too little of is only known where the whole of it is in sight.
            const bool whole = page->second.first->day >= loaded.from && page->second.last->day <= loaded.to;
            for (const Gap& gap : gapsOf(young, loaded.facts)) {
                if (!gap.day && !whole) continue;
                for (auto& one : gapsJson(young.stay, {gap})) gaps.push_back(std::move(one));
            }
        }
        return json::object{{"week", loaded.from.iso()},
                            {"rules", rulesJson(loaded.facts.rules)},
                            {"days", daysJson(loaded)},
                            {"young", youngJson(loaded)},
                            {"professionals", professionalsJson(loaded)},
                            {"rooms", roomsJson(loaded)},
                            {"activities", activitiesJson(loaded)},
                            {"sessions", sessionsJson(tx, loaded)},
                            {"occupied", occupiedJson(loaded)},
                            {"gaps", std::move(gaps)},
                            {"toTell", static_cast<std::int64_t>(pendingOf(tx, loaded).size())}};
    });
}

Result<json::object> Planning::check(const access::Actor& actor, const json::object& body) {
    TRY(access::require(actor, Right::programme_keep));
    return database_.read([&](Transaction& tx) -> Result<json::object> {
        JsonReader in(body);
        const Day day = in.day("week");
        const auto items = in.objects("sessions", kMostMembers);
        TRY(in.finish());
        const auto& blueprint = blueprints_.on(tx, clock_.today());
        LoadedWeek loaded = loadWeek(tx, calendars_, actor, day);
        std::vector<Session> tentative;
        for (const json::object* item : items) {
            TRY_ASSIGN(auto session, readSession(tx, actor, *item, std::nullopt, blueprint));
            for (Session& one : loaded.facts.sessions) {
                if (one.id != session.id) continue;
                if (!loaded.hidden.sessions.contains(one.id.text())) {
                    keepOthers(tx, actor, one, session);
                    continue;
                }
                // An id the reader cannot know is one nobody knows: theirs is another session.
                one.id = SessionId::make(clock_.now());
                loaded.hidden.sessions.insert(one.id.text());
                loaded.hidden.sessions.erase(session.id.text());
            }
            std::erase_if(loaded.facts.sessions, [&](const Session& one) { return one.id == session.id; });
            loaded.facts.sessions.push_back(session);
            tentative.push_back(std::move(session));
        }
        return checkJson(loaded, tentative);
    });
}

Result<json::object> Planning::timetable(const access::Actor& actor, const PersonId& person) {
    TRY(access::require(actor, Right::programme_see));
    return database_.write([&](Transaction& tx) -> Result<json::object> {
        auto head = people::headJson(tx, person, clock_.today(), people::rightsOn(tx, actor, person));
        if (!head) return Error::notFound();
        json::array stays;
        for (const auto& line : receptions::staysOfPerson(tx, person)) {
            if (!line.first || !line.last) continue;
            const LoadedWeek loaded =
                loadDays(tx, calendars_, actor, mondayOf(line.first->day), mondayOf(line.last->day) + 6);
            const auto* young = loaded.facts.youngOf(line.id);
            if (young == nullptr) continue;
            json::value young_json;
            for (auto& one : youngJson(loaded))
                if (one.at("stayId") == line.id.text().c_str()) young_json = std::move(one);
            json::array own;
            for (auto& one : sessionsJson(tx, loaded)) {
                const auto& members = one.at("young").as_array();
                const auto mine = [&](const json::value& member) {
                    return member.at("personId") == person.text().c_str();
                };
                if (std::ranges::none_of(members, mine)) continue;
                keepOwnConflicts(one, line.id, loaded.facts);
                own.push_back(std::move(one));
            }
            stays.push_back(json::object{{"stayId", line.id.text()},
                                         {"rules", rulesJson(loaded.facts.rules)},
                                         {"days", daysJson(loaded)},
                                         {"young", std::move(young_json)},
                                         {"sessions", std::move(own)},
                                         {"gaps", gapsJson(line.id, gapsOf(*young, loaded.facts))}});
        }
        audit::record(tx, clock_, actor.author, {"open", "timetable", person.text(), person, {}});
        return json::object{{"person", std::move(*head)},
                            {"stays", std::move(stays)},
                            {"versions", versionsJson(tx, store::versionsOfPerson(tx, person))}};
    });
}

}  // namespace jalon::programme
