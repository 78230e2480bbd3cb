// SPDX-License-Identifier: EUPL-1.2
#include "reports/period.h"

#include <algorithm>
#include <charconv>
#include <optional>

namespace jalon::reports {
namespace {

constexpr int kMostDays = 800, kFirstYear = 2000, kLastYear = 2100;

std::optional<int> number(std::string_view text) {
    int value = 0;
    const auto end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, value);
    if (read.ec != std::errc() || read.ptr != end) return std::nullopt;
    return value;
}

std::optional<int> year(std::string_view text) {
    const auto value = text.size() == 4 ? number(text) : std::nullopt;
    return value && *value >= kFirstYear && *value <= kLastYear ? value : std::nullopt;
}

Day monthEnd(int year, int month) { return Day::of(year, static_cast<unsigned>(month), 1).plusMonths(1) - 1; }

Result<Period> freePeriod(std::string_view from, std::string_view to) {
    const auto first = Day::parse(from), last = Day::parse(to);
    if (!first || !last || !year(from.substr(0, 4)) || !year(to.substr(0, 4)))
        return Error::invalid("period", "malformed");
    if (*last < *first) return Error::invalid("period", "end_before_start");
    if (*last - *first >= kMostDays) return Error::invalid("period", "period_too_long");
    return Period{PeriodKind::free, *first, *last};
}

Day aYearBefore(Day day) {
    const Day before = day.plusMonths(-12);
    const bool month_ends = (day + 1).dayOfMonth() == 1;
    return month_ends ? monthEnd(before.year(), static_cast<int>(before.month())) : before;
}

}  // namespace

std::string_view periodKindCode(PeriodKind kind) {
    static constexpr std::string_view kCodes[] = {"civil_year", "school_year", "month", "free"};
    return kCodes[static_cast<std::size_t>(kind)];
}

Result<Period> parsePeriod(std::string_view text, int last_school_month) {
    if (const auto dots = text.find(".."); dots != std::string_view::npos)
        return freePeriod(text.substr(0, dots), text.substr(dots + 2));
    const auto first = year(text.substr(0, 4));
    if (first && text.size() == 4)
        return Period{PeriodKind::civil_year, Day::of(*first, 1, 1), Day::of(*first, 12, 31)};
    if (first && text.size() == 7 && text[4] == '-')
        if (const auto month = number(text.substr(5)); month && *month >= 1 && *month <= 12)
            return Period{PeriodKind::month, Day::of(*first, static_cast<unsigned>(*month), 1),
                          monthEnd(*first, *month)};
    if (first && text.size() == 9 && text[4] == '-' && year(text.substr(5)) == *first + 1) {
        const Day last = monthEnd(*first, last_school_month);
        return Period{PeriodKind::school_year, last + 1, monthEnd(*first + 1, last_school_month)};
    }
    return Error::invalid("period", "malformed");
}

Period yearBefore(const Period& period, Day today) {
    const Day to = std::max(period.from, std::min(period.to, today));
    return {period.kind, aYearBefore(period.from), aYearBefore(to)};
}

}  // namespace jalon::reports
