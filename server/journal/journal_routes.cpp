// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <array>

#include "http/exchange.h"
#include "journal/journal.h"
#include "journal/paths.h"
#include "journal/search.h"

namespace jalon::journal {
namespace {

using access::Actor;
using access::Allow;
using access::Right;
using http::Method;
using http::Request;
using http::Response;

/// Keys are made by the client, one a form: lower-case letters, digits, dots and hyphens.
Result<std::string> draftKey(const Request& request) {
    const std::string& key = request.path_values.at("key");
    const bool fits = !key.empty() && key.size() <= 120 && std::all_of(key.begin(), key.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-';
    });
    if (!fits) return Error::notFound();
    return key;
}

constexpr std::array<std::string_view, 5> kKinds{"note", "call", "message", "meeting", "observation"};

Result<EntrySearch> entrySearch(const Request& request) {
    EntrySearch asked;
    asked.q = request.queryOr("q", "");
    asked.kind = request.queryOr("kind", "");
    asked.cursor = request.queryOr("cursor", "");
    if (!asked.kind.empty() && std::ranges::find(kKinds, asked.kind) == kKinds.end())
        return Error::invalid("kind", "not_in_list");
    TRY_ASSIGN(const auto person, http::queryUuid(request, "personId"));
    TRY_ASSIGN(const auto author, http::queryUuid(request, "authorId"));
    if (person) asked.person = PersonId::trusted(*person);
    if (author) asked.author = UserId::trusted(*author);
    TRY_ASSIGN(asked.from, http::queryDay(request, "from"));
    TRY_ASSIGN(asked.to, http::queryDay(request, "to"));
    return asked;
}

Response versioned(const json::object& entry, int status = 200) {
    return http::jsonAnswer(entry, status, entry.at("version").as_int64());
}

}  // namespace

void Journal::addRoutes(access::RouteTable& routes) {
    declarePaths(routes);
    const Allow see = Allow::right(Right::writings_see), keep = Allow::right(Right::writings_keep);

    routes.add(Method::post, "/api/v1/people/{id}/entries", "createEntry", keep,
               [this](const Request& request, const Actor& actor) -> Result<Response> {
                   TRY_ASSIGN(const auto person, http::pathId<PersonId>(request));
                   TRY_ASSIGN(const auto body, http::jsonBody(request));
                   TRY_ASSIGN(const auto created, createEntry(actor, person, body));
                   return versioned(created.entry, created.repeated ? 200 : 201);
               });
    routes.add(Method::patch, "/api/v1/entries/{id}", "updateEntry", keep,
               [this](const Request& request, const Actor& actor) -> Result<Response> {
                   TRY_ASSIGN(const auto id, http::pathId<EntryId>(request));
                   TRY_ASSIGN(const auto version, http::ifMatch(request));
                   TRY_ASSIGN(const auto body, http::jsonBody(request));
                   TRY_ASSIGN(const auto entry, updateEntry(actor, id, version, body));
                   return versioned(entry);
               });
    routes.add(Method::put, "/api/v1/entries/{id}/withdrawn", "setEntryWithdrawn", keep,
               [this](const Request& request, const Actor& actor) -> Result<Response> {
                   TRY_ASSIGN(const auto id, http::pathId<EntryId>(request));
                   TRY_ASSIGN(const auto version, http::ifMatch(request));
                   TRY_ASSIGN(const auto body, http::jsonBody(request));
                   JsonReader in(body);
                   const bool withdrawn = in.boolean("withdrawn");
                   TRY(in.finish());
                   TRY_ASSIGN(const auto entry, setWithdrawn(actor, id, version, withdrawn));
                   return versioned(entry);
               });
    routes.add(Method::get, "/api/v1/entries/{id}/versions", "listEntryVersions", see,
               [this](const Request& request, const Actor& actor) -> Result<Response> {
                   TRY_ASSIGN(const auto id, http::pathId<EntryId>(request));
                   TRY_ASSIGN(const auto found, versions(actor, id));
                   return http::jsonAnswer(found);
               });

    routes.add(Method::get, "/api/v1/search/entries", "searchEntries", Allow::right(Right::course_see),
               [this](const Request& request, const Actor& actor) -> Result<Response> {
                   TRY_ASSIGN(const auto asked, entrySearch(request));
                   TRY_ASSIGN(const auto page, searchEntries(actor, asked));
                   return http::jsonAnswer(page);
               });

    routes.add(Method::get, "/api/v1/drafts/{key}", "getDraft", Allow::signedIn(),
               [this](const Request& request, const Actor& actor) -> Result<Response> {
                   TRY_ASSIGN(const auto key, draftKey(request));
                   TRY_ASSIGN(const auto found, draft(actor, key));
                   return http::jsonAnswer(found);
               });
    routes.add(Method::put, "/api/v1/drafts/{key}", "putDraft", Allow::signedIn(),
               [this](const Request& request, const Actor& actor) -> Result<Response> {
                   TRY_ASSIGN(const auto key, draftKey(request));
                   TRY_ASSIGN(const auto body, http::jsonBody(request));
                   JsonReader in(body);
                   const json::object* content = in.object("content");
                   if (content == nullptr) in.fail("content", "required");
                   TRY(in.finish());
                   TRY_ASSIGN(const auto saved, saveDraft(actor, key, *content));
                   return http::jsonAnswer(saved);
               });
    routes.add(Method::del, "/api/v1/drafts/{key}", "deleteDraft", Allow::signedIn(),
               [this](const Request& request, const Actor& actor) -> Result<Response> {
                   TRY_ASSIGN(const auto key, draftKey(request));
                   TRY(deleteDraft(actor, key));
                   return Response::noContent();
               });
}

}  // namespace jalon::journal
