// SPDX-License-Identifier: EUPL-1.2
#include "storage/text_index.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <limits>

#include "test_database.h"

namespace jalon::storage {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr std::int64_t kAll = std::numeric_limits<std::int64_t>::max();

ModuleSchema notes() {
    return {"notes",
            {{1, "notes", R"(
CREATE TABLE note_index (place {{int}} NOT NULL PRIMARY KEY, terms TEXT NOT NULL) {{strict}};
{{only_sqlcipher}} CREATE VIRTUAL TABLE note_words USING fts5(place UNINDEXED, terms, content='note_index', content_rowid='place', tokenize="ascii tokenchars '~'");
{{only_postgres}} CREATE TABLE note_words (place BIGINT NOT NULL PRIMARY KEY REFERENCES note_index (place), terms tsvector NOT NULL);
{{only_postgres}} CREATE INDEX note_words_by_term ON note_words USING gin (terms);
)"}},
            ""};
}

class TextIndexTest : public testing::Test {
protected:
    test::TestDatabase data_{{notes()}};
    std::unique_ptr<TextIndex> index_ = textIndex(data_.database().engine(), "note");

    template <class Work>
    void arrange(Work work) {
        const auto done = data_.database().write(test::kArrange, [&](Transaction& tx) -> Result<void> {
            work(tx);
            return {};
        });
        ASSERT_TRUE(done);
    }
    void add(std::int64_t place, const std::string& terms) {
        arrange([&](Transaction& tx) {
            tx.run({"test.add", "INSERT INTO note_index (place, terms) VALUES ($1, $2)"}, place, terms);
            index_->add(tx, place, terms);
        });
    }
    void remove(std::int64_t place, const std::string& terms) {
        arrange([&](Transaction& tx) {
            index_->remove(tx, place, terms);
            tx.run({"test.remove", "DELETE FROM note_index WHERE place = $1"}, place);
        });
    }
    /// Of each source the same must come out of so few.
    std::vector<std::int64_t> found(const TextQuery& query, std::int64_t from = -kAll, std::int64_t to = kAll,
                                    int limit = 100) {
        std::vector<std::vector<std::int64_t>> of_each;
        for (const auto& source : index_->sources()) {
            const std::string text = "SELECT i.place " + source.from + " WHERE " + source.matches + " ORDER BY " +
                                     source.place + " DESC LIMIT $4";
            of_each.emplace_back();
            data_.database().read([&](Transaction& tx) {
                for (const Row& row : tx.run(Sql{"test.find", text}, index_->write(query), from, to, limit))
                    of_each.back().push_back(row.integer(0));
                return true;
            });
            EXPECT_EQ(of_each.back(), of_each.front());
        }
        return of_each.front();
    }
    std::vector<std::int64_t> word(const std::string& term) { return found({{{{term}}}, {}}); }
    /// Of these rows, those the engine does not find.
    std::vector<std::int64_t> wrongAmong(const std::vector<std::pair<std::int64_t, std::string>>& rows) {
        return data_.database().read([&](Transaction& tx) {
            const auto comparison = index_->compare();
            for (const auto& [place, terms] : rows) comparison->look(tx, place, terms);
            return comparison->wrong(tx);
        });
    }
    std::int64_t size() {
        return data_.database().read([&](Transaction& tx) { return index_->size(tx); });
    }
};

TEST_F(TextIndexTest, TheLastPlaceComesFirst) {
    add(5, "retard bus ~a");
    add(9, "bus ~b");
    add(-3, "bus retard");
    EXPECT_THAT(word("bus"), ElementsAre(9, 5, -3));
    EXPECT_THAT(found({{{{"bus"}}}, {}}, -kAll, kAll, 2), ElementsAre(9, 5));
    EXPECT_THAT(found({{{{"bus"}}}, {}}, -3, 9), ElementsAre(5, -3));
}

TEST_F(TextIndexTest, WordsPhrasesChoicesAndExclusions) {
    add(1, "entretien present mer");
    add(2, "present entretien pere");
    add(3, "bilan mer");
    const auto phrase = [](TextPhrase terms) { return std::vector<TextPhrase>{std::move(terms)}; };
    EXPECT_THAT(found({{phrase({"entretien"}), phrase({"mer"})}, {}}), ElementsAre(1));
    EXPECT_THAT(found({{phrase({"entretien", "present"})}, {}}), ElementsAre(1));
    EXPECT_THAT(found({{{{"mer"}, {"pere"}}}, {}}), ElementsAre(3, 2, 1));
    EXPECT_THAT(found({{{{"mer"}, {"pere"}}}, {{"entretien", "present"}, {"bilan"}}}), ElementsAre(2));
}

TEST_F(TextIndexTest, AMarkIsAWordOfItsOwn) {
    add(1, "mer ~p1");
    add(2, "p1 mer");
    EXPECT_THAT(word("~p1"), ElementsAre(1));
    EXPECT_THAT(word("p1"), ElementsAre(2));
}

TEST_F(TextIndexTest, LettersOfOtherScriptsAreWords) {
    add(1, "ελλαδα 東京");
    EXPECT_THAT(word("東京"), ElementsAre(1));
    EXPECT_THAT(word("ελλαδα"), ElementsAre(1));
}

TEST_F(TextIndexTest, SignsOfTheEnginesOwnLanguageAreOnlyText) {
    add(1, "mer");
    for (const auto* term : {"\"", "'", "\\", "mer\" OR \"x", "a' | 'mer", ":*", "()"})
        EXPECT_THAT(word(term), IsEmpty()) << term;
}

TEST_F(TextIndexTest, WhatIsTakenOutIsNotFoundAnyMore) {
    add(1, "bus retard");
    add(2, "bus");
    remove(1, "bus retard");
    EXPECT_THAT(word("bus"), ElementsAre(2));
    EXPECT_THAT(word("retard"), IsEmpty());
    EXPECT_EQ(size(), 1);
    arrange([&](Transaction& tx) {
        index_->clear(tx);
        tx.run({"test.clear", "DELETE FROM note_index"});
    });
    EXPECT_EQ(size(), 0);
    EXPECT_THAT(word("bus"), IsEmpty());
}

TEST_F(TextIndexTest, ItIsComparedWithTheRows) {
    const std::vector<std::pair<std::int64_t, std::string>> rows{{1, "bus retard bus"}, {2, "bus"}};
    for (const auto& [place, terms] : rows) add(place, terms);
    arrange([&](Transaction& tx) { index_->settle(tx); });
    EXPECT_THAT(wrongAmong(rows), IsEmpty());
    EXPECT_EQ(size(), 2);
    arrange([&](Transaction& tx) { index_->remove(tx, 1, rows.front().second); });
    EXPECT_THAT(wrongAmong(rows), ElementsAre(1)) << "a text it lost";
    arrange([&](Transaction& tx) { index_->add(tx, 1, "bus mer bus"); });
    EXPECT_THAT(wrongAmong(rows), ElementsAre(1)) << "a word it lost";
}

TEST_F(TextIndexTest, WhatIsRolledBackWasNeverThere) {
    const auto refused = data_.database().write(test::kArrange, [&](Transaction& tx) -> Result<void> {
        tx.run({"test.add", "INSERT INTO note_index (place, terms) VALUES ($1, $2)"}, 1, "bus");
        index_->add(tx, 1, "bus");
        return Error::notFound();
    });
    EXPECT_FALSE(refused);
    EXPECT_THAT(word("bus"), IsEmpty());
    EXPECT_EQ(size(), 0);
}

}  // namespace
}  // namespace jalon::storage
