// SPDX-License-Identifier: EUPL-1.2
#include "casefile/casefile.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "casefile/timeline.h"
#include "city_world.h"
#include "continuity/continuity.h"
#include "families/families.h"
#include "grids/grids.h"
#include "incidents/incidents.h"
#include "pathways/pathways.h"
#include "privacy/privacy.h"

namespace jalon::casefile {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsSupersetOf;
using testing::SizeIs;

class CaseFileTest : public testing::Test {
protected:
    test::CityWorld city_{{journal::schema(), families::schema(), pathways::schema(), grids::schema(),
                           incidents::schema(), continuity::schema(), privacy::schema()}};
    journal::Journal journal_{city_.database(), city_.clock()};
    CaseFiles files_{city_.database(), city_.clock(), city_.receptions(), city_.calendars(),
                     receptions::test::blueprints()};

    void note(const std::string& text, const std::string& on = "2026-11-12") {
        ASSERT_TRUE(
            journal_.createEntry(city_.camille(), city_.lea(),
                                 {{"id", city_.newId()}, {"kind", "note"}, {"occurredOn", on}, {"text", text}}));
    }
    json::object open() { return files_.open(city_.camille(), city_.lea()).value(); }
    static std::vector<std::string> types(const json::object& page) {
        std::vector<std::string> out;
        for (const auto& item : page.at("items").as_array()) out.emplace_back(item.at("type").as_string());
        return out;
    }
};

TEST_F(CaseFileTest, OneAnswerHoldsThePersonTheStaysTheTasksAndTheTimeline) {
    const auto stay = city_.stay();
    ASSERT_TRUE(city_.take(stay, "2026-11-12/am", "absent_unknown"));
    note("Mère jointe à 9 h 30.");
    const auto file = open();
    EXPECT_EQ(file.at("person").at("lastName").as_string(), "Dupont");
    EXPECT_THAT(file.at("guardians").as_array(), SizeIs(1));
    EXPECT_THAT(file.at("referrals").as_array(), SizeIs(1));
    EXPECT_THAT(file.at("stays").as_array(), SizeIs(1));
    EXPECT_GE(file.at("tasks").as_array().size(), 3U);
    EXPECT_THAT(types(file.at("timeline").as_object()), IsSupersetOf({"entry", "absence", "referral", "decision"}));
}

TEST_F(CaseFileTest, TheTimelineTellsWhatWasDoneOnTheServicesDayAndNotWhatARingDid) {
    city_.clock().setToday(Day::of(2026, 11, 13));  // the clock's instant is of the 12th
    city_.database()
        .write([&](storage::Transaction& tx) -> Result<int> {
            const auto ask = [&](const char* kind, std::optional<std::vector<UserId>> readers) {
                tasks::NewTask task;
                task.kind = kind;
                task.source = std::string("test:") + kind;
                task.person = city_.lea();
                task.due_on = Day::of(2026, 11, 12);
                task.readers = std::move(readers);
                tasks::ensure(tx, city_.clock(), task);
                tasks::complete(tx, city_.clock(), city_.camille(), kind, task.source);
            };
            ask("call_school", std::nullopt);
            ask("concern_follow_up", std::vector{*city_.camille().author.user});
            audit::record(tx, city_.clock(), city_.camille().author, {"create", "task", "test", city_.lea()});
            return 0;
        })
        .value();
    const auto items = open().at("timeline").at("items").as_array();
    ASSERT_EQ(items.size(), 1U);
    EXPECT_EQ(items.front().at("type"), "task");
    EXPECT_EQ(items.front().at("title").at("code"), "task_call_school");
    EXPECT_EQ(items.front().at("on").as_string(), "2026-11-13");
}

TEST_F(CaseFileTest, OpeningAFileLeavesALineWithTheReadersName) {
    open();
    const auto lines = city_.database().read([&](storage::Transaction& tx) {
        audit::Filter filter;
        filter.person = city_.lea();
        return audit::find(tx, filter);
    });
    ASSERT_FALSE(lines.empty());
    EXPECT_EQ(lines.front().action, "open");
    EXPECT_EQ(lines.front().user, city_.camille().author.user);
}

TEST_F(CaseFileTest, TheTimelinePagesHoldEachItemOnce) {
    city_.stay();
    for (int day = 1; day <= 12; ++day)
        for (int i = 0; i < 8; ++i) note("écrit", Day::of(2026, 11, static_cast<unsigned>(day)).iso());
    std::vector<std::string> ids;
    auto page = open().at("timeline").as_object();
    for (int pages = 0; pages < 10; ++pages) {
        for (const auto& item : page.at("items").as_array()) ids.emplace_back(item.at("id").as_string());
        if (page.at("nextCursor").is_null()) break;
        page = files_.timeline(city_.camille(), city_.lea(), std::string(page.at("nextCursor").as_string())).value();
    }
    const std::set<std::string> distinct(ids.begin(), ids.end());
    EXPECT_EQ(distinct.size(), ids.size());
    EXPECT_GE(ids.size(), 12U * 8U + 2U);
}

TEST_F(CaseFileTest, AForeignCursorIsRefused) {
    EXPECT_EQ(files_.timeline(city_.camille(), city_.lea(), "x").error().fields.at(0).code, "malformed");
    EXPECT_FALSE(parsePlace("2026-02-31|abc"));
    EXPECT_TRUE(parsePlace("2026-02-28|abc"));
}

TEST_F(CaseFileTest, TodayShowsWhoIsExpectedWhoIsAbsentAndWhatIsOwed) {
    const auto stay = city_.stay();
    ASSERT_TRUE(city_.take(stay, "2026-11-12/am", "absent_unknown"));
    const auto today = files_.today(city_.camille()).value();
    ASSERT_THAT(today.at("expected").as_array(), SizeIs(1));
    const auto& row = today.at("expected").as_array().front().as_object();
    EXPECT_EQ(row.at("am").at("status").as_string(), "absent_unknown");
    EXPECT_TRUE(row.at("pm").at("status").is_null());
    EXPECT_TRUE(row.at("firstDay").as_bool());
    EXPECT_FALSE(row.at("lastDay").as_bool());
    EXPECT_THAT(today.at("absent").as_array(), SizeIs(1));
    EXPECT_THAT(today.at("owed").as_array(), SizeIs(1));
    EXPECT_THAT(today.at("pending").as_array(), SizeIs(0));
    std::vector<std::string> due;
    for (const auto& task : today.at("due").as_array()) due.emplace_back(task.at("kind").as_string());
    EXPECT_THAT(due, IsSupersetOf({"call_parents", "call_school", "answer_school"}));
}

TEST_F(CaseFileTest, AnAdministratorSeesNoFile) {
    const auto admin =
        test::aColleague(city_.database(), city_.clock(), "admin", "Admin", {access::Role::administrator});
    EXPECT_EQ(files_.open(admin, city_.lea()).error().kind, ErrorKind::forbidden);
}

TEST_F(CaseFileTest, AnUnknownFileIsNotFoundAndLeavesNoLine) {
    EXPECT_EQ(files_.open(city_.camille(), PersonId::make(city_.clock().now())).error().kind, ErrorKind::not_found);
}

}  // namespace
}  // namespace jalon::casefile
