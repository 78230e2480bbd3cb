// SPDX-License-Identifier: EUPL-1.2
#include "catalogue/availability.h"

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace jalon::catalogue {
namespace {

constexpr std::size_t kMostWindows = 70;
constexpr std::size_t kMostExceptions = 300;
constexpr int kGrain = 5;

TimeSpan spanOf(const AvailabilityException& exception) { return exception.time.value_or(TimeSpan{0, kMinutesPerDay}); }

/// In order, those that touch or overlap made one.
std::vector<TimeSpan> joined(std::vector<TimeSpan> spans) {
    std::ranges::sort(spans);
    std::vector<TimeSpan> out;
    for (const TimeSpan span : spans) {
        if (!out.empty() && span.from <= out.back().to) {
            out.back().to = std::max(out.back().to, span.to);
        } else {
            out.push_back(span);
        }
    }
    return out;
}

std::vector<TimeSpan> spansOf(const Availability& availability, Day day, ExceptionKind kind) {
    std::vector<TimeSpan> spans;
    for (const auto& exception : availability.exceptions)
        if (exception.kind == kind && exception.holdsOn(day)) spans.push_back(spanOf(exception));
    return spans;
}

bool datesMeet(const WeeklyWindow& a, const WeeklyWindow& b) {
    const bool a_before = a.valid_to && b.valid_from && *a.valid_to < *b.valid_from;
    const bool b_before = b.valid_to && a.valid_from && *b.valid_to < *a.valid_from;
    return !a_before && !b_before;
}

json::value orNull(const std::optional<Day>& day) { return day ? json::value(day->iso()) : json::value(nullptr); }
json::value orNull(const std::optional<SiteId>& site) {
    return site ? json::value(site->text()) : json::value(nullptr);
}

std::optional<int> readTime(JsonReader& in, std::string_view key) {
    const std::string text = in.text(key, {.max = 5});
    if (text.empty()) return std::nullopt;
    const auto minute = parseClock(text);
    if (!minute) {
        in.fail(key, "not_a_time");
    } else if (*minute % kGrain != 0) {
        in.fail(key, "not_on_grid");
    }
    return minute;
}

TimeSpan readSpan(JsonReader& in, std::string_view from_key, std::string_view to_key) {
    const auto from = readTime(in, from_key), to = readTime(in, to_key);
    if (from && to && *to <= *from) in.fail(to_key, "end_before_start");
    return {from.value_or(0), to.value_or(0)};
}

std::optional<SiteId> readSite(JsonReader& in) {
    const std::string id = in.optionalUuid("siteId");
    return id.empty() ? std::nullopt : std::optional(SiteId::trusted(id));
}

WeeklyWindow readWindow(JsonReader& in) {
    WeeklyWindow window;
    const auto code = in.oneOf("weekday", {"mon", "tue", "wed", "thu", "fri", "sat", "sun"});
    window.weekday = parseWeekday(code).value_or(Weekday::monday);
    window.time = readSpan(in, "from", "to");
    window.valid_from = in.optionalDay("validFrom");
    window.valid_to = in.optionalDay("validTo");
    if (window.valid_from && window.valid_to && *window.valid_to < *window.valid_from)
        in.fail("validTo", "end_before_start");
    window.site = readSite(in);
    return window;
}

AvailabilityException readException(JsonReader& in) {
    AvailabilityException exception;
    exception.kind = in.oneOf("kind", {"absent", "extra"}) == "extra" ? ExceptionKind::extra : ExceptionKind::absent;
    exception.from = in.day("from");
    exception.to = in.day("to");
    if (exception.to < exception.from) in.fail("to", "end_before_start");
    if (in.has("fromTime") || in.has("toTime")) exception.time = readSpan(in, "fromTime", "toTime");
    if (exception.kind == ExceptionKind::extra && !exception.time) in.fail("fromTime", "required");
    exception.reason = in.optionalText("reason", {.max = 60});
    exception.note = in.optionalText("note", {.max = 200});
    exception.site = readSite(in);
    return exception;
}

void readWeek(const json::object& body, JsonReader& in, std::vector<WeeklyWindow>& week) {
    if (!body.contains("week")) return;
    week.clear();
    for (const auto* item : in.objects("week", kMostWindows)) {
        JsonReader one(*item, in.path("week") + "." + std::to_string(week.size()));
        const WeeklyWindow window = readWindow(one);
        const bool overlap = window.time.length() > 0 && std::ranges::any_of(week, [&](const WeeklyWindow& other) {
                                 return other.time.length() > 0 && other.weekday == window.weekday &&
                                        other.time.overlaps(window.time) && datesMeet(other, window);
                             });
        if (overlap) one.fail("from", "hours_overlap");
        in.absorb(one);
        week.push_back(window);
    }
}

void readExceptions(const json::object& body, JsonReader& in, std::vector<AvailabilityException>& exceptions) {
    if (!body.contains("exceptions")) return;
    exceptions.clear();
    for (const auto* item : in.objects("exceptions", kMostExceptions)) {
        JsonReader one(*item, in.path("exceptions") + "." + std::to_string(exceptions.size()));
        exceptions.push_back(readException(one));
        in.absorb(one);
    }
}

}  // namespace

bool WeeklyWindow::holdsOn(Day day) const {
    return day.weekday() == weekday && (!valid_from || *valid_from <= day) && (!valid_to || day <= *valid_to);
}

std::vector<TimeSpan> openSpans(const Availability& availability, Day day) {
    std::vector<TimeSpan> week;
    for (const WeeklyWindow& window : availability.week)
        if (window.holdsOn(day)) week.push_back(window.time);
    const auto absences = spansOf(availability, day, ExceptionKind::absent);
    std::vector<TimeSpan> open = extraSpans(availability, day);
    for (const TimeSpan window : joined(std::move(week)))
        for (const TimeSpan left : freeOf(window, absences)) open.push_back(left);
    return joined(std::move(open));
}

std::vector<TimeSpan> extraSpans(const Availability& availability, Day day) {
    return joined(spansOf(availability, day, ExceptionKind::extra));
}

const AvailabilityException* absenceIn(const Availability& availability, Day day, TimeSpan time) {
    const auto found = std::ranges::find_if(availability.exceptions, [&](const AvailabilityException& exception) {
        return exception.kind == ExceptionKind::absent && exception.holdsOn(day) && spanOf(exception).overlaps(time);
    });
    return found == availability.exceptions.end() ? nullptr : &*found;
}

std::optional<SiteId> siteDuring(const Availability& availability, Day day, TimeSpan time) {
    for (const auto& exception : availability.exceptions)
        if (exception.kind == ExceptionKind::extra && exception.holdsOn(day) && spanOf(exception).contains(time))
            return exception.site;
    for (const WeeklyWindow& window : availability.week)
        if (window.holdsOn(day) && window.time.contains(time)) return window.site;
    return std::nullopt;
}

void readAvailability(const json::object& body, JsonReader& in, Availability& availability) {
    readWeek(body, in, availability.week);
    readExceptions(body, in, availability.exceptions);
}

json::array weekJson(const Availability& availability) {
    json::array out;
    for (const WeeklyWindow& window : availability.week)
        out.push_back({{"weekday", weekdayCode(window.weekday)},
                       {"from", clockText(window.time.from)},
                       {"to", clockText(window.time.to)},
                       {"validFrom", orNull(window.valid_from)},
                       {"validTo", orNull(window.valid_to)},
                       {"siteId", orNull(window.site)}});
    return out;
}

json::array exceptionsJson(const Availability& availability) {
    json::array out;
    for (const AvailabilityException& e : availability.exceptions)
        out.push_back({{"kind", e.kind == ExceptionKind::extra ? "extra" : "absent"},
                       {"from", e.from.iso()},
                       {"to", e.to.iso()},
                       {"fromTime", e.time ? json::value(clockText(e.time->from)) : json::value(nullptr)},
                       {"toTime", e.time ? json::value(clockText(e.time->to)) : json::value(nullptr)},
                       {"reason", e.reason},
                       {"note", e.note},
                       {"siteId", orNull(e.site)}});
    return out;
}

Availability storedAvailability(std::string_view week, std::string_view exceptions) {
    const json::object stored{{"week", json::parse(week)}, {"exceptions", json::parse(exceptions)}};
    Availability availability;
    JsonReader in(stored);
    readAvailability(stored, in, availability);
    if (const auto read = in.finish(); !read) throw std::logic_error("stored availability: " + read.error().code);
    return availability;
}

}  // namespace jalon::catalogue
