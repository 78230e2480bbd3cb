// SPDX-License-Identifier: EUPL-1.2
#pragma once
// What is done with young people, as the catalogue describes it, and the sheets that say how. Values and rules; no I/O.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/day.h"
#include "base/id.h"

namespace jalon::catalogue {

using ActivityId = Id<struct ActivityTag>;
using SheetId = Id<struct ActivitySheetTag>;

/// Somebody with this qualification is needed, `count` of them: co-led activities have several roles or counts.
struct StaffRole {
    std::string qualification;  ///< vocabulary qualification
    int count = 1;

    bool operator==(const StaffRole&) const = default;
};

struct Activity {
    explicit Activity(ActivityId activity_id) : id(std::move(activity_id)) {}

    ActivityId id;
    std::string name;
    std::string axis;            ///< vocabulary activity_axis
    std::string description;     ///< a line or two
    std::vector<int> durations;  ///< minutes, multiples of 15, shortest first; the first one typed is the usual one
    int usual_minutes = 60;      ///< one of `durations`
    int group_min = 1, group_max = 6;
    std::optional<int> age_min, age_max;  ///< completed years
    std::optional<int> age_span;          ///< most years between the youngest and the oldest
    int adults = 1;                       ///< adults needed in all; at least the sum of the roles
    std::vector<StaffRole> roles;         ///< empty: any adult may lead it
    std::vector<std::string> skills;      ///< worked on; vocabulary activity_skill
    std::string room_kind;                ///< vocabulary room_kind; "" any place
    std::vector<std::string> equipment;   ///< needed in the place; vocabulary equipment
    bool outing = false;
    std::vector<std::string> authorisations;  ///< needed from the parents: those codes of vocabulary authorisation that
                                              ///< an activity may ask for (activity_authorisation)
    std::vector<std::string> cautions;        ///< what to look up in a health sheet; vocabulary activity_caution
    std::vector<std::string> motives;         ///< of exclusion it answers; vocabulary motive
    bool once_per_stay = false;               ///< the same content is not done twice in one reception
    std::optional<int> max_per_day;           ///< for one young person
    bool active = true;
    std::int64_t version = 1;
    Instant updated_at;
    std::optional<UserId> updated_by;

    bool individual() const { return group_max == 1; }
};

/// One moment of a session as a sheet tells it.
struct SheetStep {
    int minutes = 0;  ///< 0: no time said
    std::string text;

    bool operator==(const SheetStep&) const = default;
};

/// How an activity is done, ready to be used again by somebody else.
struct ActivitySheet {
    ActivitySheet(SheetId sheet_id, ActivityId of) : id(std::move(sheet_id)), activity(std::move(of)) {}

    SheetId id;
    ActivityId activity;
    std::string title, objective, material;
    std::vector<SheetStep> steps;
    std::string assessment;               ///< how one sees that the objective is reached
    std::optional<int> age_min, age_max;  ///< completed years
    std::vector<std::string> motives;     ///< vocabulary motive
    std::vector<std::string> skills;      ///< vocabulary activity_skill
    bool active = true;
    std::int64_t version = 1;
    Instant updated_at;
    std::optional<UserId> updated_by;

    int minutes() const;  ///< of all steps
};

/// Outside the service's walls two adults at least accompany (setting activity.outing_adults).
int adultsNeeded(const Activity& activity, std::int64_t outing_adults);
bool fitsGroup(const Activity& activity, int young_people);
/// Nobody too young or too old; without a limit, or without an age, it fits.
bool fitsAge(const Activity& activity, std::optional<int> age);

}  // namespace jalon::catalogue
