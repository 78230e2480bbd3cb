// SPDX-License-Identifier: EUPL-1.2
#include "people/incompatibility.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "people_fixtures.h"

namespace jalon::people {
namespace {

using http::Method;
using storage::Transaction;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

class IncompatibilityTest : public ::testing::Test {
protected:
    http::Response send(Method method, const std::string& target, const json::value& body, std::int64_t version = 0) {
        std::vector<std::pair<std::string, std::string>> headers;
        if (version > 0) headers.emplace_back("if-match", "\"" + std::to_string(version) + "\"");
        return world_.routes().send(test::aRequest(method, target, body, headers));
    }
    json::object body(const PersonId& other, const char* from = "2026-11-12", const char* to = "2026-12-31") {
        return {{"id", world_.newId()},      {"otherId", other.text()},
                {"reason", "victim_author"}, {"source", "Mme Roy, CPE"},
                {"saidOn", "2026-11-10"},    {"note", "Plainte déposée."},
                {"validFrom", from},         {"validTo", to}};
    }
    http::Response add(const PersonId& person, const json::object& wanted) {
        return send(Method::post, "/api/v1/people/" + person.text() + "/incompatibilities", wanted);
    }
    http::Response end(const std::string& id, std::int64_t version, const json::object& wanted) {
        return send(Method::put, "/api/v1/incompatibilities/" + id + "/ended", wanted, version);
    }
    std::vector<PersonId> keptFrom(const PersonId& person, Day day) {
        return world_.read([&](Transaction& tx) {
            std::vector<PersonId> out;
            for (const Incompatible& pair : incompatibleWith(tx, person, day, day)) out.push_back(pair.b);
            return out;
        });
    }
    std::vector<std::string> actionsOn(const PersonId& person) {
        return world_.read([&](Transaction& tx) {
            std::vector<std::string> out;
            audit::Filter filter;
            filter.person = person;
            for (const auto& line : audit::find(tx, filter)) out.push_back(line.action + " " + line.entity);
            return out;
        });
    }

    test::PeopleWorld world_;
    PersonId lea_ = world_.person("Dupont", "Léa"), noe_ = world_.person("Martin", "Noé");
    const Day today_ = Day::of(2026, 11, 12);
};

TEST_F(IncompatibilityTest, ItHoldsForBothWhoeverIsNamedFirst) {
    ASSERT_EQ(add(noe_, body(lea_)).status, 201);
    EXPECT_THAT(keptFrom(lea_, today_), ElementsAre(noe_));
    EXPECT_THAT(keptFrom(noe_, today_), ElementsAre(lea_));
    for (const PersonId& person : {lea_, noe_}) {
        const auto seen = world_.read([&](Transaction& tx) {
            return incompatibilitiesJson(tx, access::FileScope::everything(), person, today_);
        });
        ASSERT_EQ(seen.size(), 1U);
        EXPECT_EQ(seen.at(0).at("people").at(0).at("name"), "DUPONT Léa");
        EXPECT_EQ(seen.at(0).at("active"), true);
        EXPECT_THAT(actionsOn(person), ElementsAre("create incompatibility", "create person"));
    }
}

TEST_F(IncompatibilityTest, ItExpires) {
    ASSERT_EQ(add(lea_, body(noe_, "2026-11-15", "2026-11-20")).status, 201);
    EXPECT_THAT(keptFrom(lea_, Day::of(2026, 11, 14)), IsEmpty());
    EXPECT_THAT(keptFrom(lea_, Day::of(2026, 11, 15)), ElementsAre(noe_));
    EXPECT_THAT(keptFrom(lea_, Day::of(2026, 11, 20)), ElementsAre(noe_));
    EXPECT_THAT(keptFrom(lea_, Day::of(2026, 11, 21)), IsEmpty());
    const auto pairs = world_.read([&](Transaction& tx) {
        return incompatiblePairs(tx, {lea_, noe_}, Day::of(2026, 11, 20), Day::of(2026, 11, 26));
    });
    ASSERT_EQ(pairs.size(), 1U);
    EXPECT_FALSE(pairs.front().holdsOn(Day::of(2026, 11, 21)));
}

TEST_F(IncompatibilityTest, EndingItWithAReasonCanBeTakenBack) {
    const auto made = add(lea_, body(noe_));
    const std::string id(test::jsonOf(made).at("id").as_string());
    EXPECT_THAT(test::fieldsOf(end(id, 1, {{"ended", true}})), ElementsAre("reason: required"));
    const auto ended = end(id, 1, {{"ended", true}, {"reason", "Médiation réussie"}});
    ASSERT_EQ(ended.status, 200);
    EXPECT_EQ(test::jsonOf(ended).at("endedOn"), "2026-11-12");
    EXPECT_EQ(test::jsonOf(ended).at("active"), false);
    EXPECT_THAT(keptFrom(noe_, today_), IsEmpty());
    EXPECT_EQ(end(id, 1, {{"ended", false}}).status, 412);
    ASSERT_EQ(end(id, 2, {{"ended", false}}).status, 200);
    EXPECT_THAT(keptFrom(noe_, today_), ElementsAre(lea_));
    EXPECT_THAT(actionsOn(noe_), ElementsAre("resume incompatibility", "end incompatibility", "create incompatibility",
                                             "create person"));
}

TEST_F(IncompatibilityTest, APairIsSaidOnceForTheSameDays) {
    const json::object first = body(noe_);
    ASSERT_EQ(add(lea_, first).status, 201);
    EXPECT_EQ(add(lea_, first).status, 200);
    EXPECT_THAT(test::fieldsOf(add(noe_, body(lea_))), ElementsAre("otherId: already_incompatible"));
    EXPECT_EQ(add(noe_, body(lea_, "2027-01-01", "2027-06-30")).status, 201);
}

TEST_F(IncompatibilityTest, WhatIsTypedIsChecked) {
    EXPECT_THAT(test::fieldsOf(add(lea_, body(lea_))), ElementsAre("otherId: same_person"));
    EXPECT_THAT(test::fieldsOf(add(lea_, body(PersonId::make(Instant{})))), ElementsAre("otherId: unknown"));
    auto wrong = body(noe_, "2026-11-12", "2026-11-11");
    wrong["saidOn"] = "2026-11-13";
    wrong.erase("source");
    EXPECT_THAT(test::fieldsOf(add(lea_, wrong)),
                ElementsAre("source: required", "saidOn: in_future", "validTo: end_before_start"));
    EXPECT_THAT(test::fieldsOf(add(lea_, body(noe_, "2026-11-12", ""))), ElementsAre("validTo: required"));
    const auto made = add(lea_, body(noe_));
    const std::string target = "/api/v1/incompatibilities/" + std::string(test::jsonOf(made).at("id").as_string());
    const auto longer = send(Method::patch, target, {{"validTo", "2027-07-03"}}, 1);
    EXPECT_EQ(test::jsonOf(longer).at("validTo"), "2027-07-03");
    EXPECT_EQ(send(Method::patch, target, {{"note", "x"}}, 1).status, 412);
}

}  // namespace
}  // namespace jalon::people
