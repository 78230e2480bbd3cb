// SPDX-License-Identifier: EUPL-1.2
#pragma once
// A session (séance): an activity at a time, with professionals and young people, in a room. Values and rules, without
// storage or clock. What has really been done is credited once, in minutes, when the session is marked as held.
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/id.h"
#include "base/result.h"
#include "base/time_span.h"
#include "catalogue/professional.h"
#include "catalogue/room.h"

namespace jalon::programme {

using SessionId = Id<struct ProgrammeSessionTag>;

enum class SessionState { planned, held, cancelled };
std::string_view sessionStateCode(SessionState state);
std::optional<SessionState> parseSessionState(std::string_view code);

struct SessionProfessional {
    catalogue::ProfessionalId id;
    std::string role;             ///< of the vocabulary session_role: leads, supports, accompanies
    std::optional<int> credited;  ///< minutes, once held
    bool operator==(const SessionProfessional&) const = default;
};

struct SessionYoung {
    StayId stay;
    PersonId person;
    std::optional<int> credited;  ///< minutes, once held; 0 for whoever did not come
    bool operator==(const SessionYoung&) const = default;
};

/// A conflict a person has seen and passed, with the reason.
struct Override {
    std::string key;  ///< Conflict::key()
    std::string reason;
    Instant at = {};
    std::optional<UserId> by = std::nullopt;
};

struct Session {
    SessionId id;
    catalogue::ActivityId activity;
    Day day;
    TimeSpan time;
    std::optional<catalogue::RoomId> room = std::nullopt;
    std::vector<SessionProfessional> professionals = {};
    std::vector<SessionYoung> young = {};
    SessionState state = SessionState::planned;
    bool locked = false;  ///< told to a family or agreed with a partner: the automatic planner leaves it where it is
    std::string theme = {}, note = {};
    std::string reason_code = {};  ///< why it was cancelled
    std::vector<Override> overrides = {};
    std::int64_t version = 1;

    bool isLive() const { return state != SessionState::cancelled; }
};

inline constexpr int kShortestMinutes = 5;
inline constexpr int kLongestMinutes = 600;
inline constexpr std::size_t kMostMembers = 60;

/// What no reason can pass: a length out of range, a person or professional twice. Errors name the API's fields.
Result<void> checkSession(const Session& session);

/// The half-days a session reaches into; before `noon` (minutes) is the morning.
std::vector<HalfDay> halfDaysOf(Day day, TimeSpan time, int noon);

/// The session as held: its length credited to the young people who came and to its professionals. Done again, it
/// gives the same: nothing is ever counted twice.
Session held(Session session, const std::set<StayId>& came);
/// Planned again: nothing credited, no reason.
Session replanned(Session session);
Session cancelled(Session session, std::string reason_code);

}  // namespace jalon::programme
