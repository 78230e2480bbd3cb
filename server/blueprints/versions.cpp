// SPDX-License-Identifier: EUPL-1.2
#include "blueprints/versions.h"

#include "access/access.h"
#include "blueprints/blueprint_store.h"
#include "blueprints/merge.h"

namespace jalon::blueprints {
namespace {

using access::Actor;
using access::Right;
using storage::Transaction;

constexpr std::int64_t kMostVersions = 1'000'000;

json::array toJson(const std::vector<Problem>& problems) {
    json::array out;
    for (const auto& problem : problems) out.push_back(blueprints::toJson(problem));
    return out;
}

json::array toJson(const std::vector<Change>& changes) {
    json::array out;
    for (const auto& change : changes) out.push_back(blueprints::toJson(change));
    return out;
}

json::object shippedJson(bool in_force) {
    return {{"number", 0},          {"id", nullptr},        {"state", in_force ? "in_force" : "past"},
            {"validFrom", nullptr}, {"basedOn", 0},         {"comment", ""},
            {"changeCount", 0},     {"createdAt", nullptr}, {"createdBy", nullptr}};
}

/// The errors among the problems, as the fields of one Error.
Error refusal(const std::vector<Problem>& problems) {
    Error error{ErrorKind::invalid, "invalid"};
    for (const auto& problem : problems)
        if (problem.severity == Problem::Severity::error)
            error.fields.push_back({"content." + problem.place, problem.code});
    return error;
}

}  // namespace

const Blueprint* Versions::find(Transaction& tx, std::int64_t number) const {
    if (number == 0) return &blueprints_.shipped();
    const auto line = store::find(tx, blueprints_.shipped().code(), number);
    return line ? &blueprints_.saved(tx, line->id, number) : nullptr;
}

json::object Versions::versionJson(Transaction& tx, const store::VersionLine& line) const {
    const Day today = clock_.today();
    const auto in_force = store::inForce(tx, blueprints_.shipped().code(), today);
    std::string_view state = "past";
    if (line.withdrawn_at)
        state = "withdrawn";
    else if (line.valid_from > today)
        state = "planned";
    else if (in_force && in_force->id == line.id)
        state = "in_force";
    return {{"number", line.number},
            {"id", line.id},
            {"state", state},
            {"validFrom", line.valid_from.iso()},
            {"basedOn", line.based_on},
            {"comment", line.comment},
            {"changeCount", line.change_count},
            {"createdAt", line.created_at.iso()},
            {"createdBy", access::userRef(tx, line.created_by)}};
}

Result<json::object> Versions::list(const Actor& actor) {
    TRY(access::require(actor, Right::settings_keep));
    return database_.read([&](Transaction& tx) -> Result<json::object> {
        const auto& code = blueprints_.shipped().code();
        json::array items;
        for (const auto& line : store::versions(tx, code)) items.push_back(versionJson(tx, line));
        items.push_back(shippedJson(!store::inForce(tx, code, clock_.today())));
        return json::object{{"items", std::move(items)}, {"latest", store::latestNumber(tx, code)}};
    });
}

Result<json::object> Versions::get(const Actor& actor, std::int64_t number) {
    TRY(access::require(actor, Right::settings_keep));
    return database_.read([&](Transaction& tx) -> Result<json::object> {
        const auto& code = blueprints_.shipped().code();
        const auto line = store::find(tx, code, number);
        if (number != 0 && !line) return Error::notFound();
        const Blueprint* blueprint = find(tx, number);
        const Blueprint* base = line ? find(tx, line->based_on) : nullptr;
        json::object out = line ? versionJson(tx, *line) : shippedJson(!store::inForce(tx, code, clock_.today()));
        out["content"] = blueprint->content();
        out["changes"] = base == nullptr ? json::array{} : toJson(changes(base->content(), blueprint->content()));
        out["latest"] = store::latestNumber(tx, code);
        return out;
    });
}

Examined Versions::examine(Transaction& tx, const json::object& content, std::int64_t based_on) const {
    Examined out;
    json::object whole = content;
    // How lists may be edited is the program's to say.
    whole["lists"] = blueprints_.shipped().content().at("lists");
    const auto edited = Blueprint::parse(json::serialize(whole));
    if (!edited) {
        out.problems = problemsOf(edited.error());
        return out;
    }
    if (edited->code() != blueprints_.shipped().code()) {
        out.problems.push_back({Problem::Severity::error, "code", "other_scheme"});
        return out;
    }
    out.problems = editProblems(*edited, blueprints_.on(tx, clock_.today()));
    out.content = edited->content();
    if (const Blueprint* base = find(tx, based_on)) out.changes = changes(base->content(), out.content);
    return out;
}

Result<json::object> Versions::check(const Actor& actor, const json::object& body) {
    TRY(access::require(actor, Right::settings_keep));
    JsonReader in(body);
    const auto based_on = in.integer("basedOn", 0, kMostVersions);
    const json::object* content = in.object("content");
    if (content == nullptr && !in.has("content")) in.fail("content", "required");
    TRY(in.finish());
    return database_.read([&](Transaction& tx) -> Result<json::object> {
        if (find(tx, based_on) == nullptr) return Error::invalid("basedOn", "unknown");
        const Examined examined = examine(tx, *content, based_on);
        return json::object{{"problems", toJson(examined.problems)}, {"changes", toJson(examined.changes)}};
    });
}

Result<Versions::Created> Versions::saveIn(Transaction& tx, const Actor& actor, const json::object& body) const {
    JsonReader in(body);
    store::VersionLine line;
    line.id = in.uuid("id");
    line.based_on = in.integer("basedOn", 0, kMostVersions);
    const auto latest = in.integer("latest", 0, kMostVersions);
    line.valid_from = in.day("validFrom");
    line.comment = in.optionalText("comment", {.max = 500, .lines = true});
    const json::object* content = in.object("content");
    if (content == nullptr && !in.has("content")) in.fail("content", "required");
    if (in.has("validFrom") && line.valid_from < clock_.today()) in.fail("validFrom", "in_past");
    TRY(in.finish());

    const auto& code = blueprints_.shipped().code();
    if (const auto known = store::findById(tx, line.id)) return Created{versionJson(tx, *known), true};
    if (find(tx, line.based_on) == nullptr) return Error::invalid("basedOn", "unknown");
    if (store::latestNumber(tx, code) != latest) return Error::conflict("newer_version");
    const Examined examined = examine(tx, *content, line.based_on);
    if (anyError(examined.problems)) return refusal(examined.problems);
    if (examined.changes.empty()) return Error::conflict("nothing_changed");

    line.number = latest + 1;
    line.change_count = static_cast<std::int64_t>(examined.changes.size());
    line.created_at = clock_.now();
    line.created_by = actor.author.user;
    store::insert(tx, code, line, {examined.content, partNames(blueprints_.shipped().content())});
    audit::record(tx, clock_, actor.author,
                  {"create",
                   "blueprint_version",
                   line.id,
                   std::nullopt,
                   {{"number", line.number}, {"validFrom", line.valid_from.iso()}, {"changes", line.change_count}}});
    return Created{versionJson(tx, line), false};
}

Result<Versions::Created> Versions::save(const Actor& actor, const json::object& body) {
    TRY(access::require(actor, Right::settings_keep));
    return database_.write([&](Transaction& tx) { return saveIn(tx, actor, body); });
}

Result<json::object> Versions::withdraw(const Actor& actor, std::int64_t number) {
    TRY(access::require(actor, Right::settings_keep));
    return database_.write([&](Transaction& tx) -> Result<json::object> {
        auto line = store::find(tx, blueprints_.shipped().code(), number);
        if (!line) return Error::notFound();
        if (line->withdrawn_at) return Error::conflict("already_withdrawn");
        if (line->valid_from <= clock_.today()) return Error::conflict("already_in_force");
        line->withdrawn_at = clock_.now();
        store::withdraw(tx, line->id, *line->withdrawn_at, actor.author.user);
        audit::record(tx, clock_, actor.author,
                      {"withdraw", "blueprint_version", line->id, std::nullopt, {{"number", number}}});
        return versionJson(tx, *line);
    });
}

}  // namespace jalon::blueprints
