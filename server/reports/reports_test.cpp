// SPDX-License-Identifier: EUPL-1.2
#include "reports/reports.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "reports/reports_world.h"

namespace jalon::reports {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;
using World = test::ReportsWorld;

class ReportsTest : public testing::Test {
protected:
    World w_;
    jalon::test::CityWorld& city() { return w_.city(); }

    void today(const char* day) { city().clock().setToday(Day::parse(day).value()); }
    void present(const StayId& stay, const char* half) {
        const auto taken = city().take(stay, half, "present");
        ASSERT_TRUE(taken) << taken.error().code;
    }
    void situation(const char* from, const char* qpv) {
        const auto done = city().people().people().createSituation(
            city().camille(), city().lea(),
            {{"id", city().newId()}, {"from", from}, {"qpv", qpv}, {"source", "official_map"}, {"checkedOn", from}});
        ASSERT_TRUE(done) << done.error().code;
    }
};

// Worked example 17: a pupil who moves out of a QPV in March and is received three times.
TEST_F(ReportsTest, Example17OnePupilByTheFirstReceptionThreeReceptionsEachByItsOwn) {
    situation("2026-09-01", "yes");
    const auto first = city().stay("2026-11-12/am", "2026-11-13/pm");
    const auto second = city().stay("2027-01-14/am", "2027-01-15/pm");
    const auto third = city().stay("2027-04-08/am", "2027-04-09/pm");
    today("2027-06-30");
    situation("2027-03-01", "no");
    present(first, "2026-11-12/am");
    present(second, "2027-01-14/am");
    present(third, "2027-04-08/am");

    const auto year = w_.figures("2026-2027");
    EXPECT_EQ(World::valueOf(year, "pupils"), 1);
    EXPECT_EQ(World::valueOf(year, "stays"), 3);
    EXPECT_THAT(World::rows(year, "qpv", "pupils"), ElementsAre("yes:1"));
    EXPECT_THAT(World::rows(year, "qpv", "stays"), UnorderedElementsAre("yes:2", "no:1"));

    const auto civil = w_.figures("2027");
    EXPECT_THAT(World::rows(civil, "qpv", "pupils"), ElementsAre("yes:1")) << "the first reception of that period";
    EXPECT_THAT(World::rows(civil, "qpv", "stays"), UnorderedElementsAre("yes:1", "no:1"));
    EXPECT_THAT(World::rows(w_.figures("2027-04"), "qpv", "pupils"), ElementsAre("no:1"));
}

TEST_F(ReportsTest, ASituationTakenBackCountsNoMore) {
    const auto stay = city().stay("2026-11-12/am", "2026-11-13/pm");
    situation("2026-09-01", "yes");
    today("2026-11-16");
    present(stay, "2026-11-12/am");
    EXPECT_THAT(World::rows(w_.figures("2026"), "qpv", "stays"), ElementsAre("yes:1"));
    auto& routes = city().people().routes();
    const auto all =
        city().people().read([&](storage::Transaction& tx) { return people::situationsJson(tx, city().lea()); });
    const auto answer = routes.send(jalon::test::aRequest(
        http::Method::put, "/api/v1/situations/" + std::string(all.at(0).at("id").as_string()) + "/withdrawn",
        json::object{{"withdrawn", true}}, {{"if-match", "\"1\""}}));
    EXPECT_EQ(answer.status, 200);
    EXPECT_THAT(World::rows(w_.figures("2026"), "qpv", "stays"), ElementsAre("unknown:1"));
}

// Worked example 11: of 8 planned half-days 6 attended, one of them late: 75 %.
TEST_F(ReportsTest, Example11ThePresenceRateCountsTheLateAsPresent) {
    const auto stay = city().stay("2026-11-12/am", "2026-11-17/pm");
    today("2026-11-18");
    for (const char* half : {"2026-11-12/am", "2026-11-13/am", "2026-11-13/pm", "2026-11-17/am", "2026-11-17/pm"})
        present(stay, half);
    ASSERT_TRUE(city().take(stay, "2026-11-12/pm", "late", 0, {{"minutesLate", 20}}));
    ASSERT_TRUE(city().take(stay, "2026-11-16/am", "absent_justified"));
    ASSERT_TRUE(city().take(stay, "2026-11-16/pm", "absent_unjustified"));

    const auto month = w_.figures("2026-11");
    EXPECT_EQ(World::valueOf(month, "half_days_ordered"), 8);
    EXPECT_EQ(World::valueOf(month, "half_days_receivable"), 8);
    EXPECT_EQ(World::valueOf(month, "half_days_planned"), 8);
    EXPECT_EQ(World::valueOf(month, "half_days_attended"), 6);
    EXPECT_EQ(World::valueOf(month, "half_days_absent"), 2);
    EXPECT_EQ(World::valueOf(month, "half_days_untaken"), 0);
    EXPECT_DOUBLE_EQ(month.at("rates").at(0).at("now").as_double(), 0.75);
    EXPECT_THAT(World::rows(month, "absence", "half_days_absent"),
                UnorderedElementsAre("absent_justified:1", "absent_unjustified:1"));
}

TEST_F(ReportsTest, AShareOfNothingIsNoNumber) {
    const auto empty = w_.figures("2025");
    for (const auto& rate : empty.at("rates").as_array()) {
        EXPECT_TRUE(rate.at("now").is_null());
        EXPECT_TRUE(rate.at("before").is_null());
    }
    EXPECT_EQ(World::valueOf(empty, "stays"), 0);
}

TEST_F(ReportsTest, HalfDaysToComeDoNotCount) {
    const auto stay = city().stay("2026-11-12/am", "2026-11-17/pm");
    today("2026-11-13");
    present(stay, "2026-11-12/am");
    const auto month = w_.figures("2026-11");
    EXPECT_EQ(World::valueOf(month, "half_days_planned"), 2) << "the 12th; the 13th is going on";
    EXPECT_EQ(World::valueOf(month, "half_days_ordered"), 2);
    EXPECT_EQ(World::valueOf(month, "half_days_untaken"), 1);
    EXPECT_EQ(World::valueOf(month, "stays"), 1);
}

TEST_F(ReportsTest, AReceptionAcrossTheBorderCountsWhereItBeginsItsHalfDaysWhereTheyAre) {
    const auto stay = city().stay("2026-11-12/am", "2026-11-17/pm");
    today("2026-11-18");
    present(stay, "2026-11-12/am");
    present(stay, "2026-11-17/pm");
    const auto before = w_.figures("2026-11-01..2026-11-13"), after = w_.figures("2026-11-14..2026-11-30");
    EXPECT_EQ(World::valueOf(before, "stays"), 1);
    EXPECT_EQ(World::valueOf(after, "stays"), 0);
    EXPECT_EQ(World::valueOf(after, "pupils"), 0);
    EXPECT_EQ(World::valueOf(before, "half_days_planned"), 4);
    EXPECT_EQ(World::valueOf(after, "half_days_planned"), 4);
    EXPECT_EQ(World::valueOf(before, "half_days_attended"), 1);
    EXPECT_EQ(World::valueOf(after, "half_days_attended"), 1);
    EXPECT_EQ(World::valueOf(before, "measures") + World::valueOf(after, "measures"), 1);
}

TEST_F(ReportsTest, APupilOfTwoSchoolsIsOneCountedAtTheFirstUnlessOneIsAskedFor) {
    const auto other = city().people().school(
        "Collège Simone Veil", {{"academy", "Rennes"}, {"agreementFrom", "2026-09-01"}, {"agreementTo", "2027-08-31"}});
    const auto first = city().stay("2026-11-12/am", "2026-11-13/pm");
    const auto referral = city().referral("2026-11-23/am", "2026-11-24/pm");
    auto body = city().receptions().getReferral(city().camille(), referral).value();
    const auto moved = city().receptions().updateReferral(city().camille(), referral, body.at("version").as_int64(),
                                                          {{"structureId", other.text()}});
    ASSERT_TRUE(moved) << moved.error().code;
    const std::string second = city().newId();
    ASSERT_TRUE(city().receptions().decide(city().camille(), referral, moved->at("version").as_int64(),
                                           {{"decision", "accept"}, {"stayId", second}}));
    today("2026-11-30");
    present(first, "2026-11-12/am");
    present(StayId::trusted(second), "2026-11-23/am");

    const auto year = w_.figures("2026-2027");
    EXPECT_EQ(World::valueOf(year, "pupils"), 1);
    EXPECT_THAT(World::rows(year, "school", "stays").size(), 2);
    EXPECT_THAT(World::rows(year, "school", "pupils").size(), 1);
    const auto of_other = w_.figures("2026-2027", {other, ""});
    EXPECT_THAT(World::rows(of_other, "school", "pupils"), ElementsAre(other.text() + ":1"));
    EXPECT_EQ(World::valueOf(of_other, "stays"), 1);
    EXPECT_EQ(of_other.at("schools").as_array().size(), 2) << "every school stays to be chosen";
}

TEST_F(ReportsTest, ReferralsAreSplitByWhatBecameOfThem) {
    const auto decide = [&](const ReferralId& id, const char* decision, json::object more = {}) {
        more["decision"] = decision;
        const auto version = city().receptions().getReferral(city().camille(), id).value().at("version").as_int64();
        const auto done = city().receptions().decide(city().camille(), id, version, more);
        ASSERT_TRUE(done) << done.error().code;
    };
    const auto pupil = [&](const char* name) { return city().people().person(name, "Noé"); };
    city().stay("2026-11-12/am", "2026-11-13/pm", pupil("Un"));
    decide(city().referral("2026-11-12/am", "2026-11-13/pm", pupil("Deux")), "refuse", {{"reasonCode", "no_place"}});
    decide(city().referral("2026-11-12/am", "2026-11-13/pm", pupil("Trois")), "refuse",
           {{"reasonCode", "family_refuses"}});
    decide(city().referral("2026-11-12/am", "2026-11-13/pm", pupil("Quatre")), "wait", {{"reasonCode", "no_place"}});
    decide(city().referral("2026-11-12/am", "2026-11-13/pm", pupil("Cinq")), "withdraw",
           {{"reasonCode", "measure_lifted"}});
    today("2026-11-20");

    const auto month = w_.figures("2026-11");
    EXPECT_EQ(World::valueOf(month, "referrals_received"), 5);
    EXPECT_EQ(World::valueOf(month, "referrals_accepted"), 1);
    EXPECT_EQ(World::valueOf(month, "referrals_refused"), 2);
    EXPECT_EQ(World::valueOf(month, "referrals_pending"), 1);
    EXPECT_EQ(World::valueOf(month, "referrals_set_aside"), 1);
    EXPECT_EQ(World::valueOf(month, "measures"), 4) << "the withdrawn one is none";
    EXPECT_THAT(World::rows(month, "refusal", "referrals_refused"),
                UnorderedElementsAre("no_place:1", "family_refuses:1"));
    EXPECT_DOUBLE_EQ(month.at("rates").at(1).at("now").as_double(), 0.25) << "1 of 5 less the withdrawn one";
    EXPECT_EQ(World::valueOf(month, "half_days_ordered"), 16);
    EXPECT_THAT(World::rows(month, "loss", "half_days_lost"),
                UnorderedElementsAre("no_place:4", "family_refused:4", "waiting:4"));
    EXPECT_EQ(World::valueOf(month, "stays"), 0) << "the accepted one never came";
    EXPECT_EQ(World::valueOf(month, "stays_missed"), 1);
}

TEST_F(ReportsTest, ADayTheServiceIsClosedIsOrderedAndNotReceivable) {
    const auto calendar = city().calendars().getServiceCalendar(city().camille()).value();
    const json::object body{
        {"open", calendar.at("open")},
        {"closures",
         json::array{json::object{
             {"id", city().newId()}, {"from", "2026-11-13/am"}, {"to", "2026-11-13/pm"}, {"label", "Travaux"}}}},
        {"region", calendar.at("region")}};
    const auto closed =
        city().calendars().putServiceCalendar(city().camille(), calendar.at("version").as_int64(), body);
    ASSERT_TRUE(closed) << closed.error().code;
    city().stay("2026-11-12/am", "2026-11-13/pm");
    today("2026-11-20");
    const auto month = w_.figures("2026-11");
    EXPECT_EQ(World::valueOf(month, "half_days_ordered"), 4);
    EXPECT_EQ(World::valueOf(month, "half_days_receivable"), 2);
    EXPECT_EQ(World::valueOf(month, "half_days_planned"), 2);
    EXPECT_EQ(World::valueOf(month, "half_days_lost"), 2);
}

TEST_F(ReportsTest, AtAStartWhatWasStoredBeforeFiguresWereKeptIsLaid) {
    static constexpr storage::Sql kForget{"test.forget_half_days", "DELETE FROM measure_half_days"};
    city().stay("2026-11-12/am", "2026-11-13/pm");
    today("2026-11-20");
    city().people().arrange([](storage::Transaction& tx) { tx.run(kForget); });
    EXPECT_EQ(World::valueOf(w_.figures("2026-11"), "half_days_ordered"), 0);
    const programme::StoredAttendance attendance;
    for (int start = 0; start < 2; ++start)
        ASSERT_TRUE(receptions::completeFacts(city().database(), city().clock(), receptions::test::blueprints(),
                                              city().calendars(), attendance));
    EXPECT_EQ(World::valueOf(w_.figures("2026-11"), "half_days_ordered"), 4);
}

TEST_F(ReportsTest, IsComparedWithTheYearBefore) {
    const auto stay = city().stay("2026-11-12/am", "2026-11-13/pm");
    today("2027-12-01");
    present(stay, "2026-11-12/am");
    const auto later = w_.figures("2027-11");
    EXPECT_EQ(World::valueOf(later, "stays"), 0);
    EXPECT_EQ(World::valueOf(later, "stays", "before"), 1);
    EXPECT_THAT(World::rows(later, "class", "stays", "before"), ElementsAre("4e:1"));
    EXPECT_THAT(World::rows(later, "class", "stays"), IsEmpty());
}

TEST_F(ReportsTest, OpeningAListIsRecordedAndAsksForACoordinator) {
    city().stay();
    EXPECT_EQ(w_.listed("2026-11", "referrals_received"), 1);
    const auto lines = city().people().read([](storage::Transaction& tx) { return audit::find(tx, {}); });
    EXPECT_EQ(lines.front().action + " " + lines.front().entity + " " + lines.front().entity_id,
              "open figure referrals_received");
    auto stranger = city().camille();
    stranger.roles = {access::Role::administrator};
    EXPECT_EQ(w_.reports().figures(stranger, {"2026", {}}).error().kind, ErrorKind::forbidden);
    EXPECT_EQ(w_.reports().list(stranger, {{"2026", {}}, "stays", "", "", ""}).error().kind, ErrorKind::forbidden);
}

TEST_F(ReportsTest, RefusesWhatIsNotThere) {
    const auto field = [&](Reports::ListAsked asked) {
        const auto error = w_.reports().list(city().camille(), asked).error();
        return error.fields.front().field + " " + error.fields.front().code;
    };
    EXPECT_EQ(field({{"2026", {}}, "teachers", "", "", ""}), "indicator not_in_list");
    EXPECT_EQ(field({{"2026", {}}, "stays", "colour", "", ""}), "by not_in_list");
    EXPECT_EQ(field({{"2026", {}}, "measures", "return", "", ""}), "by not_in_list");
    EXPECT_EQ(field({{"2026", {}}, "stays", "", "", "x"}), "cursor not_a_cursor");
    EXPECT_EQ(field({{"20", {}}, "stays", "", "", ""}), "period malformed");
}

}  // namespace
}  // namespace jalon::reports
