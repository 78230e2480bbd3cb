// SPDX-License-Identifier: EUPL-1.2
// The ring of an information préoccupante: every route as every identity.
#include <gmock/gmock.h>

#include <algorithm>

#include "check_findings.h"
#include "incidents/check.h"
#include "incidents/incidents.h"
#include "receptions/check.h"
#include "receptions_world.h"
#include "staff.h"

namespace jalon::incidents {
namespace {

using access::Role;
using http::Method;
using receptions::test::ReceptionsWorld;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

class ConcernsTest : public ::testing::Test {
protected:
    ConcernsTest() { incidents_.addRoutes(w_.people().routes().table()); }

    void TearDown() override { EXPECT_THAT(foundAfter(""), IsEmpty()); }
    std::vector<std::string> foundAfter(const char* damage) {
        return jalon::test::foundAfter(w_.people().data().database(), damage,
                                       {{check}, {receptions::tellActivity, tellActivity}});
    }

    access::Actor colleague(const char* login, const char* name, access::RoleSet roles = {Role::coordinator}) {
        return jalon::test::aColleague(w_.people().data().database(), w_.clock(), login, name, roles);
    }
    http::Response send(const access::Actor& as, Method method, const std::string& target,
                        const json::value& body = nullptr, std::int64_t version = 0) {
        w_.people().routes().actor() = as;
        std::vector<std::pair<std::string, std::string>> headers;
        if (version > 0) headers.emplace_back("if-match", "\"" + std::to_string(version) + "\"");
        return w_.people().routes().send(jalon::test::aRequest(method, target, body, headers));
    }
    json::object aBody() {
        return {{"id", w_.newId()},
                {"noticedBy", "Camille, coordinatrice"},
                {"noticedOn", "2026-11-12"},
                {"elements", "Dit avoir peur de rentrer ce soir."},
                {"followUpOn", "2026-11-12"}};
    }
    json::object create() {
        const auto made = send(camille_, Method::post, people("concerns"), aBody());
        EXPECT_EQ(made.status, 201);
        return jalon::test::jsonOf(made).as_object();
    }
    std::string people(const char* what) { return "/api/v1/people/" + w_.lea() + "/" + what; }
    static std::string path(const json::object& concern, const char* what = "") {
        return "/api/v1/concerns/" + ReceptionsWorld::textOf(concern, "id") + what;
    }
    void letIn(const json::object& concern, const access::Actor& who, bool member = true) {
        EXPECT_EQ(send(camille_, Method::put, path(concern, "/members"),
                       {{"userId", who.author.user->text()}, {"member", member}, {"reason", "Décide avec moi"}})
                      .status,
                  200);
    }
    std::size_t tasksFor(const access::Actor& who) {
        return w_.people().read([&](storage::Transaction& tx) {
            return tasks::openAround(tx, Day::of(2026, 11, 1), Day::of(2026, 12, 31), 50, {who.author.user}).size();
        });
    }
    json::array concernsIn(const access::Actor& who, const std::string& target) {
        return jalon::test::jsonOf(send(who, Method::get, target)).at("concerns").as_array();
    }

    ReceptionsWorld w_{{schema()}};
    access::Actor camille_ = colleague("camille", "Camille"), nadia_ = colleague("nadia", "Nadia"),
                  sacha_ = colleague("sacha", "Sacha"), head_ = colleague("head", "Directrice", {Role::direction}),
                  admin_ = colleague("admin", "Admin", {Role::administrator});
    Incidents incidents_{w_.people().data().database(), w_.clock(), receptions::test::blueprints(), w_.calendars(),
                         w_.receptions()};
};

TEST_F(ConcernsTest, OutsideTheRingEveryRouteAnswersAsForAnUnknownId) {
    const auto concern = create();
    const json::object unknown{{"id", w_.newId()}};
    struct Call {
        Method method;
        const char* what;
        json::value body;
        std::int64_t version;
    };
    const std::vector<Call> calls{
        {Method::get, "", nullptr, 0},
        {Method::patch, "", {{"elements", "x"}}, 1},
        {Method::patch, "", {{"elements", "x"}}, 99},
        {Method::patch, "", {{"wrong", "x"}}, 1},
        {Method::put, "/state", {{"state", "closed"}}, 1},
        {Method::put, "/state", {{"state", "strange"}}, 1},
        {Method::put, "/members", {{"userId", sacha_.author.user->text()}, {"member", true}, {"reason", "Voir"}}, 0},
        {Method::put, "/members", {{"userId", sacha_.author.user->text()}, {"member", false}, {"reason", "Voir"}}, 0},
    };
    for (const auto& who : {sacha_, nadia_, head_, access::Actor::system("job")})
        for (const auto& call : calls) {
            const auto here = send(who, call.method, path(concern, call.what), call.body, call.version);
            const auto nowhere = send(who, call.method, path(unknown, call.what), call.body, call.version);
            EXPECT_EQ(here.status, 404) << who.display_name << call.what;
            EXPECT_EQ(here.body, nowhere.body) << who.display_name << call.what;
            EXPECT_EQ(here.headers, nowhere.headers) << who.display_name << call.what;
        }
    EXPECT_EQ(jalon::test::jsonOf(send(camille_, Method::get, path(concern))).at("version"), 1);
}

TEST_F(ConcernsTest, OutsideTheRingThereIsNoLineCountTaskOrTrace) {
    const auto before = jalon::test::jsonOf(send(sacha_, Method::get, people("incidents")));
    const auto concern = create();
    letIn(concern, nadia_);
    const auto after = jalon::test::jsonOf(send(sacha_, Method::get, people("incidents")));
    EXPECT_EQ(after, before);
    EXPECT_THAT(concernsIn(sacha_, "/api/v1/incidents"), IsEmpty());
    EXPECT_EQ(tasksFor(sacha_), 0U);
    EXPECT_EQ(tasksFor(admin_), 0U);
    w_.people().read([&](storage::Transaction& tx) {
        EXPECT_THAT(tasks::ofPerson(tx, PersonId::trusted(w_.lea())), IsEmpty());
        EXPECT_THAT(events(tx, PersonId::trusted(w_.lea())), IsEmpty());
        for (const auto& line : audit::find(tx, {.limit = 500})) {
            EXPECT_NE(line.entity, "concern");
            EXPECT_NE(line.entity_id, ReceptionsWorld::textOf(concern, "id"));
        }
        return true;
    });
    // The same id asked for by a colleague says nothing of the one who has it.
    json::object again = aBody();
    const auto mine = send(camille_, Method::post, people("concerns"), again);
    const auto theirs = send(sacha_, Method::post, people("concerns"), again);
    EXPECT_EQ(mine.status, 201);
    EXPECT_EQ(theirs.status, 201);
    EXPECT_NE(jalon::test::jsonOf(mine).at("id"), jalon::test::jsonOf(theirs).at("id"));
}

TEST_F(ConcernsTest, TheActivityOfTheFileDoesNotMove) {
    const auto activity = [&] {
        return jalon::test::jsonOf(send(sacha_, Method::get, "/api/v1/files?q=dupont")).at("items").at(0);
    };
    const auto before = activity();
    create();
    EXPECT_EQ(activity(), before);
}

TEST_F(ConcernsTest, MembersReadAndWriteUntilTheyLeave) {
    const auto concern = create();
    letIn(concern, nadia_);
    EXPECT_EQ(send(nadia_, Method::get, path(concern)).status, 200);
    EXPECT_EQ(send(nadia_, Method::patch, path(concern), {{"sentTo", "CRIP"}}, 1).status, 200);
    EXPECT_EQ(tasksFor(nadia_), 1U);
    EXPECT_EQ(concernsIn(nadia_, people("incidents")).size(), 1U);
    EXPECT_EQ(concernsIn(nadia_, "/api/v1/incidents").size(), 1U);
    const json::value let{{"userId", sacha_.author.user->text()}, {"member", true}, {"reason", "Aussi"}};
    EXPECT_EQ(send(nadia_, Method::put, path(concern, "/members"), let).status, 403);
    const json::value leave{{"userId", nadia_.author.user->text()}, {"member", false}, {"reason", "Terminé"}};
    send(nadia_, Method::put, path(concern, "/members"), leave);
    EXPECT_EQ(send(nadia_, Method::get, path(concern)).status, 404);
    EXPECT_EQ(tasksFor(nadia_), 0U);
    letIn(concern, head_);
    EXPECT_EQ(send(head_, Method::get, path(concern)).status, 200);
    // Whoever has no right on files has none here either, in a ring or not.
    EXPECT_EQ(send(admin_, Method::get, path(concern)).status, 403);
    const json::value members = jalon::test::jsonOf(send(camille_, Method::get, path(concern))).at("members");
    EXPECT_EQ(members.as_array().size(), 3U);
    EXPECT_EQ(members.at(1).at("removedReason"), "Terminé");
}

TEST_F(ConcernsTest, WhoeverReceivesItIsToldWhichChildOfWhichSchool) {
    const auto school = w_.people().school("Collège des Tilleuls");
    const auto tom = w_.people().person("Martin", "Tom", {{"birthDate", "2012-01-02"}, {"structureId", school.text()}});
    const auto made = send(camille_, Method::post, "/api/v1/people/" + tom.text() + "/concerns", aBody());
    const auto concern = jalon::test::jsonOf(made);
    EXPECT_EQ(concern.at("birthDate"), "2012-01-02");
    EXPECT_EQ(concern.at("structureName"), "Collège des Tilleuls");
    EXPECT_EQ(create().at("structureName"), "");
}

TEST_F(ConcernsTest, TheAuthorStays) {
    const auto concern = create();
    const auto refused = send(camille_, Method::put, path(concern, "/members"),
                              {{"userId", camille_.author.user->text()}, {"member", false}, {"reason", "x"}});
    EXPECT_EQ(jalon::test::codeOf(refused), "author_stays");
    const auto unknown = send(camille_, Method::put, path(concern, "/members"),
                              {{"userId", w_.newId()}, {"member", true}, {"reason", "x"}});
    EXPECT_THAT(jalon::test::fieldsOf(unknown), ElementsAre("userId: unknown"));
}

TEST_F(ConcernsTest, ACreationSentTwiceIsOne) {
    const auto body = aBody();
    const auto first = send(camille_, Method::post, people("concerns"), body);
    const auto second = send(camille_, Method::post, people("concerns"), body);
    EXPECT_EQ(second.status, 200);
    EXPECT_EQ(jalon::test::jsonOf(first).at("id"), jalon::test::jsonOf(second).at("id"));
    EXPECT_EQ(concernsIn(camille_, people("incidents")).size(), 1U);
    EXPECT_EQ(send(admin_, Method::post, people("concerns"), aBody()).status, 403);
}

TEST_F(ConcernsTest, EveryOpeningIsKnownToTheRing) {
    const auto concern = create();
    letIn(concern, nadia_);
    send(nadia_, Method::get, path(concern));
    const json::value looks = jalon::test::jsonOf(send(camille_, Method::get, path(concern))).at("looks");
    std::vector<std::string> said;
    for (const auto& look : looks.as_array())
        said.push_back(std::string(look.at("by").at("displayName").as_string()) + " " +
                       std::string(look.at("action").as_string()));
    EXPECT_THAT(said, ElementsAre("Camille open", "Nadia open", "Camille let_in", "Camille create"));
}

TEST_F(ConcernsTest, ChangesKeepWhatWasThereAndClosingWantsTheWholePath) {
    const auto concern = create();
    EXPECT_EQ(jalon::test::codeOf(send(camille_, Method::put, path(concern, "/state"), {{"state", "closed"}}, 1)),
              "concern_incomplete");
    const auto stale = send(camille_, Method::patch, path(concern), {{"elements", "Autre"}}, 7);
    EXPECT_EQ(stale.status, 412);
    const auto decided =
        send(camille_, Method::patch, path(concern),
             {{"decision", "none"}, {"decisionReason", "already_followed"}, {"decidedOn", "2026-11-12"}}, 1);
    ASSERT_EQ(decided.status, 200);
    EXPECT_EQ(jalon::test::jsonOf(decided).at("former").at(0).at("content").at("decision"), "");
    const auto closed =
        send(camille_, Method::put, path(concern, "/state"), {{"state", "closed"}, {"note", "Fait"}}, 2);
    EXPECT_EQ(closed.status, 200);
    EXPECT_EQ(tasksFor(camille_), 0U);
    EXPECT_EQ(jalon::test::codeOf(send(camille_, Method::patch, path(concern), {{"elements", "x"}}, 3)),
              "concern_closed");
    const auto open = send(camille_, Method::put, path(concern, "/state"), {{"state", "open"}}, 3);
    EXPECT_EQ(open.status, 200);
    EXPECT_EQ(tasksFor(camille_), 1U);
    EXPECT_EQ(send(camille_, Method::patch, path(concern), {{"followUpOn", nullptr}}, 4).status, 200);
    EXPECT_EQ(tasksFor(camille_), 0U);
}

TEST_F(ConcernsTest, AnIncidentOfAnotherFileIsNotNamed) {
    json::object body = aBody();
    body["incidentId"] = w_.newId();
    EXPECT_THAT(jalon::test::fieldsOf(send(camille_, Method::post, people("concerns"), body)),
                ElementsAre("incidentId: unknown"));
}

TEST_F(ConcernsTest, OneThatIsNotAfterWhatWasChangedIsFound) {
    const auto concern = create();
    ASSERT_EQ(send(camille_, Method::patch, path(concern), {{"elements", "Dit autre chose."}}, 1).status, 200);
    EXPECT_THAT(foundAfter("UPDATE concern SET version = 1"), testing::ElementsAre("version concern"));
}

}  // namespace
}  // namespace jalon::incidents
