// SPDX-License-Identifier: EUPL-1.2
#pragma once
// Those who accompany young people: what they are qualified for, when they can be had, what may be told to them.
// Values and rules; no I/O, no clock.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/day.h"
#include "base/id.h"
#include "calendar/settings.h"
#include "catalogue/activity.h"
#include "catalogue/availability.h"

namespace jalon::catalogue {

using ProfessionalId = Id<struct ProfessionalTag>;

/// What a professional may read about a young person, least first.
enum class Clearance {
    attendance,  ///< names and times of the session, nothing else
    shareable,   ///< what is written to be shared
    secret       ///< bound by professional secrecy: all that the team writes
};
std::string_view clearanceCode(Clearance clearance);
std::optional<Clearance> parseClearance(std::string_view code);

enum class Engagement { municipal, partner, paid, volunteer };
std::string_view engagementCode(Engagement engagement);
std::optional<Engagement> parseEngagement(std::string_view code);

/// A family tie with a young person of the files: never placed with them without somebody having thought of it.
struct FamilyTie {
    PersonId person;
    std::string relation;  ///< vocabulary tie_relation

    bool operator==(const FamilyTie&) const = default;
};

struct Professional {
    explicit Professional(ProfessionalId professional_id) : id(std::move(professional_id)) {}

    ProfessionalId id;
    std::string last_name, first_name;
    std::optional<StructureId> structure;  ///< the employer; nothing: on their own account
    std::string function;
    std::vector<std::string> qualifications;  ///< vocabulary qualification
    std::string phone, email;
    Availability availability;
    Engagement engagement = Engagement::municipal;
    std::optional<std::int64_t> cost_cents;  ///< per hour, euro cents; nothing when volunteer or not invoiced
    std::optional<Day> honorability_checked_on;
    Clearance clearance = Clearance::attendance;
    std::optional<int> max_group;
    std::optional<int> max_minutes_day, max_minutes_week, target_minutes_week;
    std::optional<UserId> user;          ///< their account, when they have one
    std::vector<ActivityId> activities;  ///< they lead or may lead
    std::vector<FamilyTie> ties;
    std::optional<Day> active_from, active_to;  ///< both included; access ends with the last day
    std::string note;
    std::int64_t version = 1;
    Instant updated_at;
    std::optional<UserId> updated_by;

    std::string displayName() const;  ///< "DUPONT Léa"
    std::string initials() const;     ///< "L. D.": for boards in sight of everybody
};

bool inPost(const Professional& professional, Day day);

struct Presence {
    enum class State {
        available,
        not_in_post,    ///< before the first or after the last day
        absent,         ///< an exception says so; `reason` is its code
        outside_hours,  ///< the week does not offer that time
        no_week         ///< no week was ever written down: nothing is known
    };
    State state = State::available;
    std::string reason = {};

    explicit operator bool() const { return state == State::available; }
};
std::string_view presenceCode(Presence::State state);

/// Whether somebody can be had during the whole span, and why not. An absence is told before the hours.
Presence isAvailable(const Professional& professional, Day day, TimeSpan time);

enum class HonorabilityState { missing, valid, expiring, expired };
std::string_view honorabilityCode(HonorabilityState state);

struct Honorability {
    HonorabilityState state = HonorabilityState::missing;
    std::optional<Day> expires_on;  ///< first day on which the check no longer counts
};
/// Settings honorability.valid_months and honorability.warn_days, as they stand on `day`.
Honorability honorabilityState(const Professional& professional, Day day, const calendar::Settings& settings);

/// Whether they may take one of the activity's roles. Without roles any adult may.
bool qualifies(const Professional& professional, const Activity& activity);
/// Whether the activity is among those they lead.
bool leads(const Professional& professional, const ActivityId& activity);
/// The qualifications still wanting when these people run the activity together, once for each missing person; each
/// person takes one role, shared out so that the fewest are wanting.
std::vector<std::string> missingRoles(const Activity& activity, const std::vector<const Professional*>& people);
/// Their tie with a young person, or nullptr.
const FamilyTie* tieWith(const Professional& professional, const PersonId& person);
/// The most young people: the smaller of the activity's and the professional's limits.
int largestGroup(const Professional& professional, const Activity& activity);

}  // namespace jalon::catalogue
