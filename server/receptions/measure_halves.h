// SPDX-License-Identifier: EUPL-1.2
#pragma once
// The half-days with class that a measure takes from its pupil and for which a reception is asked for: those of
// eligible measures that suspend class and stand or were refused. None: duplicates, referrals the school withdrew,
// receptions it cancelled, a sursis that holds. An end nobody knows yet is looked at as far as the planning does.
#include <string>
#include <string_view>
#include <vector>

#include "receptions/lost_half_days.h"

namespace jalon::receptions {

struct MeasureHalf {
    HalfDay at;
    bool open = true;  ///< the service could have received
    bool operator==(const MeasureHalf&) const = default;
};

/// In order.
std::vector<MeasureHalf> measureHalves(const LostFacts& facts);

/// As one text: "2026-11-16/am 2026-11-16/pm-", a minus after those on which the service is closed.
std::string halvesText(const std::vector<MeasureHalf>& halves);
/// Precondition: made by halvesText.
std::vector<MeasureHalf> parseHalves(std::string_view text);

}  // namespace jalon::receptions
