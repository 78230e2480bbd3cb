// SPDX-License-Identifier: EUPL-1.2
#include "receptions/lost_half_days.h"

#include "receptions/placement.h"

namespace jalon::receptions {
namespace {

/// What a refused referral loses: nothing where there was no reception to lose.
std::string refusedReason(const std::string& code) {
    if (code == "duplicate" || code == "measure_not_eligible" || code == "none_receivable") return "";
    if (code == "no_place") return std::string(kNoPlace);
    if (code == "family_refuses") return "family_refused";
    return "refused";
}

std::string stoppedReason(StayState state) {
    if (state == StayState::family_refused) return "family_refused";
    if (state == StayState::no_show) return "no_show";
    if (state == StayState::interrupted) return "interrupted";
    return "";
}

std::string reasonOf(const LostFacts& facts, const std::map<HalfDay, StayHalf>& laid, HalfDay at) {
    if (isPending(facts.state)) return std::string(kWaited);
    if (facts.state == ReferralState::refused) return refusedReason(facts.reason_code);
    if (facts.state != ReferralState::accepted) return "";
    const auto half = laid.find(at);
    if (half == laid.end()) return "";
    if (!half->second.planned) {
        const std::string& reason = half->second.reason;
        return reason == kNoPlace || reason == kWaited || reason == kDeferred ? reason : "";
    }
    const bool stopped = facts.stopped_after && at > *facts.stopped_after;
    return stopped && facts.stay_state ? stoppedReason(*facts.stay_state) : "";
}

}  // namespace

bool isServiceClosed(const calendar::Closed& closed) {
    return closed.reason == calendar::ClosedReason::service_closure ||
           closed.reason == calendar::ClosedReason::service_closed;
}

std::map<HalfDay, std::string> lostHalves(const LostFacts& facts) {
    std::map<HalfDay, std::string> lost;
    const bool cancelled = facts.stay_state == StayState::cancelled_by_school;
    if (!facts.counts || facts.measure == nullptr || cancelled) return lost;
    std::map<HalfDay, StayHalf> laid;
    for (const auto& half : facts.stay_halves) laid[half.at] = half;
    for (const auto& outcome : facts.measure->half_days) {
        if (outcome.dropped && !isServiceClosed(*outcome.dropped)) continue;
        std::string reason = reasonOf(facts, laid, outcome.at);
        const bool concerned = stands(facts.state) || !reason.empty();
        if (outcome.dropped) reason = concerned ? "service_closed" : "";
        if (!reason.empty()) lost[outcome.at] = std::move(reason);
    }
    return lost;
}

}  // namespace jalon::receptions
