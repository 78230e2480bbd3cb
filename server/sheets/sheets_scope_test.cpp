// SPDX-License-Identifier: EUPL-1.2
// Paper says no more than the screen: the roll, the board and a professional's week are of the reader's files.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "city_world.h"
#include "families/families.h"
#include "journal/journal.h"
#include "sheets/sheets.h"
#include "two_teams.h"

namespace jalon::sheets {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;
using testing::SizeIs;

const Day kMonday = Day::of(2026, 11, 16);

class SheetsScopeTest : public testing::Test {
protected:
    static std::string made(const Result<json::object>& created) {
        return std::string(created.value().at("id").as_string());
    }
    void put(const access::Actor& by, const StayId& stay, const char* from, const char* to) {
        const json::object body{{"id", city_.newId()},
                                {"activityId", activity_},
                                {"day", "2026-11-16"},
                                {"from", from},
                                {"to", to},
                                {"roomId", nullptr},
                                {"professionals", json::array{json::object{{"id", roy_.text()}, {"role", "leads"}}}},
                                {"stayIds", json::array{stay.text()}}};
        ASSERT_TRUE(planning_.createSession(by, body));
    }

    test::CityWorld city_{{families::schema(), journal::schema(), schema()}};
    catalogue::Catalogue catalogue_{city_.database(), city_.clock(), receptions::test::blueprints(), city_.calendars()};
    programme::StoredAttendance attendance_;
    programme::Planning planning_{city_.database(), city_.clock(), receptions::test::blueprints(), city_.calendars()};
    Sheets sheets_{city_.database(),  city_.clock(), receptions::test::blueprints(),
                   city_.calendars(), attendance_,   planning_};
    test::TwoTeams teams_{city_.people(), city_.camille()};
    StayId mine_ = city_.stay("2026-11-16/am", "2026-11-20/pm", teams_.ada);
    StayId theirs_ = city_.stay("2026-11-16/am", "2026-11-20/pm", teams_.bilal);
    std::string activity_ = made(
        catalogue_.createActivity(city_.camille(), {{"id", city_.newId()}, {"name", "Devoirs"}, {"axis", "school"}}));
    catalogue::ProfessionalId roy_ = catalogue::ProfessionalId::trusted(made(catalogue_.createProfessional(
        city_.camille(), {{"id", city_.newId()}, {"lastName", "Roy"}, {"honorabilityCheckedOn", "2026-01-05"}})));
};

TEST_F(SheetsScopeTest, TheRollHasTheReadersYoungPeople) {
    const auto rows = [&](const access::Actor& by) {
        return sheets_.attendance(by, {kMonday, Half::am}, {kMonday + 4, Half::pm}).value().at("rows").as_array();
    };
    EXPECT_THAT(rows(teams_.here), SizeIs(1));
    EXPECT_THAT(json::serialize(rows(teams_.here)), Not(HasSubstr("BENALI")));
    EXPECT_THAT(rows(teams_.both), SizeIs(2));
}

TEST_F(SheetsScopeTest, TheBoardAndAProfessionalsWeekHaveTheSessionsTheReaderMayKnowOf) {
    put(teams_.here, mine_, "09:00", "10:15");
    put(teams_.there, theirs_, "10:30", "11:45");
    EXPECT_THAT(sheets_.board(teams_.here, kMonday).value().at("am").as_array(), SizeIs(1));
    EXPECT_THAT(sheets_.board(teams_.both, kMonday).value().at("am").as_array(), SizeIs(2));
    const auto week = sheets_.professionalWeek(teams_.here, roy_, kMonday).value();
    EXPECT_THAT(week.at("sessions").as_array(), SizeIs(1));
    EXPECT_THAT(week.at("occupied").as_array(), SizeIs(1));
    EXPECT_THAT(json::serialize(week), AllOf(HasSubstr("AUBERT"), Not(HasSubstr("BENALI"))));
    EXPECT_THAT(sheets_.professionalWeek(teams_.both, roy_, kMonday).value().at("occupied").as_array(), SizeIs(0));
}

}  // namespace
}  // namespace jalon::sheets
