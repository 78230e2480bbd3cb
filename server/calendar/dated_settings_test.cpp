// SPDX-License-Identifier: EUPL-1.2
#include "calendar/dated_settings.h"

#include <gmock/gmock.h>

#include "access/access.h"
#include "blueprints/blueprints.h"
#include "calendar/calendars.h"
#include "jobs/jobs.h"
#include "partners/partners.h"
#include "staff.h"
#include "test_database.h"

namespace jalon::calendar {
namespace {

class DatedSettingsTest : public testing::Test {
protected:
    json::object places(std::int64_t value, const char* from) {
        return {{"id", newUuid(data_.clock().now())}, {"key", "service.max_places"}, {"value", value}, {"from", from},
                {"source", "Délibération"},           {"status", "practice"}};
    }
    static std::int64_t placesOn(test::TestDatabase& data, const DatedSettings& settings, const char* day) {
        return data.database().read([&](storage::Transaction& tx) {
            return settings.current(tx).integer("service.max_places", *Day::parse(day));
        });
    }
    /// State of the value with this id in the list.
    static std::string stateOf(const json::object& listed, const json::value& id) {
        for (const auto& item : listed.at("items").as_array())
            if (item.at("id") == id) return std::string(item.at("state").as_string());
        return "";
    }

    test::TestDatabase data_{
        {audit::schema(), access::schema(), jobs::schema(), partners::schema(), blueprints::schema(), schema()}};
    access::Actor admin_ =
        test::aColleague(data_.database(), data_.clock(), "alix", "Alix Le Goff", {access::Role::administrator});
    DatedSettings settings_{data_.database(), data_.clock(), JALON_SOURCE_DIR "/data"};
};

TEST_F(DatedSettingsTest, AValueAddedIsUsedAtOnceByEveryServer) {
    const DatedSettings other(data_.database(), data_.clock(), JALON_SOURCE_DIR "/data");
    EXPECT_EQ(placesOn(data_, other, "2027-01-01"), 6);
    ASSERT_TRUE(settings_.add(admin_, places(8, "2027-01-01")));
    for (const DatedSettings* each : std::initializer_list<const DatedSettings*>{&settings_, &other}) {
        EXPECT_EQ(placesOn(data_, *each, "2026-12-31"), 6);
        EXPECT_EQ(placesOn(data_, *each, "2027-01-01"), 8);
    }
}

TEST_F(DatedSettingsTest, AValueAddedTwiceIsStoredOnce) {
    const auto body = places(8, "2027-01-01");
    const auto once = settings_.add(admin_, body).value();
    EXPECT_EQ(settings_.add(admin_, body).value(), once);
    EXPECT_EQ(stateOf(once, body.at("id")), "planned");
    EXPECT_EQ(stateOf(once, "service.max_places@2000-01-01"), "superseded");
}

TEST_F(DatedSettingsTest, ACorrectedValueStaysToBeRead) {
    const json::object body{
        {"id", newUuid(data_.clock().now())}, {"value", 5}, {"source", "Relecture"}, {"status", "practice"}};
    const auto listed = settings_.correct(admin_, "service.max_places@2000-01-01", body).value();
    EXPECT_EQ(stateOf(listed, body.at("id")), "in_force");
    EXPECT_EQ(stateOf(listed, "service.max_places@2000-01-01"), "superseded");
    EXPECT_EQ(placesOn(data_, settings_, "2026-11-12"), 5);
}

TEST_F(DatedSettingsTest, APlannedValueTakenBackLeavesTheOneBefore) {
    const auto body = places(8, "2027-01-01");
    ASSERT_TRUE(settings_.add(admin_, body));
    ASSERT_TRUE(settings_.withdraw(admin_, std::string(body.at("id").as_string())));
    EXPECT_EQ(placesOn(data_, settings_, "2027-01-01"), 6);
    EXPECT_EQ(settings_.withdraw(admin_, "service.max_places@2000-01-01").error().kind, ErrorKind::not_found);
}

TEST_F(DatedSettingsTest, NamesTheFieldsThatAreWrong) {
    auto body = places(8, "2000-01-01");
    EXPECT_EQ(settings_.add(admin_, body).error().fields.front().code, "overlap");
    body = places(8, "2027-01-01");
    body["source"] = "";
    EXPECT_EQ(settings_.add(admin_, body).error().fields.front().field, "source");
}

TEST_F(DatedSettingsTest, IsForAdministrators) {
    const auto coordinator = test::aColleague(data_.database(), data_.clock(), "camille", "Camille Rivière");
    EXPECT_EQ(settings_.list(coordinator).error().kind, ErrorKind::forbidden);
    EXPECT_EQ(settings_.add(coordinator, {}).error().kind, ErrorKind::forbidden);
    EXPECT_EQ(settings_.correct(coordinator, "x", {}).error().kind, ErrorKind::forbidden);
    EXPECT_EQ(settings_.withdraw(coordinator, "x").error().kind, ErrorKind::forbidden);
}

}  // namespace
}  // namespace jalon::calendar
