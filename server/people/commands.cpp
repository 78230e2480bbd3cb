// SPDX-License-Identifier: EUPL-1.2
#include "people/commands.h"

#include "audit/audit.h"
#include "partners/partners.h"
#include "people/guardian_store.h"
#include "people/people_store.h"

namespace jalon::people {
namespace {

using access::Role;
using storage::Transaction;

Result<void> checkStructure(Transaction& tx, const std::optional<StructureId>& structure) {
    if (structure && !partners::find(tx, *structure)) return Error::invalid("structureId", "unknown");
    return {};
}

Result<void> checkGuardian(Transaction& tx, const PersonId& person, const std::optional<GuardianId>& guardian) {
    if (!guardian) return {};
    const auto found = store::findGuardian(tx, *guardian);
    if (!found || found->person != person) return Error::invalid("guardianId", "unknown");
    return {};
}

/// Whether a creation repeats one that is stored. Once the thing has been changed its first content is not compared.
template <class Stored, class Fields>
bool repeats(const Stored& stored, const Fields& fields, const access::Actor& actor) {
    return stored.created_by == actor.author.user && (stored.version > 1 || stored.fields == fields);
}

void recordCreated(Transaction& tx, const Desk& desk, const std::string& entity, const std::string& id,
                   const PersonId& person, json::object input) {
    audit::record(tx, desk.clock, desk.actor.author, {"create", entity, id, person, {{"fields", std::move(input)}}});
}

void recordUpdated(Transaction& tx, const Desk& desk, const std::string& entity, const std::string& id,
                   const PersonId& person, json::object changed) {
    audit::record(tx, desk.clock, desk.actor.author, {"update", entity, id, person, {{"fields", std::move(changed)}}});
}

}  // namespace

Result<Written> createPerson(const Desk& desk, const json::object& body) {
    TRY(access::require(desk.actor, {Role::coordinator}));
    const Day today = desk.clock.today();
    JsonReader in(body);
    const std::string id = in.uuid("id");
    PersonFields fields = readPerson(in, today);
    TRY(in.finish());

    const Instant now = desk.clock.now();
    const Person person{PersonId::trusted(id), std::move(fields), FileState::none, today, 1, now, now,
                        desk.actor.author.user};
    return desk.database.write([&](Transaction& tx) -> Result<Written> {
        if (const auto stored = store::find(tx, person.id)) {
            if (!repeats(*stored, person.fields, desk.actor)) return Error::conflict("id_taken");
            return Written{*personJson(tx, person.id, desk.actor.roles), false};
        }
        TRY(checkStructure(tx, person.fields.structure));
        store::insert(tx, person, desk.actor.author.user);
        recordCreated(tx, desk, "person", id, person.id, inputJson(person.fields));
        return Written{*personJson(tx, person.id, desk.actor.roles), true};
    });
}

Result<json::object> updatePerson(const Desk& desk, const PersonId& id, std::int64_t version,
                                  const json::object& body) {
    TRY(access::require(desk.actor, {Role::coordinator}));
    return desk.database.write([&](Transaction& tx) -> Result<json::object> {
        auto person = store::find(tx, id);
        if (!person) return Error::notFound();
        if (person->version != version) return Error::stale(json::serialize(*personJson(tx, id, desk.actor.roles)));
        const json::object before = inputJson(person->fields);
        const json::object wanted = overlaid(before, body, {"birthDate", "structureId"});
        JsonReader in(wanted);
        person->fields = readPerson(in, desk.clock.today());
        TRY(in.finish());
        TRY(checkStructure(tx, person->fields.structure));
        json::object changed = changedFields(before, inputJson(person->fields));
        if (!changed.empty()) {
            person->version += 1;
            person->updated_at = desk.clock.now();
            store::update(tx, *person, desk.actor.author.user);
            recordUpdated(tx, desk, "person", id.text(), id, std::move(changed));
        }
        return *personJson(tx, id, desk.actor.roles);
    });
}

Result<Written> createGuardian(const Desk& desk, const PersonId& person, const json::object& body) {
    TRY(access::require(desk.actor, {Role::coordinator}));
    JsonReader in(body);
    const std::string id = in.uuid("id");
    GuardianFields fields = readGuardian(in);
    TRY(in.finish());

    const Guardian guardian{GuardianId::trusted(id), person, std::move(fields), 1, desk.actor.author.user};
    return desk.database.write([&](Transaction& tx) -> Result<Written> {
        if (!store::exists(tx, person)) return Error::notFound();
        if (const auto stored = store::findGuardian(tx, guardian.id)) {
            if (stored->person != person || !repeats(*stored, guardian.fields, desk.actor))
                return Error::conflict("id_taken");
            return Written{toJson(*stored, desk.actor.roles), false};
        }
        store::insertGuardian(tx, guardian, desk.clock.now(), desk.actor.author.user);
        recordCreated(tx, desk, "guardian", id, person, inputJson(guardian.fields));
        return Written{toJson(guardian, desk.actor.roles), true};
    });
}

Result<json::object> updateGuardian(const Desk& desk, const GuardianId& id, std::int64_t version,
                                    const json::object& body) {
    TRY(access::require(desk.actor, {Role::coordinator}));
    return desk.database.write([&](Transaction& tx) -> Result<json::object> {
        auto guardian = store::findGuardian(tx, id);
        if (!guardian) return Error::notFound();
        if (guardian->version != version) return Error::stale(json::serialize(toJson(*guardian, desk.actor.roles)));
        const json::object before = inputJson(guardian->fields);
        const json::object wanted = overlaid(before, body, {"validFrom", "validTo"});
        JsonReader in(wanted);
        guardian->fields = readGuardian(in);
        TRY(in.finish());
        json::object changed = changedFields(before, inputJson(guardian->fields));
        if (!changed.empty()) {
            guardian->version += 1;
            store::updateGuardian(tx, *guardian, desk.clock.now(), desk.actor.author.user);
            recordUpdated(tx, desk, "guardian", id.text(), guardian->person, std::move(changed));
        }
        return toJson(*guardian, desk.actor.roles);
    });
}

Result<Written> createRestriction(const Desk& desk, const PersonId& person, const json::object& body) {
    TRY(access::require(desk.actor, {Role::coordinator}));
    const Day today = desk.clock.today();
    JsonReader in(body);
    const std::string id = in.uuid("id");
    RestrictionFields fields = readRestriction(in, today);
    TRY(in.finish());

    const Restriction restriction{RestrictionId::trusted(id), person, std::move(fields), 1, desk.actor.author.user};
    return desk.database.write([&](Transaction& tx) -> Result<Written> {
        if (!store::exists(tx, person)) return Error::notFound();
        if (const auto stored = store::findRestriction(tx, restriction.id)) {
            if (stored->person != person || !repeats(*stored, restriction.fields, desk.actor))
                return Error::conflict("id_taken");
            return Written{toJson(*stored, today), false};
        }
        TRY(checkGuardian(tx, person, restriction.fields.guardian));
        store::insertRestriction(tx, restriction, desk.clock.now(), desk.actor.author.user);
        recordCreated(tx, desk, "restriction", id, person, inputJson(restriction.fields));
        return Written{toJson(restriction, today), true};
    });
}

Result<json::object> updateRestriction(const Desk& desk, const RestrictionId& id, std::int64_t version,
                                       const json::object& body) {
    TRY(access::require(desk.actor, {Role::coordinator}));
    const Day today = desk.clock.today();
    return desk.database.write([&](Transaction& tx) -> Result<json::object> {
        auto restriction = store::findRestriction(tx, id);
        if (!restriction) return Error::notFound();
        if (restriction->version != version) return Error::stale(json::serialize(toJson(*restriction, today)));
        const json::object before = inputJson(restriction->fields);
        const json::object wanted = overlaid(before, body, {"guardianId", "seenOn", "validFrom", "validTo"});
        JsonReader in(wanted);
        restriction->fields = readRestriction(in, today);
        TRY(in.finish());
        TRY(checkGuardian(tx, restriction->person, restriction->fields.guardian));
        json::object changed = changedFields(before, inputJson(restriction->fields));
        if (!changed.empty()) {
            restriction->version += 1;
            store::updateRestriction(tx, *restriction, desk.clock.now(), desk.actor.author.user);
            recordUpdated(tx, desk, "restriction", id.text(), restriction->person, std::move(changed));
        }
        return toJson(*restriction, today);
    });
}

}  // namespace jalon::people
