// SPDX-License-Identifier: EUPL-1.2
#include "journal/ring.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "access/membership.h"
#include "journal/journal.h"
#include "journal/search.h"
#include "staff.h"
#include "two_teams.h"

namespace jalon::journal {
namespace {

using access::Role;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

class RingTest : public ::testing::Test {
protected:
    access::Actor colleague(const char* login) {
        return test::readerOf(test::aColleague(world_.data().database(), world_.data().clock(), login, login),
                              {test::kHere});
    }
    access::Actor guest() {
        auto actor = colleague("guest");
        actor.roles = {Role::external};
        actor.standings = {{Role::external, young_.ada.text()}};
        actor.files = access::scopeOf(actor.standings, access::Right::files_see, 99);
        return actor;
    }
    json::object body(const char* text, json::object more = {}) {
        more["id"] = world_.newId();
        more["kind"] = "note";
        more["occurredOn"] = "2026-11-12";
        more["text"] = text;
        return more;
    }
    json::object write(const access::Actor& by, const char* text, json::object more = {}) {
        return journal_.createEntry(by, young_.ada, body(text, std::move(more))).value().entry;
    }
    static json::object ring(const char* code, std::vector<access::Actor> readers = {}) {
        json::array ids;
        for (const auto& reader : readers) ids.emplace_back(reader.author.user->text());
        return {{"ring", code}, {"readerIds", std::move(ids)}};
    }
    std::vector<std::string> read(const access::Actor& by) {
        return world_.read([&](storage::Transaction& tx) {
            std::vector<std::string> out;
            for (const auto& entry : entriesOf(tx, young_.ada, readerOn(tx, by, young_.ada), std::nullopt, 50))
                out.push_back(entry.text);
            return out;
        });
    }
    std::int64_t kept(const access::Actor& by) {
        return world_.read(
            [&](storage::Transaction& tx) { return keptFrom(tx, young_.ada, readerOn(tx, by, young_.ada)); });
    }
    std::size_t found(const access::Actor& by, const char* words) {
        return journal_.searchEntries(by, {.q = words}).value().at("items").as_array().size();
    }
    static EntryId idOf(const json::object& entry) { return EntryId::trusted(std::string(entry.at("id").as_string())); }
    Result<json::object> update(const access::Actor& by, const json::object& entry, json::object change) {
        return journal_.updateEntry(by, idOf(entry), entry.at("version").as_int64(), change);
    }

    test::PeopleWorld world_{{access::schema(), schema()}};
    Journal journal_{world_.data().database(), world_.data().clock()};
    access::Actor camille_ = colleague("camille"), sacha_ = colleague("sacha"), noe_ = colleague("noe");
    test::TwoTeams young_{world_, camille_};
    access::Actor guest_ = guest();
};

TEST_F(RingTest, EachReadsTheirRingsAndSearchAgrees) {
    write(camille_, "Classe, tous", ring("shared"));
    write(camille_, "Classe, équipe");
    write(camille_, "Classe, Sacha", ring("restricted", {sacha_}));
    write(camille_, "Classe, moi", ring("personal"));
    EXPECT_THAT(read(camille_), UnorderedElementsAre("Classe, tous", "Classe, équipe", "Classe, Sacha", "Classe, moi"));
    EXPECT_THAT(read(sacha_), UnorderedElementsAre("Classe, tous", "Classe, équipe", "Classe, Sacha"));
    EXPECT_THAT(read(noe_), UnorderedElementsAre("Classe, tous", "Classe, équipe"));
    EXPECT_THAT(read(guest_), ElementsAre("Classe, tous"));
    EXPECT_EQ(found(camille_, "classe"), 4U);
    EXPECT_EQ(found(sacha_, "classe"), 3U);
    EXPECT_EQ(found(noe_, "classe"), 2U);
}

TEST_F(RingTest, TheTeamKnowsThatThereIsARestrictedOneAndNobodyElseDoes) {
    write(camille_, "Pour Sacha", ring("restricted", {sacha_}));
    write(camille_, "Pour moi", ring("personal"));
    EXPECT_EQ(kept(camille_), 0);
    EXPECT_EQ(kept(sacha_), 0);
    EXPECT_EQ(kept(noe_), 1) << "a personal one is nobody's to know of";
    EXPECT_EQ(kept(guest_), 0);
    EXPECT_EQ(kept(young_.there), 0) << "who has not the file has no number either";
}

TEST_F(RingTest, ANoteOutsideOnesRingIsNotThere) {
    const auto secret = write(camille_, "Pour Sacha", ring("restricted", {sacha_}));
    EXPECT_EQ(journal_.versions(noe_, idOf(secret)).error().kind, ErrorKind::not_found);
    EXPECT_EQ(update(noe_, secret, {{"text", "x"}}).error().kind, ErrorKind::not_found);
    EXPECT_EQ(journal_.setWithdrawn(noe_, idOf(secret), 1, true).error().kind, ErrorKind::not_found);
    EXPECT_TRUE(journal_.versions(sacha_, idOf(secret)));
    const auto team = write(camille_, "Pour équipe");
    EXPECT_EQ(update(guest_, team, {{"text", "x"}}).error().kind, ErrorKind::not_found);
}

TEST_F(RingTest, OnlyTheAuthorChangesTheRingAndANoteOfFew) {
    auto note = write(camille_, "Appel de la mère");
    EXPECT_EQ(update(sacha_, note, ring("shared")).error().kind, ErrorKind::forbidden);
    note = update(sacha_, note, {{"text", "Appel de la mère à 9 h"}}).value();
    note = update(camille_, note, ring("restricted", {sacha_})).value();
    EXPECT_EQ(update(sacha_, note, {{"text", "x"}}).error().kind, ErrorKind::forbidden);
    EXPECT_EQ(journal_.setWithdrawn(sacha_, idOf(note), note.at("version").as_int64(), true).error().kind,
              ErrorKind::forbidden);
    EXPECT_THAT(read(noe_), IsEmpty());
    EXPECT_EQ(found(noe_, "appel"), 0U) << "the index follows";
    note = update(camille_, note, ring("team")).value();
    EXPECT_THAT(note.at("readerIds").as_array(), IsEmpty());
    EXPECT_EQ(found(noe_, "appel"), 1U);
}

TEST_F(RingTest, ReadersAreColleaguesAndThereIsOne) {
    const auto none = journal_.createEntry(camille_, young_.ada, body("x", ring("restricted")));
    EXPECT_EQ(none.error().fields.at(0).code, "required");
    auto stranger = ring("restricted");
    stranger["readerIds"] = json::array{world_.newId()};
    EXPECT_EQ(journal_.createEntry(camille_, young_.ada, body("x", stranger)).error().fields.at(0).code, "unknown");
    EXPECT_EQ(journal_.createEntry(camille_, young_.ada, body("x", ring("public"))).error().fields.at(0).field, "ring");
}

TEST_F(RingTest, SomebodyOutsideWritesForTheTeamOrForThemselves) {
    EXPECT_EQ(write(guest_, "Il rend ses devoirs").at("ring").as_string(), "shared");
    write(guest_, "Mémo", ring("personal"));
    EXPECT_THAT(read(noe_), ElementsAre("Il rend ses devoirs"));
    for (const char* inside : {"team", "restricted"}) {
        const auto refused = journal_.createEntry(guest_, young_.ada, body("x", ring(inside, {std::vector{camille_}})));
        EXPECT_EQ(refused.error().fields.at(0).field, "ring") << inside;
    }
}

TEST_F(RingTest, WhatAFewReadIsNotInTheGeneralRecord) {
    const auto secret = write(camille_, "Pour moi", ring("personal"));
    ASSERT_TRUE(update(camille_, secret, {{"text", "Pour moi encore"}}));
    const auto lines = world_.read([&](storage::Transaction& tx) { return audit::find(tx, {.limit = 100}); });
    for (const auto& line : lines) EXPECT_NE(line.entity_id, idOf(secret).text()) << line.action;
    const auto kept_lines = world_.read(
        [&](storage::Transaction& tx) { return audit::findRestricted(tx, "entry", idOf(secret).text(), 9); });
    EXPECT_EQ(kept_lines.size(), 2U);
}

}  // namespace
}  // namespace jalon::journal
