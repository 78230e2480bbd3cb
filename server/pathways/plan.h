// SPDX-License-Identifier: EUPL-1.2
#pragma once
// The individual plan: what was found in each domain, objectives with their actions, reviews. Values and rules.
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pathways/contact.h"

namespace jalon::pathways {

using FindingId = Id<struct PathwayFindingTag>;
using ObjectiveId = Id<struct PathwayObjectiveTag>;
using ActionId = Id<struct PathwayActionTag>;
using ReviewId = Id<struct PathwayReviewTag>;

/// One domain on one day. A domain of vocabulary pathway_domain_closed (health) holds no words: only whether there is
/// something, and to whom the young person was sent.
struct Finding {
    FindingId id;
    PathwayId pathway;
    std::string domain = {};  ///< vocabulary pathway_domain
    Day on = {};
    std::string situation = {}, strengths = {}, needs = {};
    std::optional<bool> concern = std::nullopt;
    std::vector<std::string> referred_to = {};  ///< vocabulary pathway_referred_to
    std::string source = {};                    ///< vocabulary pathway_source
    Instant at = {};
    std::optional<UserId> by = std::nullopt;
};
/// Whether it is the one that holds for its domain: the newest day, then the latest written. `all`: newest first.
bool isCurrent(const Finding& finding, const std::vector<Finding>& all);

enum class ObjectiveState { open, reached, partly, abandoned };
std::string_view objectiveStateCode(ObjectiveState state);
std::optional<ObjectiveState> parseObjectiveState(std::string_view code);

struct ObjectiveFields {
    std::string domain;     ///< vocabulary pathway_domain, or ""
    std::string title;      ///< what is to be reached
    std::string indicator;  ///< how one will see it
    Day target_on;
    std::optional<StructureId> structure;  ///< the partner who helps
    ObjectiveState state = ObjectiveState::open;
    std::string reason;  ///< why it was given up
    bool operator==(const ObjectiveFields&) const = default;
};

struct Objective {
    ObjectiveId id;
    PathwayId pathway;
    ObjectiveFields fields;
    std::optional<Day> state_on = std::nullopt;
    Instant created_at = {};
    std::optional<UserId> created_by = std::nullopt;
    std::int64_t version = 1;
};
/// Those not given up: what the plan's number of objectives counts.
int countedObjectives(const std::vector<Objective>& objectives);
/// Another state on a day; the same state keeps its day.
void settle(Objective& objective, ObjectiveState state, const std::string& reason, Day on);

struct ActionFields {
    std::string what;
    std::optional<UserId> owner;
    std::string by_whom;
    std::optional<Day> due_on;
    bool as_task = false;
    std::optional<Day> done_on;
    bool operator==(const ActionFields&) const = default;
};

struct Action {
    ActionId id;
    ObjectiveId objective;
    ActionFields fields;
    Instant created_at = {};
    std::int64_t version = 1;
};

/// How one objective stood at a review.
struct Progress {
    ObjectiveId objective;
    ObjectiveState state = ObjectiveState::open;
    std::string note = {};
};

struct Review {
    ReviewId id;
    PathwayId pathway;
    Day on = {};
    std::vector<std::string> participants = {};  ///< vocabulary pathway_participant
    std::string others = {};
    std::string decisions = {};
    std::vector<Progress> progress = {};
    std::optional<Day> next_on = std::nullopt;
    Instant created_at = {};
    std::optional<UserId> created_by = std::nullopt;
    std::int64_t version = 1;
    /// The young person or somebody of the family was there.
    bool wasContact() const;
};
/// The day of the last review somebody of the family came to. `reviews`: newest first.
std::optional<Day> lastMeeting(const std::vector<Review>& reviews);

}  // namespace jalon::pathways
