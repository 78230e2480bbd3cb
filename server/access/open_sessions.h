// SPDX-License-Identifier: EUPL-1.2
#pragma once
// The sessions somebody has open, and ending them: a phone that was lost, a computer of somebody else's.
#include <string>
#include <vector>

#include "access/actor.h"
#include "access/device.h"
#include "base/clock.h"
#include "base/json.h"
#include "storage/database.h"

namespace jalon::access {

struct AccessOptions;

struct OpenSession {
    std::string key;  ///< what is stored of its token; leaves the program as its publicId() alone
    Device device;
    std::string address;
    Instant opened_at, last_seen_at;
};
std::vector<OpenSession> openSessionsOf(storage::Transaction& tx, const UserId& user);
/// A name for a session that opens nothing.
std::string publicId(const std::string& session_key);

/// SessionList of the API: those of the actor that have not run out, the one used last first.
Result<json::object> listSessions(storage::Database& database, const Clock& clock, const AccessOptions& options,
                                  const Actor& actor);
/// Ends one of the actor's own. Errors: not_found.
Result<void> endSession(storage::Database& database, const Clock& clock, const Actor& actor, const std::string& id);
/// Ends all of the actor's own but the one they ask with. How many.
Result<std::int64_t> endOtherSessions(storage::Database& database, const Clock& clock, const Actor& actor);

}  // namespace jalon::access
