// SPDX-License-Identifier: EUPL-1.2
#include "pathways/plan.h"

#include <algorithm>
#include <array>

namespace jalon::pathways {
namespace {

constexpr std::array<std::string_view, 4> kStates{"open", "reached", "partly", "abandoned"};
constexpr std::array<std::string_view, 5> kFamily{"young", "mother", "father", "guardian", "family"};

}  // namespace

bool isCurrent(const Finding& finding, const std::vector<Finding>& all) {
    const auto first = std::ranges::find(all, finding.domain, &Finding::domain);
    return first != all.end() && first->id == finding.id;
}

std::string_view objectiveStateCode(ObjectiveState state) { return kStates.at(static_cast<std::size_t>(state)); }

std::optional<ObjectiveState> parseObjectiveState(std::string_view code) {
    const auto found = std::ranges::find(kStates, code);
    if (found == kStates.end()) return std::nullopt;
    return static_cast<ObjectiveState>(found - kStates.begin());
}

int countedObjectives(const std::vector<Objective>& objectives) {
    return static_cast<int>(std::ranges::count_if(
        objectives, [](const Objective& each) { return each.fields.state != ObjectiveState::abandoned; }));
}

void settle(Objective& objective, ObjectiveState state, const std::string& reason, Day on) {
    if (state == ObjectiveState::open)
        objective.state_on.reset();
    else if (objective.fields.state != state || !objective.state_on)
        objective.state_on = on;
    objective.fields.state = state;
    objective.fields.reason = state == ObjectiveState::abandoned ? reason : "";
}

bool Review::wasContact() const {
    return std::ranges::any_of(
        participants, [](const std::string& code) { return std::ranges::find(kFamily, code) != kFamily.end(); });
}

std::optional<Day> lastMeeting(const std::vector<Review>& reviews) {
    const auto met = std::ranges::find_if(reviews, &Review::wasContact);
    if (met == reviews.end()) return std::nullopt;
    return met->on;
}

}  // namespace jalon::pathways
