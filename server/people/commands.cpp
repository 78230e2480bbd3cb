// SPDX-License-Identifier: EUPL-1.2
#include "people/commands.h"

#include "access/access.h"
#include "audit/audit.h"
#include "partners/partners.h"
#include "people/file_rights.h"
#include "people/guardian_store.h"
#include "people/newcomer.h"
#include "people/people_store.h"

namespace jalon::people {
namespace {

using access::Right;
using storage::Transaction;

Result<void> checkStructure(Transaction& tx, const std::optional<StructureId>& structure,
                            const char* field = "structureId") {
    if (structure && !partners::find(tx, *structure)) return Error::invalid(field, "unknown");
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

void recordCreated(Transaction& tx, const Clock& clock, const access::Actor& actor, const std::string& entity,
                   const std::string& id, const PersonId& person, json::object input) {
    audit::record(tx, clock, actor.author, {"create", entity, id, person, {{"fields", std::move(input)}}});
}

void recordUpdated(Transaction& tx, const Desk& desk, const std::string& entity, const std::string& id,
                   const PersonId& person, json::object changed) {
    audit::record(tx, desk.clock, desk.actor.author, {"update", entity, id, person, {{"fields", std::move(changed)}}});
}

Person newPerson(const PersonId& id, PersonFields fields, const Clock& clock, const access::Actor& actor) {
    const Instant now = clock.now();
    return {id, std::move(fields), FileState::none, clock.today(), 1, now, now, actor.author.user};
}

/// Whether it was stored now; false where it repeats what is there.
Result<bool> add(Transaction& tx, const Person& person, const Clock& clock, const access::Actor& actor,
                 const char* structure_field = "structureId") {
    if (const auto stored = store::find(tx, person.id)) {
        if (!repeats(*stored, person.fields, actor)) return Error::conflict("id_taken");
        return false;
    }
    TRY(checkStructure(tx, person.fields.structure, structure_field));
    store::insert(tx, person, actor.author.user);
    store::putInPlace(tx, person.id, access::homePlace(tx, actor, clock.today()));
    recordCreated(tx, clock, actor, "person", person.id.text(), person.id, inputJson(person.fields));
    return true;
}

/// As above. Precondition: its person is stored.
Result<bool> add(Transaction& tx, const Guardian& guardian, const Clock& clock, const access::Actor& actor) {
    if (const auto stored = store::findGuardian(tx, guardian.id)) {
        if (stored->person != guardian.person || !repeats(*stored, guardian.fields, actor))
            return Error::conflict("id_taken");
        return false;
    }
    store::insertGuardian(tx, guardian, clock.now(), actor.author.user);
    recordCreated(tx, clock, actor, "guardian", guardian.id.text(), guardian.person, inputJson(guardian.fields));
    return true;
}

}  // namespace

Result<void> putOnFile(Transaction& tx, const Clock& clock, const access::Actor& actor, const Newcomer& newcomer) {
    const Person person = newPerson(newcomer.id, newcomer.fields, clock, actor);
    TRY(add(tx, person, clock, actor, "pupil.structureId"));
    if (const auto& guardian = newcomer.guardian)
        TRY(add(tx, Guardian{guardian->id, newcomer.id, guardian->fields, 1, actor.author.user}, clock, actor));
    return {};
}

Result<Written> createPerson(const Desk& desk, const json::object& body) {
    TRY(access::require(desk.actor, Right::files_keep));
    const Day today = desk.clock.today();
    JsonReader in(body);
    const std::string id = in.uuid("id");
    PersonFields fields = readPerson(in, today);
    TRY(in.finish());

    const Person person = newPerson(PersonId::trusted(id), std::move(fields), desk.clock, desk.actor);
    return desk.database.write([&](Transaction& tx) -> Result<Written> {
        TRY_ASSIGN(const bool created, add(tx, person, desk.clock, desk.actor));
        return Written{*personJson(tx, person.id, rightsOn(tx, desk.actor, person.id)), created};
    });
}

Result<json::object> updatePerson(const Desk& desk, const PersonId& id, std::int64_t version,
                                  const json::object& body) {
    TRY(access::require(desk.actor, Right::files_keep));
    return desk.database.write([&](Transaction& tx) -> Result<json::object> {
        auto person = store::find(tx, id);
        if (!person) return Error::notFound();
        if (person->version != version)
            return Error::stale(json::serialize(*personJson(tx, id, rightsOn(tx, desk.actor, id))));
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
        return *personJson(tx, id, rightsOn(tx, desk.actor, id));
    });
}

Result<Written> createGuardian(const Desk& desk, const PersonId& person, const json::object& body) {
    TRY(access::require(desk.actor, Right::files_keep));
    JsonReader in(body);
    const std::string id = in.uuid("id");
    GuardianFields fields = readGuardian(in);
    TRY(in.finish());

    const Guardian guardian{GuardianId::trusted(id), person, std::move(fields), 1, desk.actor.author.user};
    return desk.database.write([&](Transaction& tx) -> Result<Written> {
        if (!store::exists(tx, person)) return Error::notFound();
        TRY_ASSIGN(const bool created, add(tx, guardian, desk.clock, desk.actor));
        return Written{toJson(*store::findGuardian(tx, guardian.id), rightsOn(tx, desk.actor, person)), created};
    });
}

Result<json::object> updateGuardian(const Desk& desk, const GuardianId& id, std::int64_t version,
                                    const json::object& body) {
    TRY(access::require(desk.actor, Right::files_keep));
    return desk.database.write([&](Transaction& tx) -> Result<json::object> {
        auto guardian = store::findGuardian(tx, id);
        if (!guardian) return Error::notFound();
        if (guardian->version != version)
            return Error::stale(json::serialize(toJson(*guardian, rightsOn(tx, desk.actor, guardian->person))));
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
        return toJson(*guardian, rightsOn(tx, desk.actor, guardian->person));
    });
}

Result<Written> createRestriction(const Desk& desk, const PersonId& person, const json::object& body) {
    TRY(access::require(desk.actor, Right::files_keep));
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
        recordCreated(tx, desk.clock, desk.actor, "restriction", id, person, inputJson(restriction.fields));
        return Written{toJson(restriction, today), true};
    });
}

Result<json::object> updateRestriction(const Desk& desk, const RestrictionId& id, std::int64_t version,
                                       const json::object& body) {
    TRY(access::require(desk.actor, Right::files_keep));
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
