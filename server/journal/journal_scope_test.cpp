// SPDX-License-Identifier: EUPL-1.2
// Writings of two teams hold the same words: each finds its own.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "journal/search.h"
#include "staff.h"
#include "two_teams.h"

namespace jalon::journal {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

class JournalScopeTest : public ::testing::Test {
protected:
    JournalScopeTest() {
        write(teams_.here, teams_.ada, "Bagarre avec Bilal au gymnase");
        write(teams_.there, teams_.bilal, "Bagarre dans la cour");
    }
    void write(const access::Actor& by, const PersonId& person, const char* text) {
        EXPECT_TRUE(journal_.createEntry(
            by, person, {{"id", world_.newId()}, {"kind", "note"}, {"occurredOn", "2026-11-12"}, {"text", text}}));
    }
    std::vector<std::string> found(const access::Actor& by, const EntrySearch& asked) {
        const auto page = journal_.searchEntries(by, asked).value();
        std::vector<std::string> names;
        for (const auto& item : page.at("items").as_array()) names.emplace_back(item.at("personName").as_string());
        EXPECT_EQ(page.at("found").to_number<std::size_t>(), names.size()) << "counts agree with what is shown";
        return names;
    }

    test::PeopleWorld world_{{access::schema(), schema()}};
    Journal journal_{world_.data().database(), world_.data().clock()};
    test::TwoTeams teams_{world_, test::aColleague(world_.data().database(), world_.data().clock(), "camille", "C")};
};

TEST_F(JournalScopeTest, WordsAreFoundInOnesOwnFiles) {
    EXPECT_THAT(found(teams_.here, {.q = "bagarre"}), ElementsAre("AUBERT Ada"));
    EXPECT_THAT(found(teams_.there, {.q = "bagarre"}), ElementsAre("BENALI Bilal"));
    EXPECT_THAT(found(teams_.both, {.q = "bagarre"}), UnorderedElementsAre("AUBERT Ada", "BENALI Bilal"));
    EXPECT_THAT(found(teams_.here, {.q = "cour"}), IsEmpty());
}

TEST_F(JournalScopeTest, OnesOwnWritingOnAFileOneLeftIsNotFoundAnyMore) {
    // Both are written by one account: who wrote them does not open the file.
    EXPECT_THAT(found(teams_.here, {.q = "bagarre", .author = teams_.here.author.user}), ElementsAre("AUBERT Ada"));
}

TEST_F(JournalScopeTest, TheFileOfAnotherTeamIsAsOneThatIsNotThere) {
    const auto other = journal_.searchEntries(teams_.here, {.q = "bagarre", .person = teams_.bilal}).value();
    const auto none =
        journal_.searchEntries(teams_.here, {.q = "bagarre", .person = PersonId::make(Instant(1))}).value();
    EXPECT_EQ(other, none);
    const auto own = journal_.searchEntries(teams_.there, {.q = "bagarre", .person = teams_.bilal}).value();
    EXPECT_EQ(own.at("personName").as_string(), "BENALI Bilal");
}

}  // namespace
}  // namespace jalon::journal
