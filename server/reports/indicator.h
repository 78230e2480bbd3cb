// SPDX-License-Identifier: EUPL-1.2
#pragma once
// What is counted. Definitions in words are the client's (reports/fr.json) and the guide's (chiffres.md); they follow
// the rules of tally.cpp, where each indicator is one condition.
#include <array>
#include <optional>
#include <string_view>

#include "reports/dimension.h"

namespace jalon::reports {

/// Never mixed: a pupil with three receptions of two weeks is 1 pupil, 3 receptions, so many half-days.
enum class Unit { referral, pupil, stay, measure, half_day };
std::string_view unitCode(Unit unit);

enum class Indicator {
    referrals_received,
    referrals_accepted,
    referrals_refused,
    referrals_pending,
    referrals_set_aside,  ///< announced twice or withdrawn by the school
    referrals_standing,   ///< received and not set aside: what the acceptance rate is a share of
    pupils,
    stays,
    stays_missed,  ///< accepted, never begun
    measures,
    half_days_ordered,
    half_days_receivable,
    half_days_lost,
    half_days_deferred,
    half_days_planned,
    half_days_attended,
    half_days_absent,
    half_days_untaken,
    returns_due,
    returns_on_due_day,
    follow_ups_due,
    follow_ups_without_exclusion
};
inline constexpr std::size_t kIndicators = 22;
std::string_view indicatorCode(Indicator indicator);
std::optional<Indicator> parseIndicator(std::string_view code);
Unit unitOf(Indicator indicator);
/// The breakdown this indicator alone has: why a referral was refused, a half-day lost.
std::optional<Dimension> ownDimension(Indicator indicator);
/// Those with the way back as a breakdown: what belongs to a reception.
bool isOfStay(Indicator indicator);
bool has(Indicator indicator, Dimension dimension);

/// A share of two of them.
struct Rate {
    std::string_view code;
    Indicator part, whole;
};
/// presence_rate, acceptance_rate, on_due_day_rate, without_exclusion_rate.
const std::array<Rate, 4>& rates();

}  // namespace jalon::reports
