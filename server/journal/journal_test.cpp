// SPDX-License-Identifier: EUPL-1.2
#include "journal/journal.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "check_findings.h"
#include "journal/check.h"
#include "people_fixtures.h"
#include "staff.h"

namespace jalon::journal {
namespace {

using testing::ElementsAre;
using testing::SizeIs;

class JournalTest : public testing::Test {
protected:
    void TearDown() override { EXPECT_THAT(foundAfter(""), testing::IsEmpty()); }
    std::vector<std::string> foundAfter(const char* damage) {
        return test::foundAfter(world_.data().database(), damage, {{check}, {tellActivity}});
    }

    test::PeopleWorld world_{{access::schema(), schema()}};
    Journal journal_{world_.data().database(), world_.data().clock()};
    access::Actor camille_ = test::aColleague(world_.data().database(), world_.data().clock(), "camille", "Camille");
    access::Actor sacha_ = test::aColleague(world_.data().database(), world_.data().clock(), "sacha", "Sacha");
    PersonId lea_ = world_.person("Dupont", "Léa");

    json::object aNote(const std::string& text, const std::string& on = "2026-11-12") {
        return {{"id", world_.newId()}, {"kind", "note"}, {"occurredOn", on}, {"text", text}};
    }
    json::object write(const json::object& body) { return journal_.createEntry(camille_, lea_, body).value().entry; }
    EntryId idOf(const json::object& entry) { return EntryId::trusted(std::string(entry.at("id").as_string())); }
    std::vector<std::string> shown(std::optional<TimelinePlace> before = std::nullopt, std::size_t limit = 10) {
        return world_.read([&](storage::Transaction& tx) {
            std::vector<std::string> out;
            for (const auto& entry : entriesOf(tx, lea_, {std::nullopt, true}, before, limit))
                out.push_back(entry.text);
            return out;
        });
    }
};

TEST_F(JournalTest, SendingTheSameNoteTwiceWritesItOnce) {
    const auto body = aNote("Arrivée calme.");
    EXPECT_FALSE(journal_.createEntry(camille_, lea_, body)->repeated);
    EXPECT_TRUE(journal_.createEntry(camille_, lea_, body)->repeated);
    EXPECT_THAT(shown(), SizeIs(1));
    EXPECT_EQ(journal_.createEntry(sacha_, lea_, body).error().code, "id_taken");
}

TEST_F(JournalTest, ACorrectionKeepsEveryFormerText) {
    const auto entry = write(aNote("Arivée calme."));
    ASSERT_TRUE(journal_.updateEntry(sacha_, idOf(entry), 1, {{"text", "Arrivée calme."}}));
    const auto versions = journal_.versions(camille_, idOf(entry)).value().at("items").as_array();
    ASSERT_THAT(versions, SizeIs(2));
    EXPECT_EQ(versions[0].at("text").as_string(), "Arrivée calme.");
    EXPECT_EQ(versions[0].at("by").at("displayName").as_string(), "Sacha");
    EXPECT_EQ(versions[1].at("text").as_string(), "Arivée calme.");
    EXPECT_EQ(versions[1].at("by").at("displayName").as_string(), "Camille");
}

TEST_F(JournalTest, TheSecondOfTwoWritersGetsTheFirstOnesTextAndLosesNothing) {
    const auto entry = write(aNote("Point de départ"));
    ASSERT_TRUE(journal_.updateEntry(camille_, idOf(entry), 1, {{"text", "Texte de Camille"}}));
    const auto refused = journal_.updateEntry(sacha_, idOf(entry), 1, {{"text", "Texte de Sacha"}});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().kind, ErrorKind::stale);
    EXPECT_EQ(json::parse(refused.error().current).at("text").as_string(), "Texte de Camille");
    EXPECT_THAT(shown(), ElementsAre("Texte de Camille"));
}

TEST_F(JournalTest, AWithdrawnNoteLeavesTheTimelineAndComesBack) {
    const auto entry = write(aNote("Écrit au mauvais dossier"));
    ASSERT_TRUE(journal_.setWithdrawn(camille_, idOf(entry), 1, true));
    EXPECT_THAT(shown(), ElementsAre());
    ASSERT_TRUE(journal_.setWithdrawn(camille_, idOf(entry), 2, false));
    EXPECT_THAT(shown(), ElementsAre("Écrit au mauvais dossier"));
}

TEST_F(JournalTest, APageBeginsWhereTheLastOneEnded) {
    write(aNote("mardi", "2026-11-10"));
    write(aNote("mercredi 1", "2026-11-11"));
    write(aNote("mercredi 2", "2026-11-11"));
    const auto last = write(aNote("jeudi", "2026-11-12"));
    EXPECT_THAT(shown(std::nullopt, 2), ElementsAre("jeudi", "mercredi 2"));
    EXPECT_THAT(shown(TimelinePlace{Day::of(2026, 11, 12), idOf(last).text()}, 2),
                ElementsAre("mercredi 2", "mercredi 1"));
}

TEST_F(JournalTest, WhatHasNotHappenedYetCannotBeNoted) {
    EXPECT_EQ(journal_.createEntry(camille_, lea_, aNote("demain", "2026-11-13")).error().fields.at(0).code,
              "in_future");
    EXPECT_EQ(journal_.createEntry(camille_, lea_, aNote("   ")).error().fields.at(0).code, "required");
}

TEST_F(JournalTest, AnUnknownFileIsNotFoundWhateverIsSent) {
    const auto nobody = PersonId::make(world_.data().clock().now());
    EXPECT_EQ(journal_.createEntry(camille_, nobody, aNote("?")).error().kind, ErrorKind::not_found);
}

TEST_F(JournalTest, AnAdministratorReadsAndWritesNoNote) {
    const auto admin = test::aColleague(world_.data().database(), world_.data().clock(), "admin", "Admin",
                                        {access::Role::administrator});
    const auto entry = write(aNote("secret"));
    EXPECT_EQ(journal_.createEntry(admin, lea_, aNote("x")).error().kind, ErrorKind::forbidden);
    EXPECT_EQ(journal_.versions(admin, idOf(entry)).error().kind, ErrorKind::forbidden);
}

TEST_F(JournalTest, ADraftBelongsToTheOneWhoTypesIt) {
    ASSERT_TRUE(journal_.saveDraft(camille_, "entry.x", {{"text", "au milieu de la phr"}}));
    EXPECT_EQ(journal_.draft(camille_, "entry.x").value().at("content").at("text").as_string(), "au milieu de la phr");
    EXPECT_EQ(journal_.draft(sacha_, "entry.x").error().kind, ErrorKind::not_found);
    ASSERT_TRUE(journal_.deleteDraft(sacha_, "entry.x"));
    EXPECT_TRUE(journal_.draft(camille_, "entry.x"));
    ASSERT_TRUE(journal_.deleteDraft(camille_, "entry.x"));
    EXPECT_FALSE(journal_.draft(camille_, "entry.x"));
    ASSERT_TRUE(journal_.deleteDraft(camille_, "entry.x"));
}

TEST_F(JournalTest, ADraftOfARingLeavesNoTraceInTheGeneralRecord) {
    ASSERT_TRUE(journal_.saveDraft(camille_, "ring.concern.x", {{"elements", "Dit avoir"}}));
    ASSERT_TRUE(journal_.deleteDraft(camille_, "ring.concern.x"));
    world_.read([&](storage::Transaction& tx) {
        for (const auto& line : audit::find(tx, {})) EXPECT_NE(line.entity_id, "ring.concern.x");
        EXPECT_EQ(audit::findRestricted(tx, "draft", "ring.concern.x", 5).size(), 2U);
        return true;
    });
}

TEST_F(JournalTest, ADraftIsKeptAsLastTypedUpToItsLimit) {
    ASSERT_TRUE(journal_.saveDraft(camille_, "k", {{"text", "a"}}));
    ASSERT_TRUE(journal_.saveDraft(camille_, "k", {{"text", "ab"}}));
    EXPECT_EQ(journal_.draft(camille_, "k").value().at("content").at("text").as_string(), "ab");
    EXPECT_EQ(journal_.saveDraft(camille_, "k", {{"text", std::string(70'000, 'x')}}).error().kind,
              ErrorKind::too_large);
}

TEST_F(JournalTest, EveryWriteOfANoteLeavesItsLine) {
    const auto entry = write(aNote("un"));
    ASSERT_TRUE(journal_.updateEntry(camille_, idOf(entry), 1, {{"text", "deux"}}));
    ASSERT_TRUE(journal_.setWithdrawn(camille_, idOf(entry), 2, true));
    const auto actions = world_.read([&](storage::Transaction& tx) {
        std::vector<std::string> out;
        audit::Filter filter;
        filter.person = lea_;
        for (const auto& line : audit::find(tx, filter))
            if (line.entity == "entry") out.push_back(line.action);
        return out;
    });
    EXPECT_THAT(actions, ElementsAre("withdraw", "update", "create"));
}

TEST_F(JournalTest, WhatDoesNotFollowFromTheRestIsFound) {
    const auto entry = write(aNote("Arrivée calme.", "2026-11-11"));
    write(aNote("Au téléphone.", "2026-11-09"));
    ASSERT_TRUE(journal_.updateEntry(camille_, idOf(entry), 1, {{"occurredOn", "2026-11-10"}}));
    EXPECT_THAT(foundAfter("UPDATE entry SET text = 'Départ calme.'"), ElementsAre("version entry"));
    EXPECT_THAT(foundAfter("UPDATE person SET last_activity_on = '2026-11-10'"),
                ElementsAre("derived person.last_activity_on"));
    EXPECT_THAT(foundAfter("UPDATE person SET last_activity_on = '2026-11-20'"),
                ElementsAre("derived person.last_activity_on"));
}

}  // namespace
}  // namespace jalon::journal
