// SPDX-License-Identifier: EUPL-1.2
#include "programme/conflicts.h"

#include <algorithm>

#include "programme/conflict_rules.h"

namespace jalon::programme {

std::string_view levelCode(Level level) { return level == Level::red ? "red" : "warning"; }

void Look::add(std::string code, Level level, std::string subject, std::string other,
               std::map<std::string, std::string> params) const {
    Conflict conflict{std::move(code), level, std::move(subject), std::move(other), std::move(params)};
    if (std::ranges::none_of(found, [&](const Conflict& one) { return one.key() == conflict.key(); }))
        found.push_back(std::move(conflict));
}

void Look::eachOther(const std::function<void(const Session&)>& visit) const {
    for (const Session& other : week.sessions)
        if (other.id != session.id && other.isLive() && other.day == session.day) visit(other);
}

void Look::eachOverlapping(const std::function<void(const Session&)>& visit) const {
    eachOther([&](const Session& other) {
        if (other.time.overlaps(session.time)) visit(other);
    });
}

std::map<std::string, std::string> Look::wordsOf(const Session& other) const {
    const auto* what = week.activityOf(other);
    return {{"activity", what == nullptr ? "" : what->name},
            {"from", clockText(other.time.from)},
            {"to", clockText(other.time.to)}};
}

std::vector<Conflict> conflictsOf(const Session& session, const WeekFacts& week) {
    std::vector<Conflict> found;
    if (!session.isLive()) return found;
    const Look look{session, week, week.activityOf(session), halfDaysOf(session.day, session.time, week.rules.noon),
                    found};
    for (const auto rule :
         {checkOpening, checkExpected, checkAppointments, checkYoungBookings, checkApart, checkAges,
          checkAuthorisations, checkPresence, checkStaffBookings, checkHonorability, checkTies, checkRoles, checkAdults,
          checkRoom, checkGroupSize, checkTravel, checkLunch, checkRepetition})
        rule(look);
    std::ranges::stable_sort(found, {}, &Conflict::level);
    return found;
}

std::vector<Conflict> unanswered(const Session& session, const std::vector<Conflict>& conflicts) {
    std::vector<Conflict> out;
    for (const Conflict& conflict : conflicts)
        if (conflict.level == Level::red &&
            std::ranges::none_of(session.overrides, [&](const Override& one) { return one.key == conflict.key(); }))
            out.push_back(conflict);
    return out;
}

}  // namespace jalon::programme
