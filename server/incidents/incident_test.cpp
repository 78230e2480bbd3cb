// SPDX-License-Identifier: EUPL-1.2
#include "incidents/incident.h"

#include <gmock/gmock.h>

#include "incidents/concern.h"
#include "receptions_fixtures.h"

namespace jalon::incidents {
namespace {

using receptions::test::blueprint;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

const PersonId kLea = PersonId::make(Instant(1)), kTom = PersonId::make(Instant(2));
const Day kToday = Day::of(2026, 11, 12);

IncidentFields anIncident(std::string kind) {
    IncidentFields fields;
    fields.kind = std::move(kind);
    fields.people = {{kLea}, {kTom}};
    return fields;
}

Told line(std::string audience, const PersonId& person, std::string result) {
    Told told{ToldId::make(Instant(1)), person};
    told.audience = std::move(audience);
    told.result = std::move(result);
    return told;
}

TEST(Incident, ParentsAndSchoolOfEachAreToldAtOnce) {
    EXPECT_THAT(expectedOf(anIncident("verbal_pupil"), blueprint()),
                ElementsAre(Awaited{"parents", kLea}, Awaited{"school", kLea}, Awaited{"parents", kTom},
                            Awaited{"school", kTom}));
}

TEST(Incident, ManagementIsToldOfWhatIsGraveHurtsOrNeededHelp) {
    const auto told = [](const IncidentFields& fields) {
        const auto expected = expectedOf(fields, blueprint());
        return std::ranges::find(expected, Awaited{"management"}) != expected.end();
    };
    EXPECT_FALSE(told(anIncident("verbal_pupil")));
    EXPECT_TRUE(told(anIncident("physical_pupil")));
    IncidentFields hurt = anIncident("other");
    hurt.injury = true;
    EXPECT_TRUE(told(hurt));
    IncidentFields helped = anIncident("other");
    helped.emergency = {"samu"};
    EXPECT_TRUE(told(helped));
}

TEST(Incident, AMessageLeftOrNoAnswerTellsNobody) {
    const std::vector<Awaited> expected{{"parents", kLea}, {"parents", kTom}, {"management"}};
    EXPECT_THAT(missingOf(expected, {line("parents", kLea, "message_left"), line("parents", kTom, "no_answer")}),
                ElementsAre(expected[0], expected[1], expected[2]));
    EXPECT_THAT(missingOf(expected, {line("parents", kLea, "told"), line("management", kTom, "sent")}),
                ElementsAre(expected[1]));
    Told withdrawn = line("parents", kTom, "told");
    withdrawn.withdrawn = true;
    EXPECT_THAT(missingOf({expected[1]}, {withdrawn}), ElementsAre(expected[1]));
}

TEST(Incident, AnotherYoungPersonIsNotNamed) {
    const std::vector<std::string> names{"Kylian", "Da Cunha", ""};
    EXPECT_EQ(withoutNames("Léa a poussé Kylian DA CUNHA, qui est tombé. KYLIAN s'est relevé.", names),
              "Léa a poussé [[other]], qui est tombé. [[other]] s'est relevé.");
    EXPECT_EQ(withoutNames("Rien à masquer ici : éàü.", names), "Rien à masquer ici : éàü.");
    EXPECT_EQ(withoutNames("Dispute entre Kylian et Da Cunha.", names), "Dispute entre [[other]] et [[other]].");
    EXPECT_EQ(withoutNames("Kylian", names), "[[other]]");
    EXPECT_EQ(withoutNames("Kylianne reste.", {"Tim"}), "Kylianne reste.");
}

TEST(Incident, TimesAreReadStrictly) {
    EXPECT_EQ(minutesOf("08:05"), 485);
    EXPECT_EQ(minutesOf("24:00"), std::nullopt);
    EXPECT_EQ(minutesOf("8:05"), std::nullopt);
    EXPECT_EQ(minutesOf("08h05"), std::nullopt);
}

ConcernFields aWholeConcern() {
    ConcernFields fields;
    fields.noticed_by = "Camille, coordinatrice";
    fields.noticed_on = kToday;
    fields.elements = "Dit avoir peur de rentrer.";
    fields.decision = "crip";
    fields.decided_on = kToday;
    fields.sent_on = kToday;
    fields.sent_how = "email_secure";
    fields.sent_to = "CRIP";
    fields.acknowledged_on = kToday;
    fields.parents = "informed";
    fields.parents_on = kToday;
    fields.parents_by = "Camille";
    return fields;
}

TEST(Concern, IsCompleteWhenSentAndTheParentsWereToldOrItIsSaidWhyNot) {
    EXPECT_THAT(missingOf(aWholeConcern()), IsEmpty());
    ConcernFields untold = aWholeConcern();
    untold.parents = "";
    EXPECT_THAT(missingOf(untold), ElementsAre("parents"));
    untold.parents = "not_informed";
    EXPECT_THAT(missingOf(untold), ElementsAre("parentsReason"));
    untold.parents_reason = "parent_involved";
    EXPECT_THAT(missingOf(untold), IsEmpty());
    EXPECT_THAT(missingOf(ConcernFields()), ElementsAre("elements", "noticedBy", "noticedOn", "decision"));
}

TEST(Concern, NotSendingWantsAReasonAndNothingOfTheParents) {
    ConcernFields kept = aWholeConcern();
    kept.decision = "none";
    kept.sent_on.reset();
    kept.sent_how = kept.sent_to = kept.parents = "";
    EXPECT_THAT(missingOf(kept), ElementsAre("decisionReason"));
    kept.decision_reason = "no_danger";
    EXPECT_THAT(missingOf(kept), IsEmpty());
}

TEST(Concern, ParentsComeFirstAndDangerGoesToTheProcureur) {
    ConcernFields fields = aWholeConcern();
    EXPECT_THAT(noticesOf(fields), IsEmpty());
    fields.parents = "";
    fields.immediate_danger = true;
    fields.acknowledged_on.reset();
    EXPECT_THAT(noticesOf(fields), ElementsAre("emergency", "parents_first", "not_acknowledged"));
    fields.decision = "procureur";
    EXPECT_THAT(noticesOf(fields), ElementsAre("parents_first", "not_acknowledged"));
}

TEST(Concern, WhatIsReadIsWhatIsStored) {
    ConcernFields fields = aWholeConcern();
    fields.consulted = {{"Mme Roy", "infirmière", kToday, "Aller à la CRIP."}};
    fields.incident = IncidentId::make(Instant(5));
    fields.follow_up_on = kToday + 7;
    const json::object stored = inputJson(fields);
    EXPECT_EQ(concernOf(stored), fields);
    JsonReader in(stored);
    EXPECT_EQ(readConcern(in, blueprint(), kToday), fields);
    EXPECT_TRUE(in.finish());
}

TEST(Concern, NamesEveryWrongField) {
    const json::object body{{"noticedOn", "2026-11-13"}, {"decision", "maybe"},
                            {"decidedOn", "2026-11-01"}, {"sentOn", "2026-11-10"},
                            {"parents", "not_informed"}, {"parentsReason", "other"},
                            {"noticedTime", "9h"},       {"consulted", json::array{json::object{}}}};
    JsonReader in(body);
    readConcern(in, blueprint(), kToday);
    const auto refused = in.finish();
    ASSERT_FALSE(refused);
    std::vector<std::string> fields;
    for (const auto& field : refused.error().fields) fields.push_back(field.field + " " + field.code);
    EXPECT_THAT(fields, ::testing::UnorderedElementsAre("noticedOn in_future", "decision not_in_list",
                                                        "sentOn before_noticed", "parentsNote required",
                                                        "noticedTime not_a_time", "consulted.0.name required"));
}

}  // namespace
}  // namespace jalon::incidents
