// SPDX-License-Identifier: EUPL-1.2
#include "receptions/waiting_list.h"

#include <gmock/gmock.h>

#include "receptions_fixtures.h"

namespace jalon::receptions {
namespace {

using test::day;
using test::half;
using ::testing::ElementsAre;

const std::vector<std::string> kRules{"cannot_defer",   "nearest_start",    "young_class",
                                      "never_received", "no_adult_at_home", "conservatoire"};

ReferralId idOf(char letter) {
    return ReferralId::trusted(std::string("0190a0b0-0000-7000-8000-00000000000") + letter);
}

/// A 4e, received before, an adult at home, who starts on Monday 16 November and cannot be deferred.
Waiting aWaiting(char letter) {
    Waiting waiting{idOf(letter)};
    waiting.start = half("2026-11-16/am");
    waiting.received_before = true;
    waiting.adult_at_home = "yes";
    waiting.received_on = day("2026-11-12");
    waiting.received_time = std::string("09:0") + letter;
    return waiting;
}

WaitingMove aMove(char letter, int rank, int order) {
    return {"0190a0b0-0000-7000-8000-00000000010" + std::to_string(order), idOf(letter), rank, "famille très seule"};
}

std::string orderOf(const std::vector<Ranked>& list) {
    std::string letters;
    for (const auto& row : list) letters += row.waiting.referral.text().back();
    return letters;
}

std::vector<std::string> reasonsOf(const std::vector<Ranked>& list) {
    std::vector<std::string> reasons;
    for (const auto& row : list) reasons.push_back(row.ahead_by);
    return reasons;
}

TEST(WaitingList, GoesByTheStatedRulesInTheirOrder) {
    auto deferrable = aWaiting('1'), later = aWaiting('2'), young = aWaiting('3'), first_time = aWaiting('4'),
         alone = aWaiting('5'), council = aWaiting('6'), plain = aWaiting('7');
    deferrable.deferral_agreed = true;
    deferrable.start = half("2026-11-13/am");
    deferrable.young_class = true;
    later.start = half("2026-11-17/am");
    later.young_class = true;
    young.young_class = true;
    first_time.received_before = false;
    alone.adult_at_home = "no";
    council.conservatoire = true;
    const auto list = ranked({deferrable, plain, later, council, alone, first_time, young}, kRules, {});
    EXPECT_EQ(orderOf(list), "3456721");
    EXPECT_THAT(reasonsOf(list), ElementsAre("young_class", "never_received", "no_adult_at_home", "conservatoire",
                                             "nearest_start", "cannot_defer", ""));
}

TEST(WaitingList, OfEqualOnesTheFirstAnnouncedGoesFirst) {
    auto early = aWaiting('2'), late = aWaiting('1');
    early.received_time = "08:00";
    const auto list = ranked({late, early}, kRules, {});
    EXPECT_EQ(orderOf(list), "21");
    EXPECT_THAT(reasonsOf(list), ElementsAre("received", ""));
}

TEST(WaitingList, FollowsTheRulesOfTheBlueprintWhateverTheirOrder) {
    auto young_later = aWaiting('1'), sooner = aWaiting('2');
    young_later.young_class = true;
    young_later.start = half("2026-11-18/am");
    EXPECT_EQ(orderOf(ranked({young_later, sooner}, {"nearest_start", "young_class"}, {})), "21");
    EXPECT_EQ(orderOf(ranked({young_later, sooner}, {"young_class", "nearest_start"}, {})), "12");
    EXPECT_EQ(orderOf(ranked({sooner, young_later}, {"left_handed"}, {})), "12");  // unknown: by announcement
}

TEST(WaitingList, ARankGivenByHandHoldsAndSaysWhatTheRulesWouldHaveGiven) {
    const auto list = ranked({aWaiting('1'), aWaiting('2'), aWaiting('3')}, kRules, {aMove('3', 1, 0)});
    EXPECT_EQ(orderOf(list), "312");
    EXPECT_EQ(list[0].rank, 1);
    EXPECT_EQ(list[0].rule_rank, 3);
    EXPECT_EQ(list[0].ahead_by, "");
    ASSERT_TRUE(list[0].move);
    EXPECT_EQ(list[0].move->reason, "famille très seule");
    EXPECT_FALSE(list[1].move);
}

TEST(WaitingList, TheLatestOfTwoRanksHoldsAndARankTakenBackDoesNot) {
    const std::vector<Waiting> three{aWaiting('1'), aWaiting('2'), aWaiting('3')};
    EXPECT_EQ(orderOf(ranked(three, kRules, {aMove('3', 1, 0), aMove('3', 2, 1)})), "132");
    auto taken_back = aMove('3', 1, 0);
    taken_back.withdrawn_at = Instant{};
    EXPECT_EQ(orderOf(ranked(three, kRules, {taken_back})), "123");
    EXPECT_EQ(orderOf(ranked(three, kRules, {aMove('2', 1, 0), aMove('3', 1, 1)})), "321");
    EXPECT_EQ(orderOf(ranked(three, kRules, {aMove('1', 9, 0)})), "231");  // beyond the end is the end
}

TEST(WaitingList, KnowsTheTwoFirstClassesHoweverTheyAreWritten) {
    for (const char* name : {"6e B", "6EME 2", "5e", "5ème A"}) EXPECT_TRUE(isYoungClass(name)) << name;
    for (const char* name : {"4e", "3e 5", "2de", ""}) EXPECT_FALSE(isYoungClass(name)) << name;
}

}  // namespace
}  // namespace jalon::receptions
