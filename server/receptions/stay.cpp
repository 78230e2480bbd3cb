// SPDX-License-Identifier: EUPL-1.2
#include "receptions/stay.h"

#include <algorithm>
#include <array>
#include <map>

namespace jalon::receptions {
namespace {

constexpr std::array<std::string_view, 13> kStates{
    "accepted", "presented",   "running",       "ended",          "reviewed",
    "returned", "follow_up",   "closed",        "family_refused", "cancelled_by_school",
    "no_show",  "interrupted", "long_follow_up"};

bool isStanding(const Transition& transition) { return !transition.undone && !transition.undoes; }

}  // namespace

std::string_view stayStateCode(StayState state) { return kStates.at(static_cast<std::size_t>(state)); }

std::optional<StayState> parseStayState(std::string_view code) {
    const auto found = std::find(kStates.begin(), kStates.end(), code);
    if (found == kStates.end()) return std::nullopt;
    return static_cast<StayState>(found - kStates.begin());
}

bool isUnderWay(StayState state) {
    return state == StayState::accepted || state == StayState::presented || state == StayState::running;
}

std::vector<StayState> allowedMoves(const blueprints::Blueprint& blueprint, StayState from) {
    std::vector<StayState> moves;
    for (const auto& rule : blueprint.stayTransitions())
        if (rule.from == stayStateCode(from))
            if (const auto to = parseStayState(rule.to)) moves.push_back(*to);
    return moves;
}

Result<void> checkMove(const blueprints::Blueprint& blueprint, StayState from, StayState to,
                       const std::string& reason_code) {
    const auto* rule = blueprint.stayTransition(stayStateCode(from), stayStateCode(to));
    if (rule == nullptr) return Error::conflict("transition_not_allowed");
    return checkReason(blueprint, rule->to, reason_code, rule->needs_reason);
}

Result<void> checkReason(const blueprints::Blueprint& blueprint, std::string_view state, const std::string& code,
                         bool required) {
    if (code.empty()) {
        if (required) return Error::invalid("reasonCode", "required");
        return {};
    }
    if (!blueprint.knows("reason_" + std::string(state), code)) return Error::invalid("reasonCode", "not_in_list");
    return {};
}

const Transition* lastStanding(const std::vector<Transition>& history) {
    const auto found = std::find_if(history.rbegin(), history.rend(), isStanding);
    return found == history.rend() ? nullptr : &*found;
}

StayState stateAfter(const std::vector<Transition>& history) {
    const auto* last = lastStanding(history);
    return last == nullptr ? StayState::accepted : last->to;
}

const Transition* standingMoveTo(const std::vector<Transition>& history, StayState to) {
    const auto found = std::find_if(history.rbegin(), history.rend(), [&](const Transition& transition) {
        return isStanding(transition) && transition.to == to;
    });
    return found == history.rend() ? nullptr : &*found;
}

std::optional<HalfDay> stoppedAfter(const std::vector<Transition>& history, const std::set<HalfDay>& attended) {
    for (const auto& move : history) {
        if (!isStanding(move) || !isUnderWay(move.from) || isUnderWay(move.to)) continue;
        const bool never_took_place = move.to == StayState::family_refused || move.to == StayState::cancelled_by_school;
        const HalfDay stop = move.last_half.value_or(HalfDay{never_took_place ? move.on - 1 : move.on, Half::pm});
        return attended.empty() ? stop : std::max(stop, *attended.rbegin());
    }
    return std::nullopt;
}

std::vector<StayHalf> halvesOf(const calendar::Receivable& receivable) {
    std::vector<StayHalf> halves;
    halves.reserve(receivable.half_days.size());
    for (const auto& outcome : receivable.half_days) {
        if (outcome.dropped)
            halves.push_back({outcome.at, false, std::string(calendar::closedReasonCode(outcome.dropped->reason)),
                              outcome.dropped->label});
        else
            halves.push_back({outcome.at, true, "", ""});
    }
    return halves;
}

std::vector<StayHalf> recomputed(const std::vector<StayHalf>& old, const std::vector<StayHalf>& fresh,
                                 const std::set<HalfDay>& attended) {
    std::map<HalfDay, StayHalf> halves;
    for (const auto& half : fresh) halves[half.at] = half;
    for (const auto& half : old) {
        if (!attended.contains(half.at)) continue;
        const auto found = halves.find(half.at);
        if (found == halves.end() || !found->second.planned)
            halves[half.at] = {half.at, true, std::string(kAttendedBeforeCorrection), ""};
    }
    std::vector<StayHalf> out;
    for (auto& [at, half] : halves) out.push_back(std::move(half));
    return out;
}

std::vector<StayHalf> withStop(std::vector<StayHalf> halves, const std::optional<HalfDay>& stopped_after) {
    if (!stopped_after) return halves;
    for (auto& half : halves)
        if (half.planned && half.at > *stopped_after) {
            half.planned = false;
            half.reason = "stopped";
        }
    return halves;
}

std::vector<HalfDay> plannedOf(const std::vector<StayHalf>& halves) {
    std::vector<HalfDay> planned;
    for (const auto& half : halves)
        if (half.planned) planned.push_back(half.at);
    return planned;
}

}  // namespace jalon::receptions
