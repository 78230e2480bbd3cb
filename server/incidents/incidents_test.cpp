// SPDX-License-Identifier: EUPL-1.2
#include "incidents/incidents.h"

#include <gmock/gmock.h>

#include <algorithm>

#include "check_findings.h"
#include "incidents/check.h"
#include "receptions/check.h"
#include "receptions/facts.h"
#include "receptions_world.h"
#include "staff.h"
#include "storage/schema_check.h"

namespace jalon::incidents {
namespace {

using receptions::test::ReceptionsWorld;
using ::testing::AllOf;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

/// Thursday 12 November 2026, with a reception running from that morning to Friday evening.
class IncidentsTest : public ::testing::Test {
protected:
    IncidentsTest() {
        w_.people().routes().actor() = camille_;
        mother_ = w_.people().guardian(
            lea(), "Dupont",
            {{"firstName", "Karine"}, {"relation", "mother"}, {"authority", "yes"}, {"phone", "09 99 00 31 01"}});
        father_ = w_.people().guardian(lea(), "Dupont",
                                       {{"firstName", "Éric"}, {"relation", "father"}, {"authority", "yes"}});
        w_.people().restriction(lea(), "no_information", {{"guardianId", father_}});
        tom_ = w_.people().person("Da Cunha", "Tom").text();
        const auto referral = w_.create(w_.aReferral(w_.measure("2026-11-12/am", "2026-11-13/pm")));
        stay_ = ReceptionsWorld::textOf(w_.stayOf(referral), "id");
        run();
    }
    void run() { ASSERT_TRUE(w_.move(w_.stay(stay_), "running")); }

    void TearDown() override { EXPECT_THAT(foundAfter(""), IsEmpty()); }
    std::vector<std::string> foundAfter(const char* damage) {
        return jalon::test::foundAfter(w_.people().data().database(), damage,
                                       {{check}, {receptions::tellActivity, tellActivity}});
    }

    PersonId lea() { return PersonId::trusted(w_.lea()); }
    json::object body(json::object more = {}) {
        json::object out{{"id", w_.newId()},
                         {"kind", "verbal_pupil"},
                         {"halfDay", "2026-11-12/am"},
                         {"time", "10:20"},
                         {"place", "corridor"},
                         {"facts", "Léa et Tom Da Cunha se sont insultés."},
                         {"people", json::array{json::object{{"personId", w_.lea()}, {"stayId", stay_}},
                                                json::object{{"personId", tom_}}}},
                         {"witnesses", json::array{"Mme Delattre"}},
                         {"actions", json::array{"separated"}}};
        for (auto& [key, value] : more) out[key] = value;
        return out;
    }
    json::object create(json::object more = {}) {
        return incidents_.create(camille_, body(std::move(more))).value().thing;
    }
    json::object alone(json::object more = {}) {
        more["people"] = json::array{json::object{{"personId", w_.lea()}, {"stayId", stay_}}};
        return create(std::move(more));
    }
    static IncidentId idOf(const json::object& incident) {
        return IncidentId::trusted(ReceptionsWorld::textOf(incident, "id"));
    }
    json::object line(const json::object& incident, const char* audience, const char* result = "told") {
        return {{"id", w_.newId()},     {"incidentId", incident.at("id")},
                {"audience", audience}, {"name", "Mme Roy"},
                {"on", "2026-11-12"},   {"time", "11:00"},
                {"channel", "phone"},   {"result", result}};
    }
    Result<Created> tell(json::object body) { return incidents_.recordTold(camille_, lea(), body); }
    json::object inFile(const PersonId& person) {
        return incidents_.page(camille_, person).value().at("incidents").at(0).as_object();
    }
    std::vector<std::string> tasksOf(const PersonId& person) {
        return w_.people().read([&](storage::Transaction& tx) {
            std::vector<std::string> out;
            for (const auto& task : tasks::ofPerson(tx, person))
                if (task.kind.starts_with("in"))
                    out.push_back(task.kind + " " + task.due_on.iso() + "/" + std::string(halfCode(*task.due_half)));
            std::ranges::sort(out);
            return out;
        });
    }
    Result<Created> interrupt(json::object more = {}) {
        json::object body{
            {"id", w_.newId()}, {"on", "2026-11-12"}, {"last", "2026-11-12/am"}, {"reasonCode", "incident"}};
        for (auto& [key, value] : more) body[key] = value;
        return incidents_.interrupt(camille_, StayId::trusted(stay_), body);
    }
    template <class T>
    static std::string codeOf(const Result<T>& result) {
        if (result) return "";
        if (result.error().fields.empty()) return result.error().code;
        return result.error().fields.at(0).field + " " + result.error().fields.at(0).code;
    }

    ReceptionsWorld w_{{schema()}};
    access::Actor camille_ = jalon::test::aColleague(w_.people().data().database(), w_.clock(), "camille", "Camille");
    access::Actor sacha_ = jalon::test::aColleague(w_.people().data().database(), w_.clock(), "sacha", "Sacha");
    Incidents incidents_{w_.people().data().database(), w_.clock(), receptions::test::blueprints(), w_.calendars(),
                         w_.receptions()};
    std::string mother_, father_, tom_, stay_;
};

TEST_F(IncidentsTest, EveryColumnHasAClass) {
    EXPECT_THAT(storage::unclassifiedColumns(w_.people().data().database(), w_.people().data().schemas()), IsEmpty());
}

// ---- The sheet

TEST_F(IncidentsTest, InEachFileTheOtherIsAnotherYoungPerson) {
    create();
    const json::value in_leas = inFile(lea()), in_toms = inFile(PersonId::trusted(tom_));
    EXPECT_EQ(in_leas.at("facts"), "Léa et [[other]] se sont insultés.");
    EXPECT_EQ(in_toms.at("facts"), "[[other]] et Tom Da Cunha se sont insultés.");
    EXPECT_EQ(in_leas.at("others"), 1);
    EXPECT_THAT(json::serialize(in_leas), AllOf(Not(HasSubstr(tom_)), Not(HasSubstr("Cunha"))));
    EXPECT_THAT(json::serialize(in_toms), AllOf(Not(HasSubstr(w_.lea())), Not(HasSubstr("Dupont"))));
}

TEST_F(IncidentsTest, ASheetSentTwiceIsOneAndItsIdIsItsAuthors) {
    const auto sent = body();
    EXPECT_FALSE(incidents_.create(camille_, sent)->repeated);
    EXPECT_TRUE(incidents_.create(camille_, sent)->repeated);
    EXPECT_EQ(codeOf(incidents_.create(sacha_, sent)), "id_taken");
}

TEST_F(IncidentsTest, ASheetNamesEveryWrongField) {
    const auto refused = incidents_.create(camille_, body({{"kind", "party"},
                                                           {"halfDay", "2026-11-13/am"},
                                                           {"time", "7"},
                                                           {"place", "moon"},
                                                           {"facts", std::string(kMostFacts + 1, 'x')},
                                                           {"people", json::array{}},
                                                           {"actions", json::array{"dance"}},
                                                           {"emergency", json::array{"batman"}}}));
    ASSERT_FALSE(refused);
    std::vector<std::string> fields;
    for (const auto& field : refused.error().fields) fields.push_back(field.field + " " + field.code);
    EXPECT_THAT(fields, ::testing::UnorderedElementsAre("kind not_in_list", "halfDay in_future", "time not_a_time",
                                                        "place not_in_list", "facts too_long", "people required",
                                                        "actions not_in_list", "emergency not_in_list"));
    EXPECT_EQ(codeOf(incidents_.create(
                  camille_, body({{"people", json::array{json::object{{"personId", tom_}, {"stayId", stay_}}}}}))),
              "people.0.stayId unknown");
}

TEST_F(IncidentsTest, ACorrectionKeepsWhatItReplaces) {
    const auto incident = create();
    const auto corrected = incidents_.update(camille_, idOf(incident), 1,
                                             {{"facts", "Ils se sont bousculés."}, {"correction", "Précision"}});
    ASSERT_TRUE(corrected);
    EXPECT_EQ(corrected->at("corrected"), true);
    EXPECT_EQ(corrected->at("place"), "corridor");
    const json::value former = incidents_.versions(camille_, idOf(incident), std::nullopt).value().at("items").at(0);
    EXPECT_EQ(former.at("content").at("facts"), "Léa et Tom Da Cunha se sont insultés.");
    EXPECT_EQ(former.at("reason"), "Précision");
    const auto in_file = incidents_.versions(camille_, idOf(incident), lea()).value();
    EXPECT_EQ(json::value(in_file).at("items").at(0).at("content").at("facts"), "Léa et [[other]] se sont insultés.");
    EXPECT_THAT(json::serialize(in_file), Not(HasSubstr(tom_)));
    const auto stale = incidents_.update(camille_, idOf(incident), 1, {{"facts", "Autre."}});
    ASSERT_FALSE(stale);
    EXPECT_EQ(stale.error().kind, ErrorKind::stale);
}

TEST_F(IncidentsTest, WhoTurnsOutNotToBeConcernedHasNothingLeftToDo) {
    const auto incident = create();
    EXPECT_THAT(tasksOf(PersonId::trusted(tom_)),
                ElementsAre("incident_parents 2026-11-12/am", "incident_school 2026-11-12/am"));
    ASSERT_TRUE(incidents_.update(camille_, idOf(incident), 1,
                                  {{"people", json::array{json::object{{"personId", w_.lea()}}}}}));
    EXPECT_THAT(tasksOf(PersonId::trusted(tom_)), IsEmpty());
    EXPECT_THAT(incidents_.page(camille_, PersonId::trusted(tom_)).value().at("incidents").as_array(), IsEmpty());
}

TEST_F(IncidentsTest, WhoIsReceivedThatHalfDayIsConcernedInTheirReception) {
    const json::value made = create({{"people", json::array{json::object{{"personId", w_.lea()}}}}});
    EXPECT_EQ(made.at("people").at(0).at("stayId"), json::value(stay_));
}

TEST_F(IncidentsTest, NotesFollowAndCanBeTakenOff) {
    const auto incident = create();
    const json::object note{{"id", w_.newId()}, {"words", "Tom s'est excusé."}};
    EXPECT_FALSE(incidents_.addNote(camille_, idOf(incident), note)->repeated);
    EXPECT_TRUE(incidents_.addNote(camille_, idOf(incident), note)->repeated);
    EXPECT_EQ(json::value(inFile(lea())).at("notes").at(0).at("words"), "[[other]] s'est excusé.");
    ASSERT_TRUE(incidents_.setNoteWithdrawn(camille_, ReceptionsWorld::textOf(note, "id"), {{"withdrawn", true}}));
    EXPECT_THAT(inFile(lea()).at("notes").as_array(), IsEmpty());
}

// ---- People told

TEST_F(IncidentsTest, ParentsAndSchoolAreTasksOfTheSameHalfDayUntilTheyKnow) {
    const auto incident = alone();
    EXPECT_THAT(tasksOf(lea()), ElementsAre("incident_parents 2026-11-12/am", "incident_school 2026-11-12/am"));
    ASSERT_TRUE(tell(line(incident, "school", "message_left")));
    EXPECT_THAT(tasksOf(lea()), Contains("incident_school 2026-11-12/am"));
    const auto told = tell(line(incident, "school"));
    ASSERT_TRUE(told);
    EXPECT_THAT(tasksOf(lea()), ElementsAre("incident_parents 2026-11-12/am"));
    ASSERT_TRUE(incidents_.withdrawTold(camille_, ToldId::trusted(ReceptionsWorld::textOf(told->thing, "id"))));
    EXPECT_THAT(tasksOf(lea()), ElementsAre("incident_parents 2026-11-12/am", "incident_school 2026-11-12/am"));
}

TEST_F(IncidentsTest, ManagementIsToldOnceForAll) {
    const auto incident = create({{"injury", true}});
    EXPECT_THAT(tasksOf(lea()), Contains("incident_management 2026-11-12/am"));
    EXPECT_THAT(tasksOf(PersonId::trusted(tom_)), Not(Contains("incident_management 2026-11-12/am")));
    ASSERT_TRUE(tell(line(incident, "management", "sent")));
    EXPECT_THAT(tasksOf(lea()), Not(Contains("incident_management 2026-11-12/am")));
    EXPECT_EQ(inFile(PersonId::trusted(tom_)).at("told").as_array().size(), 1U);
    EXPECT_THAT(json::serialize(inFile(PersonId::trusted(tom_))), Not(HasSubstr(w_.lea())));
}

TEST_F(IncidentsTest, WhoMayNotBeToldIsToldOnlyWithAReason) {
    const auto incident = alone();
    json::object told = line(incident, "parents");
    told["guardianId"] = father_;
    EXPECT_EQ(codeOf(tell(told)), "overrideReason required");
    told["overrideReason"] = "Demande écrite du juge";
    EXPECT_TRUE(tell(told));
    json::object unreached = line(incident, "parents", "no_answer");
    unreached["guardianId"] = father_;
    EXPECT_TRUE(tell(unreached));
    json::object mother = line(incident, "parents");
    mother["guardianId"] = mother_;
    EXPECT_TRUE(tell(mother));
    mother["id"] = w_.newId();
    mother["guardianId"] = w_.newId();
    EXPECT_EQ(codeOf(tell(mother)), "guardianId unknown");
}

TEST_F(IncidentsTest, ClosingWithSomebodyUntoldWantsItsReasonAndLeavesNoTask) {
    const auto incident = alone();
    const auto refused = incidents_.setState(camille_, idOf(incident), 1, {{"state", "closed"}});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, "incident_untold");
    EXPECT_EQ(json::parse(refused.error().current).at("awaited").as_array().size(), 2U);
    const auto closed = incidents_.setState(camille_, idOf(incident), 1,
                                            {{"state", "closed"}, {"note", "Le collège l'a dit aux parents."}});
    ASSERT_TRUE(closed);
    EXPECT_THAT(tasksOf(lea()), IsEmpty());
    EXPECT_EQ(codeOf(incidents_.update(camille_, idOf(incident), 2, {{"facts", "Autre."}})), "incident_closed");
    ASSERT_TRUE(incidents_.setState(camille_, idOf(incident), 2, {{"state", "open"}}));
    EXPECT_EQ(tasksOf(lea()).size(), 2U);
}

// ---- What leaves for the school

TEST_F(IncidentsTest, TheSchoolSheetHasNeitherFamilyNorHealthNorAnotherPupil) {
    const auto incident = create();
    const auto sheet = [&](const char* words, json::array read = {}) {
        return incidents_.makeSchoolSheet(
            camille_, idOf(incident),
            {{"id", w_.newId()}, {"personId", w_.lea()}, {"words", words}, {"acknowledged", std::move(read)}});
    };
    EXPECT_TRUE(sheet("Échange d'insultes avec un autre jeune, dans le couloir."));
    const auto family = sheet("Sa mère est prévenue. La séance a repris.");
    ASSERT_FALSE(family);
    EXPECT_EQ(family.error().code, "guarded");
    const auto current = json::parse(family.error().current);
    EXPECT_EQ(current.at("sentences").at(0).at("hits").at(0).at("domain"), "family");
    EXPECT_TRUE(sheet("Sa mère est prévenue. La séance a repris.", {"family"}));
    EXPECT_EQ(codeOf(sheet("Dispute avec Tom.", {"other_pupil"})), "guarded");
    EXPECT_EQ(inFile(lea()).at("sheets").as_array().size(), 2U);
    EXPECT_THAT(inFile(PersonId::trusted(tom_)).at("sheets").as_array(), IsEmpty());
}

// ---- Interruption

TEST_F(IncidentsTest, AnInterruptionFreesWhatWasLeftAndTheSchoolAndParentsAreTold) {
    const auto incident = alone();
    const auto made = interrupt({{"incidentId", incident.at("id")}});
    ASSERT_TRUE(made);
    const json::value interruption = made->thing;
    EXPECT_EQ(interruption.at("freed"), (json::value{"2026-11-12/pm", "2026-11-13/am", "2026-11-13/pm"}));
    EXPECT_EQ(interruption.at("measureEnd"), "2026-11-13/pm");
    EXPECT_EQ(w_.stay(stay_).at("state"), "interrupted");
    EXPECT_THAT(ReceptionsWorld::planned(w_.stay(stay_)), ElementsAre("2026-11-12/am"));
    EXPECT_THAT(tasksOf(lea()), Contains("interruption_parents 2026-11-12/am"));
    EXPECT_THAT(tasksOf(lea()), Contains("interruption_school 2026-11-12/am"));
    const auto lost = w_.people().read([&](storage::Transaction& tx) {
        return receptions::lostHalfDays(tx, Day::of(2026, 11, 12), Day::of(2026, 11, 13));
    });
    ASSERT_EQ(lost.size(), 3U);
    for (const auto& half : lost) EXPECT_EQ(half.reason, "interrupted");

    json::object both = line(incident, "school");
    both["interruptionId"] = made->thing.at("id");
    ASSERT_TRUE(tell(both));
    EXPECT_THAT(tasksOf(lea()), ElementsAre("incident_parents 2026-11-12/am", "interruption_parents 2026-11-12/am"));
}

TEST_F(IncidentsTest, AnInterruptionIsTakenBackAtOnceOrWithAReason) {
    const auto made = interrupt().value().thing;
    const auto id = InterruptionId::trusted(ReceptionsWorld::textOf(made, "id"));
    EXPECT_EQ(codeOf(incidents_.resume(sacha_, id, 1, {})), "reason required");
    const auto back = incidents_.resume(camille_, id, 1, {});
    ASSERT_TRUE(back);
    EXPECT_EQ(back->at("undone"), true);
    EXPECT_EQ(w_.stay(stay_).at("state"), "running");
    EXPECT_EQ(ReceptionsWorld::planned(w_.stay(stay_)).size(), 4U);
    EXPECT_THAT(tasksOf(lea()), IsEmpty());

    const auto again = interrupt().value().thing;
    const auto again_id = InterruptionId::trusted(ReceptionsWorld::textOf(again, "id"));
    w_.clock().advance(std::chrono::hours(2));
    EXPECT_EQ(codeOf(incidents_.resume(camille_, again_id, 1, {})), "reason required");
    EXPECT_TRUE(incidents_.resume(camille_, again_id, 1, {{"reason", "Décision revue"}}));
}

TEST_F(IncidentsTest, AnInterruptionThatWasFollowedStays) {
    const auto made = interrupt().value().thing;
    ASSERT_TRUE(w_.move(w_.stay(stay_), "closed"));
    const auto id = InterruptionId::trusted(ReceptionsWorld::textOf(made, "id"));
    EXPECT_EQ(codeOf(incidents_.resume(camille_, id, 1, {{"reason", "x"}})), "interruption_followed");
}

TEST_F(IncidentsTest, OnlyARunningReceptionIsInterruptedWithinItsDaysAndForACodedReason) {
    EXPECT_EQ(codeOf(interrupt({{"reasonCode", "mood"}})), "reasonCode not_in_list");
    EXPECT_EQ(codeOf(interrupt({{"last", "2026-11-10/pm"}})), "last not_planned");
    EXPECT_EQ(codeOf(interrupt({{"incidentId", w_.newId()}})), "incidentId unknown");
    ASSERT_TRUE(interrupt());
    EXPECT_EQ(codeOf(interrupt()), "transition_not_allowed");
}

TEST_F(IncidentsTest, TheSchoolsAnswerIsKept) {
    const auto made = interrupt().value().thing;
    const auto id = InterruptionId::trusted(ReceptionsWorld::textOf(made, "id"));
    const auto answered =
        incidents_.recordSchoolAnswer(camille_, id, 1, {{"code", "meeting"}, {"on", "2026-11-12"}, {"note", "Lundi"}});
    ASSERT_TRUE(answered);
    EXPECT_EQ(json::value(*answered).at("schoolAnswer").at("code"), "meeting");
    EXPECT_EQ(codeOf(incidents_.recordSchoolAnswer(camille_, id, 2, {{"code", "shrug"}, {"on", "2026-11-12"}})),
              "code not_in_list");
}

// ---- The list

TEST_F(IncidentsTest, TheListIsOfAPeriodAKindAndAState) {
    const auto first = create();
    alone({{"halfDay", "2026-11-11/pm"}, {"kind", "damage"}});
    ASSERT_TRUE(incidents_.setState(camille_, idOf(first), 1, {{"state", "closed"}, {"note", "x"}}));
    const auto kinds = [&](const Incidents::ListQuery& query) {
        std::vector<std::string> out;
        const auto page = incidents_.list(camille_, query).value();
        for (const auto& row : page.at("items").as_array()) out.emplace_back(row.at("kind").as_string());
        return out;
    };
    EXPECT_THAT(kinds({}), ElementsAre("verbal_pupil", "damage"));
    EXPECT_THAT(kinds({.state = "open"}), ElementsAre("damage"));
    EXPECT_THAT(kinds({.kind = "verbal_pupil"}), ElementsAre("verbal_pupil"));
    EXPECT_THAT(kinds({.to = Day::of(2026, 11, 11)}), ElementsAre("damage"));
    EXPECT_EQ(codeOf(incidents_.list(camille_, {.cursor = "x"})), "cursor not_a_cursor");
}

TEST_F(IncidentsTest, TheTimelineTellsOfAnIncident) {
    create();
    const auto found = w_.people().read([&](storage::Transaction& tx) { return events(tx, lea()); });
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found.front().params.at("kind"), "verbal_pupil");
    EXPECT_EQ(found.front().stay->text(), stay_);
}

TEST_F(IncidentsTest, WhatDoesNotFollowFromTheRestIsFound) {
    w_.clock().setToday(Day::of(2026, 11, 13));
    const auto incident = create({{"halfDay", "2026-11-13/am"}});
    ASSERT_TRUE(incidents_.update(camille_, idOf(incident), 1,
                                  {{"halfDay", "2026-11-12/am"},
                                   {"people", json::array{json::object{{"personId", w_.lea()}, {"stayId", stay_}}}}}));
    EXPECT_THAT(foundAfter("UPDATE incident SET version = 1"), ElementsAre("version incident"));
    EXPECT_THAT(foundAfter("UPDATE person SET last_activity_on = '2026-11-12'"),
                ElementsAre("derived person.last_activity_on"))
        << "of Tom too, of whom it was first said";
}

}  // namespace
}  // namespace jalon::incidents
