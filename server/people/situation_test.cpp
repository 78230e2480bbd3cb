// SPDX-License-Identifier: EUPL-1.2
#include "people/situation.h"

#include <gtest/gtest.h>

#include "people_fixtures.h"

namespace jalon::people {
namespace {

Day day(const char* text) { return Day::parse(text).value(); }

Situation said(const char* from, const char* qpv) {
    return {SituationId::trusted("s"), PersonId::trusted("p"), day(from), qpv, "", "official_map", day(from)};
}

TEST(Situation, HoldsFromItsDayUntilTheNextOne) {
    const std::vector<Situation> all{said("2026-09-01", "yes"), said("2027-03-01", "no")};
    EXPECT_EQ(qpvOn(all, day("2026-08-31")), "unknown");
    EXPECT_EQ(qpvOn(all, day("2026-09-01")), "yes");
    EXPECT_EQ(qpvOn(all, day("2027-02-28")), "yes");
    EXPECT_EQ(qpvOn(all, day("2027-03-01")), "no");
}

TEST(Situation, OfTwoFromOneDayTheLastSaidHoldsUnlessTakenBack) {
    std::vector<Situation> all{said("2026-09-01", "yes"), said("2026-09-01", "no")};
    EXPECT_EQ(qpvOn(all, day("2026-09-01")), "no");
    all.back().withdrawn = true;
    EXPECT_EQ(qpvOn(all, day("2026-09-01")), "yes");
}

class SituationTest : public testing::Test {
protected:
    jalon::test::PeopleWorld w_;
    PersonId lea_ = w_.person("Dupont", "Léa");
    Desk desk() { return {w_.data().database(), w_.data().clock(), w_.coordinator()}; }
    json::object body(json::object more = {}) {
        json::object out{{"id", w_.newId()},
                         {"from", "2026-09-01"},
                         {"qpv", "yes"},
                         {"source", "official_map"},
                         {"checkedOn", "2026-09-14"}};
        for (auto& [key, value] : more) out[key] = value;
        return out;
    }
    std::string refused(json::object more) {
        const auto error = createSituation(desk(), lea_, body(std::move(more))).error();
        return error.fields.front().field + " " + error.fields.front().code;
    }
};

TEST_F(SituationTest, IsNotedOnce) {
    const auto asked = body();
    EXPECT_TRUE(createSituation(desk(), lea_, asked)->created);
    EXPECT_FALSE(createSituation(desk(), lea_, asked)->created);
    auto other = asked;
    other["qpv"] = "no";
    EXPECT_EQ(createSituation(desk(), lea_, other).error().code, "id_taken");
}

TEST_F(SituationTest, IsACheckedFactNotAGuess) {
    EXPECT_EQ(refused({{"source", ""}}), "source required");
    EXPECT_EQ(refused({{"qpv", "maybe"}}), "qpv not_in_list");
    EXPECT_EQ(refused({{"checkedOn", "2030-01-01"}}), "checkedOn in_future");
    EXPECT_EQ(refused({{"from", "2030-01-01"}}), "from in_future");
}

}  // namespace
}  // namespace jalon::people
