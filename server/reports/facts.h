// SPDX-License-Identifier: EUPL-1.2
#pragma once
// Everything the figures of one period are counted from, in memory. Made by gather.h; tests make it by hand.
#include <array>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "programme/attendance.h"
#include "receptions/facts.h"
#include "reports/dimension.h"
#include "reports/period.h"

namespace jalon::reports {

/// The place of a value among those met in its dimension.
using Place = std::uint32_t;
/// Of each dimension but month and those an indicator has alone.
using Traits = std::array<Place, kDimensions>;

/// The values met, in order of meeting.
class Values {
public:
    Place place(Dimension dimension, std::string_view value);
    std::optional<Place> find(Dimension dimension, std::string_view value) const;
    const std::string& text(Dimension dimension, Place place) const;
    std::size_t size(Dimension dimension) const { return texts_[index(dimension)].size(); }

private:
    static std::size_t index(Dimension dimension) { return static_cast<std::size_t>(dimension); }
    std::array<std::vector<std::string>, kDimensions> texts_;
    std::array<std::map<std::string, Place, std::less<>>, kDimensions> places_;
};

struct CountedReferral {
    receptions::ReferralFact fact;
    Traits traits{};
    Place refusal = 0;
};

/// A planned half-day that has gone by, before the stay stopped.
struct CountedHalf {
    HalfDay at;
    std::optional<programme::AttendanceStatus> taken;
};

struct CountedStay {
    receptions::StayFact fact;
    Traits traits{};
    Place missed = 0;
    std::vector<CountedHalf> halves = {};  ///< those of the period
};

/// A half-day lost or deferred: lost_half_days.h of receptions/.
struct CountedLoss {
    std::size_t referral = 0;  ///< among the referrals
    HalfDay at;
    Place reason = 0;
    bool deferred = false;
};

struct Facts {
    Period period;
    Day today;
    HalfDay until;  ///< the last half-day that has gone by
    std::vector<CountedReferral> referrals;
    std::vector<CountedStay> stays;
    std::vector<CountedLoss> losses;
    Values values;
};

}  // namespace jalon::reports
