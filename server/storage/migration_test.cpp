// SPDX-License-Identifier: EUPL-1.2
#include "storage/migration.h"

#include <gmock/gmock.h>

#include "storage/schema_check.h"
#include "test_database.h"

namespace jalon::storage {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

Migration table(int number, const std::string& name) {
    return {number, "make_" + name, "CREATE TABLE " + name + " (id TEXT NOT NULL PRIMARY KEY);\n"};
}

class MigrationTest : public ::testing::Test {
protected:
    Result<MigrationReport> run(std::vector<Migration> migrations) {
        return migrate(data_.database(), {{"module", std::move(migrations), ""}}, data_.clock());
    }
    std::vector<std::string> tables() {
        std::vector<std::string> names;
        for (const StoredColumn& column : data_.database().columns()) {
            if (names.empty() || names.back() != column.table) names.push_back(column.table);
        }
        return names;
    }

    test::TestDatabase data_{{}};
};

TEST_F(MigrationTest, RunsWhatIsMissingInTheOrderOfTheNumbersAcrossModules) {
    const std::vector<ModuleSchema> schemas{
        {"second", {{2, "fill", "INSERT INTO a (id) VALUES ('x');"}}, ""},
        {"first", {table(1, "a"), {3, "move", "CREATE TABLE b AS SELECT id FROM a; DROP TABLE a;"}}, ""}};
    const auto report = migrate(data_.database(), schemas, data_.clock());
    ASSERT_TRUE(report);
    EXPECT_EQ(report->before, 0);
    EXPECT_EQ(report->after, 3);
    EXPECT_THAT(report->applied, ElementsAre("make_a", "fill", "move"));
    EXPECT_THAT(tables(), ElementsAre("b", "schema_migration"));

    const auto again = migrate(data_.database(), schemas, data_.clock());
    EXPECT_EQ(again->before, 3);
    EXPECT_EQ(again->after, 3);
    EXPECT_THAT(again->applied, IsEmpty());
}

TEST_F(MigrationTest, ContinuesFromWhereAnOlderProgramStopped) {
    ASSERT_TRUE(run({table(1, "a")}));
    const auto report = run({table(1, "a"), table(5, "b")});
    EXPECT_EQ(report->before, 1);
    EXPECT_EQ(report->after, 5);
    EXPECT_THAT(report->applied, ElementsAre("make_b"));
}

TEST_F(MigrationTest, NotesWhatWasAppliedAndWhen) {
    ASSERT_TRUE(run({{7, "empty", ""}}));
    const Row row = data_.database().read([](Transaction& tx) {
        return tx.run({"row", "SELECT number, label, checksum, applied_at FROM schema_migration"}).front();
    });
    EXPECT_EQ(row.integer(0), 7);
    EXPECT_EQ(row.text(1), "empty");
    EXPECT_EQ(row.text(2), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855") << "SHA-256 of nothing";
    EXPECT_EQ(row.instant(3), data_.clock().now());
}

TEST_F(MigrationTest, TokensBecomeTheTypesOfTheEngine) {
    ASSERT_TRUE(
        run({{1, "types",
              "CREATE TABLE t (i {{int}}, b {{bool}} DEFAULT TRUE, j {{json}}, x {{blob}}, r {{real}}) {{strict}};"}}));
    const Sql types = test::onPostgres() ? Sql{"types",
                                               "SELECT string_agg(data_type, ', ' ORDER BY ordinal_position) "
                                               "FROM information_schema.columns WHERE table_name = 't'"}
                                         : Sql{"types", "SELECT sql FROM sqlite_schema WHERE name = 't'"};
    const std::string made = data_.database().read([&](Transaction& tx) { return tx.run(types).front().text(0); });
    EXPECT_EQ(made, test::onPostgres()
                        ? "bigint, boolean, text, bytea, double precision"
                        : "CREATE TABLE t (i INTEGER, b INTEGER DEFAULT TRUE, j TEXT, x BLOB, r REAL) STRICT");
}

TEST_F(MigrationTest, AnUnknownTokenOrATokenLeftOpenIsABug) {
    EXPECT_THROW(run({{1, "bad", "CREATE TABLE u (i {{integer}});"}}), std::logic_error);
    EXPECT_THROW(run({{1, "bad", "CREATE TABLE u (i {{int);"}}), std::logic_error);
    EXPECT_THAT(tables(), ElementsAre("schema_migration"));
}

TEST_F(MigrationTest, PostgresMayHaveAMigrationInItsOwnWords) {
    const std::vector<Migration> migrations{
        {1, "words", "CREATE TABLE of_sqlcipher (id TEXT);", "CREATE TABLE of_postgres (id TEXT);"}};
    ASSERT_TRUE(run(migrations));
    EXPECT_THAT(tables(), ElementsAre(test::onPostgres() ? "of_postgres" : "of_sqlcipher", "schema_migration"));
    EXPECT_THAT(run(migrations)->applied, IsEmpty());
    Migration changed = migrations.front();
    (test::onPostgres() ? changed.postgres_sql : changed.sql) += "-- changed";
    EXPECT_EQ(run({changed}).error().code, "schema.changed") << "what this engine was given is what counts";
}

TEST_F(MigrationTest, TheSameNumberTwiceIsABug) {
    EXPECT_THROW(run({table(1, "a"), table(1, "b")}), std::logic_error);
    EXPECT_THAT(tables(), ElementsAre("schema_migration"));
}

TEST_F(MigrationTest, AChangedMigrationIsRefusedBeforeAnythingRuns) {
    ASSERT_TRUE(run({table(1, "a")}));
    Migration changed = table(1, "a");
    changed.sql += "-- a word more\n";
    const auto refused = run({changed, table(2, "b")});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, "schema.changed");
    EXPECT_THAT(tables(), ElementsAre("a", "schema_migration"));
}

TEST_F(MigrationTest, ANewerDatabaseIsRefusedBeforeAnythingRuns) {
    ASSERT_TRUE(run({table(1, "a"), table(9, "from_the_future")}));
    const auto refused = run({table(1, "a"), table(2, "b")});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, "schema.newer");
    EXPECT_THAT(tables(), ElementsAre("a", "from_the_future", "schema_migration"));
}

TEST_F(MigrationTest, AMigrationThatFailsHalfWayLeavesThePreviousState) {
    const Migration half{2, "half",
                         "CREATE TABLE b (id TEXT); INSERT INTO a (id) VALUES ('x'); CREATE TABLE a (id TEXT);"};
    try {
        run({table(1, "a"), half, table(3, "c")}).value();
        ADD_FAILURE() << "the failure was not told";
    } catch (const DbError& error) {
        EXPECT_EQ(error.statement(), "migration 2 half");
    }
    EXPECT_THAT(tables(), ElementsAre("a", "schema_migration"));
    EXPECT_TRUE(data_.database().read([](Transaction& tx) { return tx.run({"a", "SELECT id FROM a"}); }).empty());

    const auto repaired = run({table(1, "a"), table(2, "b"), table(3, "c")});
    EXPECT_EQ(repaired->before, 1);
    EXPECT_THAT(repaired->applied, ElementsAre("make_b", "make_c"));
}

TEST_F(MigrationTest, AMigrationMayNotEndItsOwnTransaction) {
    EXPECT_THROW(run({{1, "commit", "CREATE TABLE a (id TEXT); COMMIT;"}}), std::logic_error);
    EXPECT_THROW(run({{1, "rollback", "ROLLBACK;"}}), std::logic_error);
    EXPECT_EQ(run({})->after, 0) << "neither counts as applied";
}

class ColumnClassTest : public ::testing::Test {
protected:
    static std::string messageOf(const std::string& columns) {
        try {
            columnClasses({{"people", {}, columns}});
        } catch (const std::runtime_error& error) {
            return error.what();
        }
        return "no error";
    }
};

TEST_F(ColumnClassTest, AreReadLineByLine) {
    const auto classes =
        columnClasses({{"people", {}, "# persons\n\nperson.id\ttechnical\tfile\nperson.pai\thealth\tfile"},
                       {"access", {}, "account.password\tsecret\taccount\n"}});
    ASSERT_EQ(classes.size(), 3U);
    EXPECT_EQ(classes[1].module, "people");
    EXPECT_EQ(classes[1].table, "person");
    EXPECT_EQ(classes[1].column, "pai");
    EXPECT_EQ(classes[1].sensitivity, Sensitivity::health);
    EXPECT_EQ(classes[1].retention, Retention::file);
    EXPECT_EQ(classes[2].sensitivity, Sensitivity::secret);
    EXPECT_EQ(classes[2].retention, Retention::account);
}

TEST_F(ColumnClassTest, AWrongLineIsNamed) {
    EXPECT_EQ(messageOf("a.b\ttechnical\tfile\na.c\tsecretive\tfile\n"),
              "people/columns.tsv line 2: unknown word 'secretive'");
    EXPECT_EQ(messageOf("a.b\ttechnical\tforever\n"), "people/columns.tsv line 1: unknown word 'forever'");
    EXPECT_EQ(messageOf("a.b\ttechnical\tfile\n\na.b\ttechnical\tfile\n"),
              "people/columns.tsv line 3: a.b comes twice");
    for (const std::string line :
         {"a\ttechnical\tfile", "a.b\ttechnical", ".b\ttechnical\tfile", "a.\ttechnical\tfile", "a.b technical file"}) {
        EXPECT_EQ(messageOf(line), "people/columns.tsv line 1: not table.column<TAB>sensitivity<TAB>retention") << line;
    }
}

TEST_F(ColumnClassTest, EveryWordOfTheHeaderIsKnown) {
    EXPECT_EQ(messageOf("a.a\ttechnical\tpermanent\na.b\treference\taccount\na.c\tstaff\tlog\na.d\tcontact\tfile\n"
                        "a.e\tidentity\tmeasure\na.f\teducation\tdraft\na.g\tsocial\tpartner\na.h\thealth\tfile\n"
                        "a.i\tsecret\taccount\n"),
              "no error");
}

TEST(SchemaCheck, FindsColumnsWithoutClassAndClassesWithoutColumn) {
    const ModuleSchema schema{"people",
                              {{1, "person",
                                "CREATE TABLE person (id TEXT, name TEXT, "
                                "shout TEXT GENERATED ALWAYS AS (name || '!') STORED);\n"
                                "{{only_sqlcipher}}CREATE VIRTUAL TABLE person_words USING fts5(words);\n"
                                "{{only_postgres}}CREATE TABLE person_words (words TEXT);\n"
                                "CREATE VIEW nobody AS SELECT id AS of_a_view FROM person;"}},
                              "person.id\ttechnical\tfile\nperson.nick\tidentity\tfile\n"};
    test::TestDatabase data({schema});
    EXPECT_THAT(unclassifiedColumns(data.database(), data.schemas()),
                ElementsAre("people/columns.tsv: no column person.nick in the database",
                            "person.name: no class in any columns.tsv", "person.shout: no class in any columns.tsv",
                            "person_words.words: no class in any columns.tsv"));
}

TEST(SchemaCheck, IsContentWithStoragesOwnTable) {
    test::TestDatabase data({});
    EXPECT_THAT(unclassifiedColumns(data.database(), data.schemas()), IsEmpty());
}

TEST(PersonalDataDocument, HasOneTablePerModuleInFrench) {
    const std::string document = personalDataDocument(
        {{"access", {}, "account.password\tsecret\taccount\n"}, {"people", {}, "person.pai\thealth\tfile\n"}});
    EXPECT_THAT(document, ::testing::StartsWith("<!-- SPDX-License-Identifier: EUPL-1.2 -->\n# Données conservées\n"));
    EXPECT_THAT(document,
                ::testing::HasSubstr("\n## access\n\n| Table et colonne | Sensibilité | Conservation |\n|---|---|---|\n"
                                     "| `account.password` | secret (mot de passe, clé) | vie du compte |\n"
                                     "\n## people\n\n| Table et colonne | Sensibilité | Conservation |\n|---|---|---|\n"
                                     "| `person.pai` | santé | durée du dossier |\n"));
}

}  // namespace
}  // namespace jalon::storage
