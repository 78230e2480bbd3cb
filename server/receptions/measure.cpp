// SPDX-License-Identifier: EUPL-1.2
#include "receptions/measure.h"

#include <cstdlib>

namespace jalon::receptions {
namespace {

constexpr int kPlausibleYears = 2;

bool isTime(std::string_view text) {
    const auto digit = [&](std::size_t at) { return text[at] >= '0' && text[at] <= '9'; };
    return text.size() == 5 && digit(0) && digit(1) && text[2] == ':' && digit(3) && digit(4) && text < "24:00" &&
           text[3] < '6';
}

}  // namespace

std::optional<int> Measure::calendarDays() const {
    if (!start || !end) return std::nullopt;
    return end->day - start->day + 1;
}

std::string readTime(JsonReader& in, std::string_view key) {
    std::string time = in.optionalText(key, {.max = 5});
    if (!time.empty() && !isTime(time)) in.fail(key, "not_a_time");
    return time;
}

Measure readMeasure(JsonReader& in) {
    Measure measure;
    measure.kind = in.optionalText("kind", {.max = 60});
    measure.decided_on = in.optionalDay("decidedOn");
    measure.start = in.optionalHalfDay("start");
    measure.start_time = readTime(in, "startTime");
    measure.end = in.optionalHalfDay("end");
    measure.end_time = readTime(in, "endTime");
    measure.suspended = in.boolean("suspended", false);
    measure.revoked_on = in.optionalDay("revokedOn");
    measure.council_on = in.optionalDay("councilOn");
    return measure;
}

json::object toJson(const Measure& measure) {
    return {{"kind", measure.kind},
            {"decidedOn", dayOrNull(measure.decided_on)},
            {"start", halfDayOrNull(measure.start)},
            {"startTime", measure.start_time},
            {"end", halfDayOrNull(measure.end)},
            {"endTime", measure.end_time},
            {"suspended", measure.suspended},
            {"revokedOn", dayOrNull(measure.revoked_on)},
            {"councilOn", dayOrNull(measure.council_on)}};
}

bool isPlausible(Day day, Day today) { return std::abs(day.year() - today.year()) <= kPlausibleYears; }

json::value dayOrNull(const std::optional<Day>& day) { return day ? json::value(day->iso()) : json::value(); }
json::value halfDayOrNull(const std::optional<HalfDay>& half) {
    return half ? json::value(half->text()) : json::value();
}

}  // namespace jalon::receptions
