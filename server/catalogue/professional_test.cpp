// SPDX-License-Identifier: EUPL-1.2
#include "catalogue/professional.h"

#include <gmock/gmock.h>

namespace jalon::catalogue {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

Day day(const char* iso) { return Day::parse(iso).value(); }
const Day kThursday = day("2026-11-12");
const TimeSpan kNineToTen{540, 600};

Professional someone(std::vector<std::string> qualifications = {}) {
    Professional out(ProfessionalId::make(Instant(1)));
    out.last_name = "Lefèvre";
    out.first_name = "Élise";
    out.qualifications = std::move(qualifications);
    out.availability.week = {{Weekday::thursday, {540, 720}, std::nullopt, std::nullopt}};
    return out;
}

Activity anActivity(std::vector<StaffRole> roles = {}) {
    Activity out(ActivityId::make(Instant(1)));
    out.roles = std::move(roles);
    return out;
}

calendar::Settings settings(std::int64_t months, std::int64_t warn_days) {
    const auto setting = [](const char* key, std::int64_t value) {
        return calendar::Setting{key, value, "", Day::of(2000, 1, 1), std::nullopt, "test"};
    };
    return calendar::Settings(
        {setting("honorability.valid_months", months), setting("honorability.warn_days", warn_days)});
}

TEST(ProfessionalRule, NamesAreShownAsEverywhere) {
    EXPECT_EQ(someone().displayName(), "LEFÈVRE Élise");
    EXPECT_EQ(someone().initials(), "É. L.");
}

TEST(ProfessionalRule, AvailableWithinTheWeekAndThePost) {
    using State = Presence::State;
    Professional her = someone();
    EXPECT_EQ(isAvailable(her, kThursday, kNineToTen).state, State::available);
    EXPECT_EQ(isAvailable(her, kThursday, {690, 750}).state, State::outside_hours);
    EXPECT_EQ(isAvailable(her, kThursday + 1, kNineToTen).state, State::outside_hours);
    her.active_to = kThursday;
    EXPECT_EQ(isAvailable(her, kThursday, kNineToTen).state, State::available) << "the last day counts";
    EXPECT_EQ(isAvailable(her, kThursday + 7, kNineToTen).state, State::not_in_post);
    her.availability.week.clear();
    EXPECT_EQ(isAvailable(her, kThursday, kNineToTen).state, State::no_week);
}

TEST(ProfessionalRule, AnAbsenceIsToldWithItsReason) {
    Professional her = someone();
    her.availability.exceptions = {{ExceptionKind::absent, kThursday, kThursday, TimeSpan{570, 600}, "training", ""}};
    const Presence presence = isAvailable(her, kThursday, kNineToTen);
    EXPECT_EQ(presence.state, Presence::State::absent);
    EXPECT_EQ(presence.reason, "training");
    EXPECT_TRUE(isAvailable(her, kThursday, {600, 660}));
}

TEST(HonorabilityRule, TheCheckCountsForItsMonthsAndWarnsBefore) {
    const auto rules = settings(36, 60);
    Professional her = someone();
    EXPECT_EQ(honorabilityState(her, kThursday, rules).state, HonorabilityState::missing);
    her.honorability_checked_on = day("2024-01-31");
    const Honorability now = honorabilityState(her, kThursday, rules);
    EXPECT_EQ(now.expires_on, day("2027-01-31"));
    EXPECT_EQ(now.state, HonorabilityState::valid);
    EXPECT_EQ(honorabilityState(her, day("2026-12-01"), rules).state, HonorabilityState::valid);
    EXPECT_EQ(honorabilityState(her, day("2026-12-02"), rules).state, HonorabilityState::expiring);
    EXPECT_EQ(honorabilityState(her, day("2027-01-30"), rules).state, HonorabilityState::expiring);
    EXPECT_EQ(honorabilityState(her, day("2027-01-31"), rules).state, HonorabilityState::expired);
}

TEST(QualificationRule, OneOfTheRolesIsEnoughToTakePart) {
    EXPECT_TRUE(qualifies(someone(), anActivity()));
    EXPECT_FALSE(qualifies(someone({"artist"}), anActivity({{"psychologist", 1}, {"educator", 1}})));
    EXPECT_TRUE(qualifies(someone({"educator"}), anActivity({{"psychologist", 1}, {"educator", 1}})));
}

TEST(QualificationRule, CoLeadersShareTheRolesSoThatFewestAreWanting) {
    const Activity theatre = anActivity({{"artist", 1}, {"educator", 2}});
    const Professional both = someone({"educator", "artist"}), educator = someone({"educator"}), nobody = someone();
    EXPECT_THAT(missingRoles(theatre, {}), ElementsAre("artist", "educator", "educator"));
    EXPECT_THAT(missingRoles(theatre, {&both}), ElementsAre("educator", "educator"));
    EXPECT_THAT(missingRoles(theatre, {&educator, &both}), ElementsAre("educator"));
    EXPECT_THAT(missingRoles(theatre, {&educator, &educator, &both, &nobody}), IsEmpty());
    EXPECT_THAT(missingRoles(theatre, {&educator, &educator, &educator}), ElementsAre("artist"));
    const Activity pair = anActivity({{"educator", 1}, {"artist", 1}});
    EXPECT_THAT(missingRoles(pair, {&both, &educator}), IsEmpty()) << "who can do both leaves the place to the other";
}

TEST(GroupRule, TheSmallerLimitHolds) {
    Activity activity = anActivity();
    activity.group_max = 6;
    Professional her = someone();
    EXPECT_EQ(largestGroup(her, activity), 6);
    her.max_group = 4;
    EXPECT_EQ(largestGroup(her, activity), 4);
    her.max_group = 12;
    EXPECT_EQ(largestGroup(her, activity), 6);
}

TEST(OutingRule, TwoAdultsAtLeastGoOut) {
    Activity activity = anActivity();
    EXPECT_EQ(adultsNeeded(activity, 2), 1);
    activity.outing = true;
    EXPECT_EQ(adultsNeeded(activity, 2), 2);
    activity.roles = {{"lifeguard", 1}, {"educator", 2}};
    EXPECT_EQ(adultsNeeded(activity, 2), 3);
}

TEST(AgeRule, LimitsAreIncludedAndAnUnknownAgeFits) {
    Activity activity = anActivity();
    activity.age_min = 12;
    activity.age_max = 14;
    EXPECT_FALSE(fitsAge(activity, 11));
    EXPECT_TRUE(fitsAge(activity, 12));
    EXPECT_TRUE(fitsAge(activity, 14));
    EXPECT_FALSE(fitsAge(activity, 15));
    EXPECT_TRUE(fitsAge(activity, std::nullopt));
}

TEST(TieRule, ATieIsFoundByThePerson) {
    Professional her = someone();
    const auto nephew = PersonId::make(Instant(5));
    her.ties = {{nephew, "uncle_aunt"}};
    ASSERT_NE(tieWith(her, nephew), nullptr);
    EXPECT_EQ(tieWith(her, nephew)->relation, "uncle_aunt");
    EXPECT_EQ(tieWith(her, PersonId::make(Instant(6))), nullptr);
}

}  // namespace
}  // namespace jalon::catalogue
