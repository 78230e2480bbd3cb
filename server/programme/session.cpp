// SPDX-License-Identifier: EUPL-1.2
#include "programme/session.h"

#include <array>

namespace jalon::programme {
namespace {

constexpr std::array<std::string_view, 3> kStates{"planned", "held", "cancelled"};

}  // namespace

std::string_view sessionStateCode(SessionState state) { return kStates.at(static_cast<std::size_t>(state)); }

std::optional<SessionState> parseSessionState(std::string_view code) {
    for (std::size_t i = 0; i < kStates.size(); ++i)
        if (kStates.at(i) == code) return static_cast<SessionState>(i);
    return std::nullopt;
}

Result<void> checkSession(const Session& session) {
    Error error{ErrorKind::invalid, "invalid"};
    const auto fail = [&](const char* field, const char* code) { error.fields.push_back({field, code}); };
    const int minutes = session.time.length();
    if (session.time.from < 0 || session.time.to > kMinutesPerDay || minutes <= 0)
        fail("to", "end_before_start");
    else if (minutes < kShortestMinutes || minutes > kLongestMinutes)
        fail("to", "out_of_range");
    std::set<PersonId> people;
    for (const auto& member : session.young)
        if (!people.insert(member.person).second) fail("stayIds", "twice");
    std::set<catalogue::ProfessionalId> professionals;
    for (const auto& professional : session.professionals)
        if (!professionals.insert(professional.id).second) fail("professionals", "twice");
    if (error.fields.empty()) return {};
    return error;
}

std::vector<HalfDay> halfDaysOf(Day day, TimeSpan time, int noon) {
    std::vector<HalfDay> out;
    if (time.from < noon) out.push_back({day, Half::am});
    if (time.to > noon) out.push_back({day, Half::pm});
    return out;
}

Session held(Session session, const std::set<StayId>& came) {
    const int minutes = session.time.length();
    session.state = SessionState::held;
    session.reason_code.clear();
    for (auto& member : session.young) member.credited = came.contains(member.stay) ? minutes : 0;
    for (auto& professional : session.professionals) professional.credited = minutes;
    return session;
}

Session replanned(Session session) {
    session.state = SessionState::planned;
    session.reason_code.clear();
    for (auto& member : session.young) member.credited.reset();
    for (auto& professional : session.professionals) professional.credited.reset();
    return session;
}

Session cancelled(Session session, std::string reason_code) {
    session = replanned(std::move(session));
    session.state = SessionState::cancelled;
    session.reason_code = std::move(reason_code);
    return session;
}

}  // namespace jalon::programme
