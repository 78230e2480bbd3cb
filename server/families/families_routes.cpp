// SPDX-License-Identifier: EUPL-1.2
#include "families/families.h"
#include "families/paths.h"
#include "http/exchange.h"

namespace jalon::families {
namespace {

using access::Actor;
using access::Allow;
using access::Right;
using http::Method;
using http::Request;
using http::Response;

/// A drawing of kMaxSignatureBytes and the answers around it.
constexpr std::size_t kSigningBytes = 128 * 1024;

Response versioned(const json::object& thing, int status = 200) {
    return http::jsonAnswer(thing, status, thing.at("version").as_int64());
}

Response created(const Created& made) { return versioned(made.thing, made.repeated ? 200 : 201); }

}  // namespace

void Families::addRoutes(access::RouteTable& routes) {
    declarePaths(routes);
    const Allow see = Allow::right(Right::families_see), keep = Allow::right(Right::families_keep);
    const auto create = [&](const char* path, const char* operation, auto act, std::size_t bytes = 0) {
        routes.add(
            Method::post, path, operation, keep,
            [this, act](const Request& request, const Actor& actor) -> Result<Response> {
                TRY_ASSIGN(const auto person, http::pathId<PersonId>(request));
                TRY_ASSIGN(const auto body, http::jsonBody(request));
                TRY_ASSIGN(const auto made, (this->*act)(actor, person, body));
                return created(made);
            },
            bytes);
    };
    create("/api/v1/people/{id}/convocations", "createConvocation", &Families::createConvocation);
    create("/api/v1/people/{id}/interviews", "createInterview", &Families::createInterview);
    create("/api/v1/people/{id}/signings", "createSigning", &Families::createSigning, kSigningBytes);
    routes.add(Method::post, "/api/v1/people/{id}/calls", "recordCall", keep,
               [this](const Request& request, const Actor& actor) -> Result<Response> {
                   TRY_ASSIGN(const auto person, http::pathId<PersonId>(request));
                   TRY_ASSIGN(const auto body, http::jsonBody(request));
                   TRY_ASSIGN(const auto made, recordCall(actor, person, body));
                   return http::jsonAnswer(made.thing, made.repeated ? 200 : 201);
               });
    routes.add(Method::get, "/api/v1/people/{id}/family", "getFamily", see,
               [this](const Request& request, const Actor& actor) -> Result<Response> {
                   TRY_ASSIGN(const auto person, http::pathId<PersonId>(request));
                   TRY_ASSIGN(const auto found, page(actor, person));
                   return http::jsonAnswer(found);
               });
    const auto change = [&](Method method, const char* path, const char* operation, auto id_of, auto act) {
        routes.add(method, path, operation, keep,
                   [this, id_of, act](const Request& request, const Actor& actor) -> Result<Response> {
                       TRY_ASSIGN(const auto id, id_of(request));
                       TRY_ASSIGN(const auto version, http::ifMatch(request));
                       TRY_ASSIGN(const auto body, http::jsonBody(request));
                       TRY_ASSIGN(const auto changed, (this->*act)(actor, id, version, body));
                       return versioned(changed);
                   });
    };
    const auto convocation_id = [](const Request& request) { return http::pathId<ConvocationId>(request); };
    const auto interview_id = [](const Request& request) { return http::pathId<InterviewId>(request); };
    const auto signing_id = [](const Request& request) { return http::pathId<SigningId>(request); };
    change(Method::patch, "/api/v1/convocations/{id}", "updateConvocation", convocation_id,
           &Families::updateConvocation);
    change(Method::put, "/api/v1/convocations/{id}/outcome", "settleConvocation", convocation_id,
           &Families::settleConvocation);
    change(Method::patch, "/api/v1/interviews/{id}", "updateInterview", interview_id, &Families::updateInterview);
    change(Method::put, "/api/v1/signings/{id}/cancelled", "cancelSigning", signing_id, &Families::cancelSigning);
    routes.add(Method::post, "/api/v1/convocations/{id}/attempts", "createAttempt", keep,
               [this](const Request& request, const Actor& actor) -> Result<Response> {
                   TRY_ASSIGN(const auto id, http::pathId<ConvocationId>(request));
                   TRY_ASSIGN(const auto body, http::jsonBody(request));
                   TRY_ASSIGN(const auto made, createAttempt(actor, id, body));
                   return created(made);
               });
    routes.add(Method::del, "/api/v1/convocation-attempts/{id}", "withdrawAttempt", keep,
               [this](const Request& request, const Actor& actor) -> Result<Response> {
                   TRY_ASSIGN(const auto id, http::pathId<AttemptId>(request));
                   TRY_ASSIGN(const auto convocation, withdrawAttempt(actor, id));
                   return versioned(convocation);
               });
}

}  // namespace jalon::families
