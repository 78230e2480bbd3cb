// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>

#include "city_world.h"
#include "pathways/pathways.h"
#include "privacy/privacy.h"

namespace jalon::privacy {
namespace {

using access::Role;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

TEST(RightsRequest, IsAnsweredWithinAMonthOrThreeOnceThatWasSaid) {
    const auto settings = calendar::loadSettings(JALON_SOURCE_DIR "/data", "france");
    EXPECT_EQ(answerDueOn(Day::of(2026, 11, 12), false, settings), Day::of(2026, 12, 12));
    EXPECT_EQ(answerDueOn(Day::of(2026, 11, 12), true, settings), Day::of(2027, 2, 12));
    EXPECT_EQ(answerDueOn(Day::of(2027, 1, 31), false, settings), Day::of(2027, 2, 28));
    EXPECT_EQ(answerDueOn(Day::of(2026, 11, 30), true, settings), Day::of(2027, 2, 28));
}

TEST(RightsRequest, IsExtendedOnceAndWithinItsFirstMonth) {
    Request one{RequestId::trusted("r"), PersonId::trusted("p"), {}, Day::of(2026, 12, 12)};
    EXPECT_EQ(extensionRefusal(one, Day::of(2026, 12, 12)), "");
    EXPECT_EQ(extensionRefusal(one, Day::of(2026, 12, 13)), "too_late");
    one.extended_on = Day::of(2026, 12, 1);
    EXPECT_EQ(extensionRefusal(one, Day::of(2026, 12, 2)), "already_extended");
    one.state = "refused";
    EXPECT_EQ(extensionRefusal(one, Day::of(2026, 12, 2)), "closed");
}

class RequestsTest : public ::testing::Test {
protected:
    test::CityWorld city_{{schema(), pathways::schema()}};
    Privacy privacy_{city_.database(), city_.clock(), city_.calendars(), JALON_SOURCE_DIR "/data"};

    std::string motherOf(const PersonId& person) {
        return city_.database().read(
            [&](storage::Transaction& tx) { return people::circleOf(tx, person).guardians.at(0).id.text(); });
    }
    json::object body(json::object more = {}) {
        json::object out{{"id", city_.newId()},      {"kind", "access"},           {"requester", "guardian"},
                         {"channel", "email"},       {"receivedOn", "2026-11-12"}, {"wish", "Tout le dossier"},
                         {"identityCheck", "known"}, {"identityOn", "2026-11-12"}};
        out["guardianId"] = motherOf(city_.lea());
        for (auto& [key, value] : more) out[key] = value;
        return out;
    }
    Result<Created> create(json::object more = {}) {
        return privacy_.createRequest(city_.camille(), city_.lea(), body(std::move(more)));
    }
    json::object created(json::object more = {}) { return create(std::move(more)).value().thing; }
    static RequestId idOf(const json::object& one) { return RequestId::trusted(std::string(one.at("id").as_string())); }
    Result<json::object> answer(const json::object& one, json::object given) {
        if (!given.contains("on")) given["on"] = "2026-11-12";
        return privacy_.answerRequest(city_.camille(), idOf(one), one.at("version").as_int64(), given);
    }
    static std::vector<std::string> looks(const json::object& one) {
        std::vector<std::string> out;
        for (const auto& each : one.at("lookAt").as_array()) out.emplace_back(each.as_string());
        return out;
    }
    static std::string field(const Error& error) { return error.fields.at(0).field + " " + error.fields.at(0).code; }
};

TEST_F(RequestsTest, AreRegisteredWithTheirLastDayAndCreatedOnce) {
    const auto sent = body();
    const auto made = privacy_.createRequest(city_.camille(), city_.lea(), sent).value();
    EXPECT_EQ(made.thing.at("dueOn").as_string(), "2026-12-12");
    EXPECT_EQ(made.thing.at("guardianName").as_string(), "Karine Dupont");
    EXPECT_TRUE(privacy_.createRequest(city_.camille(), city_.lea(), sent).value().repeated);
    EXPECT_THAT(privacy_.requestsOf(city_.camille(), city_.lea()).value().at("items").as_array(), SizeIs(1));
    const auto tom = city_.people().person("Martin", "Tom");
    EXPECT_EQ(privacy_.createRequest(city_.camille(), tom, sent).error().code, "id_taken");
    EXPECT_EQ(field(privacy_.createRequest(city_.camille(), tom, body()).error()), "guardianId unknown");
}

TEST_F(RequestsTest, SayWhoAsksAndHowThatIsKnown) {
    EXPECT_EQ(field(create({{"guardianId", nullptr}}).error()), "guardianId required");
    EXPECT_EQ(field(create({{"requester", "other"}}).error()), "requesterName required");
    EXPECT_EQ(field(create({{"identityOn", nullptr}}).error()), "identityOn required");
    EXPECT_EQ(field(create({{"receivedOn", "2026-11-13"}}).error()), "receivedOn in_future");
    EXPECT_THAT(looks(created({{"identityCheck", "pending"}})), ElementsAre("identity_pending", "authority_unknown"));
    EXPECT_THAT(looks(created({{"requester", "other"}, {"requesterName", "Maître Roux, avocat"}})),
                ElementsAre("stranger"));
    EXPECT_THAT(looks(created({{"requester", "young"}})), IsEmpty());
}

TEST_F(RequestsTest, WarnOfAJudgesRestrictionAndOfTheYoungPersonsMajority) {
    city_.people().restriction(city_.lea(), "no_information", {{"guardianId", motherOf(city_.lea())}});
    const auto one = created();
    EXPECT_THAT(looks(one), ElementsAre("restricted", "authority_unknown"));
    city_.clock().setToday(Day::of(2031, 5, 3));
    const auto later = privacy_.requestsOf(city_.camille(), city_.lea()).value();
    EXPECT_THAT(looks(later.at("items").as_array().at(0).as_object()),
                ElementsAre("restricted", "authority_unknown", "adult"));
}

TEST_F(RequestsTest, GrantNothingToSomebodyNobodyKnows) {
    const auto one = created({{"identityCheck", "pending"}, {"identityOn", nullptr}});
    EXPECT_EQ(answer(one, {{"state", "granted"}, {"channel", "post"}}).error().code, "identity_pending");
    const auto known = privacy_.updateRequest(city_.camille(), idOf(one), 1,
                                              {{"identityCheck", "document"}, {"identityOn", "2026-11-12"}});
    EXPECT_EQ(answer(known.value(), {{"state", "granted"}, {"channel", "post"}}).value().at("state").as_string(),
              "granted");
}

TEST_F(RequestsTest, SayWhyTheyAreRefused) {
    const auto one = created();
    EXPECT_EQ(field(answer(one, {{"state", "refused"}, {"channel", "post"}}).error()), "answer required");
    EXPECT_EQ(field(answer(one, {{"state", "granted"}}).error()), "channel required");
    EXPECT_EQ(field(answer(one, {{"state", "granted"}, {"channel", "post"}, {"on", "2026-11-11"}}).error()),
              "on before_request");
    const auto refused = answer(one, {{"state", "refused"}, {"channel", "post"}, {"answer", "Données d’un tiers"}});
    ASSERT_TRUE(refused);
    EXPECT_EQ(answer(refused.value(), {{"state", "granted"}, {"channel", "post"}}).error().code, "request_closed");
    EXPECT_EQ(answer(one, {{"state", "granted"}, {"channel", "post"}}).error().kind, ErrorKind::stale);
    EXPECT_THAT(privacy_.openRequests(city_.camille()).value().at("items").as_array(), IsEmpty());
}

TEST_F(RequestsTest, TakeLongerOnlyWhenThatWasSaidInTime) {
    const auto one = created();
    city_.clock().setToday(Day::of(2026, 12, 13));
    const auto extend = [&](const char* told_on) {
        return privacy_.extendRequest(city_.camille(), idOf(one), 1, {{"toldOn", told_on}, {"reason", "Archives"}});
    };
    EXPECT_TRUE(privacy_.openRequests(city_.camille()).value().at("items").as_array().at(0).at("overdue").as_bool());
    EXPECT_EQ(extend("2026-12-13").error().code, "extension_too_late");
    EXPECT_EQ(field(extend("2026-11-11").error()), "toldOn before_request");
    const auto extended = extend("2026-12-12").value();
    EXPECT_EQ(extended.at("dueOn").as_string(), "2027-02-12");
    EXPECT_FALSE(extended.at("overdue").as_bool());
    const auto earlier = privacy_.updateRequest(city_.camille(), idOf(one), 2, {{"receivedOn", "2026-11-10"}});
    EXPECT_EQ(earlier.value().at("dueOn").as_string(), "2027-02-10");
}

TEST_F(RequestsTest, AreForCoordinatorsOfTheFile) {
    created();
    EXPECT_EQ(privacy_.openRequests(test::anActor({Role::administrator})).error().kind, ErrorKind::forbidden);
    EXPECT_EQ(privacy_.requestsOf(test::anActor({Role::administrator}), city_.lea()).error().kind,
              ErrorKind::forbidden);
    auto elsewhere = city_.camille();
    elsewhere.files = access::FileScope::of({"00000000-0000-7000-8000-00000000ffff"});
    EXPECT_THAT(privacy_.openRequests(elsewhere).value().at("items").as_array(), IsEmpty());
}

}  // namespace
}  // namespace jalon::privacy
