// SPDX-License-Identifier: EUPL-1.2
#pragma once
// Hours within one day, as minutes after midnight: sessions, opening hours, appointments.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace jalon {

inline constexpr int kMinutesPerDay = 24 * 60;

/// From a minute to another, the last one excluded: 9:00–10:15 and 10:15–12:00 do not overlap.
struct TimeSpan {
    int from = 0;
    int to = 0;

    int length() const { return to - from; }
    bool overlaps(TimeSpan other) const { return from < other.to && other.from < to; }
    bool contains(TimeSpan other) const { return from <= other.from && other.to <= to; }
    auto operator<=>(const TimeSpan&) const = default;
};

/// "09:30"; 24:00 is the end of the day.
std::string clockText(int minute);
std::optional<int> parseClock(std::string_view text);

/// Whether several spans, in any order, touching or overlapping, cover one whole.
bool covered(TimeSpan whole, std::vector<TimeSpan> spans);

/// The parts of `within` that `busy` leaves free, in order.
std::vector<TimeSpan> freeOf(TimeSpan within, std::vector<TimeSpan> busy);

}  // namespace jalon
