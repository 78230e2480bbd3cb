// SPDX-License-Identifier: EUPL-1.2
#include "base/half_day.h"

namespace jalon {

std::string_view halfCode(Half half) { return half == Half::am ? "am" : "pm"; }

std::optional<Half> parseHalf(std::string_view code) {
    if (code == "am") return Half::am;
    if (code == "pm") return Half::pm;
    return std::nullopt;
}

std::optional<HalfDay> HalfDay::parse(std::string_view text) {
    if (text.size() != 13 || text[10] != '/') return std::nullopt;
    const auto day = Day::parse(text.substr(0, 10));
    const auto half = parseHalf(text.substr(11));
    if (!day || !half) return std::nullopt;
    return HalfDay{*day, *half};
}

std::string HalfDay::text() const { return day.iso() + "/" + std::string(halfCode(half)); }
HalfDay HalfDay::next() const { return half == Half::am ? HalfDay{day, Half::pm} : HalfDay{day + 1, Half::am}; }
HalfDay HalfDay::previous() const { return half == Half::pm ? HalfDay{day, Half::am} : HalfDay{day - 1, Half::pm}; }

std::optional<WeekHalf> WeekHalf::parse(std::string_view text) {
    if (text.size() != 6 || text[3] != '/') return std::nullopt;
    const auto weekday = parseWeekday(text.substr(0, 3));
    const auto half = parseHalf(text.substr(4));
    if (!weekday || !half) return std::nullopt;
    return WeekHalf{*weekday, *half};
}

std::string WeekHalf::text() const { return std::string(weekdayCode(weekday)) + "/" + std::string(halfCode(half)); }

std::optional<WeekPattern> WeekPattern::parse(std::string_view text) {
    WeekPattern pattern;
    while (!text.empty()) {
        const auto comma = text.find(',');
        const auto item = text.substr(0, comma);
        text = comma == std::string_view::npos ? std::string_view{} : text.substr(comma + 1);
        if (comma != std::string_view::npos && text.empty()) return std::nullopt;
        if (const auto half = WeekHalf::parse(item)) {
            pattern = pattern.with(*half);
        } else if (const auto weekday = parseWeekday(item)) {
            pattern = pattern.with({*weekday, Half::am}).with({*weekday, Half::pm});
        } else {
            return std::nullopt;
        }
    }
    return pattern;
}

std::string WeekPattern::text() const {
    std::string out;
    for (int weekday = 1; weekday <= 7; ++weekday)
        for (Half half : {Half::am, Half::pm}) {
            const WeekHalf item{static_cast<Weekday>(weekday), half};
            if (!contains(item)) continue;
            if (!out.empty()) out += ',';
            out += item.text();
        }
    return out;
}

}  // namespace jalon
