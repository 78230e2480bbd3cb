// SPDX-License-Identifier: EUPL-1.2
// A small base moved between engines: with $JALON_TEST_DATABASE to PostgreSQL, from it and within it, else from file to
// file.
#include "transfer/transfer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <optional>

#include "audit/audit.h"
#include "audit/check.h"
#include "storage/copy_mark.h"
#include "storage/schema_state.h"
#include "storage/sqlcipher_load.h"
#include "storage/stored_tables.h"
#include "village.h"

namespace jalon::transfer {
namespace {

using storage::Database;
using storage::Engine;
using storage::Sql;
using storage::Transaction;
using test::contents;
using test::fill;
using test::kArrange;
using test::kVisits;
using test::run;
using test::sourceOn;
using Target = test::EmptyBase;
using Kind = Step::Kind;

std::vector<storage::ModuleSchema> schemas() { return {test::village(), audit::schema()}; }

Plan plan() {
    Plan plan;
    plan.schemas = schemas();
    plan.left_out = {"visit_count"};
    plan.complete = [](Database& database) {
        return database.write(kArrange, [](Transaction& tx) -> Result<void> {
            tx.run(Sql{"complete.clear", "DELETE FROM visit_count"});
            tx.run(Sql{"complete.fill",
                       "INSERT INTO visit_count (house_id, count) SELECT house_id, count(*) FROM visit GROUP BY 1"});
            return {};
        });
    };
    plan.program = "9.9";
    return plan;
}

struct Between {
    Engine from, to;
};

std::vector<Between> pairs() {
    if (!test::onPostgres()) return {{Engine::sqlcipher, Engine::sqlcipher}};
    return {{Engine::sqlcipher, Engine::postgres},
            {Engine::postgres, Engine::sqlcipher},
            {Engine::postgres, Engine::postgres}};
}

struct Cut {};

class Moving : public testing::TestWithParam<Between> {
protected:
    void SetUp() override { fill(*source_); }
    Database& from() { return source_->database(); }

    Result<Copied> copyAll() {
        return copy(from(), *target_, source_->clock(), plan(), [&](const Step& step) {
            steps_.push_back(step);
            if (on_step_) on_step_(step);
        });
    }
    /// Breaks off after so many pages; false when the copy ended before.
    bool cutAfter(int pages) {
        on_step_ = [&](const Step& step) {
            if (step.kind == Kind::copied && --pages == 0) throw Cut();
        };
        try {
            EXPECT_TRUE(copyAll());
        } catch (const Cut&) {
            on_step_ = {};
            return true;
        }
        on_step_ = {};
        return false;
    }
    bool told(Kind kind) const { return std::ranges::find(steps_, kind, &Step::kind) != steps_.end(); }
    void expectWhole() {
        EXPECT_FALSE(storage::isCopyUnderWay(*target_));
        EXPECT_EQ(contents(*target_), contents(from()));
    }

    std::unique_ptr<test::TestDatabase> source_ = sourceOn(GetParam().from, schemas());
    Target target_{GetParam().to};
    std::vector<Step> steps_;
    std::function<void(const Step&)> on_step_;
};

INSTANTIATE_TEST_SUITE_P(Engines, Moving, testing::ValuesIn(pairs()), [](const auto& made) {
    const auto name = [](Engine engine) { return engine == Engine::postgres ? "Postgres" : "Embedded"; };
    return std::string(name(made.param.from)) + "To" + name(made.param.to);
});

TEST_P(Moving, TakesEveryRowAndSaysSo) {
    const auto copied = copyAll();
    ASSERT_TRUE(copied) << copied.error().code;
    // house, animal, letter, visit, audit_line, audit_earlier
    EXPECT_EQ(copied->tables, 6);
    EXPECT_EQ(copied->rows, 5 + 2 + 2 + kVisits + 1);
    expectWhole();
    EXPECT_EQ(steps_.back().kind, Kind::completing);
    EXPECT_TRUE(*storage::isUpToDate(*target_, schemas()));
    const auto applied = [](Transaction& tx) { return storage::appliedMigrations(tx); };
    EXPECT_EQ((*target_).read(applied), from().read(applied));

    (*target_).read([&](Transaction& tx) {
        const auto counted = tx.run(Sql{"look", "SELECT count FROM visit_count ORDER BY house_id"});
        EXPECT_EQ(counted.size(), 2U);
        const auto lines = tx.run(Sql{"look", "SELECT action, details FROM audit_line ORDER BY action"});
        EXPECT_EQ(lines.size(), 2U);
        EXPECT_EQ(lines.front().text(0), "copy");
        EXPECT_THAT(lines.front().text(1), testing::HasSubstr("\"rows\":1210"));
        EXPECT_THAT(lines.front().text(1), testing::HasSubstr(copied->digest));
        return true;
    });
}

/// Ids of the lines that break the chain of the record.
std::vector<std::string> brokenAt(Database& database) {
    Findings findings;
    database.read([&](Transaction& tx) {
        audit::check(tx, findings);
        return true;
    });
    const auto found = findings.kinds().find({"chain", "audit_line"});
    return found == findings.kinds().end() ? std::vector<std::string>{} : found->second.examples;
}

TEST_P(Moving, CarriesTheChainOfTheRecordWhichGoesOnInTheTarget) {
    ASSERT_TRUE(copyAll());
    EXPECT_THAT(brokenAt(*target_), testing::IsEmpty());
    target_.serve();
    Database& target = *target_;
    const auto written = target.write([&](Transaction& tx) -> Result<void> {
        audit::record(tx, source_->clock(), {}, {"open", "house", "h1"});
        return {};
    });
    ASSERT_TRUE(written);
    EXPECT_THAT(brokenAt(target), testing::IsEmpty());

    Target back(GetParam().from);
    ASSERT_TRUE(copy(target, *back, source_->clock(), plan(), [](const Step&) {}));
    EXPECT_THAT(brokenAt(*back), testing::IsEmpty());
    const std::int64_t lines = (*back).read([](Transaction& tx) {
        return tx.run(Sql{"look", "SELECT count(*) FROM audit_line WHERE chain <> '' AND digest IS NOT NULL"})
            .front()
            .integer(0);
    });
    EXPECT_EQ(lines, 4) << "that of the source, of the copy, of the house and of the way back";
}

TEST_P(Moving, LeavesATargetThatKeepsItsRules) {
    ASSERT_TRUE(copyAll());
    target_.serve();
    EXPECT_THROW(run(*target_, "INSERT INTO animal (id, house_id) VALUES ('a9', 'nowhere')"), storage::DbError);
    EXPECT_THROW(run(*target_, "DELETE FROM audit_line"), storage::DbError);
    run(*target_, "INSERT INTO animal (id, house_id, mother_id) VALUES ('a9', 'h1', 'a1')");
    run(*target_, "DELETE FROM visit_count");
    EXPECT_THROW(run(*target_, "DELETE FROM house WHERE id = 'h1'"), storage::DbError) << "animals live there";
    run(*target_, "DELETE FROM house WHERE id = 'h2'");  // its visits go with it
    EXPECT_EQ((*target_).read(
                  [](Transaction& tx) { return tx.run(Sql{"look", "SELECT count(*) FROM visit"}).front().integer(0); }),
              kVisits / 2);
}

TEST_P(Moving, GoesOnWhereItWasCutShort) {
    int cuts = 0;
    while (cutAfter(1)) {
        ++cuts;
        EXPECT_TRUE(storage::isCopyUnderWay(*target_));
        target_.open();
        ASSERT_LT(cuts, 100);
    }
    // animal, audit_line, two of house (one row is larger than a page), letter, three of visit
    EXPECT_EQ(cuts, 8);
    EXPECT_FALSE(told(Kind::restarted));
    EXPECT_TRUE(told(Kind::resumed));
    std::int64_t again = 0;
    for (const Step& step : steps_)
        if (step.kind == Kind::copied) ++again;
    EXPECT_EQ(again, 8) << "a page was copied twice";
    expectWhole();
}

TEST_P(Moving, TakesWhatCameBehindInTheMeantime) {
    ASSERT_TRUE(cutAfter(7));
    run(from(), "INSERT INTO visit (house_id, number, text) VALUES ('h1', 5000, 'après')");
    ASSERT_TRUE(copyAll());
    EXPECT_FALSE(told(Kind::restarted));
    expectWhole();
}

TEST_P(Moving, StartsAgainWhenARowItHasWasChanged) {
    ASSERT_TRUE(cutAfter(6));
    run(from(), "UPDATE house SET name = 'repeinte' WHERE id = 'h1'");
    ASSERT_TRUE(copyAll());
    EXPECT_TRUE(told(Kind::restarted));
    expectWhole();
}

TEST_P(Moving, StartsAgainWhenARowCameBetweenThoseItHas) {
    ASSERT_TRUE(cutAfter(6));
    run(from(), "INSERT INTO visit (house_id, number, text) VALUES ('h1', -5000, 'avant')");
    ASSERT_TRUE(copyAll());
    EXPECT_TRUE(told(Kind::restarted));
    expectWhole();
}

TEST_P(Moving, FindsARowAlteredInTheTarget) {
    on_step_ = [&](const Step& step) {
        if (step.kind == Kind::copied && step.table == "visit" && step.rows == kVisits)
            run(*target_, "UPDATE house SET width = 0.2 WHERE id = 'h1'");
    };
    const auto copied = copyAll();
    ASSERT_FALSE(copied);
    EXPECT_EQ(copied.error().code, "copy.differs");
    ASSERT_EQ(copied.error().fields.size(), 1U);
    EXPECT_EQ(copied.error().fields.front().field, "house");
    EXPECT_TRUE(storage::isCopyUnderWay(*target_));

    on_step_ = {};
    ASSERT_TRUE(copyAll());
    expectWhole();
}

TEST_P(Moving, FindsARowThatIsGone) {
    on_step_ = [&](const Step& step) {
        if (step.kind == Kind::copied && step.table == "visit" && step.rows == kVisits)
            run(*target_, "DELETE FROM visit WHERE number = 7");
    };
    const auto copied = copyAll();
    ASSERT_FALSE(copied);
    ASSERT_EQ(copied.error().fields.size(), 1U);
    const std::map<std::string, std::string> counts{{"expected", "1200"}, {"found", "1198"}};
    EXPECT_EQ(copied.error().fields.front().params, counts);
}

TEST_P(Moving, RefusesATargetThatIsNotEmpty) {
    const auto made = (*target_).write(kArrange, [](Transaction& tx) -> Result<void> {
        tx.runMigration("stranger", "CREATE TABLE stranger (id TEXT NOT NULL PRIMARY KEY)");
        return {};
    });
    ASSERT_TRUE(made);
    const auto before = (*target_).columns();
    EXPECT_EQ(copyAll().error().code, "copy.not_empty");
    EXPECT_EQ((*target_).columns(), before);
}

TEST_P(Moving, RefusesASourceThatIsNotThePrograms) {
    const auto older = sourceOn(GetParam().from, {audit::schema()});
    EXPECT_EQ(checkSource(older->database(), plan()).error().code, "copy.source_schema");
    auto newer = schemas();
    newer.push_back({"later", {{950, "later", "CREATE TABLE later (id TEXT NOT NULL PRIMARY KEY);"}}, ""});
    const auto too_new = sourceOn(GetParam().from, newer);
    EXPECT_EQ(checkSource(too_new->database(), plan()).error().code, "schema.newer");
    EXPECT_TRUE((*target_).columns().empty());

    const auto made = from().write(kArrange, [](Transaction& tx) -> Result<void> {
        tx.runMigration("stranger", "CREATE TABLE stranger (id TEXT NOT NULL PRIMARY KEY)");
        return {};
    });
    ASSERT_TRUE(made);
    const auto copied = copyAll();
    ASSERT_FALSE(copied);
    EXPECT_EQ(copied.error().code, "copy.source_differs");
    EXPECT_EQ(copied.error().fields.front().field, "stranger");
}

TEST_P(Moving, RefusesACopyThatWasCutShortAsASource) {
    ASSERT_TRUE(cutAfter(2));
    EXPECT_EQ(checkSource(*target_, plan()).error().code, "copy.source_unfinished");
}

TEST_P(Moving, GivesWayToACopyThatBeganLater) {
    on_step_ = [&](const Step& step) {
        if (step.kind != Kind::copied) return;
        const auto taken = (*target_).write(kArrange, [](Transaction& tx) -> Result<void> {
            storage::takeCopyOver(tx, "another");
            return {};
        });
        ASSERT_TRUE(taken);
    };
    EXPECT_EQ(copyAll().error().code, "copy.taken_over");
    EXPECT_TRUE(storage::isCopyUnderWay(*target_));
}

}  // namespace

// Only the embedded engine can hold such rows.

TEST(MovingFromTheEmbeddedEngine, RefusesATextPostgresCannotHold) {
    test::EmbeddedTestDatabase source(schemas());
    run(source.database(), "INSERT INTO house (id, name, listed, notes) VALUES ('h7', $1, FALSE, '{}')",
        {std::string("a\0b", 3)});
    Target target(test::onPostgres() ? Engine::postgres : Engine::sqlcipher);
    const auto copied = copy(source.database(), *target, source.clock(), plan(), [](const Step&) {});
    if (!test::onPostgres()) {
        ASSERT_TRUE(copied);
        EXPECT_EQ(contents(*target), contents(source.database()));
        return;
    }
    ASSERT_FALSE(copied);
    EXPECT_EQ(copied.error().code, "copy.value");
    EXPECT_EQ(copied.error().fields.front().field, "house.name");
    EXPECT_EQ(copied.error().fields.front().code, R"(["h7"])");
}

TEST(MovingFromTheEmbeddedEngine, FindsARowThatRefersToNothing) {
    const test::TempFolder folder;
    const auto key = storage::DatabaseKey::random();
    auto source = storage::openForLoading(folder / "jalon.db", key);
    ASSERT_TRUE(source);
    const ManualClock clock{*Instant::parse("2026-11-12T08:30:00.000000Z"), Day::of(2026, 11, 12)};
    ASSERT_TRUE(storage::migrate(**source, schemas(), clock));
    run(**source, "INSERT INTO animal (id, house_id) VALUES ('a9', 'nowhere')");
    Target target(test::onPostgres() ? Engine::postgres : Engine::sqlcipher);
    const auto copied = copy(**source, *target, clock, plan(), [](const Step&) {});
    ASSERT_FALSE(copied);
    EXPECT_EQ(copied.error().code, "copy.references");
    EXPECT_THAT(copied.error().fields.front().field, testing::HasSubstr("animal"));
    EXPECT_TRUE(storage::isCopyUnderWay(*target));
}

}  // namespace jalon::transfer
