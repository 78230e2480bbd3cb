// SPDX-License-Identifier: EUPL-1.2
#include "access/link_token.h"
#include "continuity/continuity.h"
#include "continuity/paths.h"
#include "http/exchange.h"

namespace jalon::continuity {
namespace {

using access::Actor;
using access::Allow;
using access::Right;
using http::Method;
using http::Request;
using http::Response;

Response created(const Created& made) { return http::jsonAnswer(made.thing, made.repeated ? 200 : 201); }

Response versioned(const json::object& thing, int status = 200) {
    return http::jsonAnswer(thing, status, thing.at("version").as_int64());
}

void addLinkRoutes(access::RouteTable& routes, Continuity& continuity, storage::Database& database,
                   const Clock& clock) {
    access::LinkRoutes links(routes, database, clock);
    links.add(Method::post, "/api/v1/link/questionnaire", "openQuestionnaire",
              [&continuity](const Request& request, const Actor&) -> Result<Response> {
                  TRY_ASSIGN(const auto body, http::jsonBody(request));
                  TRY_ASSIGN(const auto found, continuity.openLink(body));
                  return http::jsonAnswer(found);
              });
    links.add(Method::put, "/api/v1/link/questionnaire", "answerQuestionnaire",
              [&continuity](const Request& request, const Actor&) -> Result<Response> {
                  TRY_ASSIGN(const auto body, http::jsonBody(request));
                  TRY_ASSIGN(const auto found, continuity.answerLink(body));
                  return http::jsonAnswer(found);
              });
}

}  // namespace

void Continuity::addRoutes(access::RouteTable& routes) {
    declarePaths(routes);
    const Allow see = Allow::right(Right::course_see), keep = Allow::right(Right::course_keep);
    routes.add(Method::get, "/api/v1/people/{id}/return", "getReturn", see,
               [this](const Request& request, const Actor& actor) -> Result<Response> {
                   TRY_ASSIGN(const auto person, http::pathId<PersonId>(request));
                   TRY_ASSIGN(const auto found, page(actor, person));
                   return http::jsonAnswer(found);
               });
    routes.add(Method::get, "/api/v1/stays/{id}/school-work", "getSchoolWork", see,
               [this](const Request& request, const Actor& actor) -> Result<Response> {
                   TRY_ASSIGN(const auto stay, http::pathId<StayId>(request));
                   TRY_ASSIGN(const auto found, schoolWork(actor, stay));
                   return http::jsonAnswer(found);
               });
    const auto create = [&](const char* path, const char* operation, auto act) {
        routes.add(Method::post, path, operation, keep,
                   [this, act](const Request& request, const Actor& actor) -> Result<Response> {
                       TRY_ASSIGN(const auto stay, http::pathId<StayId>(request));
                       TRY_ASSIGN(const auto body, http::jsonBody(request));
                       TRY_ASSIGN(const auto made, (this->*act)(actor, stay, body));
                       return created(made);
                   });
    };
    create("/api/v1/stays/{id}/work-requests", "createWorkRequest", &Continuity::createRequest);
    create("/api/v1/stays/{id}/school-work", "createSchoolWork", &Continuity::createWork);
    create("/api/v1/stays/{id}/school-contacts", "createSchoolContact", &Continuity::createContact);
    create("/api/v1/stays/{id}/questionnaires", "createQuestionnaire", &Continuity::createQuestionnaire);
    routes.add(Method::put, "/api/v1/stays/{id}/school-work/state", "moveAllSchoolWork", keep,
               [this](const Request& request, const Actor& actor) -> Result<Response> {
                   TRY_ASSIGN(const auto stay, http::pathId<StayId>(request));
                   TRY_ASSIGN(const auto body, http::jsonBody(request));
                   TRY_ASSIGN(const auto found, moveAllWork(actor, stay, body));
                   return http::jsonAnswer(found);
               });
    routes.add(Method::patch, "/api/v1/school-work/{id}", "updateSchoolWork", keep,
               [this](const Request& request, const Actor& actor) -> Result<Response> {
                   TRY_ASSIGN(const auto id, http::pathId<SchoolWorkId>(request));
                   TRY_ASSIGN(const auto version, http::ifMatch(request));
                   TRY_ASSIGN(const auto body, http::jsonBody(request));
                   TRY_ASSIGN(const auto found, updateWork(actor, id, version, body));
                   return http::jsonAnswer(found);
               });
    const auto withdraw = [&](const char* path, const char* operation, auto act) {
        routes.add(Method::del, path, operation, keep,
                   [this, act](const Request& request, const Actor& actor) -> Result<Response> {
                       TRY_ASSIGN(const auto id, http::pathId<Id<struct AnyTag>>(request));
                       TRY_ASSIGN(const auto found, (this->*act)(actor, id.text()));
                       return http::jsonAnswer(found);
                   });
    };
    withdraw("/api/v1/work-requests/{id}", "withdrawWorkRequest", &Continuity::withdrawRequest);
    withdraw("/api/v1/school-contacts/{id}", "withdrawSchoolContact", &Continuity::withdrawContact);
    withdraw("/api/v1/presence-digests/{id}", "withdrawPresenceDigest", &Continuity::withdrawDigest);
    routes.add(Method::put, "/api/v1/questionnaires/{id}/answers", "putQuestionnaireAnswers", keep,
               [this](const Request& request, const Actor& actor) -> Result<Response> {
                   TRY_ASSIGN(const auto id, http::pathId<QuestionnaireId>(request));
                   TRY_ASSIGN(const auto version, http::ifMatch(request));
                   TRY_ASSIGN(const auto body, http::jsonBody(request));
                   TRY_ASSIGN(const auto found, putAnswers(actor, id, version, body));
                   return versioned(found);
               });
    routes.add(Method::put, "/api/v1/questionnaires/{id}/revoked", "revokeQuestionnaire", keep,
               [this](const Request& request, const Actor& actor) -> Result<Response> {
                   TRY_ASSIGN(const auto id, http::pathId<QuestionnaireId>(request));
                   TRY_ASSIGN(const auto version, http::ifMatch(request));
                   TRY_ASSIGN(const auto found, revoke(actor, id, version));
                   return versioned(found);
               });
    routes.add(Method::get, "/api/v1/presence-digests", "listPresenceDigests", see,
               [this](const Request& request, const Actor& actor) -> Result<Response> {
                   TRY_ASSIGN(const auto day, http::queryDay(request, "day"));
                   TRY_ASSIGN(const auto found, digests(actor, day.value_or(clock_.today())));
                   return http::jsonAnswer(found);
               });
    routes.add(Method::post, "/api/v1/presence-digests", "createPresenceDigest", keep,
               [this](const Request& request, const Actor& actor) -> Result<Response> {
                   TRY_ASSIGN(const auto body, http::jsonBody(request));
                   TRY_ASSIGN(const auto made, createDigest(actor, body));
                   return created(made);
               });
    addLinkRoutes(routes, *this, database_, clock_);
}

}  // namespace jalon::continuity
