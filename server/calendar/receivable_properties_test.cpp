// SPDX-License-Identifier: EUPL-1.2
// What holds for every measure and every calendar, tried on random ones. The seed is fixed: a failure comes back.
#include <gtest/gtest.h>

#include <random>

#include "calendar/receivable.h"
#include "calendar_fixtures.h"

namespace jalon::calendar {
namespace {

using namespace fixtures;

constexpr int kRounds = 400;

class Chance {
public:
    explicit Chance(unsigned seed) : engine_(seed) {}
    int between(int low, int high) { return std::uniform_int_distribution<int>(low, high)(engine_); }
    HalfDay halfDay() { return {day("2025-08-20") + between(0, 740), between(0, 1) == 0 ? Half::am : Half::pm}; }
    HalfDay after(HalfDay start, int most) {
        HalfDay end = start;
        for (int steps = between(0, most); steps > 0; --steps) end = end.next();
        return end;
    }
    WeekPattern week() { return WeekPattern(static_cast<std::uint16_t>(between(0, 0x3FFF))); }

    SchoolSchedule school() {
        std::vector<OwnDay> own_days;
        for (int i = between(0, 4); i > 0; --i) {
            const HalfDay start = halfDay();
            own_days.push_back(
                {start, after(start, 8), static_cast<OwnDayReason>(between(0, 5)), "", between(0, 2) == 0});
        }
        return SchoolSchedule(aZone(), someHolidays(), week(), own_days);
    }
    std::vector<Closure> closures() {
        std::vector<Closure> out;
        for (int i = between(0, 3); i > 0; --i) {
            const HalfDay start = halfDay();
            out.push_back({start, after(start, 30), ""});
        }
        return out;
    }

private:
    std::mt19937 engine_;
};

struct Case {
    HalfDay from;
    HalfDay to;
    SchoolSchedule school;
    WeekPattern opening;
    std::vector<Closure> closures;

    explicit Case(Chance& chance)
        : from(chance.halfDay()),
          to(chance.after(from, 60)),
          school(chance.school()),
          opening(chance.week()),
          closures(chance.closures()) {}
    ServiceSchedule service() const { return ServiceSchedule(opening, closures); }
    Receivable compute() const { return computeReceivable(from, to, school, service(), {8}).value(); }
};

TEST(ReceivableProperty, AHalfDayIsReceivableExactlyWhenThereIsClassAndTheServiceIsOpen) {
    Chance chance(1);
    for (int round = 0; round < kRounds; ++round) {
        const Case given(chance);
        const auto service = given.service();
        int receivable = 0;
        HalfDay expected = given.from;
        const Receivable result = given.compute();
        for (const auto& outcome : result.half_days) {
            ASSERT_EQ(outcome.at, expected) << "every half-day of the measure once, in order";
            expected = expected.next();
            ASSERT_EQ(!outcome.dropped, given.school.hasClass(outcome.at) && service.isOpen(outcome.at));
            if (!outcome.dropped) ++receivable;
        }
        ASSERT_EQ(expected, given.to.next());
        ASSERT_EQ(result.receivable, receivable);
    }
}

TEST(ReceivableProperty, BlocksHoldAllReceivableHalfDaysOnceAndInOrder) {
    Chance chance(2);
    for (int round = 0; round < kRounds; ++round) {
        const Receivable result = Case(chance).compute();
        int in_blocks = 0;
        for (std::size_t i = 0; i < result.blocks.size(); ++i) {
            const Block& block = result.blocks[i];
            ASSERT_LE(block.first, block.last);
            ASSERT_GE(block.half_days, 1);
            if (i > 0) {
                ASSERT_LT(result.blocks[i - 1].last, block.first);
            }
            in_blocks += block.half_days;
        }
        ASSERT_EQ(in_blocks, result.receivable);
        ASSERT_LE(result.blocks.size(), static_cast<std::size_t>(result.receivable));
    }
}

TEST(ReceivableProperty, CountsStayWithinTheMeasure) {
    Chance chance(3);
    for (int round = 0; round < kRounds; ++round) {
        const Case given(chance);
        const Receivable result = given.compute();
        ASSERT_EQ(result.calendar_days, given.to.day - given.from.day + 1);
        ASSERT_LE(result.school_days, result.calendar_days);
        ASSERT_LE(result.working_days, result.calendar_days);
        ASSERT_LE(result.receivable, 2 * result.school_days);
        ASSERT_LE(result.half_days.size(), static_cast<std::size_t>(2 * result.calendar_days));
    }
}

TEST(ReceivableProperty, AddingAClosureNeverAddsAHalfDay) {
    Chance chance(4);
    for (int round = 0; round < kRounds; ++round) {
        Case given(chance);
        const Receivable before = given.compute();
        const HalfDay start = chance.after(given.from, 40);
        given.closures.push_back({start, chance.after(start, 10), ""});
        const Receivable after = given.compute();
        ASSERT_LE(after.receivable, before.receivable);
        ASSERT_EQ(after.school_days, before.school_days) << "the school does not know of the service";
        for (std::size_t i = 0; i < after.half_days.size(); ++i)
            ASSERT_TRUE(after.half_days[i].dropped || !before.half_days[i].dropped);
    }
}

TEST(ReceivableProperty, TwoPartsOfAMeasureAddUp) {
    Chance chance(5);
    for (int round = 0; round < kRounds; ++round) {
        Case given(chance);
        given.to = chance.after(given.from.next(), 60);
        const HalfDay middle = chance.after(given.from, 60);
        if (middle >= given.to) continue;
        const auto service = given.service();
        const auto whole = given.compute();
        const auto first = computeReceivable(given.from, middle, given.school, service).value();
        const auto second = computeReceivable(middle.next(), given.to, given.school, service).value();
        ASSERT_EQ(first.receivable + second.receivable, whole.receivable);
        ASSERT_EQ(first.half_days.size() + second.half_days.size(), whole.half_days.size());
        ASSERT_GE(first.blocks.size() + second.blocks.size(), whole.blocks.size());
        ASSERT_LE(first.blocks.size() + second.blocks.size(), whole.blocks.size() + 1);
    }
}

TEST(ReceivableProperty, TheFamilyIsToldOfExactlyTheHalfDaysOfClassWithoutService) {
    Chance chance(6);
    for (int round = 0; round < kRounds; ++round) {
        const Case given(chance);
        std::vector<HalfDay> expected;
        for (HalfDay at = given.from; at <= given.to; at = at.next())
            if (given.school.hasClass(at) && !given.service().isOpen(at)) expected.push_back(at);
        std::vector<HalfDay> told;
        const Receivable result = given.compute();
        for (const auto& warning : result.warnings)
            if (warning.code == WarningCode::service_closed_family_told) told = warning.half_days;
        ASSERT_EQ(told, expected);
    }
}

TEST(ReceivableProperty, AnOpenEndMeasuresTheSameHalfDays) {
    Chance chance(7);
    for (int round = 0; round < kRounds; ++round) {
        const Case given(chance);
        const auto open = computeOpenEnded(given.from, given.to, given.school, given.service()).value();
        const auto closed = given.compute();
        ASSERT_EQ(open.receivable, closed.receivable);
        ASSERT_EQ(open.blocks.size(), closed.blocks.size());
        ASSERT_LE(open.warnings.size(), closed.warnings.size());
    }
}

}  // namespace
}  // namespace jalon::calendar
