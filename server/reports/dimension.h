// SPDX-License-Identifier: EUPL-1.2
#pragma once
// By what figures are broken down. Every breakdown puts each thing counted in exactly one row, so that its rows add up
// to the total; what nobody wrote down is "unknown", a row of its own.
#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "base/day.h"
#include "receptions/facts.h"

namespace jalon::reports {

enum class Dimension {
    school,       ///< that of the referral or reception, not the pupil's present one
    class_level,  ///< 6e, 5e, 4e, 3e, segpa, ulis, upe2a, lycee, other
    sex,
    age,          ///< completed years where the reception (or the measure) begins, in bands
    motive,       ///< the main one
    measure,      ///< kind of measure
    qpv,          ///< where the reception (or the measure) begins
    return_back,  ///< how the pupil came back to school
    follow_up,    ///< what the follow-up at three months found
    month,        ///< that of what is counted
    refusal,      ///< reason of a refusal
    absence,      ///< absences by kind
    loss,         ///< reason of a lost half-day
    missed        ///< why a reception never began
};
inline constexpr std::size_t kDimensions = 14;
std::string_view dimensionCode(Dimension dimension);
std::optional<Dimension> parseDimension(std::string_view code);

inline constexpr std::string_view kUnknown = "unknown";

/// From what a school writes: "4eB", "4ème 2", "6 SEGPA", "2nde". "unknown" when empty.
std::string_view classLevel(std::string_view class_name);
/// under_10, 10_11, 12_13, 14_15, 16_over; "unknown" without a birth date or before it.
std::string_view ageBand(const std::optional<Day>& birth, Day on);

/// on_due_day, later, other_school, not_returned; not_due while its day has not gone by; not_received for a reception
/// that never began; "unknown" when nobody wrote how the pupil came back.
std::string_view returnOutcome(const receptions::StayFact& stay, Day today);
/// Months after the last half-day from which the way a pupil went on is counted: part of the indicator's definition.
inline constexpr int kFollowUpMonths = 3;
/// The outcome noted at three months; not_due before them, whatever was noted by then, so that an early answer does not
/// change who is counted; not_received; "unknown" when nobody noted one.
std::string_view followUpOutcome(const receptions::StayFact& stay, Day today);

}  // namespace jalon::reports
