// SPDX-License-Identifier: EUPL-1.2
#include "people/situation.h"

#include "access/access.h"
#include "audit/audit.h"
#include "people/people_store.h"
#include "people/person.h"
#include "people/situation_store.h"

namespace jalon::people {
namespace {

using access::Right;
using storage::Transaction;

json::object inputJson(const Situation& situation) {
    return {{"from", situation.from.iso()},
            {"qpv", situation.qpv},
            {"district", situation.district},
            {"source", situation.source},
            {"checkedOn", situation.checked_on.iso()}};
}

json::object toJson(const Situation& situation) {
    json::object out = inputJson(situation);
    out["id"] = situation.id.text();
    out["withdrawn"] = situation.withdrawn;
    out["version"] = situation.version;
    return out;
}

Situation readSituation(JsonReader& in, const PersonId& person, Day today) {
    Situation out{SituationId::trusted(in.uuid("id")), person, in.day("from"), {}, {}, {}, {}};
    out.qpv = in.oneOf("qpv", {"yes", "no", "unknown"});
    out.district = in.optionalText("district", {.max = 20});
    out.source = readCode(in, "source");
    if (out.source.empty()) in.text("source");
    out.checked_on = in.day("checkedOn");
    if (out.checked_on > today) in.fail("checkedOn", "in_future");
    if (out.from > today) in.fail("from", "in_future");
    return out;
}

}  // namespace

std::string_view qpvOn(const std::vector<Situation>& situations, Day day) {
    const Situation* best = nullptr;
    for (const Situation& one : situations)
        if (!one.withdrawn && one.from <= day && (best == nullptr || one.from >= best->from)) best = &one;
    return best == nullptr ? std::string_view("unknown") : std::string_view(best->qpv);
}

json::array situationsJson(Transaction& tx, const PersonId& person) {
    json::array out;
    for (const Situation& one : store::situationsOf(tx, person)) out.push_back(toJson(one));
    return out;
}

Result<Written> createSituation(const Desk& desk, const PersonId& person, const json::object& body) {
    TRY(access::require(desk.actor, Right::files_keep));
    JsonReader in(body);
    Situation situation = readSituation(in, person, desk.clock.today());
    TRY(in.finish());
    situation.created_by = desk.actor.author.user;
    return desk.database.write([&](Transaction& tx) -> Result<Written> {
        if (!store::exists(tx, person)) return Error::notFound();
        if (const auto stored = store::findSituation(tx, situation.id)) {
            const bool same = stored->person == person && stored->created_by == situation.created_by &&
                              inputJson(*stored) == inputJson(situation);
            if (!same) return Error::conflict("id_taken");
            return Written{toJson(*stored), false};
        }
        store::insert(tx, situation, desk.clock.now());
        audit::record(tx, desk.clock, desk.actor.author,
                      {"create", "situation", situation.id.text(), person, {{"fields", inputJson(situation)}}});
        return Written{toJson(situation), true};
    });
}

Result<json::object> withdrawSituation(const Desk& desk, const SituationId& id, std::int64_t version,
                                       const json::object& body) {
    TRY(access::require(desk.actor, Right::files_keep));
    JsonReader in(body);
    const bool withdrawn = in.boolean("withdrawn");
    TRY(in.finish());
    return desk.database.write([&](Transaction& tx) -> Result<json::object> {
        auto situation = store::findSituation(tx, id);
        if (!situation) return Error::notFound();
        if (situation->version != version) return Error::stale(json::serialize(toJson(*situation)));
        if (situation->withdrawn == withdrawn) return toJson(*situation);
        situation->withdrawn = withdrawn;
        situation->version += 1;
        store::updateWithdrawn(tx, *situation);
        audit::record(tx, desk.clock, desk.actor.author,
                      {withdrawn ? "withdraw" : "restore", "situation", id.text(), situation->person, {}});
        return toJson(*situation);
    });
}

}  // namespace jalon::people
