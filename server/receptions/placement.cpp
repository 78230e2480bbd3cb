// SPDX-License-Identifier: EUPL-1.2
#include "receptions/placement.h"

namespace jalon::receptions {
namespace {

constexpr int kSearchedDays = 60;

}  // namespace

std::vector<StayHalf> placedHalves(const calendar::Receivable& measure,
                                   const std::optional<calendar::Receivable>& reception,
                                   const std::map<HalfDay, std::string>& skipped) {
    std::map<HalfDay, StayHalf> halves;
    for (auto& half : halvesOf(measure)) {
        if (reception && half.planned) half = {half.at, false, std::string(kDeferred), ""};
        halves[half.at] = half;
    }
    if (reception)
        for (auto& half : halvesOf(*reception))
            if (half.planned || !halves.contains(half.at)) halves[half.at] = half;
    std::vector<StayHalf> out;
    for (auto& [at, half] : halves) {
        const auto left_out = skipped.find(at);
        if (half.planned && left_out != skipped.end()) half = {at, false, left_out->second, ""};
        out.push_back(std::move(half));
    }
    return out;
}

std::optional<HalfDay> lastOf(HalfDay start, int half_days, const calendar::SchoolSchedule& school,
                              const calendar::ServiceSchedule& service) {
    int found = 0;
    for (HalfDay at = start; at.day <= start.day + kSearchedDays; at = at.next())
        if (school.hasClass(at) && service.isOpen(at) && ++found == half_days) return at;
    return std::nullopt;
}

}  // namespace jalon::receptions
