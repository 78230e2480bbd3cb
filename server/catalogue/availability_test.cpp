// SPDX-License-Identifier: EUPL-1.2
#include "catalogue/availability.h"

#include <gmock/gmock.h>

namespace jalon::catalogue {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

Day day(const char* iso) { return Day::parse(iso).value(); }
TimeSpan span(const char* from, const char* to) { return {parseClock(from).value(), parseClock(to).value()}; }
WeeklyWindow window(Weekday weekday, const char* from, const char* to) {
    return {weekday, span(from, to), std::nullopt, std::nullopt};
}
AvailabilityException absent(const char* from, const char* to, std::optional<TimeSpan> time = std::nullopt) {
    return {ExceptionKind::absent, day(from), day(to), time, "leave", ""};
}
AvailabilityException extra(const char* on, const char* from, const char* to) {
    return {ExceptionKind::extra, day(on), day(on), span(from, to), "", ""};
}

// 12 November 2026 is a Thursday.
const Day kThursday = day("2026-11-12");

TEST(AvailabilityRule, TheWeekSaysWhenOneIsThere) {
    const Availability thursdays{
        {window(Weekday::thursday, "13:30", "16:30"), window(Weekday::thursday, "09:00", "12:00")}, {}};
    EXPECT_THAT(openSpans(thursdays, kThursday), ElementsAre(span("09:00", "12:00"), span("13:30", "16:30")));
    EXPECT_THAT(openSpans(thursdays, kThursday + 1), IsEmpty());
}

TEST(AvailabilityRule, WindowsThatTouchAreOneSpan) {
    const Availability all_day{
        {window(Weekday::thursday, "09:00", "12:00"), window(Weekday::thursday, "12:00", "14:00")}, {}};
    EXPECT_THAT(openSpans(all_day, kThursday), ElementsAre(span("09:00", "14:00")));
}

TEST(AvailabilityRule, AWindowHoldsFromItsFirstToItsLastDay) {
    WeeklyWindow limited = window(Weekday::thursday, "09:00", "12:00");
    limited.valid_from = kThursday;
    limited.valid_to = kThursday + 7;
    const Availability availability{{limited}, {}};
    EXPECT_THAT(openSpans(availability, kThursday - 7), IsEmpty());
    EXPECT_THAT(openSpans(availability, kThursday), ElementsAre(span("09:00", "12:00")));
    EXPECT_THAT(openSpans(availability, kThursday + 7), ElementsAre(span("09:00", "12:00")));
    EXPECT_THAT(openSpans(availability, kThursday + 14), IsEmpty());
}

TEST(AvailabilityRule, AnAbsenceTakesItsHoursAndAnExtraPresenceGivesThemBack) {
    Availability availability{{window(Weekday::thursday, "09:00", "12:00")},
                              {absent("2026-11-12", "2026-11-13", span("10:00", "11:00"))}};
    EXPECT_THAT(openSpans(availability, kThursday), ElementsAre(span("09:00", "10:00"), span("11:00", "12:00")));
    availability.exceptions.push_back(absent("2026-11-09", "2026-11-15"));
    EXPECT_THAT(openSpans(availability, kThursday), IsEmpty());
    availability.exceptions.push_back(extra("2026-11-12", "09:30", "10:30"));
    EXPECT_THAT(openSpans(availability, kThursday), ElementsAre(span("09:30", "10:30")));
}

TEST(AvailabilityRule, TheSiteIsThatOfTheWindowOrOfTheExtraPresence) {
    const auto annexe = SiteId::trusted("a"), town_hall = SiteId::trusted("b");
    Availability availability{{window(Weekday::thursday, "09:00", "12:00")}, {extra("2026-11-12", "14:00", "16:00")}};
    availability.week[0].site = annexe;
    availability.exceptions[0].site = town_hall;
    EXPECT_EQ(siteDuring(availability, kThursday, span("09:00", "10:00")), annexe);
    EXPECT_EQ(siteDuring(availability, kThursday, span("14:00", "15:00")), town_hall);
    EXPECT_EQ(siteDuring(availability, kThursday, span("11:00", "13:00")), std::nullopt);
}

std::vector<std::string> errorsOf(const json::object& body) {
    JsonReader in(body);
    Availability availability;
    readAvailability(body, in, availability);
    std::vector<std::string> out;
    const auto finished = in.finish();
    if (!finished)
        for (const auto& error : finished.error().fields) out.push_back(error.field + " " + error.code);
    return out;
}

json::object windowJson(const char* weekday, const char* from, const char* to) {
    return {{"weekday", weekday}, {"from", from}, {"to", to}};
}

TEST(AvailabilityReading, EveryWrongTimeIsNamed) {
    EXPECT_THAT(errorsOf({{"week", json::array{windowJson("lun", "9:00", "12:00"), windowJson("mon", "09:02", "09:01"),
                                               windowJson("mon", "10:00", "10:00")}}}),
                ElementsAre("week.0.weekday not_in_list", "week.0.from not_a_time", "week.1.from not_on_grid",
                            "week.1.to not_on_grid", "week.1.to end_before_start", "week.2.to end_before_start"));
    EXPECT_THAT(errorsOf({{"exceptions", json::array{json::object{
                                             {"kind", "extra"}, {"from", "2026-11-12"}, {"to", "2026-11-11"}}}}}),
                ElementsAre("exceptions.0.to end_before_start", "exceptions.0.fromTime required"));
}

TEST(AvailabilityReading, WindowsOfOneDayAndPeriodMayNotOverlap) {
    EXPECT_THAT(
        errorsOf({{"week", json::array{windowJson("mon", "09:00", "12:00"), windowJson("mon", "11:00", "13:00")}}}),
        ElementsAre("week.1.from hours_overlap"));
    json::object spring = windowJson("mon", "09:00", "12:00"), autumn = windowJson("mon", "11:00", "13:00");
    autumn["validTo"] = "2026-12-31";
    spring["validFrom"] = "2027-01-01";
    EXPECT_THAT(errorsOf({{"week", json::array{autumn, spring}}}), IsEmpty());
}

TEST(AvailabilityReading, WhatIsStoredIsReadBack) {
    Availability written{{window(Weekday::monday, "09:00", "12:00")},
                         {absent("2026-11-12", "2026-11-13"), extra("2026-11-14", "10:00", "24:00")}};
    written.week[0].site = SiteId::make(Instant(0));
    written.week[0].valid_to = day("2027-07-02");
    EXPECT_EQ(storedAvailability(json::serialize(weekJson(written)), json::serialize(exceptionsJson(written))),
              written);
}

}  // namespace
}  // namespace jalon::catalogue
