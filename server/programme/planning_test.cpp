// SPDX-License-Identifier: EUPL-1.2
#include "programme/planning.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "catalogue/catalogue.h"
#include "check_findings.h"
#include "city_world.h"
#include "families/families.h"
#include "journal/journal.h"
#include "programme/check.h"

namespace jalon::programme {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;
using testing::UnorderedElementsAre;

const Day kMonday = Day::of(2026, 11, 16);

/// Léa is received from Monday 16 to Friday 20 November; one room, one professional, two activities.
class PlanningTest : public testing::Test {
protected:
    test::CityWorld city_{{families::schema(), journal::schema()}};
    catalogue::Catalogue catalogue_{city_.database(), city_.clock(), receptions::test::blueprints(), city_.calendars()};
    Planning planning_{city_.database(), city_.clock(), receptions::test::blueprints(), city_.calendars()};
    StayId stay_ = city_.stay("2026-11-16/am", "2026-11-20/pm");
    std::string school_ = activity("Devoirs", "school"), sanction_ = activity("Sens de la sanction", "sanction");
    std::string room_ = made(catalogue_.createRoom(
        camille(), {{"id", city_.newId()},
                    {"name", "Salle bleue"},
                    {"kind", "classroom"},
                    {"capacity", 8},
                    {"siteId", made(catalogue_.createSite(camille(), {{"id", city_.newId()}, {"name", "Maison"}}))}}));
    std::string roy_ = professional("Roy");

    const access::Actor& camille() const { return city_.camille(); }
    static std::string made(const Result<json::object>& created) {
        return std::string(created.value().at("id").as_string());
    }
    std::string activity(const char* name, const char* axis) {
        return made(catalogue_.createActivity(camille(), {{"id", city_.newId()}, {"name", name}, {"axis", axis}}));
    }
    std::string professional(const char* name) {
        json::array week;
        for (const char* day : {"mon", "tue", "wed", "thu", "fri"})
            week.push_back(json::object{{"weekday", day}, {"from", "09:00"}, {"to", "16:30"}});
        return made(catalogue_.createProfessional(camille(), {{"id", city_.newId()},
                                                              {"lastName", name},
                                                              {"honorabilityCheckedOn", "2026-01-05"},
                                                              {"week", std::move(week)}}));
    }
    json::object body(const char* from = "09:00", const char* to = "10:15", const char* day = "2026-11-16") {
        return {{"id", city_.newId()},
                {"activityId", school_},
                {"day", day},
                {"from", from},
                {"to", to},
                {"roomId", room_},
                {"professionals", json::array{json::object{{"id", roy_}, {"role", "leads"}}}},
                {"stayIds", json::array{stay_.text()}}};
    }
    json::object put(json::object wanted) { return planning_.createSession(camille(), wanted).value(); }
    static SessionId idOf(const json::object& session) {
        return SessionId::trusted(std::string(session.at("id").as_string()));
    }
    static json::object without(json::object from, const char* key) {
        from.erase(key);
        return from;
    }
    static std::vector<std::string> codesOf(const json::value& session) {
        std::vector<std::string> out;
        for (const auto& one : session.at("conflicts").as_array()) out.emplace_back(one.at("code").as_string());
        return out;
    }
    json::array sessions() { return planning_.week(camille(), kMonday).value().at("sessions").as_array(); }
    json::array news() { return planning_.news(camille(), kMonday).value().at("items").as_array(); }
    std::vector<std::string> openTasks() {
        std::vector<std::string> out;
        for (const auto& task : city_.tasksOf(city_.lea()))
            if (task.kind == "tell_programme" && task.state == tasks::State::open)
                out.push_back(task.params.at("number"));
        return out;
    }
};

TEST_F(PlanningTest, TwoWhoMustNotMeetAreNotPutOnOneOutingWithoutAReason) {
    const auto noe = city_.people().person("Martin", "Noé", {{"birthDate", "2013-02-01"}});
    const auto other = city_.stay("2026-11-16/am", "2026-11-20/pm", noe);
    auto wanted = body();
    wanted["activityId"] = made(catalogue_.createActivity(
        camille(), {{"id", city_.newId()}, {"name", "Musée"}, {"axis", "school"}, {"outing", true}}));
    wanted["stayIds"] = json::array{stay_.text(), other.text()};
    const auto conflicts = [&] {
        const auto refused = planning_.createSession(camille(), wanted);
        EXPECT_EQ(refused.error().code, "conflicts_unanswered");  // an outing asks for authorisations
        return json::parse(refused.error().current).at("items").at(0);
    };
    EXPECT_THAT(codesOf(conflicts()), testing::Not(testing::Contains("must_not_meet")));

    city_.people().keepApart(noe, city_.lea());
    const auto found = conflicts();
    EXPECT_THAT(codesOf(found), testing::Contains("must_not_meet"));
    EXPECT_THAT(json::serialize(found), testing::Not(testing::HasSubstr("victim_author")));
    const auto week = planning_.week(camille(), kMonday).value();
    for (const auto& young : week.at("young").as_array()) EXPECT_THAT(young.at("apart").as_array(), SizeIs(1));
}

TEST_F(PlanningTest, WhatAFamilySignsOrRefusesInTheWeekCountsFromThatDay) {
    families::Families families(city_.database(), city_.clock(), receptions::test::blueprints(), city_.calendars());
    const auto mother = city_.people().guardian(city_.lea(), "Dupont",
                                                {{"firstName", "Ana"}, {"relation", "mother"}, {"authority", "yes"}});
    const auto says = [&](const char* answer, Day on) {
        city_.clock().setToday(on);
        const json::object body{{"id", city_.newId()},
                                {"party", "guardian"},
                                {"guardianId", mother},
                                {"on", on.iso()},
                                {"how", "screen"},
                                {"signerName", "Ana Dupont"},
                                {"statement", "lu et approuvé"},
                                {"answers", json::array{json::object{{"kind", "outing"}, {"answer", answer}}}}};
        ASSERT_TRUE(families.createSigning(camille(), city_.lea(), body));
    };
    const auto outing = made(catalogue_.createActivity(
        camille(), {{"id", city_.newId()}, {"name", "Musée"}, {"axis", "school"}, {"outing", true}}));
    const auto codesOn = [&](const char* day) {
        auto wanted = body("09:00", "10:15", day);
        wanted["activityId"] = outing;
        const auto refused = planning_.createSession(camille(), wanted);
        return codesOf(json::parse(refused.error().current).at("items").at(0));
    };
    EXPECT_THAT(codesOn("2026-11-17"), testing::Contains("authorisation_missing"));
    says("given", kMonday + 1);
    EXPECT_THAT(codesOn("2026-11-17"), testing::Not(testing::Contains("authorisation_missing")));
    says("refused", kMonday + 2);
    EXPECT_THAT(codesOn("2026-11-17"), testing::Not(testing::Contains("authorisation_refused")));
    EXPECT_THAT(codesOn("2026-11-19"), testing::Contains("authorisation_refused"));
}

TEST_F(PlanningTest, TheWeekHoldsEverythingTheGridNeeds) {
    put(body());
    const auto week = planning_.week(camille(), kMonday + 3).value();
    EXPECT_EQ(week.at("week").as_string(), "2026-11-16");
    EXPECT_THAT(week.at("days").as_array(), SizeIs(7));
    const auto& young = week.at("young").as_array().at(0);
    EXPECT_EQ(young.at("name").as_string(), "DUPONT Léa");
    EXPECT_EQ(young.at("initials").as_string(), "L. D.");
    EXPECT_THAT(young.at("expected").as_array(), SizeIs(9));  // the service is closed on Wednesday afternoon
    EXPECT_EQ(week.at("professionals").at(0).at("name").as_string(), "ROY");
    EXPECT_THAT(week.at("professionals").at(0).at("available").as_array(), SizeIs(5));
    ASSERT_THAT(week.at("sessions").as_array(), SizeIs(1));
    EXPECT_THAT(codesOf(week.at("sessions").at(0)), IsEmpty());
    EXPECT_EQ(week.at("toTell").as_int64(), 2);
}

TEST_F(PlanningTest, TheSameCreationTwiceIsOneSession) {
    const auto wanted = body();
    bool made = false;
    ASSERT_TRUE(planning_.createSession(camille(), wanted, &made));
    EXPECT_TRUE(made);
    ASSERT_TRUE(planning_.createSession(camille(), wanted, &made));
    EXPECT_FALSE(made);
    EXPECT_THAT(sessions(), SizeIs(1));
}

TEST_F(PlanningTest, ARedConflictAsksForAReasonThatIsKept) {
    put(body());
    auto wanted = body("10:00", "11:00");
    const auto refused = planning_.createSession(camille(), wanted);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, "conflicts_unanswered");
    json::array overrides;
    const json::value check = json::parse(refused.error().current);
    for (const auto& one : check.at("items").at(0).at("conflicts").as_array())
        overrides.push_back(json::object{{"key", one.at("key")}, {"reason", "Rejoint après l'entretien."}});
    wanted["overrides"] = std::move(overrides);
    const auto session = put(wanted);
    EXPECT_THAT(codesOf(session),
                UnorderedElementsAre("young_double_booked", "professional_double_booked", "room_double_booked"));
    const auto& passed = session.at("conflicts").at(0).at("override");
    EXPECT_EQ(passed.at("reason").as_string(), "Rejoint après l'entretien.");
    EXPECT_EQ(passed.at("by").at("displayName").as_string(), "Camille");
}

TEST_F(PlanningTest, AReasonIsForgottenWithItsConflictAndAskedAgainOnAnotherDay) {
    put(body());
    put(body("09:00", "10:15", "2026-11-17"));
    auto wanted = body("10:15", "11:15");
    const auto free = put(wanted);
    wanted = without(wanted, "id");
    wanted["from"] = "10:00";
    EXPECT_EQ(planning_.updateSession(camille(), idOf(free), 1, wanted).error().code, "conflicts_unanswered");
    wanted["from"] = "10:15";
    wanted["overrides"] = json::array{json::object{{"key", "young_double_booked|x|y"}, {"reason", "Pour rien."}}};
    const auto moved = planning_.updateSession(camille(), idOf(free), 1, wanted).value();
    EXPECT_THAT(moved.at("conflicts").as_array(), IsEmpty());
}

TEST_F(PlanningTest, AConflictOthersBroughtDoesNotStopASmallCorrection) {
    auto wanted = body();
    const auto session = put(wanted);
    ASSERT_TRUE(planning_.createUnavailability(
        camille(), city_.lea(),
        {{"id", city_.newId()}, {"day", "2026-11-16"}, {"from", "09:30"}, {"to", "11:00"}, {"kind", "care"}}));
    EXPECT_THAT(codesOf(sessions().at(0)), ElementsAre("young_unavailable"));
    wanted = without(wanted, "id");
    wanted["theme"] = "Fractions";
    EXPECT_TRUE(planning_.updateSession(camille(), idOf(session), 1, wanted));
}

TEST_F(PlanningTest, ImpossibleValuesAreRefusedWhateverTheReason) {
    auto wanted = body("10:00", "09:00");
    EXPECT_EQ(planning_.createSession(camille(), wanted).error().fields.at(0).code, "end_before_start");
    wanted = body();
    wanted["roomId"] = city_.newId();
    wanted["activityId"] = city_.newId();
    const auto refused = planning_.createSession(camille(), wanted);
    ASSERT_EQ(refused.error().fields.size(), 2U);
    EXPECT_EQ(refused.error().fields.at(0).code, "unknown");
}

TEST_F(PlanningTest, AStaleWriterIsShownWhatIsStored) {
    auto wanted = body();
    const auto session = put(wanted);
    wanted = without(wanted, "id");
    ASSERT_TRUE(planning_.updateSession(camille(), idOf(session), 1, wanted));
    const auto late = planning_.updateSession(camille(), idOf(session), 1, wanted);
    EXPECT_EQ(late.error().kind, ErrorKind::stale);
    EXPECT_EQ(json::parse(late.error().current).at("version").as_int64(), 2);
}

TEST_F(PlanningTest, ATentativeChangeIsJudgedAndNotStored) {
    put(body());
    const auto checked =
        planning_.check(camille(), {{"week", "2026-11-16"}, {"sessions", json::array{body("10:00", "11:00")}}}).value();
    EXPECT_THAT(codesOf(checked.at("items").at(0)),
                UnorderedElementsAre("young_double_booked", "professional_double_booked", "room_double_booked"));
    EXPECT_THAT(sessions(), SizeIs(1));
}

TEST_F(PlanningTest, ASessionHeldCreditsThoseWhoCameOnce) {
    const auto session = put(body());
    const json::object held{{"state", "held"}};
    EXPECT_EQ(planning_.setSessionState(camille(), idOf(session), 1, held).error().fields.at(0).code, "in_future");
    city_.clock().setToday(kMonday);
    ASSERT_TRUE(city_.take(stay_, "2026-11-16/am", "absent_unknown"));
    const auto absent = planning_.setSessionState(camille(), idOf(session), 1, held).value();
    EXPECT_EQ(absent.at("young").at(0).at("creditedMinutes").as_int64(), 0);
    EXPECT_EQ(absent.at("professionals").at(0).at("creditedMinutes").as_int64(), 75);
    const auto came = planning_
                          .setSessionState(camille(), idOf(session), 2,
                                           {{"state", "held"}, {"cameStayIds", json::array{stay_.text()}}})
                          .value();
    EXPECT_EQ(came.at("young").at(0).at("creditedMinutes").as_int64(), 75);
    EXPECT_EQ(planning_.deleteSession(camille(), idOf(session), 3).error().code, "session_held");
    const auto again = planning_.setSessionState(camille(), idOf(session), 3, {{"state", "planned"}}).value();
    EXPECT_TRUE(again.at("young").at(0).at("creditedMinutes").is_null());
}

TEST_F(PlanningTest, ACancelledSessionFreesItsTimeAndNeedsAReason) {
    const auto session = put(body());
    EXPECT_EQ(
        planning_.setSessionState(camille(), idOf(session), 1, {{"state", "cancelled"}}).error().fields.at(0).code,
        "required");
    ASSERT_TRUE(planning_.setSessionState(camille(), idOf(session), 1,
                                          {{"state", "cancelled"}, {"reasonCode", "professional_absent"}}));
    EXPECT_TRUE(planning_.createSession(camille(), body()));
}

TEST_F(PlanningTest, WhoeverIsConcernedIsToldAVersion) {
    const auto first = put(body());
    const auto published = planning_.publish(camille(), kMonday, {}).value();
    ASSERT_THAT(published.at("items").as_array(), SizeIs(2));
    EXPECT_THAT(openTasks(), ElementsAre("1"));
    EXPECT_EQ(planning_.publish(camille(), kMonday, {}).error().code, "nothing_to_tell");

    const auto version = published.at("items").at(0).at("versions").at(0);
    const auto id = VersionId::trusted(std::string(version.at("id").as_string()));
    const json::object told{{"on", "2026-11-12"}, {"channel", "phone"}, {"to", "mère"}};
    EXPECT_EQ(planning_.markTold(camille(), id, 1, told).value().at("toldTo").as_string(), "mère");
    EXPECT_THAT(openTasks(), IsEmpty());
    EXPECT_EQ(planning_.markTold(camille(), id, 2, told).error().code, "already_told");
    ASSERT_TRUE(planning_.unmarkTold(camille(), id, 2));
    EXPECT_THAT(openTasks(), ElementsAre("1"));

    auto moved = body("10:00", "11:15");
    ASSERT_TRUE(planning_.updateSession(camille(), idOf(first), 1, without(moved, "id")));
    EXPECT_EQ(news().at(0).at("changes").at(0).at("kind").as_string(), "moved");
    ASSERT_TRUE(planning_.publish(
        camille(), kMonday, {{"subjects", json::array{json::object{{"kind", "young"}, {"id", city_.lea().text()}}}}}));
    EXPECT_THAT(openTasks(), ElementsAre("2"));
    EXPECT_THAT(news().at(0).at("versions").as_array(), SizeIs(2));
    EXPECT_THAT(news().at(1).at("versions").as_array(), SizeIs(1));
    EXPECT_THAT(news().at(1).at("changes").as_array(), SizeIs(1));
    EXPECT_EQ(planning_.deleteSession(camille(), idOf(first), 2).error().code, "session_told");
}

TEST_F(PlanningTest, AYoungPersonIsToldNobodyElsesNameAProfessionalOnlyInitials) {
    put(body());
    const auto items = news();
    EXPECT_EQ(items.at(0).at("now").at(0).at("with").as_string(), "ROY");
    EXPECT_EQ(items.at(1).at("now").at(0).at("with").as_string(), "L. D.");
}

TEST_F(PlanningTest, ATemplateIsShownThenStoredWithItsGaps) {
    const json::array slots{json::object{{"day", 1}, {"from", "09:00"}, {"to", "10:15"}, {"activityId", school_}},
                            json::object{{"day", 2}, {"from", "09:00"}, {"to", "10:15"}, {"activityId", school_}}};
    const auto plan =
        planning_
            .createTemplate(
                camille(),
                {{"id", city_.newId()}, {"name", "Deux jours"}, {"days", 2}, {"byWeekday", false}, {"slots", slots}})
            .value();
    const auto id = TemplateId::trusted(std::string(plan.at("id").as_string()));
    const auto preview = planning_.previewTemplate(camille(), id, {{"stayId", stay_.text()}}).value();
    EXPECT_THAT(sessions(), IsEmpty());
    EXPECT_THAT(preview.at("items").as_array(), SizeIs(2));
    EXPECT_EQ(preview.at("items").at(0).at("how").as_string(), "creates");
    EXPECT_THAT(preview.at("gaps").as_array(), SizeIs(5));  // two axes in the stay, school work on three days
    ASSERT_TRUE(planning_.applyTemplate(camille(), id, {{"stayId", stay_.text()}, {"slots", json::array{"1"}}}));
    ASSERT_THAT(sessions(), SizeIs(1));
    EXPECT_EQ(sessions().at(0).at("day").as_string(), "2026-11-17");
    ASSERT_TRUE(planning_.applyTemplate(camille(), id, {{"stayId", stay_.text()}}));
    EXPECT_THAT(sessions(), SizeIs(2));
    EXPECT_THAT(planning_.listTemplates(camille(), true).value().at("items").as_array(), SizeIs(1));
}

TEST_F(PlanningTest, VersionsOfAWeekThatDoNotFollowOnAreFound) {
    const auto foundAfter = [&](const char* damage) { return test::foundAfter(city_.database(), damage, {{check}}); };
    put(body());
    ASSERT_TRUE(planning_.publish(camille(), kMonday, {}));
    EXPECT_THAT(foundAfter(""), IsEmpty());
    EXPECT_THAT(foundAfter("UPDATE programme_version SET number = 2"), ElementsAre("gap programme_version.number"));
}

TEST_F(PlanningTest, TheTimetableOfAFileHoldsItsStaysAndVersions) {
    put(body());
    ASSERT_TRUE(planning_.publish(camille(), kMonday, {}));
    const auto page = planning_.timetable(camille(), city_.lea()).value();
    ASSERT_THAT(page.at("stays").as_array(), SizeIs(1));
    EXPECT_THAT(page.at("stays").at(0).at("sessions").as_array(), SizeIs(1));
    EXPECT_EQ(page.at("stays").at(0).at("young").at("name").as_string(), "DUPONT Léa");
    EXPECT_THAT(page.at("versions").as_array(), SizeIs(1));
    EXPECT_EQ(planning_.timetable(camille(), PersonId::trusted(city_.newId())).error().kind, ErrorKind::not_found);
}

TEST_F(PlanningTest, TheTimetableOfAFileSaysNothingOfTheOthersAlone) {
    const auto noe = city_.people().person("Martin", "Noé", {{"birthDate", "2013-02-01"}});
    const auto lou = city_.people().person("Petit", "Lou", {{"birthDate", "2013-03-01"}});
    auto wanted = body();
    wanted["stayIds"] = json::array{stay_.text(), city_.stay("2026-11-16/am", "2026-11-20/pm", noe).text(),
                                    city_.stay("2026-11-16/am", "2026-11-20/pm", lou).text()};
    put(wanted);
    city_.people().keepApart(noe, lou);
    const auto conflictsIn = [&](const PersonId& person) {
        const auto page = planning_.timetable(camille(), person).value();
        return codesOf(page.at("stays").at(0).at("sessions").at(0));
    };
    EXPECT_THAT(codesOf(sessions().at(0)), testing::Contains("must_not_meet"));
    EXPECT_THAT(conflictsIn(city_.lea()), testing::Not(testing::Contains("must_not_meet")));
    EXPECT_THAT(conflictsIn(noe), testing::Contains("must_not_meet"));
    EXPECT_THAT(conflictsIn(lou), testing::Contains("must_not_meet"));
}

TEST_F(PlanningTest, OnlyACoordinatorPlans) {
    access::Actor admin = camille();
    admin.roles = {access::Role::administrator};
    EXPECT_EQ(planning_.week(admin, kMonday).error().kind, ErrorKind::forbidden);
    EXPECT_EQ(planning_.createSession(admin, body()).error().kind, ErrorKind::forbidden);
    EXPECT_EQ(planning_.publish(admin, kMonday, {}).error().kind, ErrorKind::forbidden);
}

}  // namespace
}  // namespace jalon::programme
