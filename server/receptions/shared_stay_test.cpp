// SPDX-License-Identifier: EUPL-1.2
// What is lost when several measures are received in one stay: each measure keeps its own account.
#include <gmock/gmock.h>

#include "receptions/facts.h"
#include "receptions_world.h"

namespace jalon::receptions {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using World = test::ReceptionsWorld;

class SharedStay : public ::testing::Test {
protected:
    /// Thursday to Tuesday, then Monday to Friday, in one reception that runs.
    SharedStay() {
        first_ = w_.accepted(w_.create(w_.aReferral(w_.measure("2026-11-12/am", "2026-11-17/pm"))));
        auto body = w_.aReferral(w_.measure("2026-11-16/am", "2026-11-20/pm"), {{"motive", "insolence"}});
        body["duplicateDecision"] = json::object{{"kind", "new"}, {"referralId", first_.at("id")}};
        json::array overrides;
        for (const char* code : {"overlap", "over_max_days_linked"})
            overrides.push_back(json::object{{"code", code}, {"reason", "vu avec le collège"}});
        body["overrides"] = overrides;
        second_ = w_.decide(w_.create(body), "accept", {{"stayId", first_.at("stayId")}}).value();
    }

    void move(const char* to, const char* on, json::object more = {}) {
        const auto moved = w_.move(w_.stay(World::textOf(first_, "stayId")), to, on, std::move(more));
        ASSERT_TRUE(moved) << moved.error().code;
    }
    /// Of one referral, as "day/half reason".
    std::vector<std::string> lost(const json::object& referral) {
        return w_.people().read([&](storage::Transaction& tx) {
            std::vector<std::string> out;
            for (const auto& half : lostHalfDays(tx, test::day("2026-11-01"), test::day("2026-11-30")))
                if (half.referral.text() == World::textOf(referral, "id"))
                    out.push_back(half.at.text().substr(8) + " " + half.reason);
            return out;
        });
    }

    World w_;
    json::object first_, second_;
};

TEST_F(SharedStay, AStopIsLostByEveryMeasureStillToCome) {
    EXPECT_THAT(lost(second_), IsEmpty());
    move("presented", "2026-11-12");
    move("running", "2026-11-12");
    move("interrupted", "2026-11-16", {{"reasonCode", "incident"}});
    EXPECT_THAT(lost(first_), ElementsAre("17/am interrupted", "17/pm interrupted"));
    EXPECT_THAT(lost(second_),
                ElementsAre("17/am interrupted", "17/pm interrupted", "18/am interrupted", "19/am interrupted",
                            "19/pm interrupted", "20/am interrupted", "20/pm interrupted"));
}

TEST_F(SharedStay, AMeasureThatLeavesWaitsAgain) {
    ASSERT_TRUE(w_.decide(second_, "reopen"));
    EXPECT_THAT(lost(first_), IsEmpty());
    EXPECT_THAT(lost(second_), testing::Contains("16/am waiting"));
}

}  // namespace
}  // namespace jalon::receptions
