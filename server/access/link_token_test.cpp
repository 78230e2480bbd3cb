// SPDX-License-Identifier: EUPL-1.2
#include "access/link_token.h"

#include <gmock/gmock.h>

#include "access/access_fixture.h"
#include "full_disk.h"

namespace jalon::access {
namespace {

using http::Method;
using http::Request;
using http::Response;
using test::codeOf;
using test::header;
using ::testing::MatchesRegex;
using ::testing::Not;

TEST(LinkToken, IsNewEachTimeAndFitsInAnAddress) {
    const std::string token = newLinkToken();
    EXPECT_THAT(token, MatchesRegex("[A-Za-z0-9_-]{43}"));
    EXPECT_NE(newLinkToken(), token);
}

TEST(LinkToken, WhatIsStoredIsItsSha256) {
    const std::string token = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    EXPECT_EQ(linkTokenHash(token).value(), "0f007385b6f9d4b7eeb2748605afe1a984a0a3bfa3f014d09e2a784ce9e5cd1a");
}

TEST(LinkToken, FitsItsOwnHashAlone) {
    const std::string token = newLinkToken();
    const std::string stored = linkTokenHash(token).value();
    EXPECT_TRUE(linkTokenFits(token, stored));
    EXPECT_FALSE(linkTokenFits(newLinkToken(), stored));
    EXPECT_FALSE(linkTokenFits(token, stored.substr(1)));
    EXPECT_FALSE(linkTokenFits(token, ""));
}

TEST(LinkToken, WhatCannotBeOneIsAnsweredLikeAnUnknownOne) {
    const std::string token = newLinkToken();
    for (const std::string& wrong :
         {std::string(), token.substr(1), token + "A", std::string(43, '='), std::string(42, 'A') + "\xC3"}) {
        EXPECT_EQ(linkTokenHash(wrong).error().kind, ErrorKind::not_found) << wrong;
    }
}

class LinkRoutesTest : public AccessFixture {
protected:
    LinkRoutesTest() {
        LinkRoutes links(table_, data_.database(), data_.clock(), 3);
        links.add(Method::post, "/link", "openLink", [this](const Request&, const Actor& actor) -> Result<Response> {
            seen_ = actor;
            if (refuse_) return Error::notFound();
            return Response::json(200, "{}");
        });
    }
    std::optional<Actor> seen_;
    bool refuse_ = false;
};

TEST_F(LinkRoutesTest, NeedNoSessionAndTakeNone) {
    anAccount("a.martin");
    EXPECT_EQ(browser().send(Method::post, "/link").status, 200);
    signedIn("a.martin").send(Method::post, "/link");
    EXPECT_FALSE(seen_->author.user);
    EXPECT_EQ(seen_->author.via, "link");
    EXPECT_TRUE(seen_->roles.empty());
}

TEST_F(LinkRoutesTest, AnswersAreKeptNowhereAndNamedToNobody) {
    for (const bool refused : {false, true}) {
        refuse_ = refused;
        const Response response = browser().send(Method::post, "/link");
        EXPECT_EQ(response.status, refused ? 404 : 200);
        EXPECT_EQ(header(response, "Cache-Control"), "no-store");
        EXPECT_EQ(header(response, "Referrer-Policy"), "no-referrer");
    }
}

TEST_F(LinkRoutesTest, AnAddressThatTriesTooOftenWaits) {
    refuse_ = true;
    for (int i = 0; i < 3; ++i) EXPECT_EQ(browser().send(Method::post, "/link").status, 404);
    const Response refused = browser().send(Method::post, "/link");
    EXPECT_EQ(refused.status, 429);
    EXPECT_EQ(codeOf(refused), "too_many_attempts");
    EXPECT_EQ(header(refused, "Retry-After"), "60");
    EXPECT_EQ(browser("192.0.2.2").send(Method::post, "/link").status, 404);
    advance(std::chrono::minutes(1));
    EXPECT_EQ(browser().send(Method::post, "/link").status, 404);
}

TEST_F(LinkRoutesTest, ServersOnOneBaseCountTogether) {
    http::Router other_router;
    RouteTable other_table(other_router, access_);
    LinkRoutes other(other_table, data_.database(), data_.clock(), 3);
    other.add(Method::post, "/link", "openLink",
              [](const Request&, const Actor&) -> Result<Response> { return Response::json(200, "{}"); });
    for (int i = 0; i < 3; ++i) {
        Browser asking = i % 2 == 0 ? browser() : Browser(other_router);
        EXPECT_EQ(asking.send(Method::post, "/link").status, 200) << i;
    }
    for (Browser refused : {browser(), Browser(other_router)})
        EXPECT_EQ(codeOf(refused.send(Method::post, "/link")), "too_many_attempts");
    advance(std::chrono::minutes(1));
    EXPECT_EQ(Browser(other_router).send(Method::post, "/link").status, 200);
}

TEST_F(LinkRoutesTest, WhatIsMinutesOldIsNotKept) {
    constexpr storage::Sql kKept{"test.kept", "SELECT count(*) FROM link_request"};
    for (int i = 0; i < 10; ++i) {
        EXPECT_EQ(browser().send(Method::post, "/link").status, 200);
        advance(std::chrono::seconds(45));
    }
    EXPECT_LE(count(kKept), 3);
}

TEST_F(LinkRoutesTest, AFullDiskLeavesTheLimitToEachServer) {
    if (test::onPostgres()) GTEST_SKIP() << "the disk that is full is the embedded file's";
    const test::FullDisk full;
    for (int i = 0; i < 3; ++i) EXPECT_EQ(browser().send(Method::post, "/link").status, 200) << i;
    EXPECT_EQ(browser().send(Method::post, "/link").status, 429);
}

TEST_F(LinkRoutesTest, ARequestOfAnotherSiteIsRefused) {
    Request request =
        test::aRequest(Method::post, "/link", nullptr, {{"host", "jalon.test"}, {"origin", "https://elsewhere.test"}});
    EXPECT_EQ(test::answer(router_, std::move(request)).status, 403);
    EXPECT_FALSE(seen_);
}

}  // namespace
}  // namespace jalon::access
