// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "receptions_world.h"

namespace jalon::receptions {
namespace {

using World = test::ReceptionsWorld;
using ::testing::IsEmpty;

class RepeatedExclusionsTest : public ::testing::Test {
protected:
    /// Announced on its first day, whatever speaks against it.
    json::object announce(const char* start, const char* end, const char* kind = "exclusion_temporaire",
                          json::object measure = {}) {
        const std::string first(start, 10);
        w_.clock().setToday(test::day(first.c_str()));
        auto said = w_.measure(start, end, kind);
        for (auto& [key, value] : measure) said[key] = value;
        const json::object day{{"receivedOn", first}};
        json::array passed;
        const auto check = w_.receptions().checkReferral(w_.coordinator(), w_.aReferral(said, day)).value();
        for (const auto& code : World::codes(check.at("findings")))
            passed.push_back(json::object{{"code", code}, {"reason", "vu"}});
        return w_.create(w_.aReferral(std::move(said), {{"receivedOn", first}, {"overrides", std::move(passed)}}));
    }
    std::vector<RepeatedExclusion> repeated(const char* on = "2026-11-30", int least = 2) {
        return w_.people().read([&](storage::Transaction& tx) {
            return repeatedExclusions(tx, test::blueprints().on(tx, test::day(on)), w_.calendars().settings(tx),
                                      test::day(on), least);
        });
    }

    World w_;
};

TEST_F(RepeatedExclusionsTest, TwoExclusionsOfOneSchoolYearAreFoundWithTheLastDay) {
    announce("2026-10-05/am", "2026-10-06/pm");
    EXPECT_THAT(repeated(), IsEmpty());
    announce("2026-11-23/am", "2026-11-24/pm");
    const auto found = repeated();
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found.front().person.text(), w_.lea());
    EXPECT_EQ(found.front().count, 2);
    EXPECT_EQ(found.front().last, test::day("2026-11-23"));
    EXPECT_THAT(repeated("2026-11-20"), IsEmpty());
    EXPECT_THAT(repeated("2026-11-30", 3), IsEmpty());
}

TEST_F(RepeatedExclusionsTest, ThoseOfTheYearBeforeAndMesuresConservatoiresDoNotCount) {
    announce("2026-06-02/am", "2026-06-03/pm");
    announce("2026-10-05/am", "2026-10-06/pm");
    announce("2026-11-16/am", "2026-11-17/pm", "conservatoire_delai");
    EXPECT_THAT(repeated(), IsEmpty());
}

TEST_F(RepeatedExclusionsTest, WhatTheSchoolWithdrewDoesNotCount) {
    announce("2026-10-05/am", "2026-10-06/pm");
    const auto second = announce("2026-11-16/am", "2026-11-17/pm");
    ASSERT_EQ(repeated().size(), 1U);
    ASSERT_TRUE(w_.decide(second, "withdraw", {{"reasonCode", "measure_lifted"}}));
    EXPECT_THAT(repeated(), IsEmpty());
}

}  // namespace
}  // namespace jalon::receptions
