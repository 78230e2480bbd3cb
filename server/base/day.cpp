// SPDX-License-Identifier: EUPL-1.2
#include "base/day.h"

#include <array>
#include <stdexcept>

namespace jalon {
namespace {

constexpr std::array<std::string_view, 7> kWeekdays{"mon", "tue", "wed", "thu", "fri", "sat", "sun"};

std::optional<int> number(std::string_view digits) {
    int value = 0;
    for (char c : digits) {
        if (c < '0' || c > '9') return std::nullopt;
        value = value * 10 + (c - '0');
    }
    return value;
}

void writeDigits(std::string& text, std::size_t from, std::size_t count, unsigned value) {
    for (std::size_t i = from + count; i-- > from; value /= 10) text[i] = static_cast<char>('0' + value % 10);
}

std::chrono::year_month_day civil(std::chrono::sys_days days) { return std::chrono::year_month_day(days); }

}  // namespace

std::string_view weekdayCode(Weekday weekday) { return kWeekdays.at(static_cast<std::size_t>(weekday) - 1); }

std::optional<Weekday> parseWeekday(std::string_view code) {
    for (std::size_t i = 0; i < kWeekdays.size(); ++i)
        if (kWeekdays[i] == code) return static_cast<Weekday>(i + 1);
    return std::nullopt;
}

Day Day::of(int year, unsigned month, unsigned day) {
    const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(month), std::chrono::day(day)};
    if (!date.ok() || year < 1 || year > 9999) throw std::invalid_argument("Day::of: no such date");
    return Day(std::chrono::sys_days(date));
}

std::optional<Day> Day::parse(std::string_view iso) {
    if (iso.size() != 10 || iso[4] != '-' || iso[7] != '-') return std::nullopt;
    const auto year = number(iso.substr(0, 4));
    const auto month = number(iso.substr(5, 2));
    const auto day = number(iso.substr(8, 2));
    if (!year || !month || !day || *year == 0) return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year(*year), std::chrono::month(static_cast<unsigned>(*month)),
                                           std::chrono::day(static_cast<unsigned>(*day))};
    if (!date.ok()) return std::nullopt;
    return Day(std::chrono::sys_days(date));
}

std::string Day::iso() const {
    // Written some thousand times for a page of figures: a tenth of what a format string costs.
    const auto date = civil(days_);
    std::string text = "0000-00-00";
    writeDigits(text, 0, 4, static_cast<unsigned>(static_cast<int>(date.year())));
    writeDigits(text, 5, 2, static_cast<unsigned>(date.month()));
    writeDigits(text, 8, 2, static_cast<unsigned>(date.day()));
    return text;
}

Weekday Day::weekday() const { return static_cast<Weekday>(std::chrono::weekday(days_).iso_encoding()); }
int Day::year() const { return static_cast<int>(civil(days_).year()); }
unsigned Day::month() const { return static_cast<unsigned>(civil(days_).month()); }
unsigned Day::dayOfMonth() const { return static_cast<unsigned>(civil(days_).day()); }

Day Day::plusMonths(int months) const {
    const auto date = civil(days_);
    const auto shifted = std::chrono::year_month(date.year(), date.month()) + std::chrono::months(months);
    const std::chrono::year_month_day candidate{shifted.year(), shifted.month(), date.day()};
    if (candidate.ok()) return Day(std::chrono::sys_days(candidate));
    return Day(std::chrono::sys_days(shifted / std::chrono::last));
}

int Day::ageOf(Day birth) const {
    int years = year() - birth.year();
    if (month() < birth.month() || (month() == birth.month() && dayOfMonth() < birth.dayOfMonth())) --years;
    return years;
}

}  // namespace jalon
