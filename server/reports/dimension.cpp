// SPDX-License-Identifier: EUPL-1.2
#include "reports/dimension.h"

#include <algorithm>

#include "base/text.h"

namespace jalon::reports {
namespace {

constexpr std::array<std::string_view, kDimensions> kCodes{"school",  "class",   "sex",    "age",      "motive",
                                                           "measure", "qpv",     "return", "followUp", "month",
                                                           "refusal", "absence", "loss",   "missed"};

bool has(const std::string& text, std::string_view word) { return text.find(word) != std::string::npos; }

}  // namespace

std::string_view dimensionCode(Dimension dimension) { return kCodes[static_cast<std::size_t>(dimension)]; }

std::optional<Dimension> parseDimension(std::string_view code) {
    const auto found = std::ranges::find(kCodes, code);
    if (found == kCodes.end()) return std::nullopt;
    return static_cast<Dimension>(found - kCodes.begin());
}

std::string_view classLevel(std::string_view class_name) {
    const std::string folded = text::fold(class_name);
    if (folded.empty()) return kUnknown;
    for (const std::string_view section : {"segpa", "ulis", "upe2a"})
        if (has(folded, section)) return section;
    const bool two_figures = folded.size() > 1 && folded[1] >= '0' && folded[1] <= '9';
    if (!two_figures) {
        if (folded[0] == '6') return "6e";
        if (folded[0] == '5') return "5e";
        if (folded[0] == '4') return "4e";
        if (folded[0] == '3') return "3e";
        if (folded[0] == '2' || folded[0] == '1') return "lycee";
    }
    for (const std::string_view start : {"sec", "prem", "term", "tle", "cap"})
        if (folded.starts_with(start)) return "lycee";
    return "other";
}

std::string_view ageBand(const std::optional<Day>& birth, Day on) {
    if (!birth || *birth > on) return kUnknown;
    const int age = on.ageOf(*birth);
    if (age < 10) return "under_10";
    if (age < 12) return "10_11";
    if (age < 14) return "12_13";
    if (age < 16) return "14_15";
    return "16_over";
}

std::string_view returnOutcome(const receptions::StayFact& stay, Day today) {
    if (stay.return_answer == "yes") return "on_due_day";
    if (stay.return_answer == "later") return "later";
    if (stay.return_answer == "other_school") return "other_school";
    if (stay.return_answer == "no") return "not_returned";
    const bool over = stay.return_due_on ? *stay.return_due_on < today : stay.last.day < today;
    if (!over || (stay.begun && isUnderWay(stay.state))) return "not_due";
    return stay.begun ? kUnknown : "not_received";
}

std::string_view followUpOutcome(const receptions::StayFact& stay, Day today) {
    if (stay.last.day.plusMonths(kFollowUpMonths) > today) return "not_due";
    if (!stay.begun) return "not_received";
    return stay.follow_up.empty() ? kUnknown : std::string_view(stay.follow_up);
}

}  // namespace jalon::reports
