// SPDX-License-Identifier: EUPL-1.2
#include "programme/programme.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "check_findings.h"
#include "city_world.h"
#include "programme/check.h"
#include "receptions/check.h"

namespace jalon::programme {
namespace {

using testing::ElementsAre;
using testing::SizeIs;
using testing::UnorderedElementsAre;

class ProgrammeTest : public testing::Test {
protected:
    void TearDown() override { EXPECT_THAT(foundAfter(""), testing::IsEmpty()); }
    std::vector<std::string> foundAfter(const char* damage) {
        return test::foundAfter(city_.database(), damage, {{check}, {receptions::tellActivity, tellActivity}});
    }

    test::CityWorld city_;

    std::vector<std::string> calls() {
        std::vector<std::string> out;
        for (const auto& task : city_.tasksOf(city_.lea()))
            if (task.kind.starts_with("call_") && task.state == tasks::State::open)
                out.push_back(task.kind + " " + task.due_on.iso());
        return out;
    }
    std::string stateOf(const StayId& stay) {
        return std::string(city_.receptions().getStay(city_.camille(), stay).value().at("state").as_string());
    }
};

// Worked example 11: 8 planned, 6 attended of which one 20 minutes late, 1 justified, 1 unjustified: 75 %.
TEST_F(ProgrammeTest, Example11LateIsPresentAndMinutesAreReal) {
    const auto stay = city_.stay("2026-11-12/am", "2026-11-17/pm");
    city_.clock().setToday(Day::of(2026, 11, 17));
    for (const char* half : {"2026-11-12/am", "2026-11-13/am", "2026-11-13/pm", "2026-11-17/am"})
        ASSERT_TRUE(city_.take(stay, half, "present"));
    ASSERT_TRUE(city_.take(stay, "2026-11-12/pm", "late", 0, {{"minutesLate", 20}}));
    ASSERT_TRUE(city_.take(stay, "2026-11-16/am", "absent_justified"));
    ASSERT_TRUE(city_.take(stay, "2026-11-16/pm", "absent_unjustified"));
    city_.clock().setToday(Day::of(2026, 11, 18));
    ASSERT_TRUE(city_.take(stay, "2026-11-17/pm", "present"));

    const auto summary = city_.receptions().getStay(city_.camille(), stay).value().at("summary").as_object();
    EXPECT_EQ(summary.at("planned").as_int64(), 8);
    EXPECT_EQ(summary.at("attended").as_int64(), 6);
    EXPECT_EQ(summary.at("late").as_int64(), 1);
    EXPECT_EQ(summary.at("justified").as_int64(), 1);
    EXPECT_EQ(summary.at("unjustified").as_int64(), 1);
    EXPECT_DOUBLE_EQ(summary.at("rate").as_double(), 0.75);
    EXPECT_EQ(summary.at("minutes").as_int64(), 6 * 180 - 20);
}

TEST_F(ProgrammeTest, AnAbsenceAsksForTheTwoCallsOfTheSameHalfDay) {
    const auto stay = city_.stay();
    ASSERT_TRUE(city_.take(stay, "2026-11-12/am", "absent_unknown"));
    EXPECT_THAT(calls(), UnorderedElementsAre("call_parents 2026-11-12", "call_school 2026-11-12"));
}

TEST_F(ProgrammeTest, ACorrectionTakesUndoneCallsBackAndKeepsHistory) {
    const auto stay = city_.stay();
    ASSERT_TRUE(city_.take(stay, "2026-11-12/am", "absent_unknown"));
    ASSERT_TRUE(city_.take(stay, "2026-11-12/am", "late", 1, {{"minutesLate", 35}}));
    EXPECT_THAT(calls(), ElementsAre());
    const auto history = city_.programme().history(city_.camille(), stay, *HalfDay::parse("2026-11-12/am")).value();
    std::vector<std::string> statuses;
    for (const auto& item : history.at("items").as_array()) statuses.emplace_back(item.at("status").as_string());
    EXPECT_THAT(statuses, ElementsAre("late", "absent_unknown"));
}

TEST_F(ProgrammeTest, TheFirstPresenceStartsTheStayAnAbsenceDoesNot) {
    const auto stay = city_.stay();
    ASSERT_TRUE(city_.take(stay, "2026-11-12/am", "absent_unknown"));
    EXPECT_EQ(stateOf(stay), "accepted");
    ASSERT_TRUE(city_.take(stay, "2026-11-12/am", "present", 1));
    EXPECT_EQ(stateOf(stay), "running");
}

TEST_F(ProgrammeTest, TwoWhoTakeTheSameHalfDayDoNotOverwriteEachOther) {
    const auto stay = city_.stay();
    ASSERT_TRUE(city_.take(stay, "2026-11-12/am", "present"));
    const auto second = city_.take(stay, "2026-11-12/am", "absent_unknown");
    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().kind, ErrorKind::stale);
    EXPECT_EQ(json::parse(second.error().current).at("status").as_string(), "present");
}

TEST_F(ProgrammeTest, AHalfDayOutsideTheStayIsNotTaken) {
    const auto stay = city_.stay("2026-11-12/am", "2026-11-12/pm");
    EXPECT_EQ(city_.take(stay, "2026-11-10/am", "present").error().code, "not_planned");
    EXPECT_EQ(city_.take(stay, "2026-11-12/pm", "present").error().fields.at(0).code, "in_future");
}

TEST_F(ProgrammeTest, TheSheetHoldsTheWholeGroupWithPhonesToCall) {
    const auto stay = city_.stay();
    ASSERT_TRUE(city_.take(stay, "2026-11-12/am", "present"));
    const auto sheet = city_.programme().sheet(city_.camille(), *HalfDay::parse("2026-11-12/am")).value();
    ASSERT_THAT(sheet.at("rows").as_array(), SizeIs(1));
    const auto& row = sheet.at("rows").as_array().front().as_object();
    EXPECT_EQ(row.at("personName").as_string(), "DUPONT Léa");
    EXPECT_EQ(row.at("attendance").at("recordedBy").at("displayName").as_string(), "Camille");
    EXPECT_EQ(row.at("guardianPhones").as_array().size(), 1U);
    EXPECT_EQ(sheet.at("next").as_string(), "2026-11-12/pm");
    EXPECT_EQ(sheet.at("previous").as_string(), "2026-11-10/pm") << "past the public holiday";
    EXPECT_TRUE(sheet.at("serviceOpen").as_bool());
}

TEST_F(ProgrammeTest, OnAClosedHalfDayTheSheetSaysWhy) {
    const auto sheetOf = [&](const char* half) {
        return city_.programme().sheet(city_.camille(), *HalfDay::parse(half)).value();
    };
    const auto wednesday = sheetOf("2026-11-18/pm");
    EXPECT_FALSE(wednesday.at("serviceOpen").as_bool());
    EXPECT_EQ(wednesday.at("serviceReason").as_string(), "service_closed");
    EXPECT_THAT(wednesday.at("rows").as_array(), SizeIs(0));
    const auto armistice = sheetOf("2026-11-11/am");
    EXPECT_FALSE(armistice.at("serviceOpen").as_bool());
    EXPECT_EQ(armistice.at("serviceReason").as_string(), "public_holiday");
    EXPECT_EQ(armistice.at("serviceLabel").as_string(), "Armistice de 1918");
}

TEST_F(ProgrammeTest, AbsencesOfAFileAreThoseOfToday) {
    const auto stay = city_.stay();
    ASSERT_TRUE(city_.take(stay, "2026-11-12/am", "absent_unknown"));
    EXPECT_THAT(city_.database().read([&](storage::Transaction& tx) { return absencesOf(tx, city_.lea()); }),
                SizeIs(1));
    ASSERT_TRUE(city_.take(stay, "2026-11-12/am", "present", 1));
    EXPECT_THAT(city_.database().read([&](storage::Transaction& tx) { return absencesOf(tx, city_.lea()); }),
                SizeIs(0));
}

TEST_F(ProgrammeTest, WhatDoesNotFollowFromTheRestIsFound) {
    const auto stay = city_.stay();
    ASSERT_TRUE(city_.take(stay, "2026-11-12/am", "absent_unknown"));
    ASSERT_TRUE(city_.take(stay, "2026-11-12/am", "present", 1));
    EXPECT_THAT(foundAfter("UPDATE attendance SET status = 'late'"), ElementsAre("version attendance"));
    EXPECT_THAT(foundAfter("DELETE FROM attendance_version WHERE version = 1"), ElementsAre("version attendance"));
    EXPECT_THAT(foundAfter("UPDATE person SET last_activity_on = '2026-11-11'"),
                ElementsAre("derived person.last_activity_on"));
}

}  // namespace
}  // namespace jalon::programme
