// SPDX-License-Identifier: EUPL-1.2
#include "casefile/today.h"

#include <array>
#include <map>
#include <vector>

#include "continuity/continuity.h"
#include "families/families.h"
#include "partners/partners.h"
#include "people/emergencies.h"
#include "people/known_files.h"
#include "people/people.h"
#include "programme/programme.h"
#include "receptions/receptions.h"
#include "tasks/tasks.h"

namespace jalon::casefile {
namespace {

using access::Right;

/// Late, and to come: the page of tasks has them all.
constexpr std::size_t kMostTasks = 60;

struct Expected {
    receptions::StayLine stay;
    std::array<bool, 2> planned{};  ///< morning, afternoon
    std::array<std::optional<programme::AttendanceStatus>, 2> status{};
};

/// Of the reader's files.
std::vector<Expected> expectedOn(storage::Transaction& tx, const access::FileScope& files, Day day) {
    people::KnownFiles known(tx, files);
    std::vector<Expected> out;
    std::map<std::string, std::size_t> places;
    for (const Half half : {Half::am, Half::pm}) {
        const auto index = static_cast<std::size_t>(half);
        const auto recorded = programme::attendanceOn(tx, {day, half});
        auto stays = receptions::staysOn(tx, {day, half});
        known.keep(stays);
        for (auto& stay : stays) {
            const auto [place, added] = places.emplace(stay.id.text(), out.size());
            if (added) out.push_back({std::move(stay), {}, {}});
            Expected& row = out[place->second];
            row.planned.at(index) = true;
            if (const auto found = recorded.find(place->first); found != recorded.end())
                row.status.at(index) = found->second.status;
        }
    }
    return out;
}

json::value halfJson(const Expected& row, Half half) {
    const auto index = static_cast<std::size_t>(half);
    if (!row.planned.at(index)) return nullptr;
    const auto& status = row.status.at(index);
    return json::object{{"status", status ? json::value(std::string(programme::statusCode(*status))) : json::value()}};
}

bool isAbsent(const Expected& row) {
    for (const auto& status : row.status)
        if (status && programme::isAbsence(*status)) return true;
    return false;
}

}  // namespace

json::object todayPage(storage::Transaction& tx, const calendar::Calendars& calendars,
                       const blueprints::Blueprint& blueprint, const Clock& clock, const access::Actor& actor) {
    const HalfDay now = clock.currentHalfDay();
    const Day day = now.day;
    const auto rows = expectedOn(tx, actor.scope(Right::attendance_see), day);
    std::vector<PersonId> person_ids;
    std::vector<StructureId> structure_ids;
    for (const Expected& row : rows) {
        person_ids.push_back(row.stay.person);
        structure_ids.push_back(row.stay.structure);
    }
    const auto people = people::findMany(tx, person_ids);
    const auto structures = partners::findMany(tx, structure_ids);

    json::array expected, absent;
    for (const Expected& row : rows) {
        const auto structure = structures.find(row.stay.structure.text());
        json::object out;
        out["stayId"] = row.stay.id.text();
        out["personId"] = row.stay.person.text();
        out["personName"] = people.at(row.stay.person.text()).displayName();
        out["structureName"] = structure == structures.end() ? "" : structure->second.name;
        out["className"] = row.stay.class_name;
        out["state"] = std::string(receptions::stayStateCode(row.stay.state));
        out["am"] = halfJson(row, Half::am);
        out["pm"] = halfJson(row, Half::pm);
        out["firstDay"] = row.stay.first && row.stay.first->day == day;
        out["lastDay"] = row.stay.last && row.stay.last->day == day;
        if (isAbsent(row)) absent.push_back(out);
        expected.push_back(std::move(out));
    }
    const auto service = calendars.serviceSchedule(tx);
    const auto closed_am = service.closedAt({day, Half::am});
    const bool open = !closed_am || service.isOpen({day, Half::pm});
    json::object out;
    out["day"] = day.iso();
    out["halfDay"] = now.text();
    out["open"] = open;
    out["closedReason"] = open ? "" : std::string(calendar::closedReasonCode(closed_am->reason));
    out["closedLabel"] = open ? "" : closed_am->label;
    out["expected"] = std::move(expected);
    out["absent"] = std::move(absent);
    out["due"] = tasks::toJson(
        tx, tasks::openAround(tx, day, day + kDaysAhead, kMostTasks, {actor.author.user, actor.scope(Right::tasks)}));
    const access::FileScope course = actor.scope(Right::course_see);
    out["owed"] = receptions::owedReferrals(tx, course);
    out["pending"] = receptions::pendingReferrals(tx, course);
    out["upcoming"] = receptions::upcomingStays(tx, course, day + 1, day + kDaysAhead);
    out["convocations"] = families::convocationsOn(tx, actor.scope(Right::families_see), day);
    out["owedSignatures"] = families::owedSignatures(tx, actor.scope(Right::families_see), blueprint, day);
    out["digestsOwed"] = continuity::digestsOwed(tx, actor.scope(Right::course_see), day);
    out["emergenciesToNote"] = people::emergenciesToNote(tx, actor);
    return out;
}

}  // namespace jalon::casefile
