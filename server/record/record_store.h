// SPDX-License-Identifier: EUPL-1.2
#pragma once
// The record as it is read, and who was noticed reading much.
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "access/actor.h"
#include "audit/audit.h"
#include "record/kind.h"
#include "record/mass_reading.h"
#include "storage/database.h"

namespace jalon::record::store {

/// What a reader of the record may read: lines about files of the scope, and those about no file of people who belong
/// to the places. Ids of teams and organisations; "*" for all of them.
struct Reach {
    access::FileScope files;
    std::string places;
};

/// Whether somebody belongs, or ever belonged, to one of the places.
bool belongs(storage::Transaction& tx, const UserId& user, const std::string& places);

struct LineQuery {
    std::optional<PersonId> person = std::nullopt;
    std::optional<UserId> user = std::nullopt;
    Kind kind = Kind::any;
    std::optional<Instant> from = std::nullopt, until = std::nullopt;  ///< half open
    std::string before_id = {};                                        ///< page after this line; "" for the newest
    std::size_t limit = 50;
};
/// Newest first, without the restricted ones.
std::vector<audit::StoredLine> lines(storage::Transaction& tx, const LineQuery& query, const Reach& reach);

/// Somebody's acts on one file, as many as the record still has.
struct Looker {
    std::optional<UserId> user;  ///< none: the program itself
    std::int64_t opened = 0;     ///< pages, sheets and lists of the file that were read
    std::int64_t taken = 0;      ///< exports and copies
    std::int64_t emergencies = 0;
    std::int64_t changed = 0;
    Instant first, last;
};
/// The latest first. Restricted lines are left out.
std::vector<Looker> lookersAt(storage::Transaction& tx, const PersonId& person);

struct Opened {
    UserId user;
    PersonId person;
    Instant at;
};
/// In order, of lines made in [from, until). Restricted ones count: it says how many, not what.
void eachOpened(storage::Transaction& tx, Instant from, Instant until, const std::function<void(const Opened&)>& use);

struct MassReading {
    std::string id;
    Day day;
    ManyRead read;
    Instant noticed_at;
    std::optional<UserId> noted_by = std::nullopt;
    std::optional<Instant> noted_at = std::nullopt;
    std::string noted_words = {};
};
std::optional<MassReading> findReading(storage::Transaction& tx, const std::string& id);
std::optional<MassReading> readingOf(storage::Transaction& tx, const UserId& user, Day day);
/// Those nobody noted first, then the latest; of people who belong to the places.
std::vector<MassReading> readings(storage::Transaction& tx, const std::string& places, std::size_t limit);
void insert(storage::Transaction& tx, const MassReading& reading);
/// Its counts and its note.
void update(storage::Transaction& tx, const MassReading& reading);

/// The last day that was watched, not to its end.
std::optional<Day> watchedUntil(storage::Transaction& tx);
void setWatchedUntil(storage::Transaction& tx, Day day);

}  // namespace jalon::record::store
