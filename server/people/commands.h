// SPDX-License-Identifier: EUPL-1.2
#pragma once
// The writing use cases, as the routes and the public People call them. Each asks for a coordinator, reads the body,
// and stores and records in one transaction; each returns the thing as the API shows it.
//
// Creating with an id that is there already gives the thing again when it is the same author's and its content is the
// same, or has been changed since (created = false); else conflict "id_taken". Updating from an old version is stale.
#include "access/actor.h"
#include "people/guardian.h"
#include "people/person.h"
#include "storage/database.h"

namespace jalon::people {

struct Written {
    json::object json;
    bool created = true;
};

struct Desk {
    storage::Database& database;
    const Clock& clock;
    const access::Actor& actor;
};

Result<Written> createPerson(const Desk& desk, const json::object& body);
Result<json::object> updatePerson(const Desk& desk, const PersonId& id, std::int64_t version, const json::object& body);
Result<Written> createGuardian(const Desk& desk, const PersonId& person, const json::object& body);
Result<json::object> updateGuardian(const Desk& desk, const GuardianId& id, std::int64_t version,
                                    const json::object& body);
Result<Written> createRestriction(const Desk& desk, const PersonId& person, const json::object& body);
Result<json::object> updateRestriction(const Desk& desk, const RestrictionId& id, std::int64_t version,
                                       const json::object& body);

}  // namespace jalon::people
