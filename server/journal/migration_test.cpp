// SPDX-License-Identifier: EUPL-1.2
// Entries written under an older schema are all there under the newer one.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "journal/journal.h"
#include "people_fixtures.h"
#include "staff.h"

namespace jalon::journal {
namespace {

/// What the program reads and writes today is there, but for that one step.
storage::ModuleSchema schemaWithout(int number) {
    storage::ModuleSchema without = schema();
    std::erase_if(without.migrations, [&](const storage::Migration& one) { return one.number == number; });
    return without;
}

TEST(JournalMigration, EntriesOfAPersonAreLaidTogetherWithTheirVersions) {
    test::PeopleWorld world{{access::schema(), schemaWithout(211)}};
    auto& database = world.data().database();
    Journal journal{database, world.data().clock()};
    const auto camille = test::aColleague(database, world.data().clock(), "camille", "Camille");
    const PersonId lea = world.person("Dupont", "Léa");
    const auto write = [&](const std::string& text, const std::string& on) {
        const json::object note{{"id", world.newId()}, {"kind", "note"}, {"occurredOn", on}, {"text", text}};
        return EntryId::trusted(std::string(journal.createEntry(camille, lea, note)->entry.at("id").as_string()));
    };
    write("Bilan", "2026-11-12");
    const EntryId arrival = write("Arivée", "2026-11-10");
    ASSERT_TRUE(journal.updateEntry(camille, arrival, 1, {{"text", "Arrivée"}}));

    auto schemas = world.data().schemas();
    for (auto& one : schemas)
        if (one.module == schema().module) one = schema();
    ASSERT_TRUE(storage::migrate(database, schemas, world.data().clock()));

    write("Point d’étape", "2026-11-11");
    const auto texts = world.read([&](storage::Transaction& tx) {
        std::vector<std::string> out;
        for (const auto& entry : entriesOf(tx, lea, {std::nullopt, true}, std::nullopt, 10)) out.push_back(entry.text);
        return out;
    });
    EXPECT_THAT(texts, testing::ElementsAre("Bilan", "Point d’étape", "Arrivée"));
    EXPECT_EQ(journal.versions(camille, arrival)->at("items").as_array().size(), 2U);
    ASSERT_TRUE(journal.updateEntry(camille, arrival, 2, {{"occurredOn", "2026-11-12"}})) << "takes another place";
    EXPECT_EQ(journal.versions(camille, arrival)->at("items").as_array().size(), 3U);
    const auto orphans = world.read([](storage::Transaction& tx) {
        if (tx.engine() == storage::Engine::postgres) return std::size_t{0};  // it has checked them already
        return tx.run({"check", "PRAGMA foreign_key_check"}).rows.size();
    });
    EXPECT_EQ(orphans, 0U);
}

}  // namespace
}  // namespace jalon::journal
