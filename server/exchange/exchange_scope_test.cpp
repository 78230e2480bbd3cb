// SPDX-License-Identifier: EUPL-1.2
// A list that a school sent is of its author and of the team it was brought in for.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "exchange/exchange.h"
#include "receptions_world.h"
#include "staff.h"
#include "two_teams.h"

namespace jalon::exchange {
namespace {

using receptions::test::ReceptionsWorld;
using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr const char* kList = "Nom;Prénom\nPETIT;Jade\n";

class ExchangeScopeTest : public ::testing::Test {
protected:
    ExchangeScopeTest() {
        auto& database = w_.people().data().database();
        const auto account = [&](const char* login, const char* team) {
            return jalon::test::readerOf(jalon::test::aColleague(database, w_.clock(), login, login), {team});
        };
        here_ = account("camille", jalon::test::kHere);
        colleague_ = account("sacha", jalon::test::kHere);
        there_ = account("nadia", jalon::test::kThere);
    }
    json::object read(const access::Actor& by, const char* list = kList) {
        return exchange_.read(by, StructureId::trusted(w_.college()), list).value();
    }
    json::object body(const json::object& preview, json::object decision = {}) {
        json::array lines, expected;
        for (const auto& line : preview.at("lines").as_array()) {
            json::object one{
                {"line", line.at("line")}, {"cells", line.at("cells")}, {"id", w_.newId()}, {"personId", w_.newId()}};
            one["decision"] = decision.empty() ? line.at("decision") : json::value(decision);
            lines.push_back(std::move(one));
            expected.push_back(line.at("line"));
        }
        return {{"id", w_.newId()},   {"structureId", w_.college()},     {"receivedOn", "2026-11-12"},
                {"channel", "email"}, {"expected", std::move(expected)}, {"lines", std::move(lines)}};
    }
    std::size_t imports(const access::Actor& by) {
        return exchange_.listImports(by).value().at("items").as_array().size();
    }
    json::array drafts(const access::Actor& by) { return exchange_.listDrafts(by).value().at("items").as_array(); }

    ReceptionsWorld w_{{schema()}};
    Exchange exchange_{w_.people().data().database(), w_.clock(), receptions::test::blueprints(), w_.calendars(),
                       w_.receptions()};
    access::Actor here_, colleague_, there_;
};

TEST_F(ExchangeScopeTest, AnImportAndItsDraftsAreOfTheTeam) {
    const auto import = exchange_.importList(here_, body(read(here_))).value().thing;
    for (const auto* by : {&here_, &colleague_}) {
        EXPECT_EQ(imports(*by), 1U);
        EXPECT_THAT(drafts(*by), SizeIs(1));
    }
    EXPECT_EQ(imports(there_), 0U);
    EXPECT_THAT(drafts(there_), IsEmpty());
    EXPECT_EQ(imports(access::Actor::system("test")), 1U);

    const auto id = ImportId::trusted(ReceptionsWorld::textOf(import, "id"));
    const auto draft = ReferralId::trusted(std::string(drafts(here_).at(0).at("id").as_string()));
    EXPECT_EQ(exchange_.getImport(there_, id).error().kind, ErrorKind::not_found);
    EXPECT_EQ(exchange_.undo(there_, id).error().kind, ErrorKind::not_found);
    EXPECT_EQ(exchange_.getDraft(there_, draft).error().kind, ErrorKind::not_found);
    EXPECT_EQ(exchange_.cancelDraft(there_, draft, {{"cancelled", true}}).error().kind, ErrorKind::not_found);
    EXPECT_TRUE(exchange_.getDraft(colleague_, draft));
}

TEST_F(ExchangeScopeTest, AListIsNotJudgedAgainstDraftsOfAnotherTeam) {
    ASSERT_TRUE(exchange_.importList(here_, body(read(here_))));
    EXPECT_EQ(read(colleague_).at("counts").at("duplicate"), 1);
    EXPECT_EQ(read(there_).at("counts").at("duplicate"), 0);
    EXPECT_EQ(read(there_).at("counts").at("accepted"), 1);
}

TEST_F(ExchangeScopeTest, ADraftIsNotForAFileItsAuthorMayNotKnowOf) {
    const auto foreign = jalon::test::TwoTeams::made(w_.people(), there_, "Petit", "Jade");
    const json::object known{{"pupil", "known"}, {"personId", foreign.text()}};
    ASSERT_TRUE(exchange_.importList(here_, body(read(here_), known)));
    EXPECT_TRUE(drafts(here_).at(0).at("personId").is_null());
}

TEST_F(ExchangeScopeTest, AnIdThatAnotherTeamUsedIsOnlyTaken) {
    auto wanted = body(read(here_));
    ASSERT_TRUE(exchange_.importList(here_, wanted));
    EXPECT_EQ(exchange_.importList(there_, wanted).error().code, "id_taken");
}

}  // namespace
}  // namespace jalon::exchange
