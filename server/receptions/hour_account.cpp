// SPDX-License-Identifier: EUPL-1.2
#include "receptions/hour_account.h"

#include <algorithm>
#include <array>

#include "receptions/measure.h"

namespace jalon::receptions {
namespace {

constexpr std::array<std::string_view, 3> kStates{"done", "no_show", "cancelled"};
constexpr int kNoon = 13 * 60;  // as TimeZone::halfDayOf

bool meet(const HourSession& a, const HourSession& b) { return a.on == b.on && a.from < b.to && b.from < a.to; }

}  // namespace

std::string_view sessionStateCode(SessionState state) { return kStates.at(static_cast<std::size_t>(state)); }

std::optional<SessionState> parseSessionState(std::string_view code) {
    const auto found = std::find(kStates.begin(), kStates.end(), code);
    if (found == kStates.end()) return std::nullopt;
    return static_cast<SessionState>(found - kStates.begin());
}

int minutesOf(std::string_view time) {
    const auto number = [&](std::size_t at) { return (time[at] - '0') * 10 + (time[at + 1] - '0'); };
    return number(0) * 60 + number(3);
}

int HourSession::minutes() const { return minutesOf(to) - minutesOf(from); }
int HourSession::countedMinutes() const { return counts() ? minutes() : 0; }

HourSession readSession(JsonReader& in) {
    HourSession session{HourSessionId::trusted(""), ReferralId::trusted(""), in.day("on"), "", ""};
    session.from = readTime(in, "from");
    session.to = readTime(in, "to");
    if (session.from.empty()) in.fail("from", "required");
    if (session.to.empty()) in.fail("to", "required");
    if (!session.from.empty() && !session.to.empty() && session.to <= session.from) in.fail("to", "end_before_start");
    session.state = parseSessionState(in.oneOf("state", {"done", "no_show", "cancelled"})).value_or(SessionState::done);
    if (const std::string structure = in.optionalUuid("structureId"); !structure.empty())
        session.structure = StructureId::trusted(structure);
    session.place = in.optionalText("place", {.max = 200});
    session.supervisor = in.optionalText("supervisor", {.max = 100});
    session.comment = in.optionalText("comment", {.max = 600, .lines = true});
    session.withdrawn = in.boolean("withdrawn", false);
    return session;
}

HalfDay halfDayOf(const HourSession& session) {
    return {session.on, minutesOf(session.from) < kNoon ? Half::am : Half::pm};
}

Result<void> checkSession(const HourSession& session, const std::vector<HourSession>& others, HalfDay now) {
    if (session.withdrawn) return {};
    if (halfDayOf(session) > now) return Error::invalid("on", "in_future");
    if (!session.counts()) return {};
    for (const auto& other : others)
        if (other.id != session.id && other.counts() && meet(session, other)) {
            Error error = Error::conflict("sessions_overlap");
            error.fields.push_back(
                {"from", "sessions_overlap", {{"on", other.on.iso()}, {"from", other.from}, {"to", other.to}}});
            return error;
        }
    return {};
}

HourTotals totalsOf(std::optional<int> ordered_minutes, const std::vector<HourSession>& sessions) {
    HourTotals totals;
    totals.ordered = ordered_minutes.value_or(0);
    for (const auto& session : sessions) {
        totals.done += session.countedMinutes();
        if (session.counts()) totals.sessions += 1;
        if (session.state == SessionState::no_show && !session.withdrawn) totals.missed += 1;
    }
    totals.remaining = std::max(0, totals.ordered - totals.done);
    if (totals.ordered > 0) totals.beyond = std::max(0, totals.done - totals.ordered);
    return totals;
}

}  // namespace jalon::receptions
