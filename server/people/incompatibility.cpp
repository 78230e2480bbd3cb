// SPDX-License-Identifier: EUPL-1.2
#include "people/incompatibility.h"

#include <algorithm>

#include "audit/audit.h"
#include "people/incompatibility_store.h"
#include "people/people.h"
#include "people/people_store.h"
#include "people/scope.h"

namespace jalon::people {
namespace {

using access::Right;
using storage::Transaction;

bool knowsBoth(Transaction& tx, const access::FileScope& files, const Incompatibility& pair) {
    return isInScope(tx, files, pair.first) && isInScope(tx, files, pair.second);
}

/// The Incompatibility of the API: the same seen from either file. A young person of somebody else's is not named, nor
/// shown what was written, which may name them.
json::object toJson(Transaction& tx, const access::FileScope& files, const Incompatibility& pair, Day on) {
    json::array both;
    const auto known = findMany(tx, {pair.first, pair.second});
    for (const PersonId& id : {pair.first, pair.second}) {
        const bool named = isInScope(tx, files, id);
        both.push_back(json::object{{"id", named ? json::value(id.text()) : json::value()},
                                    {"name", named ? known.at(id.text()).displayName() : ""}});
    }
    json::object out = inputJson(pair.fields);
    if (!knowsBoth(tx, files, pair)) out["source"] = out["note"] = "";
    out["id"] = pair.id.text();
    out["people"] = std::move(both);
    out["endedOn"] = orNull(pair.ended_on);
    out["endReason"] = knowsBoth(tx, files, pair) ? pair.end_reason : "";
    out["active"] = pair.activeOn(on);
    out["version"] = pair.version;
    return out;
}

json::object shown(Transaction& tx, const Desk& desk, const Incompatibility& pair) {
    return toJson(tx, desk.actor.scope(Right::files_keep), pair, desk.clock.today());
}

/// The act stands in the access log of both files.
void recordOnBoth(Transaction& tx, const Desk& desk, const char* action, const Incompatibility& pair,
                  const json::object& details) {
    for (const PersonId& person : {pair.first, pair.second})
        audit::record(tx, desk.clock, desk.actor.author, {action, "incompatibility", pair.id.text(), person, details});
}

/// Whether another entry says the same of some day.
bool saidAlready(Transaction& tx, const Incompatibility& pair) {
    const auto known = store::incompatibilitiesOf(tx, {pair.first}, pair.fields.valid_from);
    return std::ranges::any_of(known, [&](const Incompatibility& other) {
        return other.id != pair.id && other.first == pair.first && other.second == pair.second &&
               other.fields.valid_from <= pair.lastDay() && pair.fields.valid_from <= other.lastDay();
    });
}

Result<Incompatibility> readStored(Transaction& tx, const Desk& desk, const IncompatibilityId& id,
                                   std::int64_t version) {
    const auto pair = store::findIncompatibility(tx, id);
    // It is changed by who knows both.
    if (!pair || !knowsBoth(tx, desk.actor.scope(Right::files_keep), *pair)) return Error::notFound();
    if (pair->version != version) return Error::stale(json::serialize(shown(tx, desk, *pair)));
    return *pair;
}

json::object storeChange(Transaction& tx, const Desk& desk, Incompatibility& pair, const char* action,
                         const json::object& details) {
    pair.version += 1;
    store::updateIncompatibility(tx, pair, desk.clock.now(), desk.actor.author.user);
    recordOnBoth(tx, desk, action, pair, details);
    return shown(tx, desk, pair);
}

}  // namespace

IncompatibilityFields readIncompatibility(JsonReader& in, Day today) {
    IncompatibilityFields out;
    out.reason = readCode(in, "reason");
    if (out.reason.empty()) in.text("reason");
    out.source = in.text("source", {.max = 200});
    out.said_on = in.day("saidOn");
    if (out.said_on > today) in.fail("saidOn", "in_future");
    out.note = in.optionalText("note", {.max = 500, .lines = true});
    out.valid_from = in.day("validFrom");
    out.valid_to = in.day("validTo");
    // A day left out is said once, not compared as well.
    if (out.valid_to != Day{}) checkPeriod(in, "validTo", out.valid_from, out.valid_to);
    return out;
}

json::object inputJson(const IncompatibilityFields& fields) {
    return {{"reason", fields.reason},
            {"source", fields.source},
            {"saidOn", fields.said_on.iso()},
            {"note", fields.note},
            {"validFrom", fields.valid_from.iso()},
            {"validTo", fields.valid_to.iso()}};
}

std::vector<Incompatible> incompatiblePairs(Transaction& tx, const std::vector<PersonId>& ids, Day from, Day to) {
    std::vector<Incompatible> out;
    for (const Incompatibility& pair : store::incompatibilitiesOf(tx, ids, from))
        if (pair.fields.valid_from <= to && pair.lastDay() >= from && pair.lastDay() >= pair.fields.valid_from)
            out.push_back({pair.first, pair.second, pair.fields.valid_from, pair.lastDay()});
    return out;
}

std::vector<Incompatible> incompatibleWith(Transaction& tx, const PersonId& person, Day from, Day to) {
    auto out = incompatiblePairs(tx, {person}, from, to);
    for (Incompatible& pair : out)
        if (pair.b == person) std::swap(pair.a, pair.b);
    return out;
}

json::array incompatibilitiesJson(Transaction& tx, const access::FileScope& files, const PersonId& id, Day on) {
    json::array out;
    for (const Incompatibility& pair : store::incompatibilitiesOf(tx, {id}, Day::of(1900, 1, 1)))
        out.push_back(toJson(tx, files, pair, on));
    return out;
}

Result<Written> createIncompatibility(const Desk& desk, const PersonId& person, const json::object& body) {
    TRY(access::require(desk.actor, Right::files_keep));
    JsonReader in(body);
    const std::string id = in.uuid("id");
    const std::string other = in.uuid("otherId");
    auto fields = readIncompatibility(in, desk.clock.today());
    TRY(in.finish());

    Incompatibility pair{IncompatibilityId::trusted(id), person, PersonId::trusted(other), std::move(fields)};
    if (pair.first == pair.second) return Error::invalid("otherId", "same_person");
    if (pair.second < pair.first) std::swap(pair.first, pair.second);
    pair.created_by = desk.actor.author.user;
    return desk.database.write([&](Transaction& tx) -> Result<Written> {
        if (!store::exists(tx, person)) return Error::notFound();
        if (!store::exists(tx, PersonId::trusted(other)) ||
            !isInScope(tx, desk.actor.scope(Right::files_keep), PersonId::trusted(other)))
            return Error::invalid("otherId", "unknown");
        if (const auto stored = store::findIncompatibility(tx, pair.id)) {
            const bool same = stored->first == pair.first && stored->second == pair.second &&
                              stored->created_by == pair.created_by &&
                              (stored->version > 1 || stored->fields == pair.fields);
            if (!same) return Error::conflict("id_taken");
            return Written{shown(tx, desk, *stored), false};
        }
        if (saidAlready(tx, pair)) return Error::invalid("otherId", "already_incompatible");
        store::insertIncompatibility(tx, pair, desk.clock.now(), desk.actor.author.user);
        recordOnBoth(tx, desk, "create", pair, {{"fields", inputJson(pair.fields)}});
        return Written{shown(tx, desk, pair), true};
    });
}

Result<json::object> updateIncompatibility(const Desk& desk, const IncompatibilityId& id, std::int64_t version,
                                           const json::object& body) {
    TRY(access::require(desk.actor, Right::files_keep));
    return desk.database.write([&](Transaction& tx) -> Result<json::object> {
        TRY_ASSIGN(auto pair, readStored(tx, desk, id, version));
        const json::object before = inputJson(pair.fields);
        const json::object wanted = overlaid(before, body, {});
        JsonReader in(wanted);
        pair.fields = readIncompatibility(in, desk.clock.today());
        TRY(in.finish());
        if (saidAlready(tx, pair)) return Error::invalid("validTo", "already_incompatible");
        const json::object changed = changedFields(before, inputJson(pair.fields));
        if (changed.empty()) return shown(tx, desk, pair);
        return storeChange(tx, desk, pair, "update", {{"fields", changed}});
    });
}

Result<json::object> endIncompatibility(const Desk& desk, const IncompatibilityId& id, std::int64_t version,
                                        const json::object& body) {
    TRY(access::require(desk.actor, Right::files_keep));
    JsonReader in(body);
    const bool ended = in.boolean("ended");
    const std::string reason = ended ? in.text("reason", {.max = 300}) : in.optionalText("reason", {.max = 300});
    TRY(in.finish());
    return desk.database.write([&](Transaction& tx) -> Result<json::object> {
        TRY_ASSIGN(auto pair, readStored(tx, desk, id, version));
        if (pair.ended_on.has_value() == ended) return shown(tx, desk, pair);
        pair.ended_on = ended ? std::optional(desk.clock.today()) : std::nullopt;
        pair.end_reason = ended ? reason : "";
        if (!ended && saidAlready(tx, pair)) return Error::invalid("ended", "already_incompatible");
        return storeChange(tx, desk, pair, ended ? "end" : "resume", {{"reason", reason}});
    });
}

}  // namespace jalon::people
