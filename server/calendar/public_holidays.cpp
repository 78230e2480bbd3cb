// SPDX-License-Identifier: EUPL-1.2
#include "calendar/public_holidays.h"

#include <algorithm>
#include <chrono>
#include <map>
#include <utility>

namespace jalon::calendar {
namespace {

constexpr std::string_view kFormat = "jalon-public-holidays/1";
constexpr std::size_t kMaxRegions = 100;
constexpr std::size_t kMaxRules = 100;

bool existsInALeapYear(unsigned month, unsigned day) {
    return std::chrono::year_month_day(std::chrono::year(2000), std::chrono::month(month), std::chrono::day(day)).ok();
}

PublicHolidayRule readRule(JsonReader& in) {
    PublicHolidayRule rule;
    rule.code = in.text("code", {.max = 60});
    rule.label = in.text("label");
    rule.from = in.optionalDay("from");
    rule.before = in.optionalDay("before");
    in.optionalText("source", {.max = 500});
    if (in.oneOf("rule", {"fixed", "easter"}) == "easter") {
        rule.kind = PublicHolidayRule::Kind::easter;
        rule.offset = static_cast<int>(in.integer("offset", -70, 70));
    } else {
        rule.month = static_cast<unsigned>(in.integer("month", 1, 12));
        rule.day = static_cast<unsigned>(in.integer("day", 1, 31));
        if (!existsInALeapYear(rule.month, rule.day)) in.fail("day", "not_a_date");
    }
    return rule;
}

}  // namespace

Day easterSunday(int year) {
    const int a = year % 19, b = year / 100, c = year % 100;
    const int d = b / 4, e = b % 4, f = (b + 8) / 25;
    const int g = (b - f + 1) / 3;
    const int h = (19 * a + b - d - g + 15) % 30;
    const int i = c / 4, k = c % 4;
    const int l = (32 + 2 * e + 2 * i - h - k) % 7;
    const int m = (a + 11 * h + 22 * l) / 451;
    const int n = h + l - 7 * m + 114;
    return Day::of(year, static_cast<unsigned>(n / 31), static_cast<unsigned>(n % 31 + 1));
}

std::optional<Day> PublicHolidayRule::in(int year) const {
    Day date;
    if (kind == Kind::easter) {
        date = easterSunday(year) + offset;
    } else {
        const std::chrono::year_month_day civil{std::chrono::year(year), std::chrono::month(month),
                                                std::chrono::day(day)};
        if (!civil.ok()) return std::nullopt;  // 29 February
        date = Day(std::chrono::sys_days(civil));
    }
    if ((from && date < *from) || (before && date >= *before)) return std::nullopt;
    return date;
}

const PublicHolidayRule* PublicHolidays::on(Day day) const {
    const auto found =
        std::find_if(rules_.begin(), rules_.end(), [day](const auto& rule) { return rule.in(day.year()) == day; });
    return found == rules_.end() ? nullptr : &*found;
}

std::vector<PublicHoliday> PublicHolidays::of(int year) const {
    std::vector<PublicHoliday> out;
    for (const auto& rule : rules_)
        if (const auto day = rule.in(year)) out.push_back({*day, rule.code, rule.label});
    std::stable_sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.day < b.day; });
    return out;
}

Result<std::vector<PublicHolidays>> parsePublicHolidays(const json::object& file) {
    std::vector<PublicHolidays> out;
    std::map<std::string, std::vector<PublicHolidayRule>> known;
    JsonReader in(file);
    in.oneOf("format", {kFormat});
    std::size_t region_index = 0;
    for (const auto* item : in.objects("regions", kMaxRegions)) {
        JsonReader region(*item, in.path("regions") + "." + std::to_string(region_index++));
        const std::string code = region.text("code", {.max = 60});
        region.text("label");
        region.text("source", {.max = 500});
        region.oneOf("status", {"official", "to_confirm"});
        std::vector<PublicHolidayRule> rules;
        if (const auto base = region.optionalText("includes"); !base.empty()) {
            if (!known.contains(base)) region.fail("includes", "not_in_list");
            rules = known[base];
        }
        std::size_t rule_index = 0;
        for (const auto* rule_object : region.objects("holidays", kMaxRules)) {
            JsonReader rule(*rule_object, region.path("holidays") + "." + std::to_string(rule_index++));
            rules.push_back(readRule(rule));
            region.absorb(rule);
        }
        in.absorb(region);
        known[code] = rules;
        out.emplace_back(code, std::move(rules));
    }
    TRY(in.finish());
    return out;
}

}  // namespace jalon::calendar
