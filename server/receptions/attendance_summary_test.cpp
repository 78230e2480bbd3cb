// SPDX-License-Identifier: EUPL-1.2
#include "receptions/attendance_summary.h"

#include <gtest/gtest.h>

#include "receptions_fixtures.h"

namespace jalon::receptions {
namespace {

using test::half;

AttendanceView recorded(const char* status, int minutes_late = 0, const char* left_at = "") {
    AttendanceView view;
    view.status = status;
    view.minutes_late = minutes_late;
    view.left_at = left_at;
    return view;
}

std::vector<HalfDay> eightHalves() {
    std::vector<HalfDay> halves;
    for (HalfDay at = half("2026-11-16/am"); halves.size() < 8; at = at.next()) halves.push_back(at);
    return halves;
}

// Example 11: 8 half-days planned, 6 attended (one 20 min late), 1 justified, 1 unjustified: 75 %; late is present.
TEST(AttendanceSummary, CountsALatePupilAsPresentAndRealMinutes) {
    const auto planned = eightHalves();
    std::map<HalfDay, AttendanceView> taken;
    for (const HalfDay at : planned) taken[at] = recorded("present");
    taken[planned[2]] = recorded("late", 20);
    taken[planned[4]] = recorded("absent_justified");
    taken[planned[5]] = recorded("absent_unjustified");
    const auto sum = summarise(planned, taken, test::settings());
    EXPECT_EQ(json::serialize(sum.toJson()),
              R"({"planned":8,"taken":8,"attended":6,"late":1,"leftEarly":0,"justified":1,"unjustified":1,)"
              R"("unknown":0,"rate":7.5E-1,"minutes":1060})");
}

TEST(AttendanceSummary, CountsAnEarlyLeaverUpToTheHourNoted) {
    const auto planned = eightHalves();
    const auto minutes = [&](HalfDay at, const AttendanceView& view) {
        return summarise(planned, {{at, view}}, test::settings()).minutes;
    };
    EXPECT_EQ(minutes(planned[0], recorded("left_early", 0, "10:30")), 90);   // the morning starts at 9:00
    EXPECT_EQ(minutes(planned[1], recorded("left_early", 0, "16:00")), 150);  // the afternoon at 13:30
    EXPECT_EQ(minutes(planned[0], recorded("left_early")), 180);              // hour not noted
    EXPECT_EQ(minutes(planned[0], recorded("left_early", 0, "08:00")), 0);
    EXPECT_EQ(minutes(planned[0], recorded("left_early", 0, "13:00")), 180);
    EXPECT_EQ(minutes(planned[0], recorded("late", 500)), 0);
}

TEST(AttendanceSummary, HasNoRateWithoutPlannedHalfDays) {
    const auto sum = summarise({}, {{half("2026-11-16/am"), recorded("present")}}, test::settings());
    EXPECT_EQ(sum.rate(), std::nullopt);
    EXPECT_EQ(sum.attended, 0);  // what was not planned does not count
    EXPECT_TRUE(sum.toJson().at("rate").is_null());
}

TEST(AttendanceSummary, LeavesHalfDaysNotYetTakenInTheDenominator) {
    const auto planned = eightHalves();
    const auto sum = summarise(planned, {{planned[0], recorded("present")}, {planned[1], recorded("absent_unknown")}},
                               test::settings());
    EXPECT_EQ(sum.taken, 2);
    EXPECT_EQ(sum.unknown, 1);
    EXPECT_EQ(sum.rate(), 1.0 / 8);
}

}  // namespace
}  // namespace jalon::receptions
