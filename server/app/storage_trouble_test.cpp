// SPDX-License-Identifier: EUPL-1.2
#include "app/storage_trouble.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/failure.h"
#include "routes.h"

namespace jalon::app {
namespace {

using storage::DbCode;
using storage::DbError;
using ::testing::HasSubstr;

class StorageTroubleTest : public ::testing::Test {
protected:
    std::optional<http::Response> answer(DbCode code) {
        return trouble_.answer("k3x9", DbError(code, "journal.insert", "in the engine's words"));
    }
    /// What `act` has logged, one line each.
    template <class Act>
    std::vector<std::string> logged(Act act) {
        ::testing::internal::CaptureStderr();
        act();
        std::istringstream text(::testing::internal::GetCapturedStderr());
        std::vector<std::string> lines;
        for (std::string line; std::getline(text, line);) lines.push_back(line);
        return lines;
    }

    ManualClock clock_{Instant(1'794'000'000'000'000), Day::of(2026, 11, 12)};
    Log log_{clock_};
    StorageTrouble trouble_{log_, clock_};
};

TEST_F(StorageTroubleTest, EachTroubleHasItsAnswer) {
    const std::vector<std::tuple<DbCode, int, std::string>> expected{
        {DbCode::full, 507, "storage_full"},       {DbCode::readonly, 503, "storage_readonly"},
        {DbCode::corrupt, 500, "storage_damaged"}, {DbCode::connection, 503, "storage_away"},
        {DbCode::disk, 503, "storage_failing"},    {DbCode::busy, 503, "busy"},
        {DbCode::serialization, 503, "busy"}};
    for (const auto& [code, status, word] : expected) {
        const auto response = answer(code);
        ASSERT_TRUE(response) << word;
        EXPECT_EQ(response->status, status);
        EXPECT_EQ(test::codeOf(*response), word);
        EXPECT_EQ(test::header(*response, "Content-Type"), "application/problem+json");
        EXPECT_EQ(response->has("Retry-After"), storage::isTransient(code)) << word;
    }
}

TEST_F(StorageTroubleTest, ABugIsNoTrouble) {
    EXPECT_FALSE(answer(DbCode::syntax));
    EXPECT_FALSE(answer(DbCode::unique));
    EXPECT_FALSE(trouble_.answer("k3x9", std::logic_error("a bug")));
    EXPECT_THAT(logged([&] { answer(DbCode::foreign_key); }), ::testing::IsEmpty());
}

TEST_F(StorageTroubleTest, IsToldOnceAMinuteNotOnceARequest) {
    const auto first = logged([&] {
        for (int i = 0; i < 50; ++i) answer(DbCode::full);
    });
    ASSERT_EQ(first.size(), 1U);
    EXPECT_THAT(first[0], HasSubstr(R"("event":"storage.trouble","code":"storage_full")"));
    EXPECT_THAT(first[0], HasSubstr("journal.insert: in the engine's words"));
    clock_.advance(std::chrono::minutes(1));
    const auto later = logged([&] {
        for (int i = 0; i < 50; ++i) answer(DbCode::full);
    });
    ASSERT_EQ(later.size(), 1U);
    EXPECT_THAT(later[0], HasSubstr(R"("refused_since_last":49)"));
}

TEST_F(StorageTroubleTest, AnotherTroubleIsToldAtOnce) {
    answer(DbCode::full);
    EXPECT_EQ(logged([&] { answer(DbCode::corrupt); }).size(), 1U);
}

TEST_F(StorageTroubleTest, SaysOnceThatItIsOver) {
    EXPECT_THAT(logged([&] { trouble_.wrote(); }), ::testing::IsEmpty());
    answer(DbCode::full);
    const auto over = logged([&] {
        trouble_.wrote();
        trouble_.wrote();
    });
    ASSERT_EQ(over.size(), 1U);
    EXPECT_THAT(over[0], HasSubstr("storage.recovered"));
}

TEST_F(StorageTroubleTest, AClockSetBackDoesNotSilenceIt) {
    answer(DbCode::full);
    clock_.advance(-std::chrono::hours(24));
    EXPECT_EQ(logged([&] { answer(DbCode::full); }).size(), 1U);
}

TEST(Failure, EveryTroubleHasASentenceAndAnExitCodeOfItsOwn) {
    Place place;
    place.directory = "/srv/jalon";
    std::map<int, std::string> codes;
    for (const std::string code :
         {"key.missing", "database.wrong_key", "database.in_use", "database.unreadable", "database.readonly",
          "database.full", "database.damaged", "database.log_missing", "database.away", "database.disk",
          "database.unfinished", "schema.newer", "schema.changed"}) {
        const Error error{ErrorKind::unavailable, code};
        EXPECT_THAT(sentence(error, place), HasSubstr(" ")) << code << " has no sentence";
        const auto [before, is_new] = codes.emplace(exitCode(error), code);
        EXPECT_TRUE(is_new) << code << " exits like " << before->second;
        EXPECT_GE(exitCode(error), 10);
    }
    EXPECT_EQ(exitCode(Error::notFound()), 1);
}

TEST(Failure, ABrokenDatabaseIsToldApartFromABug) {
    Place place;
    const auto codeFor = [&](DbCode code) {
        const auto error = troubleOf(DbError(code, "statement", "message"), place);
        return error ? error->code : "a bug";
    };
    EXPECT_EQ(codeFor(DbCode::full), "database.full");
    EXPECT_EQ(codeFor(DbCode::readonly), "database.readonly");
    EXPECT_EQ(codeFor(DbCode::corrupt), "database.damaged");
    EXPECT_EQ(codeFor(DbCode::connection), "database.away");
    EXPECT_EQ(codeFor(DbCode::disk), "database.disk");
    EXPECT_EQ(codeFor(DbCode::unique), "a bug");
    EXPECT_EQ(codeFor(DbCode::busy), "database.in_use");
    place.database = "postgresql://base.example/jalon";
    EXPECT_EQ(codeFor(DbCode::busy), "database.busy") << "no other program has it for itself";
    EXPECT_EQ(codeFor(DbCode::serialization), "database.busy");
    EXPECT_EQ(exitCode(Error{ErrorKind::unavailable, "database.busy"}), static_cast<int>(Exit::away));
}

}  // namespace
}  // namespace jalon::app
