// SPDX-License-Identifier: EUPL-1.2
#include <utility>

#include "http/exchange.h"
#include "partners/partners.h"

namespace jalon::partners {
namespace {

using access::Actor;
using access::Allow;
using access::Right;
using http::Method;
using http::Request;
using http::Response;

/// The national directory is a file of 45 MB.
constexpr std::size_t kDirectoryBytes = 64UL * 1024 * 1024;

constexpr auto kImportJob = "structures_import";

/// Who asked for the import had been allowed to; the job goes on for them.
Actor inJob(const jobs::Task& task) {
    return {{task.created_by, "job"}, "", "", access::RoleSet{access::Role::coordinator}, ""};
}

Response answer(const json::object& value, int status = 200) {
    return http::jsonAnswer(value, status, value.at("version").as_int64());
}

Result<StructureQuery> structureQuery(const Request& request) {
    StructureQuery query{.q = request.queryOr("q", ""),
                         .kind = request.queryOr("kind", ""),
                         .with_agreement_only = request.queryOr("partner", "false") == "true",
                         .cursor = request.queryOr("cursor", "")};
    if (query.q.size() > 400) return Error::invalid("q", "too_long");
    return query;
}

Result<void> csvBody(const Request& request) {
    const std::string_view header = request.header("content-type");
    const std::string_view type = header.substr(0, header.find(';'));
    if (type == "application/octet-stream" || type == "text/csv") return {};
    return Error{ErrorKind::unsupported, "csv_expected"};
}

}  // namespace

void Partners::addRoutes(access::RouteTable& routes) {
    routes.leadsToNoFile({"structures", "contacts"});
    jobs_.define(kImportJob, {[this](const jobs::Task& task, jobs::Progress& progress) {
                                  return importDirectory(inJob(task), task.input, &progress);
                              },
                              true});
    const Allow see = Allow::right(Right::partners_see), keep = Allow::right(Right::partners_keep);

    routes.add(Method::get, "/api/v1/structures", "listStructures", see,
               [this](const Request& request, const Actor& actor) -> Result<Response> {
                   TRY_ASSIGN(const auto query, structureQuery(request));
                   TRY_ASSIGN(const auto page, list(actor, query));
                   return http::jsonAnswer(page);
               });
    routes.add(Method::post, "/api/v1/structures", "createStructure", keep,
               [this](const Request& request, const Actor& actor) -> Result<Response> {
                   TRY_ASSIGN(const auto body, http::jsonBody(request));
                   bool made = false;
                   TRY_ASSIGN(const auto structure, createStructure(actor, body, &made));
                   return answer(structure, made ? 201 : 200);
               });
    routes.add(Method::get, "/api/v1/structures/{id}", "getStructure", see,
               [this](const Request& request, const Actor& actor) -> Result<Response> {
                   TRY_ASSIGN(const auto id, http::pathId<StructureId>(request));
                   TRY_ASSIGN(const auto structure, getStructure(actor, id));
                   return answer(structure);
               });
    routes.add(Method::patch, "/api/v1/structures/{id}", "updateStructure", keep,
               [this](const Request& request, const Actor& actor) -> Result<Response> {
                   TRY_ASSIGN(const auto id, http::pathId<StructureId>(request));
                   TRY_ASSIGN(const auto version, http::ifMatch(request));
                   TRY_ASSIGN(const auto body, http::jsonBody(request));
                   TRY_ASSIGN(const auto structure, updateStructure(actor, id, version, body));
                   return answer(structure);
               });
    routes.add(Method::post, "/api/v1/structures/{id}/contacts", "createContact", keep,
               [this](const Request& request, const Actor& actor) -> Result<Response> {
                   TRY_ASSIGN(const auto id, http::pathId<StructureId>(request));
                   TRY_ASSIGN(const auto body, http::jsonBody(request));
                   bool made = false;
                   TRY_ASSIGN(const auto contact, createContact(actor, id, body, &made));
                   return answer(contact, made ? 201 : 200);
               });
    routes.add(Method::patch, "/api/v1/contacts/{id}", "updateContact", keep,
               [this](const Request& request, const Actor& actor) -> Result<Response> {
                   TRY_ASSIGN(const auto id, http::pathId<ContactId>(request));
                   TRY_ASSIGN(const auto version, http::ifMatch(request));
                   TRY_ASSIGN(const auto body, http::jsonBody(request));
                   TRY_ASSIGN(const auto contact, updateContact(actor, id, version, body));
                   return answer(contact);
               });
    routes.add(
        Method::post, "/api/v1/structures/import", "importStructures", Allow::right(Right::partners_import),
        [this](const Request& request, const Actor& actor) -> Result<Response> {
            TRY(csvBody(request));
            TRY_ASSIGN(const auto job, jobs_.start(actor, kImportJob, request.body));
            return http::jsonAnswer(job, 202);
        },
        kDirectoryBytes);
}

}  // namespace jalon::partners
