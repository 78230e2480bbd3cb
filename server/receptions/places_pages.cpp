// SPDX-License-Identifier: EUPL-1.2
// The week of the service, and the half-days that were lost.
#include <algorithm>
#include <set>

#include "partners/partners.h"
#include "people/known_files.h"
#include "people/people.h"
#include "receptions/places.h"
#include "receptions/places_json.h"
#include "receptions/receptions_json.h"
#include "receptions/stay_store.h"

namespace jalon::receptions {
namespace {

using access::Right;

constexpr int kMostDays = 62, kMostLostDays = 800;

json::array halfDaysJson(const Work& work, const Occupancy& occupancy, Day from, Day to) {
    const auto service = work.calendars.serviceSchedule(work.tx);
    json::array out;
    for (Day day = from; day <= to; day = day + 1)
        for (const Half half : {Half::am, Half::pm}) {
            const HalfDay at{day, half};
            const auto closed = service.closedAt(at);
            json::array groups;
            for (const auto& group : occupancy.groups()) {
                const auto* exception = exceptionAt(occupancy.exceptions(), group.id, at);
                groups.push_back(json::object{{"groupId", group.id.text()},
                                              {"places", closed ? 0 : occupancy.places(group, at)},
                                              {"taken", occupancy.taken(group.id, at)},
                                              {"exception", exception == nullptr ? "" : exception->reason}});
            }
            out.push_back(
                json::object{{"halfDay", at.text()},
                             {"open", !closed},
                             {"closedReason", closed ? std::string(calendar::closedReasonCode(closed->reason)) : ""},
                             {"label", closed ? closed->label : ""},
                             {"groups", std::move(groups)}});
        }
    return out;
}

json::array placedRows(const Work& work, Day from, Day to) {
    const auto lines = store::linesBetween(work.tx, work.actor.scope(Right::course_see), from, to);
    json::array rows = stayRowsJson(work.tx, lines);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const Placement placement = store::placementOf(work.tx, lines[i].id);
        auto& row = rows[i].as_object();
        row["groupId"] = placement.group.text();
        row["deferred"] = placement.deferred();
    }
    return rows;
}

/// sdjes_declaration {count, threshold, first}: so many minors at once that the service may have to be declared.
json::array noticesJson(const Work& work, const Occupancy& occupancy, Day from, Day to) {
    json::array notices;
    const auto threshold = work.settings.integer("service.declared_from", from);
    int most = 0;
    std::string first;
    for (Day day = from; day <= to; day = day + 1)
        for (const Half half : {Half::am, Half::pm}) {
            const int count = occupancy.takenIn({day, half});
            if (count < threshold) continue;
            most = std::max(most, count);
            if (first.empty()) first = HalfDay{day, half}.text();
        }
    if (most > 0)
        notices.push_back(json::object{{"code", "sdjes_declaration"},
                                       {"params", json::object{{"count", std::to_string(most)},
                                                               {"threshold", std::to_string(threshold)},
                                                               {"first", first}}}});
    return notices;
}

bool fallsIn(const WaitingRow& row, Day from, Day to) {
    return std::any_of(row.halves.begin(), row.halves.end(),
                       [&](HalfDay half) { return from <= half.day && half.day <= to; });
}

}  // namespace

Result<json::object> Places::getOccupancy(const access::Actor& actor, Day from, Day to) {
    TRY(access::require(actor, Right::course_see));
    if (to < from) return Error::invalid("to", "end_before_start");
    if (to - from >= kMostDays) return Error::invalid("to", "period_too_long");
    TRY(keepUp());
    return database_.read([&](storage::Transaction& tx) -> Result<json::object> {
        const Work work = workIn(tx, actor);
        const Occupancy occupancy(work, {from, Half::am}, {to, Half::pm});
        json::array groups, weeks, waiting;
        for (const auto& group : occupancy.groups()) groups.push_back(toJson(group));
        for (const auto& week : store::weeksBetween(tx, from - 4, to))
            if (!week.cancelled) weeks.push_back(weekJson(work, week));
        const auto rows = waitingRows(work);
        const auto of_list = occupancyOf(work, rows);
        people::KnownFiles known(tx, actor.scope(Right::course_see));
        for (const auto& row : rows)
            if (fallsIn(row, from, to) && known.has(row.referral.person))
                waiting.push_back(waitingJson(work, row, of_list));
        return json::object{{"from", from.iso()},
                            {"to", to.iso()},
                            {"groups", std::move(groups)},
                            {"halfDays", halfDaysJson(work, occupancy, from, to)},
                            {"stays", placedRows(work, from, to)},
                            {"waiting", std::move(waiting)},
                            {"weeks", std::move(weeks)},
                            {"notices", noticesJson(work, occupancy, from, to)}};
    });
}

Result<json::object> Places::getLostHalfDays(const access::Actor& actor, Day from, Day to) {
    TRY(access::require(actor, Right::course_see));
    if (to < from) return Error::invalid("to", "end_before_start");
    if (to - from > kMostLostDays) return Error::invalid("to", "period_too_long");
    return database_.read([&](storage::Transaction& tx) -> Result<json::object> {
        const HalfDay last = std::min(HalfDay{to, Half::pm}, clock_.currentHalfDay().previous());
        const auto lost = store::lostBetween(tx, actor.scope(Right::course_see), {from, Half::am}, last);
        std::vector<PersonId> people;
        std::vector<StructureId> structures;
        for (const auto& row : lost) {
            people.push_back(row.person);
            structures.push_back(row.structure);
        }
        const auto names = people::findMany(tx, people);
        const auto schools = partners::findMany(tx, structures);
        std::map<std::string, std::int64_t> reasons;
        std::set<std::string> referrals;
        json::array items;
        for (const auto& row : lost) {
            reasons[row.reason] += 1;
            referrals.insert(row.referral.text());
            items.push_back(json::object{{"referralId", row.referral.text()},
                                         {"personId", row.person.text()},
                                         {"personName", names.at(row.person.text()).displayName()},
                                         {"structureName", schools.at(row.structure.text()).name},
                                         {"halfDay", row.at.text()},
                                         {"reason", row.reason}});
        }
        const std::int64_t deferred = reasons.contains("deferred") ? reasons.at("deferred") : 0;
        json::array by_reason;
        for (const auto& [reason, count] : reasons)
            by_reason.push_back(json::object{{"reason", reason}, {"count", count}});
        return json::object{{"from", from.iso()},
                            {"to", to.iso()},
                            {"lost", static_cast<std::int64_t>(lost.size()) - deferred},
                            {"deferred", deferred},
                            {"referrals", referrals.size()},
                            {"byReason", std::move(by_reason)},
                            {"items", std::move(items)}};
    });
}

}  // namespace jalon::receptions
