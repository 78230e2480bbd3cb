// SPDX-License-Identifier: EUPL-1.2
#pragma once
// What stands against receiving a pupil in a group on given half-days. It is asked before every placement, wherever
// the wish comes from: here, and nowhere else, a further reason to hesitate finds its place.
// Nothing is refused: what needs a reason is passed with one, and the reason is kept.
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "receptions/placement.h"
#include "receptions/work.h"

namespace jalon::receptions {

/// A Placement asked for, as the API sends it: dates may be left to the program.
struct PlacementWish {
    std::optional<GroupId> group;
    std::optional<HalfDay> from, to;
    std::optional<PlannedWeekId> week;
    std::vector<HalfDay> skip;
    std::vector<Override> overrides;
    /// What the school said of the deferral, where it is told with the wish.
    struct Agreement {
        std::string by, channel, note;
        Day on;
    };
    std::optional<Agreement> agreement;
};
PlacementWish readPlacementWish(JsonReader& in, Day today);

/// place_full {count, halfDays} · week_full {places} · mixed_ages {} (6e with lycéens) · incompatible {names} (must not
/// meet, received then in any group) · deferral_not_agreed {} need a reason; sdjes_declaration {count, threshold}
/// (setting service.declared_from) · group_level {level} · reception_shorter {planned, measure} only tell.
struct PlacementFinding {
    std::string code;
    std::map<std::string, std::string> params = {};
    bool needs_reason = false;
};

struct PlacementHalf {
    StayHalf half;
    int places = 0, taken = 0;  ///< of the group, without this pupil
    bool over() const { return half.planned && taken >= places; }
};

struct PlacementCheck {
    Placement placement;  ///< the wish with its dates
    std::string group_label;
    int measure_half_days = 0;  ///< that could be received on the measure's own dates
    std::vector<PlacementHalf> halves;
    std::vector<PlacementFinding> findings;

    bool answered() const;
};

/// Half-days gone by are not judged. Errors, invalid: placement.groupId, placement.weekId (unknown), placement.from
/// (before_measure, none_receivable), placement.to (end_before_start, period_too_long).
Result<PlacementCheck> checkPlacement(const Work& work, const Referral& referral, const PlacementWish& wish);

/// PlacementCheck of the API, without its `others`.
json::object toJson(const PlacementCheck& check);

/// The half-days of a stay on the calendars of today.
std::vector<StayHalf> freshHalves(const Work& work, const Referral& referral, const Placement& placement,
                                  const calendar::Receivable& measure);

}  // namespace jalon::receptions
