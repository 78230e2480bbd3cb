// SPDX-License-Identifier: EUPL-1.2
#include "access/open_sessions.h"

#include <gmock/gmock.h>

#include "access/access_fixture.h"
#include "access/sessions.h"

namespace jalon::access {
namespace {

using http::Method;
using test::jsonOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

constexpr auto kFirefox = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

class OpenSessionsTest : public AccessFixture {
protected:
    OpenSessionsTest() { anAccount("a.martin"); }
    Browser opened(const char* address = "192.0.2.1") {
        Browser one = browser(address);
        EXPECT_EQ(one.signIn("a.martin").status, 200);
        advance(std::chrono::minutes(1));
        return one;
    }
    static json::array list(Browser& by) { return jsonOf(by.get("/api/v1/sessions")).at("items").as_array(); }
    static std::vector<std::string> addresses(Browser& by) {
        std::vector<std::string> out;
        for (const auto& one : list(by)) out.emplace_back(one.at("address").as_string());
        return out;
    }
    static std::string idOf(const json::value& one) { return std::string(one.at("id").as_string()); }
};

TEST_F(OpenSessionsTest, AreListedWithWhereTheyWereOpenedTheLastUsedFirst) {
    Browser phone = opened("192.0.2.7");
    Browser office = browser("192.0.2.8");
    office.send(Method::post, "/api/v1/session", {{"login", "a.martin"}, {"password", kPassword}},
                {{"user-agent", kFirefox}});
    const auto found = list(office);
    ASSERT_EQ(found.size(), 2U);
    EXPECT_EQ(found[0].at("address").as_string(), "192.0.2.8");
    EXPECT_EQ(found[0].at("browser").as_string(), "Firefox");
    EXPECT_EQ(found[0].at("system").as_string(), "Linux");
    EXPECT_TRUE(found[0].at("current").as_bool());
    EXPECT_FALSE(found[1].at("current").as_bool());
    EXPECT_EQ(found[1].at("browser").as_string(), "");
}

TEST_F(OpenSessionsTest, TellNothingThatOpensOne) {
    Browser one = opened();
    const std::string token = one.cookie.substr(one.cookie.find('=') + 1);
    const std::string told = json::serialize(list(one));
    EXPECT_THAT(told, Not(HasSubstr(token)));
    EXPECT_THAT(told, Not(HasSubstr(sessionKey(token))));
}

TEST_F(OpenSessionsTest, OneIsEndedByItsOwnerAlone) {
    Browser lost = opened("192.0.2.7"), office = opened("192.0.2.8");
    const std::string id = idOf(list(office)[1]);
    anAccount("b.roy");
    Browser other = signedIn("b.roy");
    EXPECT_EQ(other.send(Method::del, "/api/v1/sessions/" + id).status, 404);
    EXPECT_EQ(lost.statusOfSession(), 200);
    EXPECT_EQ(office.send(Method::del, "/api/v1/sessions/" + id).status, 204);
    EXPECT_EQ(lost.statusOfSession(), 401);
    EXPECT_EQ(office.statusOfSession(), 200);
    EXPECT_EQ(office.send(Method::del, "/api/v1/sessions/" + id).status, 404);
    EXPECT_THAT(auditLines().front(), HasSubstr("end"));
}

TEST_F(OpenSessionsTest, AllOthersAreEndedAtOnce) {
    Browser first = opened("192.0.2.7"), second = opened("192.0.2.8"), here = opened("192.0.2.9");
    EXPECT_EQ(jsonOf(here.send(Method::del, "/api/v1/sessions")).at("ended"), 2);
    EXPECT_EQ(first.statusOfSession(), 401);
    EXPECT_EQ(second.statusOfSession(), 401);
    EXPECT_THAT(addresses(here), ElementsAre("192.0.2.9"));
}

TEST_F(OpenSessionsTest, OneThatHasRunOutIsNotListed) {
    Browser old = opened("192.0.2.7");
    advance(std::chrono::hours(2));
    Browser here = opened("192.0.2.9");
    EXPECT_THAT(addresses(here), ElementsAre("192.0.2.9"));
}

TEST_F(OpenSessionsTest, NobodySignedOutHasAny) {
    Browser nobody = browser();
    EXPECT_EQ(nobody.get("/api/v1/sessions").status, 401);
}

}  // namespace
}  // namespace jalon::access
