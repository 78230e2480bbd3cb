// SPDX-License-Identifier: EUPL-1.2
#include "journal/search.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>
#include <latch>
#include <thread>

#include "journal/journal_store.h"
#include "journal/word_index.h"
#include "journal/word_index_store.h"
#include "people_fixtures.h"
#include "staff.h"

namespace jalon::journal {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

constexpr storage::Sql kSetRing{"test.set_ring", "UPDATE entry SET ring = $2 WHERE id = $1"};
constexpr storage::Sql kSetIndexRing{"test.set_index_ring", "UPDATE entry_index SET ring = $2 WHERE entry_id = $1"};
constexpr storage::Sql kForms{"test.forms", "SELECT form FROM entry_form ORDER BY form"};
constexpr storage::Sql kAuditDetails{"test.audit",
                                     "SELECT details FROM audit_line WHERE action = 'search' ORDER BY id"};

class SearchTest : public testing::Test {
protected:
    test::PeopleWorld world_{{access::schema(), schema()}};
    Journal journal_{world_.data().database(), world_.data().clock()};
    access::Actor camille_ = test::aColleague(world_.data().database(), world_.data().clock(), "camille", "Camille");
    access::Actor sacha_ = test::aColleague(world_.data().database(), world_.data().clock(), "sacha", "Sacha");
    PersonId lea_ = world_.person("Dupont", "Léa");
    PersonId ali_ = world_.person("Bensaïd", "Ali");

    json::object note(const std::string& text, const std::string& on = "2026-11-12", const std::string& kind = "note") {
        return {{"id", world_.newId()}, {"kind", kind}, {"occurredOn", on}, {"text", text}};
    }
    EntryId write(const PersonId& person, const json::object& body) { return write(camille_, person, body); }
    EntryId write(const access::Actor& actor, const PersonId& person, const json::object& body) {
        const auto created = journal_.createEntry(actor, person, body);
        return EntryId::trusted(std::string(created.value().entry.at("id").as_string()));
    }
    json::object page(const access::Actor& actor, const EntrySearch& asked) {
        return journal_.searchEntries(actor, asked).value();
    }
    /// The texts shown, hits in brackets.
    std::vector<std::string> found(const EntrySearch& asked) { return found(camille_, asked); }
    std::vector<std::string> found(const access::Actor& actor, const EntrySearch& asked) {
        return shown(page(actor, asked));
    }
    static std::vector<std::string> shown(const json::object& page) {
        std::vector<std::string> out;
        for (const auto& item : page.at("items").as_array()) {
            std::string text;
            for (const auto& part : item.at("excerpt").at("parts").as_array()) {
                const std::string words(part.at("text").as_string());
                text += part.at("hit").as_bool() ? "[" + words + "]" : words;
            }
            out.push_back(text);
        }
        return out;
    }
    std::vector<IndexProblem> problems() {
        return world_.read([](storage::Transaction& tx) { return verifyIndex(tx); });
    }
    std::vector<std::string> problemCodes() {
        std::vector<std::string> out;
        for (const auto& problem : problems()) out.push_back(problem.code);
        return out;
    }
    std::vector<std::string> forms() {
        return world_.read([](storage::Transaction& tx) {
            std::vector<std::string> out;
            for (const auto& row : tx.run(kForms)) out.push_back(row.text(0));
            return out;
        });
    }
    void complete() {
        ASSERT_TRUE(completeIndex(world_.data().database(), [](std::int64_t) {}));
    }
};

TEST_F(SearchTest, FoldedWordsPluralsAndFemininesAreFoundWhereTheyStand) {
    write(lea_, note("Élèves exclus du self."));
    write(ali_, note("La sœur est exclue."));
    EXPECT_THAT(found({.q = "eleve exclu "}), ElementsAre("[Élèves] [exclus] du self."));
    EXPECT_THAT(found({.q = "SOEUR "}), ElementsAre("La [sœur] est exclue."));
    EXPECT_THAT(found({.q = "exclue -soeur "}), ElementsAre("Élèves [exclus] du self."));
    EXPECT_THAT(found({.q = "\"sœur exclue\""}), IsEmpty());
}

TEST_F(SearchTest, TheLastWordMayBeABeginningOfOneThatWasWritten) {
    write(lea_, note("Présentation aux parents."));
    EXPECT_THAT(found({.q = "présentati"}), ElementsAre("[Présentation] aux parents."));
    EXPECT_THAT(found({.q = "prés"}), ElementsAre("[Présentation] aux parents."));
    EXPECT_THAT(found({.q = "prés "}), IsEmpty());
    EXPECT_THAT(found({.q = "prés* parents "}), ElementsAre("[Présentation] aux [parents]."));
}

TEST_F(SearchTest, TheBestComesFirstThenTheNewest) {
    write(lea_, note("Retard, retard et encore un retard.", "2026-09-01"));
    write(lea_, note("Un retard de bus.", "2026-10-01"));
    write(ali_, note("Un retard de car.", "2026-10-02"));
    EXPECT_THAT(found({.q = "retard "}),
                ElementsAre("[Retard], [retard] et encore un [retard].", "Un [retard] de car.", "Un [retard] de bus."));
}

TEST_F(SearchTest, FiltersNarrowByFileKindAuthorAndDays) {
    write(lea_, note("bus un", "2026-10-01", "call"));
    write(ali_, note("bus deux", "2026-10-02"));
    write(sacha_, ali_, note("bus trois", "2026-10-03"));
    EXPECT_THAT(found({.q = "bus ", .person = lea_}), ElementsAre("[bus] un"));
    EXPECT_THAT(found({.q = "bus ", .author = sacha_.author.user}), ElementsAre("[bus] trois"));
    EXPECT_THAT(found({.q = "bus ", .kind = "call"}), ElementsAre("[bus] un"));
    EXPECT_THAT(found({.q = "bus ", .from = Day::of(2026, 10, 2)}), ElementsAre("[bus] trois", "[bus] deux"));
    EXPECT_THAT(found({.q = "bus ", .from = Day::of(2026, 10, 2), .to = Day::of(2026, 10, 2)}),
                ElementsAre("[bus] deux"));
}

TEST_F(SearchTest, AnItemSaysWhoseItIsAndWhoWroteIt) {
    write(sacha_, ali_, note("Rappel du collège", "2026-10-02", "call"));
    const auto item = page(camille_, {.q = "collège"}).at("items").at(0).as_object();
    EXPECT_EQ(item.at("personName").as_string(), "BENSAÏD Ali");
    EXPECT_EQ(item.at("personId").as_string(), ali_.text());
    EXPECT_EQ(item.at("author").at("displayName").as_string(), "Sacha");
    EXPECT_EQ(item.at("kind").as_string(), "call");
    EXPECT_EQ(item.at("occurredOn").as_string(), "2026-10-02");
}

TEST_F(SearchTest, ItFollowsEveryChangeOfAnEntry) {
    const auto entry = write(lea_, note("Absente", "2026-10-01"));
    ASSERT_TRUE(journal_.updateEntry(camille_, entry, 1, {{"text", "Présente"}, {"occurredOn", "2026-10-05"}}));
    EXPECT_THAT(found({.q = "absente "}), IsEmpty());
    EXPECT_THAT(found({.q = "présente ", .from = Day::of(2026, 10, 5)}), ElementsAre("[Présente]"));
    ASSERT_TRUE(journal_.setWithdrawn(camille_, entry, 2, true));
    EXPECT_THAT(found({.q = "présente "}), IsEmpty());
    EXPECT_EQ(page(camille_, {.q = "présente "}).at("found").to_number<int>(), 0);
    ASSERT_TRUE(journal_.setWithdrawn(camille_, entry, 3, false));
    EXPECT_THAT(found({.q = "présente "}), ElementsAre("[Présente]"));
    complete();
    EXPECT_THAT(problemCodes(), IsEmpty());
}

TEST_F(SearchTest, WhatAnotherMayNotReadIsNeitherFoundNorCounted) {
    for (const std::string ring : {"restricted", "personal"}) {
        const auto entry = write(lea_, note("secret " + ring));
        world_.arrange([&](storage::Transaction& tx) {
            tx.run(kSetRing, entry, ring);
            tx.run(kSetIndexRing, entry, ring);
        });
    }
    const auto seen = page(sacha_, {.q = "secret "});
    EXPECT_THAT(seen.at("items").as_array(), SizeIs(0));
    EXPECT_EQ(seen.at("found").to_number<int>(), 0);
    EXPECT_THAT(found(camille_, {.q = "secret "}), SizeIs(2));
    const auto nobody = test::aColleague(world_.data().database(), world_.data().clock(), "admin", "Admin",
                                         {access::Role::administrator});
    EXPECT_EQ(journal_.searchEntries(nobody, {.q = "secret "}).error().kind, ErrorKind::forbidden);
}

TEST_F(SearchTest, ARebuildKeepsWhoMayReadAnEntry) {
    const auto entry = write(lea_, note("secret"));
    world_.arrange([&](storage::Transaction& tx) { tx.run(kSetRing, entry, "restricted"); });
    ASSERT_TRUE(rebuildIndex(world_.data().database(), [](std::int64_t) {}));
    EXPECT_THAT(found(sacha_, {.q = "secret "}), IsEmpty());
    EXPECT_THAT(found(camille_, {.q = "secret "}), SizeIs(1));
}

TEST_F(SearchTest, PagesFollowEachOtherWithoutRepetition) {
    for (int i = 0; i < 45; ++i) write(lea_, note("retard numéro " + std::to_string(i)));
    std::set<std::string> ids;
    EntrySearch asked{.q = "retard "};
    std::vector<std::size_t> sizes;
    for (;;) {
        const auto one = page(camille_, asked);
        EXPECT_EQ(one.at("found").to_number<int>(), 45);
        sizes.push_back(one.at("items").as_array().size());
        for (const auto& item : one.at("items").as_array()) ids.emplace(item.at("id").as_string());
        if (one.at("nextCursor").is_null()) break;
        asked.cursor = one.at("nextCursor").as_string();
    }
    EXPECT_THAT(sizes, ElementsAre(20, 20, 5));
    EXPECT_THAT(ids, SizeIs(45));
    EXPECT_EQ(journal_.searchEntries(camille_, {.q = "retard ", .cursor = "x"}).error().fields.at(0).code, "malformed");
}

TEST_F(SearchTest, OfACommonWordTheNewestAreRankedAndTheAnswerSaysHowFarBackItWent) {
    const std::size_t count = kMostRanked + 30;
    for (std::size_t i = 0; i < count; ++i)
        write(lea_, note("retard", (Day::of(2026, 11, 12) - static_cast<int>(i)).iso()));
    const auto newest = page(camille_, {.q = "retard "});
    EXPECT_EQ(newest.at("found").to_number<std::size_t>(), kMostRanked);
    EXPECT_EQ(newest.at("searchedBackTo").as_string(),
              (Day::of(2026, 11, 12) - static_cast<int>(kMostRanked - 1)).iso());
    const auto before = Day::parse(newest.at("searchedBackTo").as_string()).value() - 1;
    const auto older = page(camille_, {.q = "retard ", .to = before});
    EXPECT_EQ(older.at("found").to_number<int>(), 30);
    EXPECT_TRUE(older.at("searchedBackTo").is_null());
}

TEST_F(SearchTest, ASearchLeavesALineWithoutItsWords) {
    write(lea_, note("Cauchemars"));
    page(camille_, {.q = "cauchemars "});
    page(camille_, {.q = "introuvable "});
    const auto details = world_.read([](storage::Transaction& tx) {
        std::vector<std::string> out;
        for (const auto& row : tx.run(kAuditDetails)) out.push_back(row.text(0));
        return out;
    });
    ASSERT_THAT(details, SizeIs(1));
    const auto line = json::parse(details.front()).as_object();
    EXPECT_EQ(line.at("found").to_number<int>(), 1);
    EXPECT_THAT(line.at("shown").as_array(), ElementsAre(json::value(lea_.text())));
    EXPECT_EQ(details.front().find("cauchemar"), std::string::npos);
}

TEST_F(SearchTest, NothingIsFoundOfNothingAndNothingTypedIsAnError) {
    write(lea_, note("de la soupe"));
    for (const auto* q : {"", " ", "de la", "-soupe", "\"", "()", "*"}) {
        const auto answer = journal_.searchEntries(camille_, {.q = q});
        ASSERT_TRUE(answer) << q;
        EXPECT_THAT(answer->at("items").as_array(), SizeIs(0)) << q;
    }
    EXPECT_EQ(journal_.searchEntries(camille_, {.q = std::string(201, 'a')}).error().fields.at(0).code, "too_long");
}

TEST_F(SearchTest, TheAddressSaysWhatIsAskedAndWhatIsWrongWithIt) {
    journal_.addRoutes(world_.routes().table());
    world_.routes().actor() = camille_;
    write(lea_, note("bus un", "2026-10-01", "call"));
    write(ali_, note("bus deux", "2026-10-02"));
    const auto asked = [&](const std::string& more) {
        return world_.routes().send(test::aRequest(http::Method::get, "/api/v1/search/entries?q=bus " + more));
    };
    const std::string narrowed = "&kind=call&from=2026-10-01&to=2026-10-01&authorId=" + camille_.author.user->text();
    const auto page = test::jsonOf(asked(narrowed + "&personId=" + lea_.text())).as_object();
    EXPECT_THAT(shown(page), ElementsAre("[bus] un"));
    EXPECT_EQ(page.at("personName").as_string(), "DUPONT Léa");
    EXPECT_EQ(test::jsonOf(asked("")).at("personName").as_string(), "");
    EXPECT_THAT(test::fieldsOf(asked("&kind=novel")), ElementsAre("kind: not_in_list"));
    EXPECT_THAT(test::fieldsOf(asked("&from=hier")), SizeIs(1));
    EXPECT_THAT(test::fieldsOf(asked("&personId=7")), SizeIs(1));
    EXPECT_THAT(test::fieldsOf(asked("&cursor=7")), ElementsAre("cursor: malformed"));
}

TEST_F(SearchTest, AWordThatNoEntryHasAnyMoreIsForgotten) {
    const auto entry = write(lea_, note("Vu avec Zébulon"));
    write(ali_, note("Vu hier"));
    ASSERT_TRUE(journal_.updateEntry(camille_, entry, 1, {{"text", "Vu avec un oncle"}}));
    EXPECT_THAT(forms(), ElementsAre("hier", "oncle", "vu"));
}

TEST_F(SearchTest, AWordDroppedByOneWhileAnotherTakesItUpIsKept) {
    if (!test::onPostgres()) GTEST_SKIP() << "one writes at a time";
    complete();
    const auto left = write(lea_, note("Zébulon"));
    const auto taken_up = write(ali_, note("hier"));
    // As in a base with many entries, where nobody reads whole tables.
    const std::string base = world_.data().base();
    test::PostgresBases::get()->admin("ALTER DATABASE " + base + " SET enable_seqscan = off");
    const auto server = world_.data().openAnother();
    const auto index = [&](const EntryId& id, const std::string& text, const std::function<void(bool)>& pause) {
        bool first = true;
        EXPECT_TRUE(server->write(test::kArrange, [&](storage::Transaction& tx) -> Result<void> {
            Entry entry = *store::find(tx, id);
            entry.withdrawn = text.empty();
            entry.text = text;
            const bool is_first = std::exchange(first, false);
            if (is_first) pause(true);
            keepIndexed(tx, entry);
            if (is_first) pause(false);
            return {};
        }));
    };
    index(taken_up, "", [](bool) {});
    std::latch both_began(2);
    std::latch added(1);
    std::thread dropping([&] {
        index(left, "", [&](bool before) {
            if (before) both_began.arrive_and_wait();
            if (before) added.wait();
        });
    });
    index(taken_up, "Zébulon", [&](bool before) {
        if (before) both_began.arrive_and_wait();
        if (!before) added.count_down();
    });
    dropping.join();
    test::PostgresBases::get()->admin("ALTER DATABASE " + base + " RESET enable_seqscan");
    EXPECT_THAT(forms(), ElementsAre("zebulon"));
}

TEST_F(SearchTest, EntriesOfOneDayAllHaveAPlace) {
    // The same lower bits: each takes the place after the one before.
    for (int i = 0; i < 5; ++i) {
        auto body = note("bus " + std::to_string(i));
        std::string id(body.at("id").as_string());
        id.replace(id.size() - 5, 5, "fffff");
        body["id"] = id;
        write(lea_, body);
    }
    EXPECT_THAT(found({.q = "bus "}), SizeIs(5));
    EXPECT_EQ(store::dayOf(store::firstPlaceOf(Day::of(1969, 12, 31)) + 7), Day::of(1969, 12, 31));
    EXPECT_EQ(store::dayOf(store::firstPlaceOf(Day::of(2026, 11, 12) + 1) - 1), Day::of(2026, 11, 12));
}

TEST_F(SearchTest, EntriesOfBeforeTheIndexAreTakenInWhenTheProgramStarts) {
    const auto kept = write(lea_, note("Retard hier"));
    const auto gone = write(lea_, note("Retard repris"));
    ASSERT_TRUE(journal_.setWithdrawn(camille_, gone, 1, true));
    world_.arrange([](storage::Transaction& tx) { store::clearIndex(tx); });
    EXPECT_THAT(found({.q = "retard "}), IsEmpty());
    EXPECT_THAT(problemCodes(), ElementsAre("unfinished", "missing"));
    complete();
    EXPECT_THAT(found({.q = "retard "}), ElementsAre("[Retard] hier"));
    EXPECT_THAT(problemCodes(), IsEmpty());
    std::int64_t read = -1;
    ASSERT_TRUE(completeIndex(world_.data().database(), [&](std::int64_t count) { read = count; }));
    EXPECT_EQ(read, -1) << "nothing is left to do";
}

TEST_F(SearchTest, ARebuildThatWasCutShortGoesOnWhereItWas) {
    const auto first = write(lea_, note("Retard un"));
    write(lea_, note("Retard deux"));
    world_.arrange([&](storage::Transaction& tx) {
        store::clearIndex(tx);
        store::putIndexState(tx, {1, first.text()});
    });
    complete();
    EXPECT_THAT(found({.q = "retard "}), ElementsAre("[Retard] deux"));
    EXPECT_THAT(problemCodes(), ElementsAre("missing"));
    std::int64_t read = 0;
    ASSERT_TRUE(rebuildIndex(world_.data().database(), [&](std::int64_t count) { read = count; }));
    EXPECT_EQ(read, 2);
    EXPECT_THAT(problemCodes(), IsEmpty());
}

TEST_F(SearchTest, AnIndexThatDisagreesWithTheEntriesIsToldApart) {
    const auto stale = write(lea_, note("Retard"));
    const auto extra = write(lea_, note("Absence"));
    complete();
    world_.arrange([&](storage::Transaction& tx) {
        tx.run(storage::Sql{"test.text", "UPDATE entry SET text = 'Avance' WHERE id = $1"}, stale);
        tx.run(storage::Sql{"test.withdraw", "UPDATE entry SET withdrawn = TRUE WHERE id = $1"}, extra);
    });
    std::map<std::string, std::vector<std::string>> by_entry;
    for (const auto& problem : problems()) by_entry[problem.entry].push_back(problem.code);
    EXPECT_THAT(by_entry[stale.text()], ElementsAre("stale", "form"));
    EXPECT_THAT(by_entry[extra.text()], ElementsAre("extra"));
    EXPECT_THAT(by_entry, SizeIs(2));
}

TEST_F(SearchTest, AnEngineThatLostWordsIsToldApart) {
    const auto entry = write(lea_, note("Retard"));
    complete();
    world_.arrange([&](storage::Transaction& tx) {
        const auto row = store::indexed(tx, entry).value();
        storage::textIndex(tx.engine(), "entry")->remove(tx, row.place, row.terms);
    });
    EXPECT_THAT(problemCodes(), ElementsAre("engine", "engine"));
}

}  // namespace
}  // namespace jalon::journal
