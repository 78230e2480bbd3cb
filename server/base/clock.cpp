// SPDX-License-Identifier: EUPL-1.2
#include "base/clock.h"

#include <date/tz.h>

#include <array>
#include <cstdio>

namespace jalon {
namespace {

using Micros = std::chrono::sys_time<std::chrono::microseconds>;

Micros moment(Instant instant) { return Micros(std::chrono::microseconds(instant.microseconds())); }
const date::time_zone* zone(const void* opaque) { return static_cast<const date::time_zone*>(opaque); }

}  // namespace

std::optional<Instant> Instant::parse(std::string_view iso) {
    // YYYY-MM-DDTHH:MM:SS[.ffffff]Z
    if (iso.size() < 20 || iso[10] != 'T' || iso.back() != 'Z' || iso[13] != ':' || iso[16] != ':') return std::nullopt;
    const auto day = Day::parse(iso.substr(0, 10));
    if (!day) return std::nullopt;
    const auto two = [&](std::size_t at) -> int {
        const char a = iso[at], b = iso[at + 1];
        return (a < '0' || a > '9' || b < '0' || b > '9') ? -1 : (a - '0') * 10 + (b - '0');
    };
    const int hours = two(11), minutes = two(14), seconds = two(17);
    if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59 || seconds < 0 || seconds > 59) return std::nullopt;
    std::int64_t fraction = 0, unit = 100'000;
    if (iso.size() > 20) {
        if (iso[19] != '.' || iso.size() < 22 || iso.size() > 27) return std::nullopt;
        for (const char c : iso.substr(20, iso.size() - 21)) {
            if (c < '0' || c > '9') return std::nullopt;
            fraction += (c - '0') * unit;
            unit /= 10;
        }
    }
    const std::int64_t whole =
        std::chrono::seconds(day->days().time_since_epoch()).count() + hours * 3600 + minutes * 60 + seconds;
    return Instant(whole * 1'000'000 + fraction);
}

std::string Instant::iso() const {
    const auto time = moment(*this);
    const auto days = std::chrono::floor<std::chrono::days>(time);
    const std::chrono::hh_mm_ss clock{time - days};
    std::array<char, 40> text{};
    std::snprintf(text.data(), text.size(), "%sT%02d:%02d:%02d.%06dZ", Day(days).iso().c_str(),
                  static_cast<int>(clock.hours().count()), static_cast<int>(clock.minutes().count()),
                  static_cast<int>(clock.seconds().count()), static_cast<int>(clock.subseconds().count()));
    return text.data();
}

TimeZone::TimeZone(const std::string& name) : zone_(date::locate_zone(name)) {}

Day TimeZone::dayOf(Instant instant) const {
    const auto local = zone(zone_)->to_local(moment(instant));
    return Day(std::chrono::sys_days(std::chrono::floor<std::chrono::days>(local.time_since_epoch())));
}

HalfDay TimeZone::halfDayOf(Instant instant) const {
    const auto local = zone(zone_)->to_local(moment(instant)).time_since_epoch();
    const auto day = std::chrono::floor<std::chrono::days>(local);
    return {Day(std::chrono::sys_days(day)), local - day < std::chrono::hours(13) ? Half::am : Half::pm};
}

Instant TimeZone::startOf(Day day) const {
    const date::local_time<std::chrono::microseconds> midnight(day.days().time_since_epoch());
    const auto start = zone(zone_)->to_sys(midnight, date::choose::earliest);
    return Instant(start.time_since_epoch().count());
}

Instant SystemClock::now() const {
    const auto time = std::chrono::time_point_cast<std::chrono::microseconds>(std::chrono::system_clock::now());
    return Instant(time.time_since_epoch().count());
}

}  // namespace jalon
