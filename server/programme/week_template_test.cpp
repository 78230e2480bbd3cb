// SPDX-License-Identifier: EUPL-1.2
#include "programme/week_template.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "programme/week_facts_fixture.h"

namespace jalon::programme {
namespace {

using namespace test;  // NOLINT: the fixture's words
using testing::ElementsAre;
using testing::IsEmpty;
using How = Proposal::How;

class Templates : public testing::Test {
protected:
    WeekFacts week_ = aWeek();
    WeekTemplate plan_{TemplateId::trusted(id(700))};
    int made_ = 0;

    Templates() {
        plan_.name = "Semaine ordinaire";
        plan_.slots = {{1, at("09:00", "10:15"), activity(2), std::nullopt, std::nullopt, true},
                       {1, at("10:30", "12:00"), activity(1)},
                       {4, at("09:00", "10:15"), activity(1)},
                       {5, at("13:30", "15:00"), activity(1)}};
    }
    YoungFacts& lea() { return week_.young.at(stay(1).text()); }
    /// Expected on these days only, mornings and afternoons.
    void attends(std::vector<int> days) {
        lea().expected.clear();
        for (const int day : days)
            for (const Half half : {Half::am, Half::pm}) lea().expected.insert({kMonday + day, half});
    }
    std::vector<Proposal> laid(Day from = kMonday) {
        return lay(plan_, lea(), week_, from, [&] { return session(50 + made_++); });
    }
    static std::string words(const Proposal& one) {
        std::string out = std::to_string(one.slot) + " " + std::string(howCode(one.how));
        if (!one.why.empty()) out += " " + one.why;
        if (one.session) out += " " + one.session->day.iso().substr(8) + " " + clockText(one.session->time.from);
        return out;
    }
    std::vector<std::string> said(Day from = kMonday) {
        std::vector<std::string> out;
        for (const Proposal& one : laid(from)) out.push_back(words(one));
        return out;
    }
    Session& running(int day, TimeSpan time) {
        Session group{session(1), activity(1), kMonday + day, time};
        group.young = {{stay(2), person(2), std::nullopt}};
        week_.sessions.push_back(std::move(group));
        return week_.sessions.back();
    }
};

TEST_F(Templates, AWholeWeekIsLaidDayByDay) {
    EXPECT_THAT(said(),
                ElementsAre("0 creates 16 09:00", "1 creates 16 10:30", "2 creates 19 09:00", "3 creates 20 13:30"));
}

// The field's reference, §3: «A Thursday arrival joins the running group and gets the Monday sheets individually.»
TEST_F(Templates, AThursdayArrivalJoinsTheGroupAndGetsTheMondaySheetsAlone) {
    attends({3, 4});
    running(3, at("09:15", "10:30"));
    EXPECT_THAT(said(),
                ElementsAre("2 joins 19 09:15", "3 creates 20 13:30", "0 alone 19 10:30", "1 skipped not_attended"));
    const auto joined = laid().front().session.value();
    EXPECT_EQ(joined.id, session(1));
    EXPECT_EQ(joined.young.size(), 2U);
}

TEST_F(Templates, AGroupOfTheSameAxisIsJoinedWhenTheActivityIsAnother) {
    attends({3});
    running(3, at("09:00", "10:15")).activity = activity(3);
    week_.activities.emplace(activity(3).text(), anActivity(3, "Méthodologie", "school"));
    EXPECT_EQ(words(laid().front()), "2 joins_other 19 09:00");
}

TEST_F(Templates, AFullGroupOrOneWithSomebodyNotToMeetIsNotJoined) {
    attends({3});
    running(3, at("09:00", "10:15"));
    week_.apart = {{person(1), person(2)}};
    EXPECT_EQ(words(laid().front()), "2 creates 19 09:00");
    week_.apart.clear();
    week_.activities.at(activity(1).text()).group_max = 1;
    EXPECT_EQ(words(laid().front()), "2 creates 19 09:00");
}

TEST_F(Templates, ATemplateCountedFromArrivalStartsOnAnyDay) {
    plan_.by_weekday = false;
    plan_.days = 3;
    plan_.slots = {{1, at("09:00", "10:15"), activity(2), std::nullopt, std::nullopt, true},
                   {2, at("09:00", "10:15"), activity(1)},
                   {3, at("13:30", "15:00"), activity(3), std::nullopt, std::nullopt, true}};
    week_.activities.emplace(activity(3).text(), anActivity(3, "Bilan", "self"));
    attends({2, 3});
    EXPECT_THAT(said(), ElementsAre("0 creates 18 09:00", "1 creates 19 09:00", "2 alone 18 13:30"));
}

TEST_F(Templates, APupilWhoArrivesAtMiddayMissesTheMorning) {
    attends({0});
    lea().expected.erase({kMonday, Half::am});
    EXPECT_THAT(said(), ElementsAre("0 alone 16 13:30", "1 skipped not_attended", "2 skipped not_attended",
                                    "3 skipped not_attended"));
}

TEST_F(Templates, WhatIsBusyMovesToTheNearestFreeTimeOrIsSaid) {
    attends({0});
    plan_.slots.erase(plan_.slots.begin() + 1, plan_.slots.end());
    lea().appointments = {{kMonday, at("09:00", "10:00"), "care"}};
    EXPECT_THAT(said(), ElementsAre("0 creates 16 10:00"));
    lea().appointments = {{kMonday, at("09:00", "16:30"), "care"}};
    EXPECT_THAT(said(), ElementsAre("0 skipped no_free_time"));
}

TEST_F(Templates, LaidTwiceItAddsNothing) {
    for (auto& one : laid()) week_.sessions.push_back(one.session.value());
    EXPECT_THAT(said(), ElementsAre("0 skipped already_planned", "1 skipped already_planned",
                                    "2 skipped already_planned", "3 skipped already_planned"));
}

TEST_F(Templates, DaysGoneByAreLeftAlone) {
    EXPECT_THAT(said(kMonday + 4), ElementsAre("3 creates 20 13:30", "0 alone 20 09:00", "1 skipped not_attended",
                                               "2 skipped not_attended"));
}

TEST_F(Templates, SomebodyFreeWhoLeadsTheActivityIsProposed) {
    attends({0});
    week_.professionals.at(professional(2).text()).who.activities = {activity(2)};
    EXPECT_EQ(laid().front().session->professionals.front().id, professional(2));
    Session busy{session(9), activity(1), kMonday, at("08:00", "12:00")};
    busy.professionals = {{professional(2), "leads", std::nullopt}};
    week_.sessions.push_back(busy);
    EXPECT_THAT(laid().front().session->professionals, IsEmpty());
}

TEST_F(Templates, TheLeastOfEachAxisIsCountedWithWhatIsProposed) {
    attends({0, 3});
    week_.rules.per_stay = {{"citizenship", 1}, {"opening", 1}};
    week_.rules.per_day = {{"school", 1}};
    EXPECT_EQ(gapsOf(lea(), week_).size(), 4U);
    EXPECT_THAT(gapsOf(lea(), week_, laid()), ElementsAre(Gap{"opening", std::nullopt, 1, 0}));
}

TEST_F(Templates, AGapIsNotFilledByACancelledSession) {
    attends({0});
    week_.rules.per_stay = {{"school", 1}};
    Session gone = aSession();
    week_.sessions.push_back(cancelled(gone, "ill"));
    EXPECT_THAT(gapsOf(lea(), week_), ElementsAre(Gap{"school", std::nullopt, 1, 0}));
    week_.sessions.front().state = SessionState::planned;
    EXPECT_THAT(gapsOf(lea(), week_), IsEmpty());
}

TEST_F(Templates, ATemplateIsReadStrictly) {
    EXPECT_TRUE(checkTemplate(plan_));
    plan_.days = 4;
    EXPECT_EQ(checkTemplate(plan_).error().fields.front().field, "slots.3.day");
    plan_.days = 6;
    EXPECT_EQ(checkTemplate(plan_).error().fields.front().field, "days");
    plan_.days = 5;
    plan_.slots.push_back({1, at("11:45", "13:00"), activity(1)});
    EXPECT_EQ(checkTemplate(plan_).error().fields.front().code, "overlap");
    plan_.slots.back() = {2, at("11:00", "11:00"), activity(1)};
    EXPECT_EQ(checkTemplate(plan_).error().fields.front().field, "slots.4.to");
}

}  // namespace
}  // namespace jalon::programme
