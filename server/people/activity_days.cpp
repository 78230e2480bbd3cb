// SPDX-License-Identifier: EUPL-1.2
#include "people/activity_days.h"

#include <algorithm>
#include <chrono>

namespace jalon::people {
namespace {

void raise(std::optional<Day>& day, Day to) { day = day ? std::max(*day, to) : to; }

/// No zone is further ahead of UTC than that.
constexpr int kDaysAhead = 1;

Day utcDayOf(Instant instant) {
    const std::chrono::sys_time<std::chrono::microseconds> time{std::chrono::microseconds(instant.microseconds())};
    return Day(std::chrono::floor<std::chrono::days>(time));
}

PersonId personOf(const storage::Row& row) { return PersonId::trusted(row.text(0)); }

}  // namespace

void ActivityDays::counted(const PersonId& person, Day on) {
    Last& last = last_[person];
    raise(last.least, on);
    raise(last.most, on);
}

void ActivityDays::perhapsCounted(const PersonId& person, Day on) { raise(last_[person].most, on); }

void ActivityDays::countedBy(const PersonId& person, Instant written) {
    raise(last_[person].most, std::max(standing_, utcDayOf(written) + kDaysAhead));
}

void ActivityDays::counted(const storage::Rows& rows) {
    for (const storage::Row& row : rows)
        if (const auto on = row.optionalDay(1)) counted(personOf(row), *on);
}

void ActivityDays::perhapsCounted(const storage::Rows& rows) {
    for (const storage::Row& row : rows)
        if (const auto on = row.optionalDay(1)) perhapsCounted(personOf(row), *on);
}

void ActivityDays::countedBy(const storage::Rows& rows) {
    for (const storage::Row& row : rows)
        if (const auto written = row.optionalInstant(1)) countedBy(personOf(row), *written);
}

ActivityDays::Last ActivityDays::of(const PersonId& person) const {
    const auto found = last_.find(person);
    return found == last_.end() ? Last{} : found->second;
}

}  // namespace jalon::people
