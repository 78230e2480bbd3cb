// SPDX-License-Identifier: EUPL-1.2
#pragma once
// What a school is told of one day: for each of its pupils expected, present or absent, morning and afternoon. Nothing
// else: no reason, no minutes, no family, no health. A pupil who came late is present. Pure values and rules.
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/id.h"
#include "base/json.h"
#include "programme/attendance.h"

namespace jalon::continuity {

enum class Presence { present, absent };
Presence presenceOf(programme::AttendanceStatus status);
std::string_view presenceCode(Presence presence);

/// One pupil's day; index is the Half. Without a presence: not expected then, or not taken yet.
struct PupilDay {
    StayId stay;
    std::array<bool, 2> expected{};
    std::array<std::optional<Presence>, 2> presence{};
    bool operator==(const PupilDay&) const = default;
};

enum class DigestState {
    waiting,      ///< nothing taken yet
    incomplete,   ///< some half-days taken, nothing sent
    to_send,      ///< everything taken, nothing sent
    sent,         ///< the school knows what is known
    to_complete,  ///< sent, and more has been taken since
    to_resend,    ///< sent, and something told is no longer right
};
std::string_view stateCode(DigestState state);
/// Something is known that the school has not been told.
bool isOwed(DigestState state);

/// Where one school's day stands; `told` is what was sent last.
DigestState digestState(const std::vector<PupilDay>& now, const std::optional<std::vector<PupilDay>>& told);
/// The half-days told otherwise than they are now, as stay and half.
std::vector<std::pair<StayId, Half>> corrections(const std::vector<PupilDay>& now, const std::vector<PupilDay>& told);

/// As stored: [{"stay", "am", "pm"}], without names.
json::array toStored(const std::vector<PupilDay>& days);
std::vector<PupilDay> fromStored(const json::array& stored);

}  // namespace jalon::continuity
