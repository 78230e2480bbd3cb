// SPDX-License-Identifier: EUPL-1.2
// Informations préoccupantes. The first question of every use case is whether the reader is in the ring; where not, the
// answer is that of an unknown id, whatever else the request says. Nothing here touches the file's own trace: no last
// activity, no general audit line, no team task.
#include <algorithm>

#include "access/access.h"
#include "audit/audit.h"
#include "incidents/work.h"
#include "people/people.h"
#include "people/person.h"

namespace jalon::incidents {
namespace {

using access::Right;

/// not_found for everybody outside the ring.
Result<store::Concern> load(const Work& work, const ConcernId& id) {
    const auto& reader = work.actor.author.user;
    auto concern = reader ? store::findConcern(work.tx, id, *reader) : std::nullopt;
    if (!concern) return Error::notFound();
    return std::move(*concern);
}

Result<store::Concern> loadForChange(const Work& work, const ConcernId& id, std::int64_t version) {
    TRY_ASSIGN(auto concern, load(work, id));
    if (concern.version != version) return Error::stale(json::serialize(concernJson(work, concern)));
    return concern;
}

/// The incident a concern names has to be one of this file.
Result<void> checkIncident(const Work& work, const PersonId& person, const ConcernFields& fields) {
    if (!fields.incident) return {};
    const auto incident = store::findIncident(work.tx, *fields.incident);
    if (!incident || incident->concerned(person) == nullptr) return Error::invalid("incidentId", "unknown");
    return {};
}

void keep(const Work& work, store::Concern& concern, const store::Concern& before) {
    concern.version += 1;
    concern.updated_at = work.clock.now();
    store::update(work.tx, concern, before, work.actor.author.user);
    syncTask(work, concern);
}

const store::Member* memberNow(const std::vector<store::Member>& members, const UserId& user) {
    const auto found =
        std::ranges::find_if(members, [&](const store::Member& each) { return each.user == user && !each.removed_at; });
    return found == members.end() ? nullptr : &*found;
}

}  // namespace

void auditConcern(const Work& work, const std::string& action, const store::Concern& concern, json::object details) {
    audit::record(work.tx, work.clock, work.actor.author,
                  {action, "concern", concern.id.text(), concern.person, std::move(details), true});
}

Result<Created> Incidents::createConcern(const access::Actor& actor, const PersonId& person, const json::object& body) {
    TRY(access::require(actor, Right::incidents_keep));
    // A ring has an author; the program itself has no name to stand in one.
    if (!actor.author.user) return Error::forbidden();
    return database_.write([&](storage::Transaction& tx) -> Result<Created> {
        const Work work = workIn(tx, actor);
        if (!people::find(tx, person)) return Error::notFound();
        JsonReader in(body);
        const std::string request = in.uuid("id");
        auto fields = readConcern(in, work.blueprint, clock_.today());
        TRY(in.finish());
        TRY(checkIncident(work, person, fields));
        if (const auto stored = store::findRequested(tx, request, *actor.author.user)) {
            auditConcern(work, "open", *stored);
            return Created{concernJson(work, *stored), true};
        }
        const Instant now = clock_.now();
        const store::Concern concern{
            ConcernId::make(now), request, person, std::move(fields), State::open, "", now, now, *actor.author.user};
        store::insert(tx, concern);
        store::insert(tx, concern.id, {newUuid(now), *actor.author.user, "", now, actor.author.user});
        syncTask(work, concern);
        auditConcern(work, "create", concern);
        return Created{concernJson(work, concern)};
    });
}

Result<json::object> Incidents::getConcern(const access::Actor& actor, const ConcernId& id) {
    TRY(access::require(actor, Right::incidents_see));
    return database_.write([&](storage::Transaction& tx) -> Result<json::object> {
        const Work work = workIn(tx, actor);
        TRY_ASSIGN(const auto concern, load(work, id));
        auditConcern(work, "open", concern);
        return concernJson(work, concern);
    });
}

Result<json::object> Incidents::updateConcern(const access::Actor& actor, const ConcernId& id, std::int64_t version,
                                              const json::object& body) {
    TRY(access::require(actor, Right::incidents_keep));
    return database_.write([&](storage::Transaction& tx) -> Result<json::object> {
        const Work work = workIn(tx, actor);
        TRY_ASSIGN(store::Concern concern, loadForChange(work, id, version));
        if (concern.state == State::closed) return Error::conflict("concern_closed");
        const store::Concern before = concern;
        const json::object stored = inputJson(before.fields);
        const json::object whole = people::overlaid(
            stored, body,
            {"noticedOn", "incidentId", "decidedOn", "sentOn", "acknowledgedOn", "parentsOn", "followUpOn"});
        JsonReader in(whole);
        concern.fields = readConcern(in, work.blueprint, clock_.today());
        TRY(in.finish());
        TRY(checkIncident(work, concern.person, concern.fields));
        if (concern.fields == before.fields) return concernJson(work, before);
        keep(work, concern, before);
        json::array changed;
        for (const auto& [key, value] : inputJson(concern.fields))
            if (stored.at(key) != value) changed.emplace_back(key);
        auditConcern(work, "update", concern, {{"changed", std::move(changed)}});
        return concernJson(work, concern);
    });
}

Result<json::object> Incidents::setConcernState(const access::Actor& actor, const ConcernId& id, std::int64_t version,
                                                const json::object& body) {
    TRY(access::require(actor, Right::incidents_keep));
    return database_.write([&](storage::Transaction& tx) -> Result<json::object> {
        const Work work = workIn(tx, actor);
        TRY_ASSIGN(store::Concern concern, loadForChange(work, id, version));
        JsonReader in(body);
        const auto state = parseState(in.oneOf("state", {"open", "closed"}));
        const std::string note = in.optionalText("note", {.max = kMostNote, .lines = true});
        TRY(in.finish());
        if (concern.state == *state) return concernJson(work, concern);
        if (*state == State::closed && !missingOf(concern.fields).empty()) return Error::conflict("concern_incomplete");
        const store::Concern before = concern;
        concern.state = *state;
        concern.closing_note = note;
        keep(work, concern, before);
        auditConcern(work, *state == State::closed ? "close" : "reopen", concern);
        return concernJson(work, concern);
    });
}

Result<json::object> Incidents::setMember(const access::Actor& actor, const ConcernId& id, const json::object& body) {
    TRY(access::require(actor, Right::incidents_keep));
    return database_.write([&](storage::Transaction& tx) -> Result<json::object> {
        const Work work = workIn(tx, actor);
        TRY_ASSIGN(const store::Concern concern, load(work, id));
        JsonReader in(body);
        const UserId user = UserId::trusted(in.uuid("userId"));
        const bool member = in.boolean("member");
        const std::string reason = in.text("reason", {.max = 300});
        TRY(in.finish());
        const bool leaves = !member && user == *actor.author.user;
        if (actor.author.user != concern.created_by && !leaves) return Error::forbidden();
        if (!member && user == concern.created_by) return Error::conflict("author_stays");
        if (access::displayNames(tx, {user}).empty()) return Error::invalid("userId", "unknown");
        const auto members = store::membersOf(tx, id);
        const auto* there = memberNow(members, user);
        if (member == (there != nullptr)) return concernJson(work, concern);
        const Instant now = clock_.now();
        if (member) {
            store::insert(tx, id, {newUuid(now), user, reason, now, actor.author.user});
        } else {
            store::Member gone = *there;
            gone.removed_at = now;
            gone.removed_by = actor.author.user;
            gone.removed_reason = reason;
            store::remove(tx, gone);
        }
        syncTask(work, concern);
        auditConcern(work, member ? "let_in" : "let_out", concern, {{"userId", user.text()}, {"reason", reason}});
        return concernJson(work, concern);
    });
}

}  // namespace jalon::incidents
