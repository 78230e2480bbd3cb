// SPDX-License-Identifier: EUPL-1.2
#pragma once
// Counting. A number is the length of the list it opens: both come from members().
#include <array>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "reports/facts.h"
#include "reports/indicator.h"

namespace jalon::reports {

/// One thing counted.
struct Member {
    const Traits* traits = nullptr;
    Day on;                       ///< its month, and the order of the list
    std::size_t subject = 0;      ///< among Facts::stays where isOfStay(indicator), else among Facts::referrals
    std::optional<HalfDay> half;  ///< of a half-day
    Place own = 0;                ///< in ownDimension
};

/// In order of `on`. Of half-days only those that have gone by; of receptions only those whose first half-day has.
std::vector<Member> members(const Facts& facts, Indicator indicator);

/// The value of a member in a dimension the indicator has.
std::string valueOf(const Facts& facts, Indicator indicator, const Member& member, Dimension dimension);

/// How many of each indicator, by value.
using Counts = std::array<int, kIndicators>;
struct Tally {
    Counts total{};
    std::array<std::map<std::string, Counts>, kDimensions> by;
};
Tally tally(const Facts& facts);

}  // namespace jalon::reports
