// SPDX-License-Identifier: EUPL-1.2
#include "backup/rotation.h"

#include <set>

namespace jalon::backup {

namespace {

Day mondayOf(Day day) { return day - (static_cast<int>(day.weekday()) - 1); }

Day firstOfMonth(Day day) { return day - static_cast<int>(day.dayOfMonth() - 1); }

/// Keeps the first met of each span, for so many spans.
class Keeper {
public:
    explicit Keeper(int spans) : left_(spans) {}
    bool keeps(Day span) {
        if ((has_last_ && last_ == span) || left_ <= 0) return false;
        last_ = span;
        has_last_ = true;
        --left_;
        return true;
    }

private:
    int left_;
    // Not an optional: GCC 12 takes its empty value for a day that is read.
    Day last_ = Day::of(1970, 1, 1);
    bool has_last_ = false;
};

}  // namespace

std::vector<std::size_t> superfluous(const std::vector<Dated>& newest_first, const Rotation& rotation) {
    Keeper days(rotation.days), weeks(rotation.weeks), months(rotation.months);
    std::set<int> older_schemas;
    std::vector<std::size_t> out;
    for (std::size_t i = 0; i < newest_first.size(); ++i) {
        const auto& [day, schema] = newest_first[i];
        const bool of_day = days.keeps(day);
        const bool of_week = weeks.keeps(mondayOf(day));
        const bool of_month = months.keeps(firstOfMonth(day));
        const bool of_schema = schema < newest_first.front().schema && older_schemas.size() < kOlderSchemas &&
                               older_schemas.insert(schema).second;
        if (i > 0 && !of_day && !of_week && !of_month && !of_schema) out.push_back(i);
    }
    return out;
}

}  // namespace jalon::backup
