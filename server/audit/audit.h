// SPDX-License-Identifier: EUPL-1.2
#pragma once
// The record of acts and of looks: who, when, what, on whose file. A line is written in the transaction of the act
// itself; Database::write refuses to commit changes without one. Lines are only ever added, each with a digest of
// itself and of the one before it.
#include <boost/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/id.h"
#include "base/result.h"
#include "storage/database.h"
#include "storage/migration.h"

namespace jalon::audit {

/// Who acts: a signed-in person, or the command line / a background job (`via` says which: "cli", "job", "demo").
struct Author {
    std::optional<UserId> user;
    std::string via = "web";
};

struct Line {
    std::string action;     ///< "open", "create", "update", "sign_in", "sign_in_failed", "accept", …
    std::string entity;     ///< "person", "referral", "stay", "user", …
    std::string entity_id;  ///< may be empty (sign-in of an unknown login)
    std::optional<PersonId> person = std::nullopt;  ///< whose file, when it is about one
    boost::json::object details = {};  ///< changed fields with old and new values, reasons; never a password
    /// About what only a ring of named people may know of: general views leave the line out, as if it were not there.
    bool restricted = false;
};

void record(storage::Transaction& tx, const Clock& clock, const Author& author, const Line& line);

struct StoredLine {
    std::string id;
    Instant at;
    std::optional<UserId> user;
    std::string via, action, entity, entity_id;
    std::optional<PersonId> person;
};
struct Filter {
    std::optional<PersonId> person = std::nullopt;
    std::optional<UserId> user = std::nullopt;
    std::string before_id = {};  ///< page after this line (UUIDv7 ids order by time); "" for the newest
    std::size_t limit = 50;
};
/// Newest first, without the restricted ones.
std::vector<StoredLine> find(storage::Transaction& tx, const Filter& filter);
/// The restricted lines of one thing, newest first: for those who may know of it.
std::vector<StoredLine> findRestricted(storage::Transaction& tx, const std::string& entity,
                                       const std::string& entity_id, std::size_t limit);

/// The latest moment a line was ever made at, also if the clock was set back since; nothing without lines. Restricted
/// ones count: it says when, not what.
std::optional<Instant> latestMoment(storage::Transaction& tx);

/// Once in the life of a base that has lines older than chains (docs/decisions/0018): a line with their number and a
/// digest over them. Otherwise one question to the database. To be called after migrations.
Result<void> sealEarlierLines(storage::Database& database, const Clock& clock);

storage::ModuleSchema schema();

}  // namespace jalon::audit
