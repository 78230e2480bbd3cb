// SPDX-License-Identifier: EUPL-1.2
#pragma once
// Use cases of access::Emergency: opening a file of another team because it cannot wait, ending that, seeing who did.
#include "access/actor.h"
#include "base/json.h"
#include "people/commands.h"

namespace jalon::people {

/// The young person is named, as whoever calls says: family name, first name and birth date, which must be those of
/// exactly one file. Nothing else leads there: no list, no search. Body: {id, lastName, firstName, birthDate, reason}.
/// The Emergency of the API. Errors: of the fields; not_found for no file, for several, and for what does not exist
/// (each attempt leaves a line in the record); conflict "in_your_files".
Result<Written> openEmergency(const Desk& desk, const json::object& body);
/// By whoever opened it; once ended, nothing changes. Errors: not_found.
Result<json::object> endEmergency(const Desk& desk, const std::string& id);
/// Those who keep the file say that they have seen it. Body: {note}. Errors: not_found; conflict "noted".
Result<json::object> noteEmergency(const Desk& desk, const std::string& id, const json::object& body);
/// The latest first: one's own, those of the files one keeps, and all of them for who reads the record.
Result<json::object> listEmergencies(const Desk& desk);

/// OpenEmergency of the API: what keeps the file open to the actor now; null without.
json::value emergencyOn(storage::Transaction& tx, const Clock& clock, const access::Actor& actor,
                        const PersonId& person);
/// How many of the files the actor keeps were opened so, and nobody has noted it: for the page of the day.
std::int64_t emergenciesToNote(storage::Transaction& tx, const access::Actor& actor);

}  // namespace jalon::people
