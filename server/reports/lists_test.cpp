// SPDX-License-Identifier: EUPL-1.2
// Every number has as many things behind it as it says, whatever is counted and however it is broken down.
#include <gtest/gtest.h>

#include <random>
#include <set>

#include "reports/reports_world.h"
#include "reports/tally.h"

namespace jalon::reports {
namespace {

/// A term of receptions drawn at random: refused, waiting, never begun, with and without attendance.
class ATerm {
public:
    explicit ATerm(unsigned seed) : random_(seed) {
        auto& people = world_.city().people();
        // Names far apart: two that are alike would be asked about.
        static constexpr const char* kNames[] = {
            "Abadie",  "Boucher",  "Chevalier", "Delorme", "Estève",  "Fouquet", "Gaillard", "Huguenin",
            "Imbert",  "Jaquet",   "Kermarrec", "Lemoine", "Mounier", "Nicolas", "Oudinot",  "Perrin",
            "Quillet", "Rousseau", "Savary",    "Texier",  "Urbain",  "Vasseur", "Wagner",   "Yvon"};
        for (const char* name : kNames) pupils_.push_back(people.person(name, "Noé", identity()));
        static constexpr const char* kMondays[] = {"2026-11-16", "2026-11-23", "2026-11-30", "2026-12-07"};
        for (const char* monday : kMondays)
            for (int i = 0; i < 9; ++i) announce(Day::parse(monday).value() + below(4));
        world_.city().clock().setToday(Day::of(2026, 12, 9));
        for (const auto& [stay, start] : stays_) attend(stay, start);
    }
    test::ReportsWorld& world() { return world_; }

private:
    int below(int count) { return std::uniform_int_distribution<int>(0, count - 1)(random_); }

    json::object identity() {
        json::object out;
        if (below(4) > 0) out["birthDate"] = Day::of(2012 + below(4), 5, 3).iso();
        out["sex"] = std::array{"female", "male", "unknown"}[static_cast<std::size_t>(below(3))];
        return out;
    }

    void announce(Day start) {
        auto& city = world_.city();
        const auto& pupil = pupils_[static_cast<std::size_t>(below(static_cast<int>(pupils_.size())))];
        // A Wednesday afternoon alone has no class: that would be asked about too.
        const bool morning = start.weekday() == Weekday::wednesday || below(2) == 0;
        const std::string from = start.iso() + (morning ? "/am" : "/pm");
        const std::string to = (start + below(2)).iso() + "/pm";
        // A pupil who is excluded already is not announced again: that would ask for a reason.
        if (!announced_.emplace(pupil, (start - static_cast<int>(start.weekday())).iso()).second) return;
        const auto id = city.referral(from.c_str(), to.c_str(), pupil);
        const auto version = city.receptions().getReferral(city.camille(), id).value().at("version").as_int64();
        const int lot = below(6);
        json::object body{{"decision", "accept"}, {"stayId", city.newId()}};
        if (lot == 0) body = {{"decision", "refuse"}, {"reasonCode", "no_place"}};
        if (lot == 1) body = {{"decision", "wait"}, {"reasonCode", "no_place"}};
        const auto decided = city.receptions().decide(city.camille(), id, version, body);
        if (decided && lot > 1) stays_.emplace_back(StayId::trusted(std::string(body.at("stayId").as_string())), start);
    }

    void attend(const StayId& stay, Day start) {
        static constexpr const char* kStatuses[] = {"present", "present", "absent_justified", "absent_unknown"};
        if (below(5) == 0) return;
        for (int i = 0; i < 8; ++i) {
            const std::string half = (start + i / 2).iso() + (i % 2 == 0 ? "/am" : "/pm");
            if (below(5) > 0) (void)world_.city().take(stay, half.c_str(), kStatuses[below(4)]);
        }
    }

    std::mt19937 random_;
    test::ReportsWorld world_;
    std::vector<PersonId> pupils_;
    std::set<std::pair<PersonId, std::string>> announced_;
    std::vector<std::pair<StayId, Day>> stays_;
};

class ListsTest : public testing::TestWithParam<unsigned> {};

TEST_P(ListsTest, EachRowOfEachBreakdownHasItsListAndRowsAddUp) {
    ATerm term(GetParam());
    auto& city = term.world().city();
    for (const char* period : {"2026-2027", "2026-11", "2026-11-17..2026-12-01"}) {
        const auto asked = parsePeriod(period, 8).value();
        const auto facts =
            city.database().read([&](storage::Transaction& tx) { return gather(tx, city.clock(), asked, {}).facts; });
        const Tally counted = tally(facts);
        int things = 0;
        for (std::size_t i = 0; i < kIndicators; ++i) {
            const auto indicator = static_cast<Indicator>(i);
            const auto list = members(facts, indicator);
            things += static_cast<int>(list.size());
            EXPECT_EQ(counted.total[i], static_cast<int>(list.size())) << indicatorCode(indicator);
            for (std::size_t d = 0; d < kDimensions; ++d) {
                const auto dimension = static_cast<Dimension>(d);
                std::map<std::string, int> rows;
                if (has(indicator, dimension))
                    for (const Member& member : list) rows[valueOf(facts, indicator, member, dimension)] += 1;
                int sum = 0;
                for (const auto& [value, counts] : counted.by[d]) {
                    EXPECT_EQ(counts[i], rows[value]) << period << " " << indicatorCode(indicator) << " by "
                                                      << dimensionCode(dimension) << " " << value;
                    sum += counts[i];
                }
                if (!has(indicator, dimension)) continue;
                EXPECT_EQ(sum, counted.total[i]) << dimensionCode(dimension);
            }
        }
        EXPECT_GT(things, 100) << "a term with something to count";
    }
}

TEST_P(ListsTest, TheNumberOnThePageIsTheLengthOfTheListItOpens) {
    ATerm term(GetParam());
    auto& world = term.world();
    const auto page = world.figures("2026-2027");
    for (const auto& value : page.at("values").as_array()) {
        const std::string indicator(value.at("indicator").as_string());
        EXPECT_EQ(world.listed("2026-2027", indicator), value.at("now").to_number<std::size_t>()) << indicator;
    }
    for (const char* by : {"sex", "loss", "absence", "refusal", "missed"})
        for (const auto& table : page.at("tables").as_array())
            if (table.at("by").as_string() == by)
                for (const auto& row : table.at("rows").as_array()) {
                    const std::string indicator(table.at("indicators").as_array().back().as_string());
                    const std::string value(row.at("value").as_string());
                    EXPECT_EQ(world.listed("2026-2027", indicator, by, value),
                              row.at("now").as_array().back().to_number<std::size_t>())
                        << indicator << " " << value;
                }
}

TEST_P(ListsTest, MonthsAndSchoolsAddUpToTheYear) {
    ATerm term(GetParam());
    auto& world = term.world();
    const auto year = world.figures("2026");
    const auto november = world.figures("2026-11"), december = world.figures("2026-12");
    for (const char* indicator : {"referrals_received", "stays", "measures", "half_days_ordered", "half_days_planned",
                                  "half_days_attended", "half_days_lost"})
        EXPECT_EQ(test::ReportsWorld::valueOf(year, indicator),
                  test::ReportsWorld::valueOf(november, indicator) + test::ReportsWorld::valueOf(december, indicator))
            << indicator;
    const auto planned = test::ReportsWorld::valueOf(year, "half_days_planned");
    EXPECT_EQ(planned, test::ReportsWorld::valueOf(year, "half_days_attended") +
                           test::ReportsWorld::valueOf(year, "half_days_absent") +
                           test::ReportsWorld::valueOf(year, "half_days_untaken"));
}

// What a stay keeps of itself for the figures is what its half-days and moves tell.
TEST_P(ListsTest, WhatIsKeptForTheFiguresIsWhatTheStayTells) {
    ATerm term(GetParam());
    auto& city = term.world().city();
    const auto stays = city.database().read(
        [](storage::Transaction& tx) { return receptions::stayFacts(tx, Day::of(2026, 9, 1), Day::of(2027, 8, 31)); });
    EXPECT_GT(stays.size(), 5U);
    for (const auto& fact : stays) {
        const auto stay = city.receptions().getStay(city.camille(), fact.id).value();
        std::vector<std::string> planned;
        for (const auto& half : stay.at("halfDays").as_array())
            if (half.at("planned").as_bool()) planned.emplace_back(half.at("halfDay").as_string());
        bool begun = false;
        for (const auto& move : stay.at("transitions").as_array())
            begun = begun || move.at("to").as_string() == "running";
        ASSERT_FALSE(planned.empty());
        EXPECT_EQ(fact.first.text(), planned.front());
        EXPECT_EQ(fact.last.text(), planned.back());
        EXPECT_EQ(fact.begun, begun);
        EXPECT_EQ(receptions::stayStateCode(fact.state), std::string_view(stay.at("state").as_string()));
    }
}

INSTANTIATE_TEST_SUITE_P(Seeds, ListsTest, testing::Values(1U, 2U));

}  // namespace
}  // namespace jalon::reports
