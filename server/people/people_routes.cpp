// SPDX-License-Identifier: EUPL-1.2
#include "base/text.h"
#include "http/exchange.h"
#include "partners/partners.h"
#include "people/access_routes.h"
#include "people/candidates.h"
#include "people/commands.h"
#include "people/incompatibility.h"
#include "people/paths.h"
#include "people/people.h"
#include "people/scope.h"
#include "people/situation.h"

namespace jalon::people {
namespace {

using access::Actor;
using access::Allow;
using access::Right;
using http::Method;
using http::Request;
using http::Response;

constexpr std::size_t kMostCandidates = 10;

Response versioned(const json::object& thing, int status = 200) {
    return http::jsonAnswer(thing, status, thing.at("version").as_int64());
}

Response written(const Written& result) { return versioned(result.json, result.created ? 201 : 200); }

Result<FileQuery> fileQuery(const Request& request) {
    FileQuery query;
    query.q = request.queryOr("q", "");
    query.state = request.queryOr("state", "");
    query.sort = request.queryOr("sort", query.sort);
    query.cursor = request.queryOr("cursor", "");
    TRY_ASSIGN(const auto structure, http::queryUuid(request, "structureId"));
    if (structure) query.structure = StructureId::trusted(*structure);
    TRY_ASSIGN(const auto limit, http::queryInteger(request, "limit", 50, 1, 100));
    query.limit = static_cast<std::size_t>(limit);
    return query;
}

struct CandidateQuery {
    Description description;
    std::vector<std::string> phone_keys;
};

Result<CandidateQuery> candidateQuery(const Request& request) {
    const std::string last_name = text::tidy(request.queryOr("lastName", ""));
    const std::string first_name = text::tidy(request.queryOr("firstName", ""));
    if (text::length(last_name) > 100) return Error::invalid("lastName", "too_long");
    if (text::length(first_name) > 100) return Error::invalid("firstName", "too_long");
    TRY_ASSIGN(const auto born, http::queryDay(request, "birthDate"));
    CandidateQuery out{describe(last_name, first_name, "", born), {}};
    if (std::string key = text::phoneKey(request.queryOr("phone", "")); !key.empty()) {
        out.phone_keys.push_back(std::move(key));
    }
    return out;
}

json::array evidenceJson(const std::vector<Evidence>& evidence) {
    json::array out;
    for (const Evidence& item : evidence) {
        json::object params;
        for (const auto& [key, value] : item.params) params[key] = value;
        out.push_back(json::object{{"code", item.code}, {"params", std::move(params)}});
    }
    return out;
}

json::object candidatesJson(storage::Transaction& tx, std::vector<Candidate> found) {
    if (found.size() > kMostCandidates) found.erase(found.begin() + kMostCandidates, found.end());
    json::array items;
    for (const Candidate& candidate : found) {
        const PersonSummary& person = candidate.person;
        const auto school = person.structure ? partners::find(tx, *person.structure) : std::nullopt;
        items.push_back(json::object{{"id", person.id.text()},
                                     {"lastName", person.last_name},
                                     {"firstName", person.first_name},
                                     {"usualName", person.usual_name},
                                     {"birthDate", orNull(person.birth_date)},
                                     {"structureName", school ? school->name : ""},
                                     {"className", person.class_name},
                                     {"score", candidate.match.score},
                                     {"level", matchLevelCode(candidate.match.level)},
                                     {"evidence", evidenceJson(candidate.match.evidence)}});
    }
    return {{"items", std::move(items)}};
}

}  // namespace

void People::addRoutes(access::RouteTable& routes) {
    declarePaths(routes);
    routes.guardFiles(inScope());
    addAccessRoutes(routes, database_, clock_);
    const Allow see = Allow::right(Right::files_see), keep = Allow::right(Right::files_keep);

    routes.add(Method::get, "/api/v1/files", "listFiles", see,
               [this](const Request& request, const Actor& actor) -> Result<Response> {
                   TRY(access::require(actor, access::Right::files_see));
                   TRY_ASSIGN(const auto query, fileQuery(request));
                   TRY_ASSIGN(const auto page, database_.read([&](storage::Transaction& tx) {
                       return listFiles(tx, actor.files, query, clock_.today());
                   }));
                   return http::jsonAnswer(page);
               });
    routes.add(Method::get, "/api/v1/people/candidates", "findCandidates", keep,
               [this](const Request& request, const Actor& actor) -> Result<Response> {
                   TRY(access::require(actor, access::Right::files_keep));
                   TRY_ASSIGN(const auto query, candidateQuery(request));
                   return http::jsonAnswer(database_.read([&](storage::Transaction& tx) {
                       return candidatesJson(
                           tx, findCandidates(tx, actor.files, query.description, query.phone_keys, kPossibleScore));
                   }));
               });
    routes.add(Method::post, "/api/v1/people", "createPerson", keep,
               [this](const Request& request, const Actor& actor) -> Result<Response> {
                   TRY_ASSIGN(const auto body, http::jsonBody(request));
                   TRY_ASSIGN(const auto result, people::createPerson({database_, clock_, actor}, body));
                   return written(result);
               });
    routes.add(Method::patch, "/api/v1/people/{id}", "updatePerson", keep,
               [this](const Request& request, const Actor& actor) -> Result<Response> {
                   TRY_ASSIGN(const auto id, http::pathId<PersonId>(request));
                   TRY_ASSIGN(const auto version, http::ifMatch(request));
                   TRY_ASSIGN(const auto body, http::jsonBody(request));
                   TRY_ASSIGN(const auto person, updatePerson({database_, clock_, actor}, id, version, body));
                   return versioned(person);
               });
    routes.add(Method::post, "/api/v1/people/{id}/guardians", "createGuardian", keep,
               [this](const Request& request, const Actor& actor) -> Result<Response> {
                   TRY_ASSIGN(const auto id, http::pathId<PersonId>(request));
                   TRY_ASSIGN(const auto body, http::jsonBody(request));
                   TRY_ASSIGN(const auto result, people::createGuardian({database_, clock_, actor}, id, body));
                   return written(result);
               });
    routes.add(Method::patch, "/api/v1/guardians/{id}", "updateGuardian", keep,
               [this](const Request& request, const Actor& actor) -> Result<Response> {
                   TRY_ASSIGN(const auto id, http::pathId<GuardianId>(request));
                   TRY_ASSIGN(const auto version, http::ifMatch(request));
                   TRY_ASSIGN(const auto body, http::jsonBody(request));
                   TRY_ASSIGN(const auto guardian, updateGuardian({database_, clock_, actor}, id, version, body));
                   return versioned(guardian);
               });
    routes.add(Method::post, "/api/v1/people/{id}/restrictions", "createRestriction", keep,
               [this](const Request& request, const Actor& actor) -> Result<Response> {
                   TRY_ASSIGN(const auto id, http::pathId<PersonId>(request));
                   TRY_ASSIGN(const auto body, http::jsonBody(request));
                   TRY_ASSIGN(const auto result, people::createRestriction({database_, clock_, actor}, id, body));
                   return written(result);
               });
    routes.add(Method::patch, "/api/v1/restrictions/{id}", "updateRestriction", keep,
               [this](const Request& request, const Actor& actor) -> Result<Response> {
                   TRY_ASSIGN(const auto id, http::pathId<RestrictionId>(request));
                   TRY_ASSIGN(const auto version, http::ifMatch(request));
                   TRY_ASSIGN(const auto body, http::jsonBody(request));
                   TRY_ASSIGN(const auto changed, updateRestriction({database_, clock_, actor}, id, version, body));
                   return versioned(changed);
               });
    routes.add(Method::post, "/api/v1/people/{id}/incompatibilities", "createIncompatibility", keep,
               [this](const Request& request, const Actor& actor) -> Result<Response> {
                   TRY_ASSIGN(const auto id, http::pathId<PersonId>(request));
                   TRY_ASSIGN(const auto body, http::jsonBody(request));
                   TRY_ASSIGN(const auto result, people::createIncompatibility({database_, clock_, actor}, id, body));
                   return written(result);
               });
    routes.add(Method::patch, "/api/v1/incompatibilities/{id}", "updateIncompatibility", keep,
               [this](const Request& request, const Actor& actor) -> Result<Response> {
                   TRY_ASSIGN(const auto id, http::pathId<IncompatibilityId>(request));
                   TRY_ASSIGN(const auto version, http::ifMatch(request));
                   TRY_ASSIGN(const auto body, http::jsonBody(request));
                   TRY_ASSIGN(const auto changed, updateIncompatibility({database_, clock_, actor}, id, version, body));
                   return versioned(changed);
               });
    routes.add(Method::put, "/api/v1/incompatibilities/{id}/ended", "endIncompatibility", keep,
               [this](const Request& request, const Actor& actor) -> Result<Response> {
                   TRY_ASSIGN(const auto id, http::pathId<IncompatibilityId>(request));
                   TRY_ASSIGN(const auto version, http::ifMatch(request));
                   TRY_ASSIGN(const auto body, http::jsonBody(request));
                   TRY_ASSIGN(const auto changed, endIncompatibility({database_, clock_, actor}, id, version, body));
                   return versioned(changed);
               });
    routes.add(Method::post, "/api/v1/people/{id}/situations", "createSituation", keep,
               [this](const Request& request, const Actor& actor) -> Result<Response> {
                   TRY_ASSIGN(const auto id, http::pathId<PersonId>(request));
                   TRY_ASSIGN(const auto body, http::jsonBody(request));
                   TRY_ASSIGN(const auto result, people::createSituation({database_, clock_, actor}, id, body));
                   return written(result);
               });
    routes.add(Method::put, "/api/v1/situations/{id}/withdrawn", "withdrawSituation", keep,
               [this](const Request& request, const Actor& actor) -> Result<Response> {
                   TRY_ASSIGN(const auto id, http::pathId<SituationId>(request));
                   TRY_ASSIGN(const auto version, http::ifMatch(request));
                   TRY_ASSIGN(const auto body, http::jsonBody(request));
                   TRY_ASSIGN(const auto changed, withdrawSituation({database_, clock_, actor}, id, version, body));
                   return versioned(changed);
               });
}

}  // namespace jalon::people
