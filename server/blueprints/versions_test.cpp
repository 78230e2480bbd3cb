// SPDX-License-Identifier: EUPL-1.2
#include "blueprints/versions.h"

#include <gmock/gmock.h>

#include "access/access.h"
#include "blueprints/versions_fixture.h"
#include "staff.h"
#include "storage/schema_check.h"
#include "test_database.h"

namespace jalon::blueprints {
namespace {

using jalon::test::TestDatabase;
using test::item;
using test::list;
using testing::IsEmpty;

class VersionsTest : public testing::Test {
protected:
    json::object renamed(const std::string& label) {
        auto edited = test::shipped().content();
        item(list(edited, "motive"), "bagarre").at("label").as_object()["fr"] = label;
        return edited;
    }
    json::object body(json::object content, const char* from, std::int64_t latest, std::int64_t based_on = 0) {
        return {{"id", newUuid(data_.clock().now())},
                {"basedOn", based_on},
                {"latest", latest},
                {"validFrom", from},
                {"comment", ""},
                {"content", std::move(content)}};
    }
    Result<Versions::Created> save(const json::object& body) { return versions_.save(admin_, body); }
    /// The words for "bagarre" on a day.
    std::string wordOn(const char* day) {
        return data_.database().read([&](storage::Transaction& tx) {
            for (const auto& choice : blueprints_.on(tx, *Day::parse(day)).vocabulary("motive"))
                if (choice.code == "bagarre") return std::string(choice.label.at("fr").as_string());
            return std::string();
        });
    }

    TestDatabase data_{{audit::schema(), access::schema(), schema()}};
    access::Actor admin_ =
        jalon::test::aColleague(data_.database(), data_.clock(), "alix", "Alix Le Goff", {access::Role::administrator});
    Blueprints blueprints_{JALON_SOURCE_DIR "/data"};
    Versions versions_{data_.database(), data_.clock(), blueprints_};
};

TEST_F(VersionsTest, EveryColumnHasAClass) {
    EXPECT_THAT(storage::unclassifiedColumns(data_.database(), data_.schemas()), IsEmpty());
}

TEST_F(VersionsTest, TheShippedBlueprintIsVersionZero) {
    const auto listed = versions_.list(admin_).value();
    ASSERT_EQ(listed.at("items").as_array().size(), 1u);
    EXPECT_EQ(listed.at("items").at(0).at("state"), "in_force");
    EXPECT_EQ(listed.at("latest"), 0);
    const auto shipped = versions_.get(admin_, 0).value();
    EXPECT_EQ(shipped.at("content").at("version"), 0);
    EXPECT_TRUE(Blueprint::parse(json::serialize(shipped.at("content"))));
}

TEST_F(VersionsTest, ASavedVersionHoldsFromItsFirstDayByItself) {
    ASSERT_TRUE(save(body(renamed("Rixe"), "2026-12-01", 0)));
    EXPECT_EQ(wordOn("2026-11-12"), "Bagarre");
    EXPECT_EQ(wordOn("2026-11-30"), "Bagarre");
    EXPECT_EQ(wordOn("2026-12-01"), "Rixe");
    const auto listed = versions_.list(admin_).value();
    EXPECT_EQ(listed.at("items").at(0).at("state"), "planned");
    EXPECT_EQ(listed.at("items").at(1).at("state"), "in_force");
}

TEST_F(VersionsTest, TheLatestFirstDayIsInForceThenTheHighestNumber) {
    ASSERT_TRUE(save(body(renamed("Rixe"), "2026-12-01", 0)));
    ASSERT_TRUE(save(body(renamed("Coups"), "2026-11-12", 1)));
    ASSERT_TRUE(save(body(renamed("Bagarre !"), "2026-12-01", 2)));
    EXPECT_EQ(wordOn("2026-11-12"), "Coups");
    EXPECT_EQ(wordOn("2026-12-01"), "Bagarre !");
}

TEST_F(VersionsTest, AnotherServerOnTheDatabaseSeesItAtOnce) {
    const Blueprints other(JALON_SOURCE_DIR "/data");
    const auto number = [&] {
        return data_.database().read(
            [&](storage::Transaction& tx) { return other.on(tx, data_.clock().today()).version(); });
    };
    EXPECT_EQ(number(), 0);
    ASSERT_TRUE(save(body(renamed("Rixe"), "2026-11-12", 0)));
    EXPECT_EQ(number(), 1);
}

TEST_F(VersionsTest, AVersionHeldByAUseCaseStaysAsItWas) {
    data_.database().read([&](storage::Transaction& tx) {
        const Blueprint& held = blueprints_.on(tx, data_.clock().today());
        return held.version();
    });
    const auto held =
        data_.database().read([&](storage::Transaction& tx) { return &blueprints_.on(tx, data_.clock().today()); });
    ASSERT_TRUE(save(body(renamed("Rixe"), "2026-11-12", 0)));
    EXPECT_EQ(wordOn("2026-11-12"), "Rixe");
    EXPECT_EQ(held->version(), 0);
}

TEST_F(VersionsTest, RefusesWhatIsWrongWithItsPlace) {
    auto edited = test::shipped().content();
    test::remove(list(edited, "motive"), "vol");
    const auto refused = save(body(edited, "2026-11-12", 0));
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().fields.front().field, "content.vocabularies.motive.vol");
    EXPECT_EQ(refused.error().fields.front().code, "code_in_use");
    EXPECT_EQ(save(body(renamed(""), "2026-11-12", 0)).error().kind, ErrorKind::invalid);
    EXPECT_EQ(save(body(renamed("Rixe"), "2026-11-11", 0)).error().fields.front().code, "in_past");
    EXPECT_EQ(save(body(test::shipped().content(), "2026-11-12", 0)).error().code, "nothing_changed");
    EXPECT_EQ(wordOn("2026-11-12"), "Bagarre");
}

TEST_F(VersionsTest, RefusesAVersionMadeWithoutSeeingTheLast) {
    ASSERT_TRUE(save(body(renamed("Rixe"), "2026-11-12", 0)));
    EXPECT_EQ(save(body(renamed("Coups"), "2026-11-12", 0)).error().code, "newer_version");
    ASSERT_TRUE(save(body(renamed("Coups"), "2026-11-12", 1, 1)));
}

TEST_F(VersionsTest, SavedTwiceIsSavedOnce) {
    const auto once = body(renamed("Rixe"), "2026-11-12", 0);
    EXPECT_FALSE(save(once)->repeated);
    EXPECT_TRUE(save(once)->repeated);
    EXPECT_EQ(versions_.list(admin_)->at("latest"), 1);
}

TEST_F(VersionsTest, APlannedVersionCanBeWithdrawn) {
    ASSERT_TRUE(save(body(renamed("Rixe"), "2026-12-01", 0)));
    ASSERT_TRUE(save(body(renamed("Coups"), "2026-11-12", 1)));
    EXPECT_EQ(versions_.withdraw(admin_, 1)->at("state"), "withdrawn");
    EXPECT_EQ(wordOn("2026-12-01"), "Coups");
    EXPECT_EQ(versions_.withdraw(admin_, 1).error().code, "already_withdrawn");
    EXPECT_EQ(versions_.withdraw(admin_, 2).error().code, "already_in_force");
    EXPECT_EQ(versions_.withdraw(admin_, 7).error().kind, ErrorKind::not_found);
}

TEST_F(VersionsTest, TellsWhatAnEditedContentChangesBeforeItIsSaved) {
    const auto checked = versions_.check(admin_, {{"basedOn", 0}, {"content", renamed("Rixe")}}).value();
    EXPECT_THAT(checked.at("problems").as_array(), IsEmpty());
    ASSERT_EQ(checked.at("changes").as_array().size(), 1u);
    EXPECT_EQ(checked.at("changes").at(0).at("after"), "Rixe");
    EXPECT_EQ(versions_.list(admin_)->at("latest"), 0);
}

TEST_F(VersionsTest, IsForAdministrators) {
    const auto coordinator = jalon::test::aColleague(data_.database(), data_.clock(), "camille", "Camille Rivière");
    EXPECT_EQ(versions_.list(coordinator).error().kind, ErrorKind::forbidden);
    EXPECT_EQ(versions_.get(coordinator, 0).error().kind, ErrorKind::forbidden);
    EXPECT_EQ(versions_.check(coordinator, {}).error().kind, ErrorKind::forbidden);
    EXPECT_EQ(versions_.save(coordinator, {}).error().kind, ErrorKind::forbidden);
    EXPECT_EQ(versions_.withdraw(coordinator, 1).error().kind, ErrorKind::forbidden);
}

}  // namespace
}  // namespace jalon::blueprints
