// SPDX-License-Identifier: EUPL-1.2
#include "base/time_span.h"

#include <algorithm>

namespace jalon {

std::string clockText(int minute) {
    const auto two = [](int number) { return std::string(number < 10 ? "0" : "") + std::to_string(number); };
    return two(minute / 60) + ":" + two(minute % 60);
}

std::optional<int> parseClock(std::string_view text) {
    const auto digit = [&](std::size_t at) { return text[at] >= '0' && text[at] <= '9'; };
    if (text.size() != 5 || text[2] != ':' || !digit(0) || !digit(1) || !digit(3) || !digit(4)) return std::nullopt;
    const auto number = [&](std::size_t at) { return (text[at] - '0') * 10 + (text[at + 1] - '0'); };
    const int minute = number(0) * 60 + number(3);
    if (number(3) > 59 || minute > kMinutesPerDay) return std::nullopt;
    return minute;
}

bool covered(TimeSpan whole, std::vector<TimeSpan> spans) { return freeOf(whole, std::move(spans)).empty(); }

std::vector<TimeSpan> freeOf(TimeSpan within, std::vector<TimeSpan> busy) {
    std::ranges::sort(busy);
    std::vector<TimeSpan> out;
    int at = within.from;
    for (const TimeSpan span : busy) {
        if (span.to <= at) continue;
        if (span.from >= within.to) break;
        if (span.from > at) out.push_back({at, span.from});
        at = std::max(at, span.to);
    }
    if (at < within.to) out.push_back({at, within.to});
    return out;
}

}  // namespace jalon
