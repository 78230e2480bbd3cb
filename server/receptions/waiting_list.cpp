// SPDX-License-Identifier: EUPL-1.2
#include "receptions/waiting_list.h"

#include <algorithm>
#include <tuple>

#include "base/text.h"

namespace jalon::receptions {
namespace {

constexpr std::string_view kNearestStart = "nearest_start", kReceived = "received";

/// Below zero where `a` goes first.
int compare(const std::string& rule, const Waiting& a, const Waiting& b) {
    if (rule == kNearestStart) return a.start < b.start ? -1 : b.start < a.start ? 1 : 0;
    return static_cast<int>(favours(rule, b)) - static_cast<int>(favours(rule, a));
}

/// The rule that puts one before the other; "received" where they leave both equal.
std::string_view decisive(const std::vector<std::string>& rules, const Waiting& a, const Waiting& b) {
    for (const auto& rule : rules)
        if (compare(rule, a, b) != 0) return rule;
    return kReceived;
}

bool goesFirst(const std::vector<std::string>& rules, const Waiting& a, const Waiting& b) {
    for (const auto& rule : rules)
        if (const int order = compare(rule, a, b); order != 0) return order < 0;
    return std::tie(a.received_on, a.received_time, a.referral.text()) <
           std::tie(b.received_on, b.received_time, b.referral.text());
}

const WaitingMove* moveOf(const std::vector<WaitingMove>& moves, const ReferralId& referral) {
    const WaitingMove* last = nullptr;
    for (const auto& move : moves)
        if (move.referral == referral && !move.withdrawn_at && (last == nullptr || last->id < move.id)) last = &move;
    return last;
}

}  // namespace

bool favours(const std::string& rule, const Waiting& waiting) {
    if (rule == "cannot_defer") return !waiting.deferral_agreed;
    if (rule == "young_class") return waiting.young_class;
    if (rule == "never_received") return !waiting.received_before;
    if (rule == "no_adult_at_home") return waiting.adult_at_home == "no";
    if (rule == "conservatoire") return waiting.conservatoire;
    return false;
}

std::vector<Ranked> ranked(std::vector<Waiting> waiting, const std::vector<std::string>& rules,
                           const std::vector<WaitingMove>& moves) {
    std::sort(waiting.begin(), waiting.end(),
              [&](const Waiting& a, const Waiting& b) { return goesFirst(rules, a, b); });
    std::vector<Ranked> list, placed;
    for (std::size_t i = 0; i < waiting.size(); ++i) {
        Ranked row{waiting[i], 0, static_cast<int>(i + 1), "", std::nullopt};
        if (const auto* move = moveOf(moves, row.waiting.referral)) row.move = *move;
        (row.move ? placed : list).push_back(std::move(row));
    }
    // In the order of their ranks, and of one rank the latest before: each then stands where it was put.
    std::sort(placed.begin(), placed.end(), [](const Ranked& a, const Ranked& b) {
        return std::tie(a.move->rank, a.move->id) < std::tie(b.move->rank, b.move->id);
    });
    for (auto& row : placed) {
        const auto at = std::min(static_cast<std::size_t>(row.move->rank - 1), list.size());
        list.insert(list.begin() + static_cast<std::ptrdiff_t>(at), std::move(row));
    }
    for (std::size_t i = 0; i < list.size(); ++i) {
        list[i].rank = static_cast<int>(i + 1);
        const bool by_rules = i + 1 < list.size() && !list[i].move && !list[i + 1].move;
        if (by_rules) list[i].ahead_by = decisive(rules, list[i].waiting, list[i + 1].waiting);
    }
    return list;
}

bool isYoungClass(std::string_view class_name) {
    const std::string folded = text::fold(class_name);
    return folded.starts_with('6') || folded.starts_with('5');
}

}  // namespace jalon::receptions
