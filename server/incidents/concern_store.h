// SPDX-License-Identifier: EUPL-1.2
#pragma once
// All SQL of informations préoccupantes. Every read names its reader and finds nothing for who is not in the ring.
#include <optional>
#include <string>
#include <vector>

#include "base/json.h"
#include "incidents/concern.h"
#include "storage/database.h"

namespace jalon::incidents::store {

struct Concern {
    ConcernId id;
    std::string request_id;
    PersonId person;
    ConcernFields fields;
    State state = State::open;
    std::string closing_note = {};
    Instant created_at = {}, updated_at = {};
    UserId created_by;
    std::int64_t version = 1;
};

struct Member {
    std::string id;
    UserId user;
    std::string reason;
    Instant added_at = {};
    std::optional<UserId> added_by = std::nullopt;
    std::optional<Instant> removed_at = std::nullopt;
    std::optional<UserId> removed_by = std::nullopt;
    std::string removed_reason = {};
};

std::optional<Concern> findConcern(storage::Transaction& tx, const ConcernId& id, const UserId& reader);
/// The one this author asked for with this id.
std::optional<Concern> findRequested(storage::Transaction& tx, const std::string& request_id, const UserId& author);
/// Newest first: of one file, and of every file.
std::vector<Concern> concernsOf(storage::Transaction& tx, const PersonId& person, const UserId& reader);
std::vector<Concern> concernsFor(storage::Transaction& tx, const access::FileScope& files, const UserId& reader);
void insert(storage::Transaction& tx, const Concern& concern);
/// Also keeps what was there before (`by` changed it).
void update(storage::Transaction& tx, const Concern& concern, const Concern& before, const std::optional<UserId>& by);

struct FormerConcern {
    std::int64_t version = 0;
    json::object content;
    Instant at = {};
    std::optional<UserId> by = std::nullopt;
};
/// Newest first. Only after findConcern() let the reader in, as all that follows.
std::vector<FormerConcern> formerOf(storage::Transaction& tx, const ConcernId& id);
/// Former members too, in order of coming.
std::vector<Member> membersOf(storage::Transaction& tx, const ConcernId& id);
void insert(storage::Transaction& tx, const ConcernId& id, const Member& member);
void remove(storage::Transaction& tx, const Member& member);

}  // namespace jalon::incidents::store
