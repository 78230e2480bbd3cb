// SPDX-License-Identifier: EUPL-1.2
#include "receptions/measure_halves.h"

#include <stdexcept>

namespace jalon::receptions {
namespace {

constexpr std::size_t kLength = 13;

bool asksForReception(const LostFacts& facts) {
    if (!facts.counts || facts.measure == nullptr) return false;
    if (facts.stay_state == StayState::cancelled_by_school) return false;
    if (facts.state != ReferralState::refused) return stands(facts.state);
    return facts.reason_code != "duplicate" && facts.reason_code != "measure_not_eligible";
}

}  // namespace

std::vector<MeasureHalf> measureHalves(const LostFacts& facts) {
    std::vector<MeasureHalf> out;
    if (!asksForReception(facts)) return out;
    for (const auto& half : facts.measure->half_days) {
        if (!half.dropped)
            out.push_back({half.at, true});
        else if (isServiceClosed(*half.dropped))
            out.push_back({half.at, false});
    }
    return out;
}

std::string halvesText(const std::vector<MeasureHalf>& halves) {
    std::string out;
    for (const auto& half : halves) {
        if (!out.empty()) out += ' ';
        out += half.at.text();
        if (!half.open) out += '-';
    }
    return out;
}

std::vector<MeasureHalf> parseHalves(std::string_view text) {
    std::vector<MeasureHalf> out;
    while (!text.empty()) {
        const auto at = HalfDay::parse(text.substr(0, kLength));
        if (!at) throw std::logic_error("half-days of a measure in an unknown form");
        text.remove_prefix(kLength);
        const bool closed = text.starts_with('-');
        if (closed) text.remove_prefix(1);
        if (!text.empty()) text.remove_prefix(1);
        out.push_back({*at, !closed});
    }
    return out;
}

}  // namespace jalon::receptions
