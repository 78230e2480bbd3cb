// SPDX-License-Identifier: EUPL-1.2
#include "reports/indicator.h"

#include <algorithm>

namespace jalon::reports {
namespace {

struct Known {
    std::string_view code;
    Unit unit;
    bool of_stay;
    std::optional<Dimension> own = std::nullopt;
};

const std::array<Known, kIndicators>& known() {
    static const std::array<Known, kIndicators> kKnown{{
        {"referrals_received", Unit::referral, false},
        {"referrals_accepted", Unit::referral, false},
        {"referrals_refused", Unit::referral, false, Dimension::refusal},
        {"referrals_pending", Unit::referral, false},
        {"referrals_set_aside", Unit::referral, false},
        {"referrals_standing", Unit::referral, false},
        {"pupils", Unit::pupil, true},
        {"stays", Unit::stay, true},
        {"stays_missed", Unit::stay, true, Dimension::missed},
        {"measures", Unit::measure, false},
        {"half_days_ordered", Unit::half_day, false},
        {"half_days_receivable", Unit::half_day, false},
        {"half_days_lost", Unit::half_day, false, Dimension::loss},
        {"half_days_deferred", Unit::half_day, false},
        {"half_days_planned", Unit::half_day, true},
        {"half_days_attended", Unit::half_day, true},
        {"half_days_absent", Unit::half_day, true, Dimension::absence},
        {"half_days_untaken", Unit::half_day, true},
        {"returns_due", Unit::stay, true},
        {"returns_on_due_day", Unit::stay, true},
        {"follow_ups_due", Unit::stay, true},
        {"follow_ups_without_exclusion", Unit::stay, true},
    }};
    return kKnown;
}

const Known& of(Indicator indicator) { return known()[static_cast<std::size_t>(indicator)]; }

}  // namespace

std::string_view unitCode(Unit unit) {
    static constexpr std::string_view kCodes[] = {"referral", "pupil", "stay", "measure", "half_day"};
    return kCodes[static_cast<std::size_t>(unit)];
}

std::string_view indicatorCode(Indicator indicator) { return of(indicator).code; }

std::optional<Indicator> parseIndicator(std::string_view code) {
    const auto found = std::ranges::find(known(), code, &Known::code);
    if (found == known().end()) return std::nullopt;
    return static_cast<Indicator>(found - known().begin());
}

Unit unitOf(Indicator indicator) { return of(indicator).unit; }

std::optional<Dimension> ownDimension(Indicator indicator) { return of(indicator).own; }

bool isOfStay(Indicator indicator) { return of(indicator).of_stay; }

bool has(Indicator indicator, Dimension dimension) {
    switch (dimension) {
        case Dimension::return_back:
        case Dimension::follow_up:
            return isOfStay(indicator);
        case Dimension::refusal:
        case Dimension::absence:
        case Dimension::loss:
        case Dimension::missed:
            return ownDimension(indicator) == dimension;
        default:
            return true;
    }
}

const std::array<Rate, 4>& rates() {
    static constexpr std::array<Rate, 4> kRates{{
        {"presence_rate", Indicator::half_days_attended, Indicator::half_days_planned},
        {"acceptance_rate", Indicator::referrals_accepted, Indicator::referrals_standing},
        {"on_due_day_rate", Indicator::returns_on_due_day, Indicator::returns_due},
        {"without_exclusion_rate", Indicator::follow_ups_without_exclusion, Indicator::follow_ups_due},
    }};
    return kRates;
}

}  // namespace jalon::reports
