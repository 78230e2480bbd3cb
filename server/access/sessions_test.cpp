// SPDX-License-Identifier: EUPL-1.2
#include "access/sessions.h"

#include <gmock/gmock.h>

#include "absent_standby.h"
#include "access/access_fixture.h"
#include "full_disk.h"

namespace jalon::access {
namespace {

using http::Method;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;
using test::codeOf;
using test::header;
using test::jsonOf;
using ::testing::HasSubstr;
using ::testing::MatchesRegex;
using ::testing::Not;

constexpr storage::Sql kCountSessions{"test.count", "SELECT count(*) FROM app_session"};
constexpr storage::Sql kLastSeen{"test.last_seen", "SELECT last_seen_at FROM app_session"};
constexpr storage::Sql kLatestSeen{"test.latest_seen", "SELECT max(last_seen_at) FROM app_session"};
constexpr storage::Sql kTokenHash{"test.token_hash", "SELECT token_hash FROM app_session"};

class SessionsTest : public AccessFixture {};

TEST_F(SessionsTest, TheCookieIsOutOfReachOfScriptsAndOtherSites) {
    anAccount("a.martin");
    EXPECT_THAT(header(browser().signIn("a.martin"), "Set-Cookie"),
                MatchesRegex("jalon_session=[A-Za-z0-9_-]{43}; Path=/; HttpOnly; SameSite=Strict"));
}

class SecureSessionsTest : public AccessFixture {
protected:
    static AccessOptions secure() {
        AccessOptions options = testOptions();
        options.secure_cookie = true;
        return options;
    }
    SecureSessionsTest() : AccessFixture(secure()) {}
};

TEST_F(SecureSessionsTest, BehindHttpsTheCookieIsSecureAndBoundToTheHost) {
    anAccount("a.martin");
    Browser opened = browser();
    EXPECT_THAT(header(opened.signIn("a.martin"), "Set-Cookie"),
                MatchesRegex("__Host-jalon_session=[A-Za-z0-9_-]{43}; Path=/; HttpOnly; SameSite=Strict; Secure"));
    EXPECT_EQ(opened.statusOfSession(), 200);
    opened.cookie = opened.cookie.substr(std::string("__Host-").size());
    EXPECT_EQ(opened.statusOfSession(), 401);
}

TEST_F(SessionsTest, ASessionTellsWhoIsSignedInAndGivesItsCsrfTokenAgain) {
    const User user = anAccount("A.Martin", {Role::administrator, Role::coordinator});
    Browser opened = signedIn("A.Martin");
    const auto session = jsonOf(opened.get("/api/v1/session"));
    json::array rights;
    for (const Right right : rightsOf({Role::coordinator, Role::administrator}).list())
        rights.emplace_back(rightCode(right));
    EXPECT_EQ(session, (json::value{{"user",
                                     {{"id", user.id.text()},
                                      {"login", "A.Martin"},
                                      {"displayName", "Nom de A.Martin"},
                                      {"roles", {"coordinator", "administrator"}},
                                      {"rights", rights}}},
                                    {"csrfToken", opened.csrf},
                                    {"idleSeconds", 1800},
                                    {"mustChangePassword", false}}));
}

TEST_F(SessionsTest, OnlyAHashOfTheTokenIsStored) {
    anAccount("a.martin");
    const Browser opened = signedIn("a.martin");
    const std::string token = opened.cookie.substr(opened.cookie.find('=') + 1);
    const std::string stored =
        data_.database().read([](storage::Transaction& tx) { return tx.run(kTokenHash).front().text(0); });
    EXPECT_THAT(stored, MatchesRegex("[0-9a-f]{64}"));
    EXPECT_EQ(stored, sessionKey(token));
    EXPECT_NE(opened.csrf, token);
}

TEST_F(SessionsTest, EverySignInMakesANewTokenAndEndsTheOldSession) {
    anAccount("a.martin");
    Browser opened = signedIn("a.martin");
    Browser thief = opened;
    opened.signIn("a.martin");
    EXPECT_NE(opened.cookie, thief.cookie);
    EXPECT_NE(opened.csrf, thief.csrf);
    EXPECT_EQ(opened.statusOfSession(), 200);
    EXPECT_EQ(thief.statusOfSession(), 401);
}

TEST_F(SessionsTest, ATokenPlantedBeforeSignInIsWorthNothingAfter) {
    anAccount("a.martin");
    Browser victim = browser();
    victim.cookie = "jalon_session=" + newToken();
    Browser attacker = victim;
    victim.signIn("a.martin");
    EXPECT_NE(victim.cookie, attacker.cookie);
    EXPECT_EQ(attacker.statusOfSession(), 401);
}

TEST_F(SessionsTest, WithoutAKnownTokenNobodyIsSignedIn) {
    anAccount("a.martin");
    signedIn("a.martin");
    Browser opened = browser();
    for (const auto& cookie : {std::string(), std::string("jalon_session="), "jalon_session=" + newToken(),
                               "jalon_session=" + std::string(4000, 'x'), std::string("other=1")}) {
        opened.cookie = cookie;
        const auto response = opened.get("/api/v1/session");
        EXPECT_EQ(response.status, 401) << cookie;
        EXPECT_EQ(codeOf(response), "unauthenticated");
    }
}

TEST_F(SessionsTest, AnIdleSessionEndsAndAUsedOneGoesOn) {
    anAccount("a.martin");
    Browser used = signedIn("a.martin");
    Browser idle = signedIn("a.martin");
    for (int i = 0; i < 3; ++i) {
        advance(minutes(20));
        EXPECT_EQ(used.statusOfSession(), 200);
    }
    EXPECT_EQ(idle.statusOfSession(), 401);
    advance(minutes(30));
    EXPECT_EQ(used.statusOfSession(), 200);
    advance(minutes(30) + seconds(1));
    EXPECT_EQ(used.statusOfSession(), 401);
}

TEST_F(SessionsTest, EvenAUsedSessionEndsAfterItsHours) {
    anAccount("a.martin");
    Browser opened = signedIn("a.martin");
    for (int i = 0; i < 12 * 3; ++i) {
        advance(minutes(20));
        ASSERT_EQ(opened.statusOfSession(), 200) << i;
    }
    advance(seconds(1));
    EXPECT_EQ(opened.statusOfSession(), 401);
}

TEST_F(SessionsTest, UseIsNotedAtMostOnceAMinute) {
    anAccount("a.martin");
    Browser opened = signedIn("a.martin");
    const auto start = count(kLastSeen);
    advance(seconds(59));
    opened.statusOfSession();
    EXPECT_EQ(count(kLastSeen), start);
    advance(seconds(1));
    opened.statusOfSession();
    EXPECT_EQ(count(kLastSeen), start + 60'000'000);
}

TEST_F(SessionsTest, AFullDiskEndsNoSessionThatReads) {
    anAccount("a.martin");
    Browser used = signedIn("a.martin");
    Browser idle = signedIn("a.martin");
    const auto stored = count(kLastSeen);
    {
        const test::FullDisk full;
        for (int i = 0; i < 4; ++i) {
            advance(minutes(20));
            EXPECT_EQ(used.statusOfSession(), 200) << i;
        }
        EXPECT_EQ(count(kLastSeen), stored) << "nothing could be noted";
        EXPECT_EQ(idle.statusOfSession(), 401) << "the limit holds all the same";
    }
    advance(minutes(1));
    EXPECT_EQ(used.statusOfSession(), 200);
    EXPECT_EQ(count(kLatestSeen), stored + 81LL * 60 * 1'000'000) << "noted again as soon as there is space";
    advance(minutes(31));
    EXPECT_EQ(used.statusOfSession(), 401);
}

TEST_F(SessionsTest, AStandbyThatIsAwayHoldsUpNobodyWhoReads) {
    if (!test::onPostgres()) GTEST_SKIP() << "no standby";
    anAccount("a.martin");
    Browser used = signedIn("a.martin");
    const auto stored = count(kLastSeen);
    const test::AbsentStandby standby(data_.base());
    advance(minutes(2));
    EXPECT_EQ(used.statusOfSession(), 200);
    EXPECT_EQ(count(kLastSeen), stored + 120'000'000) << "noted all the same";
}

TEST_F(SessionsTest, WhatCouldNotBeNotedHereGivesWayToWhatAnotherServerNoted) {
    anAccount("a.martin");
    Browser here = signedIn("a.martin");
    Access other(data_.database(), data_.clock(), testOptions());
    http::Router router;
    RouteTable table(router, other);
    other.addRoutes(table);
    Browser there(router);
    there.cookie = here.cookie;
    {
        const test::FullDisk full;
        advance(minutes(20));
        EXPECT_EQ(here.statusOfSession(), 200);
    }
    advance(minutes(5));
    EXPECT_EQ(there.statusOfSession(), 200);
    advance(minutes(28));
    EXPECT_EQ(here.statusOfSession(), 200) << "used 28 minutes ago, over there";
}

TEST_F(SessionsTest, AClockSetBackNeitherEndsSessionsNorMakesThemLast) {
    anAccount("a.martin");
    Browser used = signedIn("a.martin");
    Browser idle = signedIn("a.martin");
    advance(-hours(24));
    EXPECT_EQ(used.statusOfSession(), 200);
    advance(minutes(20));
    EXPECT_EQ(used.statusOfSession(), 200);
    advance(minutes(11));
    EXPECT_EQ(used.statusOfSession(), 200);
    EXPECT_EQ(idle.statusOfSession(), 401) << "counted from the moment the first request met the new time";
    for (int i = 0; i < 11 * 3 + 1; ++i) {
        advance(minutes(20));
        ASSERT_EQ(used.statusOfSession(), 200) << i;
    }
    advance(minutes(20));
    EXPECT_EQ(used.statusOfSession(), 401) << "twelve hours of the new time";
}

TEST_F(SessionsTest, SignInSweepsSessionsThatAreOver) {
    anAccount("a.martin");
    signedIn("a.martin");
    signedIn("a.martin");
    EXPECT_EQ(count(kCountSessions), 2);
    advance(minutes(31));
    signedIn("a.martin");
    EXPECT_EQ(count(kCountSessions), 1);
}

TEST_F(SessionsTest, ADeactivatedUserIsOutAtOnce) {
    const User user = anAccount("a.martin");
    anAccount("chef", {Role::administrator});
    Browser opened = signedIn("a.martin");
    Browser chief = signedIn("chef");
    EXPECT_EQ(chief.send(Method::patch, "/api/v1/users/" + user.id.text(), {{"active", false}}, {{"if-match", "\"1\""}})
                  .status,
              200);
    EXPECT_EQ(opened.statusOfSession(), 401);
    Browser tried = browser();
    EXPECT_EQ(codeOf(tried.signIn("a.martin")), "bad_credentials");
    chief.send(Method::patch, "/api/v1/users/" + user.id.text(), {{"active", true}}, {{"if-match", "\"2\""}});
    EXPECT_EQ(opened.statusOfSession(), 401);  // back, but not by the old door
}

TEST_F(SessionsTest, ARoleTakenAwayIsGoneInTheOpenSession) {
    const User user = anAccount("a.martin");
    anAccount("chef", {Role::administrator});
    Browser opened = signedIn("a.martin");
    Browser chief = signedIn("chef");
    EXPECT_EQ(opened.get("/for-coordinators").status, 204);
    const std::string membership = access_.findByLogin("a.martin")->memberships.front().id;
    const auto ended = chief.send(Method::patch, "/api/v1/memberships/" + membership,
                                  {{"from", nullptr}, {"to", "2026-11-11"}}, {{"if-match", "\"1\""}});
    EXPECT_EQ(ended.status, 200);
    EXPECT_EQ(opened.get("/for-coordinators").status, 403);
}

TEST_F(SessionsTest, ARoleEndsAfterItsLastDayInTheOpenSession) {
    NewUser wanted{UserId::make(data_.clock().now()),
                   "a.martin",
                   "Alice Martin",
                   kPassword,
                   firstMemberships({Role::coordinator}, data_.clock().now()),
                   false};
    wanted.memberships.front().from = data_.clock().today() + 1;
    wanted.memberships.front().to = data_.clock().today() + 2;
    ASSERT_TRUE(access_.createUser(Actor::system("cli"), wanted));
    Browser opened = signedIn("a.martin");
    std::vector<int> statuses;
    for (int day = 0; day < 4; ++day) {
        statuses.push_back(opened.get("/for-coordinators").status);
        data_.clock().setToday(data_.clock().today() + 1);
    }
    EXPECT_EQ(statuses, (std::vector{403, 204, 204, 403}));
}

TEST_F(SessionsTest, SigningOutEndsTheSessionAndClearsTheCookie) {
    const User user = anAccount("a.martin");
    Browser opened = signedIn("a.martin");
    const Browser before = opened;
    const auto response = opened.send(Method::del, "/api/v1/session");
    EXPECT_EQ(response.status, 204);
    EXPECT_EQ(header(response, "Set-Cookie"), "jalon_session=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0");
    Browser replay = before;
    EXPECT_EQ(replay.statusOfSession(), 401);
    EXPECT_EQ(auditLines().front(), "sign_out " + user.id.text() + " by " + user.id.text());
}

TEST_F(SessionsTest, AWriteNeedsTheCsrfTokenOfItsOwnSession) {
    anAccount("a.martin");
    Browser opened = signedIn("a.martin");
    const Browser other = signedIn("a.martin");
    for (const auto& csrf : {std::string(), std::string("x"), other.csrf, opened.csrf + "x"}) {
        Browser forged = opened;
        forged.csrf = csrf;
        const auto response = forged.send(Method::del, "/api/v1/session");
        EXPECT_EQ(response.status, 403) << csrf;
        EXPECT_EQ(codeOf(response), "csrf");
    }
    EXPECT_EQ(opened.statusOfSession(), 200);
}

TEST_F(SessionsTest, AWriteFromAnotherSiteIsRefusedEvenWithItsToken) {
    anAccount("a.martin");
    Browser opened = signedIn("a.martin");
    const auto foreign = opened.send(Method::del, "/api/v1/session", nullptr, {{"origin", "https://evil.example"}});
    EXPECT_EQ(codeOf(foreign), "csrf");
    const auto crossed = opened.send(Method::del, "/api/v1/session", nullptr, {{"sec-fetch-site", "cross-site"}});
    EXPECT_EQ(codeOf(crossed), "csrf");
    EXPECT_EQ(opened.statusOfSession(), 200);
}

TEST_F(SessionsTest, SignInIsRefusedFromAnotherSiteAndInAnotherFormat) {
    anAccount("a.martin");
    const json::value credentials{{"login", "a.martin"}, {"password", kPassword}};
    Browser opened = browser();
    EXPECT_EQ(codeOf(opened.send(Method::post, "/api/v1/session", credentials, {{"sec-fetch-site", "cross-site"}})),
              "csrf");
    EXPECT_EQ(codeOf(opened.send(Method::post, "/api/v1/session", credentials, {{"origin", "null"}})), "csrf");
    EXPECT_EQ(opened.send(Method::post, "/api/v1/session", credentials, {{"content-type", "text/plain"}}).status, 415);
    EXPECT_EQ(opened.cookie, "");
}

TEST(Tokens, AreNeverTheSameAndTellNothingOfEachOther) {
    const std::string token = newToken();
    EXPECT_NE(token, newToken());
    EXPECT_EQ(csrfToken(token), csrfToken(token));
    EXPECT_NE(csrfToken(token), csrfToken(newToken()));
    EXPECT_THAT(sessionKey(token), Not(HasSubstr(token)));
}

}  // namespace
}  // namespace jalon::access
