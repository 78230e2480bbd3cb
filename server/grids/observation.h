// SPDX-License-Identifier: EUPL-1.2
#pragma once
// What was observed, and what may be said of a change. A grid is not a test: there is no overall score, no order among
// young people and no prediction; an item is compared with itself, between the first and the last day of a stay.
//
// The scale is 1 never, 2 sometimes, 3 often, 4 always, without a middle; NO (not observed) is an answer that has no
// value: it is in no mean, and is not 0. An item without answer is something else again: nobody said anything.
#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/day.h"

namespace jalon::grids {

inline constexpr std::string_view kNotObserved = "NO";

enum class Moment { first, between, last };
std::string_view momentCode(Moment moment);
std::optional<Moment> parseMoment(std::string_view code);

/// Item → code of the scale.
using Answers = std::map<std::string, std::string>;

/// One observer's grid of one day.
struct Observation {
    Moment moment = Moment::first;
    bool self = false;     ///< the young person's own
    std::string observer;  ///< the same text for the same observer
    Day on;
    Answers answers;
};

/// One item at one moment, as professionals saw it. Observers and days count those who observed it.
struct Seen {
    int sum = 0, answers = 0, not_observed = 0;
    int observers = 0, days = 0;
    /// Of the observed answers alone; nothing without one.
    std::optional<double> mean() const;
};

/// How many observers, on how many days, at each moment, before a change may be said (settings grid.min_observers and
/// grid.min_days).
struct Enough {
    int observers = 2, days = 2;
    bool holds(const Seen& seen) const { return seen.observers >= observers && seen.days >= days; }
};

enum class Change {
    insufficient,  ///< too few observers or days at one of the moments
    more,          ///< shown more often on the last day
    same,
    less
};
std::string_view changeCode(Change change);

struct ItemComparison {
    std::string item;
    Seen first, last;
    std::optional<std::string> self_first, self_last;  ///< the latest answer of each moment, NO included
    Change change = Change::insufficient;              ///< of what professionals saw
};

/// One line an item, in the order given. Grids filled in between count for nothing here.
std::vector<ItemComparison> compare(const std::vector<Observation>& observations, const std::vector<std::string>& items,
                                    Enough enough);

/// Who observed at one moment, whatever they answered.
struct MomentState {
    int observers = 0, days = 0;
    bool self = false;
};
MomentState stateOf(const std::vector<Observation>& observations, Moment moment);

}  // namespace jalon::grids
