// SPDX-License-Identifier: EUPL-1.2
#include "people/scope.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "access/actor.h"
#include "people/candidates.h"
#include "people_fixtures.h"

namespace jalon::people {
namespace {

using storage::Transaction;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr auto kHere = "00000000-0000-7000-8000-0000000000aa", kThere = "00000000-0000-7000-8000-0000000000bb";

/// Two teams, each with a young person of the same name.
class ScopeTest : public ::testing::Test {
protected:
    access::Actor coordinatorOf(const std::vector<std::string>& teams) {
        access::Actor actor = test::anActor({access::Role::coordinator});
        actor.standings.clear();
        for (const auto& team : teams) actor.standings.push_back({access::Role::coordinator, team});
        actor.files = access::scopeOf(actor.standings, access::Right::files_see, 3);
        return actor;
    }
    PersonId martin(const access::Actor& by, const char* first_name) {
        const json::object body{{"id", newUuid(world_.data().clock().now())},
                                {"lastName", "Martin"},
                                {"firstName", first_name},
                                {"birthDate", "2012-03-04"}};
        const auto made = world_.people().createPerson(by, body).value();
        return PersonId::trusted(json::value_to<std::string>(made.at("id")));
    }
    std::vector<std::string> listed(const access::FileScope& files, const std::string& q) {
        FileQuery query;
        query.q = q;
        query.sort = "name";
        const auto page =
            world_.read([&](Transaction& tx) { return listFiles(tx, files, query, Day::of(2026, 11, 12)).value(); });
        std::vector<std::string> out;
        for (const auto& item : page.at("items").as_array()) out.emplace_back(item.at("firstName").as_string());
        EXPECT_EQ(page.at("total"), json::value(out.size()));
        return out;
    }
    std::vector<std::string> likely(const access::FileScope& files, const Description& asked,
                                    const std::vector<std::string>& phones = {}) {
        std::vector<std::string> out;
        for (const auto& candidate :
             world_.read([&](Transaction& tx) { return findCandidates(tx, files, asked, phones, kPossibleScore); }))
            out.push_back(candidate.person.first_name);
        return out;
    }

    test::PeopleWorld world_;
    const access::Actor here_ = coordinatorOf({kHere}), there_ = coordinatorOf({kThere}),
                        both_ = coordinatorOf({kHere, kThere}), nowhere_ = coordinatorOf({});
    const PersonId lea_ = martin(here_, "Léa"), lena_ = martin(there_, "Léna");
};

TEST_F(ScopeTest, AFileIsThatOfTheTeamThatOpenedIt) {
    const auto isInScope = [&](const access::Actor& actor, const PersonId& person) {
        return world_.read([&](Transaction& tx) { return people::isInScope(tx, actor.files, person); });
    };
    EXPECT_TRUE(isInScope(here_, lea_));
    EXPECT_FALSE(isInScope(there_, lea_));
    EXPECT_TRUE(isInScope(both_, lea_) && isInScope(both_, lena_));
    EXPECT_FALSE(isInScope(nowhere_, lea_));
    EXPECT_TRUE(isInScope(access::Actor::system("test"), lea_));
}

TEST_F(ScopeTest, ListsAndCountsHoldTheFilesOfTheScope) {
    for (const char* q : {"", "martin", "martin l", "04/03/2012"}) {
        EXPECT_THAT(listed(here_.files, q), ElementsAre("Léa")) << q;
        EXPECT_THAT(listed(both_.files, q), ElementsAre("Léa", "Léna")) << q;
        EXPECT_THAT(listed(access::FileScope::everything(), q), ElementsAre("Léa", "Léna")) << q;
        EXPECT_THAT(listed(nowhere_.files, q), IsEmpty()) << q;
    }
}

TEST_F(ScopeTest, NobodyOfAnotherTeamIsACandidate) {
    const Day born = Day::of(2012, 3, 4);
    for (const Description& asked : {describe("Martin", "Léa", "", born), describe("Martin", "Lea", "", std::nullopt),
                                     describe("Martni", "Léa", "", std::nullopt), describe("", "", "", born)})
        EXPECT_THAT(likely(there_.files, asked), ::testing::Not(::testing::Contains("Léa"))) << asked.last_typed;
    EXPECT_THAT(likely(here_.files, describe("Martin", "Léa", "", born)), ElementsAre("Léa"));
    EXPECT_THAT(likely(nowhere_.files, describe("Martin", "Léa", "", born)), IsEmpty());
}

TEST_F(ScopeTest, AnotherTeamsFileIsUnknownWhereItIsNamed) {
    const json::object body{{"id", newUuid(world_.data().clock().now())},
                            {"otherId", lena_.text()},
                            {"reason", "victim_author"},
                            {"source", "family"},
                            {"saidOn", "2026-11-10"},
                            {"validFrom", "2026-11-10"},
                            {"validTo", "2026-12-10"}};
    const auto refused = world_.people().createIncompatibility(here_, lea_, body);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().fields.front().field, "otherId");
    EXPECT_EQ(refused.error().fields.front().code, "unknown");
}

}  // namespace
}  // namespace jalon::people
