// SPDX-License-Identifier: EUPL-1.2
#pragma once
// The hours of a mesure de responsabilisation: so many ordered, so many done, by sessions. Only what took place counts;
// a session is never counted twice, and none is written ahead.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/half_day.h"
#include "base/id.h"
#include "base/json.h"
#include "base/result.h"

namespace jalon::receptions {

using HourSessionId = Id<struct HourSessionTag>;

enum class SessionState { done, no_show, cancelled };
std::string_view sessionStateCode(SessionState state);
std::optional<SessionState> parseSessionState(std::string_view code);

struct HourSession {
    HourSessionId id;
    ReferralId referral;
    Day on;
    std::string from, to;  ///< "HH:MM"
    SessionState state = SessionState::done;
    std::optional<StructureId> structure = std::nullopt;
    std::string place = {}, supervisor = {}, comment = {};
    bool withdrawn = false;  ///< written by mistake: kept, counts for nothing
    std::int64_t version = 1;
    Instant created_at = {};
    std::optional<UserId> created_by = std::nullopt;

    /// Its length; what counts is countedMinutes().
    int minutes() const;
    int countedMinutes() const;
    /// Done, not withdrawn.
    bool counts() const { return state == SessionState::done && !withdrawn; }
};

/// Minutes after midnight of "HH:MM".
int minutesOf(std::string_view time);

/// Reads the members of HourSessionInput; what is wrong is noted: not_a_time, end_before_start.
HourSession readSession(JsonReader& in);

/// Whether a session may be stored beside the pupil's others (of whatever measure). Errors: invalid on in_future (it
/// begins after the half-day that runs now); conflict sessions_overlap, naming the other's day and times.
Result<void> checkSession(const HourSession& session, const std::vector<HourSession>& others, HalfDay now);
/// The half-day a session begins in.
HalfDay halfDayOf(const HourSession& session);

struct HourTotals {
    int ordered = 0, done = 0, remaining = 0, beyond = 0;  ///< minutes; beyond: done over the order
    int sessions = 0, missed = 0;                          ///< sessions done; no-shows
    bool fulfilled() const { return ordered > 0 && done >= ordered; }
};
HourTotals totalsOf(std::optional<int> ordered_minutes, const std::vector<HourSession>& sessions);

}  // namespace jalon::receptions
