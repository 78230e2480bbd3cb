// SPDX-License-Identifier: EUPL-1.2
#include "http/exchange.h"
#include "incidents/incidents.h"
#include "incidents/paths.h"

namespace jalon::incidents {
namespace {

using access::Actor;
using access::Allow;
using access::Right;
using http::Method;
using http::Request;
using http::Response;

Response versioned(const json::object& thing, int status = 200) {
    return http::jsonAnswer(thing, status, thing.at("version").as_int64());
}

Response made(const Created& created) { return http::jsonAnswer(created.thing, created.repeated ? 200 : 201); }
Response madeVersioned(const Created& created) { return versioned(created.thing, created.repeated ? 200 : 201); }

Result<Incidents::ListQuery> listQuery(const Request& request) {
    Incidents::ListQuery query;
    TRY_ASSIGN(query.from, http::queryDay(request, "from"));
    TRY_ASSIGN(query.to, http::queryDay(request, "to"));
    query.kind = request.queryOr("kind", "");
    query.state = request.queryOr("state", "");
    if (!query.state.empty() && !parseState(query.state)) return Error::invalid("state", "not_in_list");
    query.cursor = request.queryOr("cursor", "");
    return query;
}

}  // namespace

void Incidents::addRoutes(access::RouteTable& routes) {
    declarePaths(routes);
    const Allow see = Allow::right(Right::incidents_see), keep = Allow::right(Right::incidents_keep);
    // Of concerns the ring decides besides: whoever is outside gets the answer of an unknown id.

    routes.add(Method::get, "/api/v1/incidents", "listIncidents", see,
               [this](const Request& request, const Actor& actor) -> Result<Response> {
                   TRY_ASSIGN(const auto query, listQuery(request));
                   TRY_ASSIGN(const auto found, list(actor, query));
                   return http::jsonAnswer(found);
               });
    routes.add(Method::post, "/api/v1/incidents", "createIncident", keep,
               [this](const Request& request, const Actor& actor) -> Result<Response> {
                   TRY_ASSIGN(const auto body, http::jsonBody(request));
                   TRY_ASSIGN(const auto created, create(actor, body));
                   return madeVersioned(created);
               });
    routes.add(Method::put, "/api/v1/incident-notes/{id}/withdrawn", "withdrawIncidentNote", keep,
               [this](const Request& request, const Actor& actor) -> Result<Response> {
                   TRY_ASSIGN(const auto id, http::pathId<Id<struct NoteTag>>(request));
                   TRY_ASSIGN(const auto body, http::jsonBody(request));
                   TRY_ASSIGN(const auto note, setNoteWithdrawn(actor, id.text(), body));
                   return http::jsonAnswer(note);
               });
    const auto read = [&](const char* path, const char* operation, Allow allow, auto id_of, auto act, auto render) {
        routes.add(Method::get, path, operation, allow,
                   [this, id_of, act, render](const Request& request, const Actor& actor) -> Result<Response> {
                       TRY_ASSIGN(const auto id, id_of(request));
                       TRY_ASSIGN(const auto found, (this->*act)(actor, id));
                       return render(found);
                   });
    };
    const auto write = [&](Method method, const char* path, const char* operation, Allow allow, auto id_of, auto act,
                           auto render) {
        routes.add(method, path, operation, allow,
                   [this, id_of, act, render](const Request& request, const Actor& actor) -> Result<Response> {
                       TRY_ASSIGN(const auto id, id_of(request));
                       TRY_ASSIGN(const auto body, http::jsonBody(request));
                       TRY_ASSIGN(const auto done, (this->*act)(actor, id, body));
                       return render(done);
                   });
    };
    const auto change = [&](Method method, const char* path, const char* operation, Allow allow, auto id_of, auto act) {
        routes.add(method, path, operation, allow,
                   [this, id_of, act](const Request& request, const Actor& actor) -> Result<Response> {
                       TRY_ASSIGN(const auto id, id_of(request));
                       TRY_ASSIGN(const auto version, http::ifMatch(request));
                       TRY_ASSIGN(const auto body, http::jsonBody(request));
                       TRY_ASSIGN(const auto changed, (this->*act)(actor, id, version, body));
                       return versioned(changed);
                   });
    };
    const auto plain = [](const json::object& thing) { return http::jsonAnswer(thing); };
    const auto tagged = [](const json::object& thing) { return versioned(thing); };
    const auto person = [](const Request& request) { return http::pathId<PersonId>(request); };
    const auto stay = [](const Request& request) { return http::pathId<StayId>(request); };
    const auto incident = [](const Request& request) { return http::pathId<IncidentId>(request); };
    const auto interruption = [](const Request& request) { return http::pathId<InterruptionId>(request); };
    const auto concern = [](const Request& request) { return http::pathId<ConcernId>(request); };

    read("/api/v1/people/{id}/incidents", "getIncidentsOfFile", see, person, &Incidents::page, plain);
    read("/api/v1/incidents/{id}", "getIncident", see, incident, &Incidents::get, tagged);
    routes.add(Method::get, "/api/v1/incidents/{id}/versions", "listIncidentVersions", see,
               [this](const Request& request, const Actor& actor) -> Result<Response> {
                   TRY_ASSIGN(const auto id, http::pathId<IncidentId>(request));
                   TRY_ASSIGN(const auto file, http::queryUuid(request, "personId"));
                   const auto of = file ? PersonId::parse(*file) : std::nullopt;
                   TRY_ASSIGN(const auto found, versions(actor, id, of));
                   return http::jsonAnswer(found);
               });
    read("/api/v1/concerns/{id}", "getConcern", see, concern, &Incidents::getConcern, tagged);

    write(Method::post, "/api/v1/incidents/{id}/notes", "addIncidentNote", keep, incident, &Incidents::addNote, made);
    write(Method::post, "/api/v1/incidents/{id}/school-sheets", "makeIncidentSchoolSheet", keep, incident,
          &Incidents::makeSchoolSheet, made);
    write(Method::post, "/api/v1/people/{id}/told", "recordTold", keep, person, &Incidents::recordTold, made);
    write(Method::post, "/api/v1/stays/{id}/interruption", "interruptStay", keep, stay, &Incidents::interrupt,
          madeVersioned);
    write(Method::post, "/api/v1/people/{id}/concerns", "createConcern", keep, person, &Incidents::createConcern,
          madeVersioned);
    write(Method::put, "/api/v1/concerns/{id}/members", "setConcernMember", keep, concern, &Incidents::setMember,
          tagged);

    change(Method::patch, "/api/v1/incidents/{id}", "updateIncident", keep, incident, &Incidents::update);
    change(Method::put, "/api/v1/incidents/{id}/state", "setIncidentState", keep, incident, &Incidents::setState);
    change(Method::put, "/api/v1/interruptions/{id}/undone", "resumeStay", keep, interruption, &Incidents::resume);
    change(Method::put, "/api/v1/interruptions/{id}/school-answer", "recordInterruptionAnswer", keep, interruption,
           &Incidents::recordSchoolAnswer);
    change(Method::patch, "/api/v1/concerns/{id}", "updateConcern", keep, concern, &Incidents::updateConcern);
    change(Method::put, "/api/v1/concerns/{id}/state", "setConcernState", keep, concern, &Incidents::setConcernState);

    routes.add(Method::del, "/api/v1/told/{id}", "withdrawTold", keep,
               [this](const Request& request, const Actor& actor) -> Result<Response> {
                   TRY_ASSIGN(const auto id, http::pathId<ToldId>(request));
                   TRY_ASSIGN(const auto told, withdrawTold(actor, id));
                   return http::jsonAnswer(told);
               });
}

}  // namespace jalon::incidents
