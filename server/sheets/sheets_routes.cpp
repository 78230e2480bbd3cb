// SPDX-License-Identifier: EUPL-1.2
#include "http/exchange.h"
#include "sheets/paths.h"
#include "sheets/sheets.h"

namespace jalon::sheets {
namespace {

using access::Actor;
using access::Allow;
using access::Right;
using http::Method;
using http::Request;
using http::Response;

Result<Day> requiredDay(const Request& request, const char* name) {
    TRY_ASSIGN(const auto day, http::queryDay(request, name));
    if (!day) return Error::invalid(name, "required");
    return *day;
}

Response created(const Created& made) { return http::jsonAnswer(made.thing, made.repeated ? 200 : 201); }

}  // namespace

void Sheets::addRoutes(access::RouteTable& routes) {
    declarePaths(routes);
    const auto add = [&](Method method, const char* path, const char* operation, Right right,
                         access::RouteHandler handler) {
        routes.add(method, path, operation, Allow::right(right), std::move(handler));
    };
    add(Method::get, "/api/v1/stays/{id}/liaison", "getLiaisonSheet", Right::course_see,
        [this](const Request& request, const Actor& actor) -> Result<Response> {
            TRY_ASSIGN(const auto stay, http::pathId<StayId>(request));
            TRY_ASSIGN(const auto found, liaison(actor, stay));
            return http::jsonAnswer(found);
        });
    add(Method::post, "/api/v1/stays/{id}/liaison/decisions", "decideLiaisonSentence", Right::course_keep,
        [this](const Request& request, const Actor& actor) -> Result<Response> {
            TRY_ASSIGN(const auto stay, http::pathId<StayId>(request));
            TRY_ASSIGN(const auto body, http::jsonBody(request));
            TRY_ASSIGN(const auto made, decideSentence(actor, stay, body));
            return created(made);
        });
    add(Method::del, "/api/v1/liaison-decisions/{id}", "withdrawLiaisonDecision", Right::course_keep,
        [this](const Request& request, const Actor& actor) -> Result<Response> {
            TRY_ASSIGN(const auto id, http::pathId<LiaisonDecisionId>(request));
            TRY_ASSIGN(const auto found, withdrawDecision(actor, id));
            return http::jsonAnswer(found);
        });
    add(Method::get, "/api/v1/stays/{id}/attestation", "getAttestation", Right::course_see,
        [this](const Request& request, const Actor& actor) -> Result<Response> {
            TRY_ASSIGN(const auto stay, http::pathId<StayId>(request));
            TRY_ASSIGN(const auto found, attestation(actor, stay));
            return http::jsonAnswer(found);
        });
    add(Method::post, "/api/v1/stays/{id}/attestations", "issueAttestation", Right::course_keep,
        [this](const Request& request, const Actor& actor) -> Result<Response> {
            TRY_ASSIGN(const auto stay, http::pathId<StayId>(request));
            TRY_ASSIGN(const auto body, http::jsonBody(request));
            TRY_ASSIGN(const auto made, issueAttestation(actor, stay, body));
            return created(made);
        });
    add(Method::get, "/api/v1/sheets/attendance", "getAttendanceRoll", Right::attendance_see,
        [this](const Request& request, const Actor& actor) -> Result<Response> {
            TRY_ASSIGN(const auto from, http::queryHalfDay(request, "from"));
            TRY_ASSIGN(const auto to, http::queryHalfDay(request, "to"));
            if (!from) return Error::invalid("from", "required");
            TRY_ASSIGN(const auto found, attendance(actor, *from, to.value_or(*from)));
            return http::jsonAnswer(found);
        });
    add(Method::get, "/api/v1/sheets/board", "getBoard", Right::programme_see,
        [this](const Request& request, const Actor& actor) -> Result<Response> {
            TRY_ASSIGN(const auto day, requiredDay(request, "day"));
            TRY_ASSIGN(const auto found, board(actor, day));
            return http::jsonAnswer(found);
        });
    add(Method::get, "/api/v1/sheets/professionals/{id}", "getProfessionalSheet", Right::programme_see,
        [this](const Request& request, const Actor& actor) -> Result<Response> {
            TRY_ASSIGN(const auto id, http::pathId<catalogue::ProfessionalId>(request));
            TRY_ASSIGN(const auto day, requiredDay(request, "week"));
            TRY_ASSIGN(const auto found, professionalWeek(actor, id, day));
            return http::jsonAnswer(found);
        });
}

}  // namespace jalon::sheets
