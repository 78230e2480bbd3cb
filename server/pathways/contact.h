// SPDX-License-Identifier: EUPL-1.2
#pragma once
// Reaching a young person or those around them: attempts, what they make of the work queue, and when somebody counts as
// unreachable or lost to view. Values and rules.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "people/guardian.h"

namespace jalon::pathways {

using people::GuardianId;
using PathwayId = Id<struct PathwayTag>;
using AttemptId = Id<struct PathwayAttemptTag>;

/// Where a pathway stands in the work queue: to be called, to be called first, cannot be reached, in contact.
enum class Queue { to_do, priority, unreachable, handled };
std::string_view queueCode(Queue queue);
std::optional<Queue> parseQueue(std::string_view code);

/// Somebody tried to reach somebody. `guardian` empty: the young person.
struct Attempt {
    AttemptId id;
    PathwayId pathway;
    std::optional<GuardianId> guardian = std::nullopt;
    Day on = {};
    std::string time = {};                      ///< "HH:MM" or ""
    std::string channel = {};                   ///< vocabulary attempt_channel
    std::string outcome = {};                   ///< vocabulary pathway_contact
    std::optional<Day> next_on = std::nullopt;  ///< when to try again
    std::string note = {};
    Queue queue_before = Queue::to_do;
    Instant at = {};
    std::optional<UserId> by = std::nullopt;
};

/// Somebody answered: reached, call_back (later, please), refused. A message passed on by another is no answer.
bool isAnswer(std::string_view outcome);

/// What an attempt makes of the queue. Reached or refused: handled. To be called back: to do, unless it has priority.
/// Without an answer nothing moves, but somebody in contact is to be looked for again.
Queue queueAfter(Queue queue, std::string_view outcome);

/// Attempts without an answer since somebody last answered, by how many different means.
struct Reach {
    int attempts = 0;
    int means = 0;
    bool enough = false;  ///< from `attempts` by `means` on
};
struct ReachLimits {
    std::int64_t attempts = 3, means = 2;
};
/// `attempts` in order. Those up to the day of the last review do not count: people met then.
Reach reachOf(const std::vector<Attempt>& attempts, const ReachLimits& limits, std::optional<Day> last_review = {});
/// The last day somebody answered or met, or the entry.
Day lastContact(const std::vector<Attempt>& attempts, std::optional<Day> last_review, Day entered_on);

/// What is missing for "lost to view" to be said on a day: no contact for so many months, after so many attempts by
/// different means (settings pathway.lost_months, pathway.lost_attempts, pathway.lost_means).
struct LostRule {
    std::int64_t months = 3;
    ReachLimits reach;
};
struct Shortfall {
    std::string code;  ///< lost_attempts {count, least}; lost_means {count, least}; lost_too_early {from}: that day on
    std::int64_t count = 0, least = 0;
    std::optional<Day> from = std::nullopt;
};
std::vector<Shortfall> lostShortfalls(const Reach& reach, Day last_contact, Day on, const LostRule& rule);

}  // namespace jalon::pathways
