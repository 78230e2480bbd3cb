// SPDX-License-Identifier: EUPL-1.2
#include "access/sign_in.h"

#include <gmock/gmock.h>

#include "access/access_fixture.h"

namespace jalon::access {
namespace {

using http::Method;
using std::chrono::minutes;
using std::chrono::seconds;
using test::codeOf;
using test::fieldsOf;
using test::header;
using test::jsonOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

constexpr auto kWrong = "crayon violon 74";
constexpr auto kNext = "guitare pinceau 12";
constexpr storage::Sql kDetails{"test.details", "SELECT details FROM audit_line ORDER BY id"};

class SignInTest : public AccessFixture {
protected:
    /// Another address for each attempt: what is told must come from the login.
    std::string outcome(const std::string& login, const std::string& password) {
        Browser opened = browser("192.0.2." + std::to_string(++address_));
        const auto response = opened.signIn(login, password);
        return response.status == 200 ? "in" : std::to_string(response.status) + " " + codeOf(response);
    }
    void failUntilLocked(const std::string& login) {
        for (int i = 0; i < 4; ++i) EXPECT_EQ(outcome(login, kWrong), "401 bad_credentials") << i;
    }
    http::Response changePassword(Browser& opened, const std::string& current, const std::string& replacement) {
        return opened.send(Method::put, "/api/v1/session/password",
                           {{"currentPassword", current}, {"newPassword", replacement}});
    }
    int address_ = 0;
};

TEST_F(SignInTest, ALoginIsKnownWhateverItsCaseAccentsAndBlanks) {
    anAccount("Léa.Martin");
    EXPECT_EQ(outcome("Léa.Martin", kPassword), "in");
    EXPECT_EQ(outcome(" LEA.MARTIN ", kPassword), "in");
    EXPECT_EQ(outcome("lea.martine", kPassword), "401 bad_credentials");
}

TEST_F(SignInTest, UnknownWrongAndInactiveAnswerTheSame) {
    anAccount("chef", {Role::administrator});
    const User inactive = anAccount("parti");
    Browser chief = signedIn("chef");
    chief.send(Method::patch, "/api/v1/users/" + inactive.id.text(), {{"active", false}}, {{"if-match", "\"1\""}});

    const auto unknown = browser().signIn("personne", kWrong);
    const auto wrong = browser().signIn("chef", kWrong);
    const auto gone = browser().signIn("parti", kPassword);
    for (const auto* response : {&unknown, &wrong, &gone}) {
        EXPECT_EQ(response->status, 401);
        EXPECT_EQ(codeOf(*response), "bad_credentials");
        EXPECT_EQ(response->body, unknown.body);
        EXPECT_EQ(response->headers, unknown.headers);
    }
}

TEST_F(SignInTest, MissingUnknownAndOverlongMembersAreNamed) {
    Browser opened = browser();
    EXPECT_THAT(fieldsOf(opened.send(Method::post, "/api/v1/session", {{"login", " "}, {"remember", true}})),
                ElementsAre("login: required", "password: required", "remember: unknown_field"));
    EXPECT_THAT(fieldsOf(opened.signIn(std::string(101, 'a'), std::string(201, 'a'))),
                ElementsAre("login: too_long", "password: too_long"));
}

TEST_F(SignInTest, TooManyFailuresLockTheAccountEvenForTheRightPassword) {
    anAccount("a.martin");
    anAccount("b.durand");
    failUntilLocked("a.martin");
    EXPECT_EQ(outcome("a.martin", kPassword), "429 locked");
    EXPECT_EQ(outcome("b.durand", kPassword), "in");
    advance(minutes(14));
    const auto locked = browser().signIn("a.martin");
    EXPECT_EQ(header(locked, "Retry-After"), "60");
    advance(minutes(1));
    EXPECT_EQ(outcome("a.martin", kPassword), "in");
}

TEST_F(SignInTest, UnknownLoginsAreLockedInTheSameWay) {
    anAccount("a.martin");
    for (const auto* login : {"a.martin", "personne"}) {
        failUntilLocked(login);
        EXPECT_EQ(outcome(login, kWrong), "429 locked") << login;
    }
    const auto known = browser().signIn("A.Martin", kWrong);
    const auto unknown = browser().signIn("PERSONNE", kWrong);
    EXPECT_EQ(known.body, unknown.body);
    EXPECT_EQ(known.headers, unknown.headers);
    advance(minutes(15));
    for (const auto* login : {"a.martin", "personne"})
        EXPECT_EQ(outcome(login, kWrong), "401 bad_credentials") << login;
}

TEST_F(SignInTest, ARightPasswordForgetsTheFailuresBefore) {
    anAccount("a.martin");
    for (int round = 0; round < 3; ++round) {
        for (int i = 0; i < 3; ++i) EXPECT_EQ(outcome("a.martin", kWrong), "401 bad_credentials");
        EXPECT_EQ(outcome("a.martin", kPassword), "in");
    }
}

TEST_F(SignInTest, TheLockSurvivesARestart) {
    anAccount("a.martin");
    failUntilLocked("a.martin");
    data_.reopen();
    Access restarted(data_.database(), data_.clock(), testOptions());
    http::Router router;
    RouteTable table(router, restarted);
    restarted.addRoutes(table);
    EXPECT_EQ(codeOf(Browser(router).signIn("a.martin")), "locked");
}

TEST_F(SignInTest, EverySignInLeavesALineWithoutAnyPassword) {
    const User user = anAccount("a.martin");
    outcome("a.martin", kWrong);
    outcome("personne", kWrong);
    outcome("a.martin", kPassword);
    const std::string id = user.id.text();
    EXPECT_THAT(auditLines(), ElementsAre("sign_in " + id + " by " + id, "sign_in_failed  by nobody",
                                          "sign_in_failed " + id + " by nobody", "create " + id + " by nobody"));
    for (const auto& row : data_.database().read([](storage::Transaction& tx) { return tx.run(kDetails); })) {
        EXPECT_THAT(row.text(0), Not(HasSubstr("violon")));
        EXPECT_THAT(row.text(0), Not(HasSubstr("personne")));  // people type passwords into the wrong box
    }
}

class FloodTest : public AccessFixture {
protected:
    static AccessOptions fewAttempts() {
        AccessOptions options = testOptions();
        options.attempts_per_minute = 3;
        return options;
    }
    FloodTest() : AccessFixture(fewAttempts()) {}
};

TEST_F(FloodTest, AnAddressTriesSoManyTimesAMinute) {
    anAccount("a.martin");
    for (int i = 0; i < 3; ++i) EXPECT_EQ(browser("2001:db8::1").signIn("x" + std::to_string(i)).status, 401);
    advance(seconds(20));
    const auto refused = browser("2001:db8::2").signIn("a.martin");
    EXPECT_EQ(refused.status, 429);
    EXPECT_EQ(codeOf(refused), "too_many_attempts");
    EXPECT_EQ(header(refused, "Retry-After"), "40");
    EXPECT_EQ(browser("192.0.2.9").signIn("a.martin").status, 200);
    advance(seconds(40));
    EXPECT_EQ(browser("2001:db8::1").signIn("a.martin").status, 200);
}

/// Counts, and does the real work.
class CountingHasher final : public PasswordHasher {
public:
    Result<std::string> hash(std::string_view password) override { return real_.hash(password); }
    Result<bool> verify(const std::string& hash, std::string_view password) override {
        ++verified;
        if (during) during();
        return real_.verify(hash, password);
    }
    int verified = 0;
    std::function<void()> during;

private:
    Argon2Hasher real_{{8, 1}};
};

class SignInCostTest : public SignInTest {
protected:
    Result<SignedIn> attempt(const std::string& login, const std::string& password = kPassword) {
        return sign_in_.signIn(login, password, test::aRequest(Method::post, "/api/v1/session"));
    }
    int costOf(const std::string& login, const std::string& password) {
        const int before = hasher_.verified;
        EXPECT_FALSE(attempt(login, password));
        return hasher_.verified - before;
    }

    CountingHasher hasher_;
    const AccessOptions options_ = testOptions();
    Sessions sessions_{data_.database(), data_.clock(), options_};
    SignIn sign_in_{data_.database(), data_.clock(), options_, hasher_, sessions_};
};

TEST_F(SignInCostTest, UnknownWrongAndInactiveCostOneComputationEach) {
    anAccount("chef", {Role::administrator});
    const User inactive = anAccount("parti");
    signedIn("chef").send(Method::patch, "/api/v1/users/" + inactive.id.text(), {{"active", false}},
                          {{"if-match", "\"1\""}});
    EXPECT_EQ(costOf("personne", kWrong), 1);
    EXPECT_EQ(costOf("chef", kWrong), 1);
    EXPECT_EQ(costOf("parti", kPassword), 1);
}

TEST_F(SignInCostTest, ALockedLoginCostsNothingKnownOrNot) {
    anAccount("a.martin");
    for (const auto* login : {"a.martin", "personne"}) {
        for (int i = 0; i < 4; ++i) EXPECT_EQ(costOf(login, kWrong), 1) << login;
        EXPECT_EQ(costOf(login, kPassword), 0) << login;
    }
}

TEST_F(SignInCostTest, ALockThatFallsDuringTheComputationHolds) {
    anAccount("a.martin");
    hasher_.during = [this] {
        hasher_.during = nullptr;
        failUntilLocked("a.martin");
    };
    const auto late = attempt("a.martin");
    ASSERT_FALSE(late);
    EXPECT_EQ(late.error().code, "locked");
}

TEST_F(SignInCostTest, AFailureThatComesAfterTheLockDoesNotProlongIt) {
    anAccount("a.martin");
    hasher_.during = [this] {
        hasher_.during = nullptr;
        failUntilLocked("a.martin");
        advance(minutes(10));
    };
    EXPECT_EQ(attempt("a.martin", kWrong).error().code, "locked");
    advance(minutes(5));
    EXPECT_EQ(outcome("a.martin", kPassword), "in");
}

TEST_F(SignInCostTest, DeactivationDuringTheComputationHolds) {
    anAccount("chef", {Role::administrator});
    const User user = anAccount("a.martin");
    Browser chief = signedIn("chef");
    hasher_.during = [&] {
        chief.send(Method::patch, "/api/v1/users/" + user.id.text(), {{"active", false}}, {{"if-match", "\"1\""}});
    };
    const auto late = attempt("a.martin");
    ASSERT_FALSE(late);
    EXPECT_EQ(late.error().code, "bad_credentials");
}

TEST_F(SignInCostTest, AResetDuringOnesOwnChangeWins) {
    anAccount("chef", {Role::administrator});
    const User user = anAccount("a.martin");
    Browser chief = signedIn("chef");
    hasher_.during = [&] {
        chief.send(Method::put, "/api/v1/users/" + user.id.text() + "/password", {{"newPassword", "tulipe marteau 9"}});
    };
    const Actor actor{{user.id, "web"}, user.login, user.display_name, {Role::coordinator}, "key"};
    const auto changed = sign_in_.changePassword(actor, kPassword, kNext);
    ASSERT_FALSE(changed);
    EXPECT_EQ(changed.error().fields[0].code, "wrong");
    EXPECT_EQ(outcome("a.martin", "tulipe marteau 9"), "in");
}

class ChangePasswordTest : public SignInTest {};

TEST_F(ChangePasswordTest, TheNewPasswordCountsAndTheOtherSessionsEnd) {
    const User user = anAccount("a.martin");
    anAccount("b.durand");
    Browser here = signedIn("a.martin");
    Browser elsewhere = signedIn("a.martin");
    Browser colleague = signedIn("b.durand");
    EXPECT_EQ(changePassword(here, kPassword, kNext).status, 204);
    EXPECT_EQ(here.statusOfSession(), 200);
    EXPECT_EQ(elsewhere.statusOfSession(), 401);
    EXPECT_EQ(colleague.statusOfSession(), 200);
    EXPECT_EQ(outcome("a.martin", kPassword), "401 bad_credentials");
    EXPECT_EQ(outcome("a.martin", kNext), "in");
    EXPECT_THAT(auditLines(), ::testing::Contains("change_password " + user.id.text() + " by " + user.id.text()));
}

TEST_F(ChangePasswordTest, AWrongPresentPasswordIsSaidAndCountsTowardsTheLock) {
    const User user = anAccount("a.martin");
    Browser opened = signedIn("a.martin");
    for (int i = 0; i < 4; ++i)
        EXPECT_THAT(fieldsOf(changePassword(opened, kWrong, kNext)), ElementsAre("currentPassword: wrong"));
    EXPECT_EQ(auditLines().front(), "change_password_failed " + user.id.text() + " by " + user.id.text());
    EXPECT_EQ(codeOf(changePassword(opened, kPassword, kNext)), "locked");
    EXPECT_EQ(outcome("a.martin", kPassword), "429 locked");
    EXPECT_EQ(opened.statusOfSession(), 200);
}

TEST_F(ChangePasswordTest, ABadReplacementIsRefusedWithItsReason) {
    anAccount("a.martin");
    Browser opened = signedIn("a.martin");
    EXPECT_THAT(fieldsOf(changePassword(opened, kPassword, "court")), ElementsAre("newPassword: too_short"));
    EXPECT_THAT(fieldsOf(changePassword(opened, kPassword, "motdepasse123")), ElementsAre("newPassword: too_common"));
    EXPECT_THAT(fieldsOf(changePassword(opened, kPassword, "Nom de A Martin")),
                ElementsAre("newPassword: same_as_name"));
    EXPECT_THAT(fieldsOf(changePassword(opened, kPassword, kPassword)), ElementsAre("newPassword: unchanged"));
    EXPECT_EQ(outcome("a.martin", kPassword), "in");
}

TEST_F(ChangePasswordTest, APasswordToChangeClosesTheRestUntilItIsChanged) {
    anAccount("a.martin", {Role::coordinator}, true);
    Browser opened = browser();
    const auto session = opened.signIn("a.martin");
    EXPECT_TRUE(jsonOf(session).at("mustChangePassword").as_bool());
    EXPECT_EQ(opened.statusOfSession(), 200);
    EXPECT_EQ(codeOf(opened.get("/for-coordinators")), "password_change_required");
    EXPECT_EQ(changePassword(opened, kPassword, kNext).status, 204);
    EXPECT_EQ(opened.get("/for-coordinators").status, 204);
    EXPECT_FALSE(jsonOf(opened.get("/api/v1/session")).at("mustChangePassword").as_bool());
}

}  // namespace
}  // namespace jalon::access
