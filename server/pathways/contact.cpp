// SPDX-License-Identifier: EUPL-1.2
#include "pathways/contact.h"

#include <algorithm>
#include <array>
#include <set>

namespace jalon::pathways {
namespace {

constexpr std::array<std::string_view, 4> kQueues{"to_do", "priority", "unreachable", "handled"};

}  // namespace

std::string_view queueCode(Queue queue) { return kQueues.at(static_cast<std::size_t>(queue)); }

std::optional<Queue> parseQueue(std::string_view code) {
    const auto found = std::ranges::find(kQueues, code);
    if (found == kQueues.end()) return std::nullopt;
    return static_cast<Queue>(found - kQueues.begin());
}

bool isAnswer(std::string_view outcome) {
    return outcome == "reached" || outcome == "call_back" || outcome == "refused";
}

Queue queueAfter(Queue queue, std::string_view outcome) {
    if (outcome == "call_back") return queue == Queue::priority ? Queue::priority : Queue::to_do;
    if (isAnswer(outcome)) return Queue::handled;
    return queue == Queue::handled ? Queue::to_do : queue;
}

Reach reachOf(const std::vector<Attempt>& attempts, const ReachLimits& limits, std::optional<Day> last_review) {
    int count = 0;
    std::set<std::string> channels;
    for (const auto& attempt : attempts) {
        if (last_review && attempt.on <= *last_review) continue;
        if (isAnswer(attempt.outcome)) {
            count = 0;
            channels.clear();
        } else {
            count += 1;
            channels.insert(attempt.channel);
        }
    }
    const int means = static_cast<int>(channels.size());
    return {count, means, count >= limits.attempts && means >= limits.means};
}

Day lastContact(const std::vector<Attempt>& attempts, std::optional<Day> last_review, Day entered_on) {
    Day last = std::max(entered_on, last_review.value_or(entered_on));
    for (const auto& attempt : attempts)
        if (isAnswer(attempt.outcome)) last = std::max(last, attempt.on);
    return last;
}

std::vector<Shortfall> lostShortfalls(const Reach& reach, Day last_contact, Day on, const LostRule& rule) {
    std::vector<Shortfall> out;
    if (reach.attempts < rule.reach.attempts) out.push_back({"lost_attempts", reach.attempts, rule.reach.attempts});
    if (reach.means < rule.reach.means) out.push_back({"lost_means", reach.means, rule.reach.means});
    const Day from = last_contact.plusMonths(static_cast<int>(rule.months));
    if (on < from) out.push_back({"lost_too_early", 0, rule.months, from});
    return out;
}

}  // namespace jalon::pathways
