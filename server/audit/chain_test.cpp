// SPDX-License-Identifier: EUPL-1.2
// The chain of the record: what was done to it is found, and what was not is left in peace.
#include "audit/chain.h"

#include <gmock/gmock.h>

#include <thread>

#include "audit/audit.h"
#include "audit/chain_store.h"
#include "audit/check.h"
#include "test_database.h"

namespace jalon::audit {
namespace {

using storage::Sql;
using storage::Transaction;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Not;

Findings checked(storage::Database& database) {
    Findings findings;
    database.read([&](Transaction& tx) {
        check(tx, findings);
        return true;
    });
    return findings;
}

std::vector<std::string> namesOf(const Findings& findings) {
    std::vector<std::string> names;
    for (const auto& [key, kind] : findings.kinds()) names.push_back(key.first + " " + key.second);
    return names;
}

std::string hex(const Digest& digest) {
    std::string out;
    for (const std::byte byte : digest) {
        constexpr std::string_view kDigits = "0123456789abcdef";
        out += kDigits[std::to_integer<unsigned>(byte) / 16];
        out += kDigits[std::to_integer<unsigned>(byte) % 16];
    }
    return out;
}

/// By somebody who takes the guards off and puts them back.
void damage(storage::Database& database, const std::string& statement) {
    const bool postgres = test::onPostgres();
    const std::string script =
        postgres ? "ALTER TABLE audit_line DISABLE TRIGGER USER; " + statement +
                       "; ALTER TABLE audit_line ENABLE TRIGGER USER"
                 : "DROP TRIGGER IF EXISTS audit_line_never_changes; DROP TRIGGER IF EXISTS audit_line_never_goes; " +
                       statement;
    const auto done = database.write(test::kArrange, [&](Transaction& tx) -> Result<void> {
        tx.runMigration("test.damage", script);
        return {};
    });
    ASSERT_TRUE(done);
}

class AuditChain : public ::testing::Test {
protected:
    Result<void> append(storage::Database& database, const std::string& action) {
        return database.write([&](Transaction& tx) -> Result<void> {
            record(tx, data_.clock(), Author{user_, "web"}, {action, "person", "p", child_, {{"said", action}}});
            return {};
        });
    }
    void append(const std::string& action) {
        data_.clock().advance(std::chrono::seconds(1));
        ASSERT_TRUE(append(data_.database(), action));
    }
    void appendAll(const std::vector<std::string>& actions) {
        for (const auto& action : actions) append(action);
    }
    std::vector<ChainedLine> lines() {
        std::vector<ChainedLine> all;
        data_.database().read([&](Transaction& tx) {
            eachLine(tx, [&](const ChainedLine& line, const Digest&) { all.push_back(line); });
            return true;
        });
        return all;
    }
    std::string quotedId(std::size_t place) { return "'" + lines().at(place).id + "'"; }
    /// Ids of the lines that do not follow, in their order.
    std::vector<std::string> wrongLines() {
        const Findings findings = checked(data_.database());
        const auto found = findings.kinds().find({"chain", "audit_line"});
        return found == findings.kinds().end() ? std::vector<std::string>{} : found->second.examples;
    }

    /// Of those kept, the heads that are not there as they were.
    std::vector<std::string> cutHeads(const std::string& kept) {
        Findings findings;
        data_.database().read([&](Transaction& tx) {
            checkHeads(tx, readHeads(kept).value(), findings);
            return true;
        });
        const auto found = findings.kinds().find({"cut", "audit_line"});
        return found == findings.kinds().end() ? std::vector<std::string>{} : found->second.examples;
    }

    test::TestDatabase data_{{schema()}};
    const PersonId child_ = PersonId::make(Instant(1));
    const UserId user_ = UserId::make(Instant(3));
};

TEST_F(AuditChain, LinesAreChainedOneAfterTheOther) {
    appendAll({"a", "b", "c"});
    const auto all = lines();
    ASSERT_EQ(all.size(), 3U);
    for (std::size_t i = 0; i < all.size(); ++i) {
        EXPECT_EQ(all[i].chain, all[0].id);
        EXPECT_EQ(all[i].sequence, static_cast<std::int64_t>(i) + 1);
    }
    const Findings findings = checked(data_.database());
    EXPECT_THAT(namesOf(findings), IsEmpty());
    EXPECT_EQ(findings.lookedAt().at("audit"), 3);
    EXPECT_FALSE(findings.lookedAt().contains("audit_earlier"));
}

TEST_F(AuditChain, AnEditedColumnIsFoundWhicheverItIs) {
    appendAll({"a", "b", "c"});
    const std::string id = lines()[1].id;
    for (const char* set :
         {"at = at + 1", "user_id = NULL", "user_id = person_id", "via = 'cli'", "action = 'x'", "entity = 'x'",
          "entity_id = 'x'", "person_id = NULL", "details = '{}'", "restricted = TRUE", "sequence = 9",
          "entity = 'perso', entity_id = 'np'", "follows = id"}) {
        damage(data_.database(), "CREATE TABLE kept AS SELECT * FROM audit_line");
        damage(data_.database(), "UPDATE audit_line SET " + std::string(set) + " WHERE id = '" + id + "'");
        EXPECT_THAT(wrongLines(), Not(IsEmpty())) << set;
        EXPECT_EQ(wrongLines().front(), id) << set;
        damage(data_.database(), "DELETE FROM audit_line; INSERT INTO audit_line SELECT * FROM kept; DROP TABLE kept");
        ASSERT_THAT(wrongLines(), IsEmpty());
    }
}

TEST_F(AuditChain, AnEditedIdChainOrDigestIsFound) {
    appendAll({"a", "b", "c"});
    const std::string second = lines()[1].id;
    const std::string third = lines()[2].id;
    damage(data_.database(), "UPDATE audit_line SET digest = NULL WHERE id = '" + second + "'");
    EXPECT_THAT(wrongLines(), ElementsAre(second, third));
    damage(data_.database(), "UPDATE audit_line SET chain = '', sequence = 0 WHERE id = '" + second + "'");
    EXPECT_THAT(wrongLines(), ElementsAre(second, third)) << "it is not older than chains";
    damage(data_.database(),
           "UPDATE audit_line SET id = '01900000-0000-7000-8000-000000000000' WHERE id = '" + second + "'");
    EXPECT_THAT(wrongLines(), ElementsAre("01900000-0000-7000-8000-000000000000", third));
}

TEST_F(AuditChain, ALineRemovedInTheMiddleIsFoundAtTheNext) {
    appendAll({"a", "b", "c", "d"});
    damage(data_.database(), "DELETE FROM audit_line WHERE id = " + quotedId(1));
    EXPECT_THAT(wrongLines(), ElementsAre(lines()[1].id));
}

TEST_F(AuditChain, TheFirstLineRemovedIsFoundAtTheSecond) {
    appendAll({"a", "b", "c"});
    damage(data_.database(), "DELETE FROM audit_line WHERE id = " + quotedId(0));
    EXPECT_THAT(wrongLines(), ElementsAre(lines()[0].id));
}

TEST_F(AuditChain, TheEndCutOffIsFoundByTheHeadKeptOutside) {
    appendAll({"a", "b", "c"});
    const std::string kept = writeHeads(data_.database().read([](Transaction& tx) { return heads(tx); }));
    append("d");
    EXPECT_THAT(cutHeads(kept), IsEmpty()) << "the record went on from there";
    const std::string third = quotedId(2), fourth = quotedId(3);
    damage(data_.database(), "DELETE FROM audit_line WHERE id = " + fourth);
    EXPECT_THAT(wrongLines(), IsEmpty());
    EXPECT_THAT(cutHeads(kept), IsEmpty()) << "nobody kept the fourth";
    const std::string id = lines()[2].id;
    damage(data_.database(), "DELETE FROM audit_line WHERE id = " + third);
    EXPECT_THAT(wrongLines(), IsEmpty()) << "nothing inside tells";
    EXPECT_THAT(cutHeads(kept), ElementsAre(id));
}

TEST_F(AuditChain, ARecordWrittenAnewFromAnEarlierLineIsFoundByTheHeadKeptOutside) {
    appendAll({"a", "b", "c"});
    const std::string kept = writeHeads(data_.database().read([](Transaction& tx) { return heads(tx); }));
    const std::string second = lines()[1].id;
    auto last = lines()[2];
    last.action = "never";
    const Digest digest =
        digestOf(data_.database().read([&](Transaction& tx) { return selectDigest(tx, second); }), last);
    const std::string written = (test::onPostgres() ? "'\\x" : "x'") + hex(digest) + "'";
    damage(data_.database(),
           "UPDATE audit_line SET action = 'never', digest = " + written + " WHERE id = '" + last.id + "'");
    EXPECT_THAT(wrongLines(), IsEmpty()) << "every digest is right";
    EXPECT_THAT(cutHeads(kept), ElementsAre(last.id));
}

TEST(AuditHead, AFileOfHeadsIsReadOrRefused) {
    const std::string id = "01900000-0000-7000-8000-000000000003";
    const Head head{id, id, 12, digestOf({}, ChainedLine{})};
    const auto back = readHeads(writeHeads({head, head})).value();
    ASSERT_EQ(back.size(), 2U);
    EXPECT_EQ(back[1].digest, head.digest);
    EXPECT_EQ(back[1].sequence, 12);
    for (const std::string& wrong : {std::string(), std::string("jalon-record 2\n"), std::string("jalon-record 1\nx\n"),
                                     "jalon-record 1\n" + head.write() + "x\n"})
        EXPECT_EQ(readHeads(wrong).error().fields[0].code, "malformed") << wrong;
}

TEST_F(AuditChain, TwoLinesThatChangedPlacesAreFound) {
    appendAll({"a", "b", "c", "d"});
    const std::string second = quotedId(1);
    const std::string third = quotedId(2);
    damage(data_.database(), "UPDATE audit_line SET id = 'x' WHERE id = " + second);
    damage(data_.database(), "UPDATE audit_line SET id = " + second + " WHERE id = " + third);
    damage(data_.database(), "UPDATE audit_line SET id = " + third + " WHERE id = 'x'");
    const auto wrong = wrongLines();
    ASSERT_FALSE(wrong.empty());
    EXPECT_EQ("'" + wrong.front() + "'", second);
}

TEST_F(AuditChain, ALineAddedInTheMiddleIsFoundAlsoWithItsOwnDigest) {
    appendAll({"a", "b", "c"});
    const auto all = lines();
    ChainedLine added = all[0];
    added.id = idAfter(all[0].id);
    added.sequence = 2;
    added.action = "never";
    const Digest digest =
        digestOf(data_.database().read([&](Transaction& tx) { return selectDigest(tx, all[0].id); }), added);
    const auto put = data_.database().write(test::kArrange, [&](Transaction& tx) -> Result<void> {
        tx.run({"test.put", R"(
INSERT INTO audit_line (id, at, user_id, via, action, entity, entity_id, person_id, details, chain, sequence, digest)
SELECT $1, at, user_id, via, 'never', entity, entity_id, person_id, details, chain, 2, $3 FROM audit_line WHERE id = $2
)"},
               added.id, all[0].id, digest);
        return {};
    });
    ASSERT_TRUE(put);
    EXPECT_THAT(wrongLines(), ElementsAre(all[1].id)) << "the one that was there has another before it now";
}

TEST_F(AuditChain, ALineAddedWithoutAChainIsFound) {
    appendAll({"a", "b"});
    const std::string added = "01900000-0000-7000-8000-000000000003";
    damage(data_.database(), "INSERT INTO audit_line (id, at, via, action, entity, entity_id, details) VALUES ('" +
                                 added + "', 1717986918400000, 'web', 'open', 'person', '', '{}')");
    EXPECT_THAT(wrongLines(), ElementsAre(added));
}

TEST_F(AuditChain, LinesOfOneTransactionAndThoseAfterARefusedOneFollow) {
    append("a");
    const auto refused = data_.database().write([&](Transaction& tx) -> Result<void> {
        record(tx, data_.clock(), Author{}, {"lost", "person", "p", std::nullopt});
        record(tx, data_.clock(), Author{}, {"lost too", "person", "p", std::nullopt});
        return Error::notFound();
    });
    EXPECT_FALSE(refused);
    const auto done = data_.database().write([&](Transaction& tx) -> Result<void> {
        for (const char* action : {"b", "c"}) record(tx, data_.clock(), Author{}, {action, "person", "", std::nullopt});
        return {};
    });
    EXPECT_TRUE(done);
    EXPECT_THAT(namesOf(checked(data_.database())), IsEmpty());
    EXPECT_EQ(lines().back().sequence, 3);
}

TEST_F(AuditChain, TheFirstTransactionOfAConnectionMayBeRefused) {
    const auto refused = data_.database().write([&](Transaction& tx) -> Result<void> {
        record(tx, data_.clock(), Author{}, {"lost", "person", "p", std::nullopt});
        return Error::notFound();
    });
    EXPECT_FALSE(refused);
    append("a");
    EXPECT_EQ(lines().front().sequence, 1);
    EXPECT_THAT(namesOf(checked(data_.database())), IsEmpty());
}

TEST_F(AuditChain, AClockSetBackWhileNobodyServedBreaksNothing) {
    appendAll({"a", "b"});
    data_.reopen();
    data_.clock().advance(-std::chrono::hours(50));
    appendAll({"c", "d"});
    data_.reopen();
    appendAll({"e"});
    EXPECT_THAT(namesOf(checked(data_.database())), IsEmpty());
    if (!test::onPostgres()) {
        std::string written;
        for (const auto& line : lines()) written += line.action;
        EXPECT_EQ(written, "abcde") << "the order of ids is that of writing";
        EXPECT_EQ(lines().back().sequence, 5);
    }
    const auto latest = data_.database().read([](Transaction& tx) { return latestMoment(tx); });
    EXPECT_GT(latest, data_.clock().now()) << "the clock is behind what was written";
}

TEST_F(AuditChain, ManyWhoWriteAtOnceLeaveSoundChains) {
    constexpr int kThreads = 6;
    constexpr int kEach = 40;
    const auto second = test::onPostgres() ? data_.openAnother() : nullptr;
    std::vector<std::thread> threads;
    for (int thread = 0; thread < kThreads; ++thread)
        threads.emplace_back([&, thread] {
            storage::Database& database = second && thread % 2 == 0 ? *second : data_.database();
            for (int i = 0; i < kEach; ++i) {
                const auto done = database.write([&](Transaction& tx) -> Result<void> {
                    record(tx, data_.clock(), Author{}, {"act", "person", std::to_string(thread), child_});
                    if (i % 3 == 1) return Error::notFound();
                    if (i % 3 == 2) record(tx, data_.clock(), Author{}, {"act", "person", "", child_});
                    return {};
                });
                EXPECT_EQ(static_cast<bool>(done), i % 3 != 1);
            }
        });
    for (auto& thread : threads) thread.join();
    const Findings findings = checked(data_.database());
    EXPECT_THAT(namesOf(findings), IsEmpty());
    // Of 40 each: 14 of one line, 13 of none, 13 of two.
    EXPECT_EQ(findings.lookedAt().at("audit"), kThreads * (14 + 2 * 13));
}

TEST_F(AuditChain, AConnectionOpenedLaterHoldsTheEndOfTheChainBefore) {
    if (!test::onPostgres()) GTEST_SKIP() << "one chain goes on there";
    appendAll({"a", "b"});
    const std::string last = lines().back().id;
    const auto another = data_.openAnother();
    data_.clock().advance(std::chrono::seconds(1));
    ASSERT_TRUE(append(*another, "c"));
    const ChainedLine first = lines().back();
    EXPECT_EQ(first.chain, first.id);
    EXPECT_EQ(first.follows, last);
    EXPECT_THAT(namesOf(checked(data_.database())), IsEmpty());
    damage(data_.database(), "DELETE FROM audit_line WHERE chain <> '" + first.chain + "'");
    EXPECT_THAT(wrongLines(), ElementsAre(first.id));
}

TEST_F(AuditChain, WithTheEmbeddedEngineOneChainGoesOnAcrossRuns) {
    if (test::onPostgres()) GTEST_SKIP() << "a chain is a connection's there";
    append("a");
    data_.reopen();
    append("b");
    EXPECT_EQ(lines().back().chain, lines().front().id);
    EXPECT_EQ(lines().back().sequence, 2);
}

/// A base with lines older than chains, brought up to date.
class EarlierLines : public ::testing::Test {
protected:
    static storage::ModuleSchema before() {
        storage::ModuleSchema before = schema();
        std::erase_if(before.migrations, [](const storage::Migration& one) { return one.number >= 213; });
        return before;
    }
    EarlierLines() {
        for (const char* id : {"01900000-0000-7000-8000-000000000001", "01900000-0000-7000-8000-000000000002"}) put(id);
        const auto migrated = storage::migrate(data_.database(), {schema(), storage::storageSchema()}, data_.clock());
        EXPECT_TRUE(migrated);
    }
    void put(const std::string& id) {
        const std::string text = "INSERT INTO audit_line (id, at, via, action, entity, entity_id, details) VALUES ('" +
                                 id + "', 1717986918400000, 'web', 'open', 'person', '', '{}')";
        EXPECT_TRUE(data_.database().write(test::kArrange, [&](Transaction& tx) -> Result<void> {
            tx.run(Sql{"test.put", text});
            return {};
        }));
    }
    void seal() { ASSERT_TRUE(sealEarlierLines(data_.database(), data_.clock())); }

    test::TestDatabase data_{{before()}};
};

TEST_F(EarlierLines, AreCountedAndSealedOnce) {
    EXPECT_THAT(namesOf(checked(data_.database())), IsEmpty()) << "not sealed yet";
    seal();
    seal();
    const Findings findings = checked(data_.database());
    EXPECT_THAT(namesOf(findings), IsEmpty());
    EXPECT_EQ(findings.lookedAt().at("audit"), 3);
    EXPECT_EQ(findings.lookedAt().at("audit_earlier"), 2);
}

TEST_F(EarlierLines, OneThatWasEditedRemovedOrAddedIsFound) {
    seal();
    const std::string second = "01900000-0000-7000-8000-000000000002";
    damage(data_.database(), "UPDATE audit_line SET action = 'x' WHERE id = '" + second + "'");
    EXPECT_THAT(namesOf(checked(data_.database())), ElementsAre("chain audit_earlier"));
    damage(data_.database(), "UPDATE audit_line SET action = 'open' WHERE id = '" + second + "'");
    EXPECT_THAT(namesOf(checked(data_.database())), IsEmpty());
    put("01900000-0000-7000-8000-000000000000");
    EXPECT_THAT(namesOf(checked(data_.database())), ElementsAre("chain audit_earlier"));
    damage(data_.database(), "DELETE FROM audit_line WHERE id = '01900000-0000-7000-8000-000000000000'");
    put("01900000-0000-7000-8000-000000000003");
    EXPECT_THAT(namesOf(checked(data_.database())), ElementsAre("chain audit_line"));
}

TEST_F(EarlierLines, WhatWasKeptOfThemCannotBeChangedAlone) {
    seal();
    damage(data_.database(),
           "DELETE FROM audit_line WHERE id = '01900000-0000-7000-8000-000000000002'; "
           "UPDATE audit_earlier SET lines = 1");
    EXPECT_THAT(namesOf(checked(data_.database())), ElementsAre("chain audit_earlier"));
    damage(data_.database(), "DELETE FROM audit_earlier");
    EXPECT_THAT(namesOf(checked(data_.database())), ElementsAre("chain audit_line"));
}

TEST(AuditIds, TheOneAfterIsGreaterAndNothingLiesBetween) {
    EXPECT_EQ(idAfter("01900000-0000-7000-8000-000000000009"), "01900000-0000-7000-8000-00000000000a");
    EXPECT_EQ(idAfter("01900000-0000-7000-8000-ffffffffffff"), "01900000-0000-7000-8001-000000000000");
    EXPECT_EQ(idAfter("01900000-0000-7000-bfff-ffffffffffff"), "01900000-0000-7001-8000-000000000000");
    EXPECT_EQ(idAfter("01900000-0000-7fff-bfff-ffffffffffff"), "01900000-0001-7000-8000-000000000000");
    for (const std::string last : {"ffffffff-ffff-7fff-bfff-ffffffffffff", "x"}) EXPECT_GT(idAfter(last), last);
}

TEST(AuditDigest, DependsOnWhatIsBeforeAndOnWhereValuesEnd) {
    ChainedLine line{"i", 1, std::nullopt, "ab", "c", "d", "e", std::nullopt, "{}", false};
    const Digest plain = digestOf({}, line);
    EXPECT_EQ(plain.size(), 32U);
    EXPECT_NE(digestOf(plain, line), plain);
    line.via = "a";
    line.action = "bc";
    EXPECT_NE(digestOf({}, line), plain);
    line.via = "ab";
    line.action = "c";
    EXPECT_EQ(digestOf({}, line), plain);
    line.user_id = "";
    EXPECT_NE(digestOf({}, line), plain);
}

TEST(AuditHead, ComesBackAsItWasWritten) {
    const std::string id = "01900000-0000-7000-8000-000000000001";
    const std::string chain = "01900000-0000-7000-8000-000000000000";
    const Head head{id, chain, 12, digestOf({}, ChainedLine{})};
    const Head back = Head::read(head.write());
    EXPECT_EQ(back.id, id);
    EXPECT_EQ(back.chain, chain);
    EXPECT_EQ(back.sequence, 12);
    EXPECT_EQ(back.digest, head.digest);
}

}  // namespace
}  // namespace jalon::audit
