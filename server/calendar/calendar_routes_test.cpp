// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>

#include "access/access.h"
#include "audit/audit.h"
#include "calendar/calendars.h"
#include "partners/partners.h"
#include "routes.h"
#include "test_database.h"

namespace jalon::calendar {
namespace {

using http::Method;
using test::aRequest;
using test::fieldsOf;
using test::jsonOf;
using ::testing::ElementsAre;

constexpr const char* kSchool = "018f0000-0000-7000-8000-000000000001";
const std::string kSchoolCalendar = std::string("/api/v1/structures/") + kSchool + "/calendar";

class CalendarRoutesTest : public ::testing::Test {
protected:
    CalendarRoutesTest() {
        EXPECT_TRUE(calendars_.loadShipped());
        EXPECT_TRUE(partners_.createStructure(
            access::Actor::system("demo"),
            {{"id", kSchool}, {"name", "Collège X"}, {"kind", "college"}, {"academy", "Rennes"}}));
        calendars_.addRoutes(routes_.table());
    }
    http::Response send(Method method, const std::string& target, const json::value& body = nullptr,
                        std::vector<std::pair<std::string, std::string>> headers = {}) {
        return routes_.send(aRequest(method, target, body, std::move(headers)));
    }

    test::TestDatabase data_{
        {audit::schema(), access::schema(), jobs::schema(), partners::schema(), calendar::schema()}};
    jobs::Jobs jobs_{data_.database(), data_.clock()};
    partners::Partners partners_{data_.database(), data_.clock(), jobs_};
    Calendars calendars_{data_.database(), data_.clock(), JALON_SOURCE_DIR "/data"};
    test::Routes routes_;
};

TEST_F(CalendarRoutesTest, ASchoolsCalendarIsWrittenFromTheVersionRead) {
    const auto first = send(Method::get, kSchoolCalendar);
    EXPECT_EQ(first.status, 200);
    EXPECT_EQ(test::header(first, "ETag"), "\"0\"");
    EXPECT_EQ(jsonOf(first).at("updatedAt"), nullptr);
    const json::value body{{"zone", "B"}, {"noClass", json::array{"wed/am", "wed/pm"}}, {"ownDays", json::array{}}};
    EXPECT_EQ(send(Method::put, kSchoolCalendar, body).status, 428);
    const auto written = send(Method::put, kSchoolCalendar, body, {{"if-match", "\"0\""}});
    EXPECT_EQ(written.status, 200);
    EXPECT_EQ(test::header(written, "ETag"), "\"1\"");
    EXPECT_EQ(jsonOf(written).at("zoneSource"), "academy") << "B is the académie's zone";
    EXPECT_EQ(send(Method::put, kSchoolCalendar, body, {{"if-match", "\"0\""}}).status, 412);
}

TEST_F(CalendarRoutesTest, TheServicesCalendarIsWrittenFromTheVersionRead) {
    json::value stored = jsonOf(send(Method::get, "/api/v1/calendars/service"));
    const json::value body{
        {"open", stored.at("open")}, {"closures", stored.at("closures")}, {"region", "alsace_moselle"}};
    const auto written = send(Method::put, "/api/v1/calendars/service", body, {{"if-match", "\"1\""}});
    EXPECT_EQ(written.status, 200);
    EXPECT_EQ(jsonOf(written).at("region"), "alsace_moselle");
    EXPECT_EQ(send(Method::put, "/api/v1/calendars/service", body, {{"if-match", "\"1\""}}).status, 412);
}

TEST_F(CalendarRoutesTest, DaysAndReceivableReadTheirQuestions) {
    const std::string days = "/api/v1/calendars/days";
    const auto week = send(Method::get, days + "?from=2026-11-09&to=2026-11-15&structureId=" + kSchool);
    EXPECT_EQ(jsonOf(week).at("items").as_array().size(), 7U);
    EXPECT_THAT(fieldsOf(send(Method::get, days + "?to=2026-11-15")), ElementsAre("from: required"));
    EXPECT_THAT(fieldsOf(send(Method::get, days + "?from=2026-11-31&to=2026-11-15")), ElementsAre("from: not_a_date"));

    const std::string receivable = std::string("/api/v1/calendars/receivable?structureId=") + kSchool;
    const auto answer = send(Method::get, receivable + "&from=2026-11-12/am&to=2026-11-17/pm");
    EXPECT_EQ(jsonOf(answer).at("receivable"), 8);
    EXPECT_EQ(jsonOf(send(Method::get, receivable + "&from=2026-11-12/am")).at("openEnded"), true);
    EXPECT_THAT(fieldsOf(send(Method::get, receivable)), ElementsAre("from: required"));
    EXPECT_THAT(fieldsOf(send(Method::get, receivable + "&from=2026-11-12/am&to=2026-11-11/pm")),
                ElementsAre("to: end_before_start"));
    EXPECT_THAT(fieldsOf(send(Method::get, "/api/v1/calendars/receivable?structureId=7&from=2026-11-12/am")),
                ElementsAre("structureId: not_an_id"));
}

TEST_F(CalendarRoutesTest, AnImportSaysWhetherItIsAPreview) {
    auto request = aRequest(Method::post, "/api/v1/calendars/import?dryRun=true", nullptr,
                            {{"content-type", "application/octet-stream"}});
    request.body = "[]";
    EXPECT_EQ(jsonOf(routes_.send(request)).at("dryRun"), true);
    request.query["dryRun"] = "maybe";
    EXPECT_EQ(routes_.send(request).status, 422);
    EXPECT_EQ(send(Method::post, "/api/v1/calendars/import", json::object{}).status, 415);
    EXPECT_GE(jsonOf(send(Method::get, "/api/v1/calendars/years")).at("items").as_array().size(), 6U);
}

}  // namespace
}  // namespace jalon::calendar
