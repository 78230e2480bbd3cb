// SPDX-License-Identifier: EUPL-1.2
#pragma once
// All SQL of sessions and of what keeps young people from them.
#include <optional>
#include <vector>

#include "programme/session.h"
#include "programme/week_facts.h"
#include "storage/database.h"

namespace jalon::programme::store {

std::optional<Session> findSession(storage::Transaction& tx, const SessionId& id);
/// Of days, both included, cancelled ones too, by day and hour.
std::vector<Session> sessionsBetween(storage::Transaction& tx, Day from, Day to);
/// The new session, whole.
void insert(storage::Transaction& tx, const Session& session, Instant at, const std::optional<UserId>& by);
/// The session as it is now, its people and overrides included.
void update(storage::Transaction& tx, const Session& session, Instant at, const std::optional<UserId>& by);
void erase(storage::Transaction& tx, const SessionId& id);
/// Activities of live sessions of a stay before a day.
std::set<std::string> doneBefore(storage::Transaction& tx, const StayId& stay, Day day);

using UnavailabilityId = Id<struct UnavailabilityTag>;
struct Unavailability {
    UnavailabilityId id;
    PersonId person;
    Appointment when;
    std::string note;
};
std::vector<Unavailability> unavailabilitiesBetween(storage::Transaction& tx, Day from, Day to);
std::optional<Unavailability> findUnavailability(storage::Transaction& tx, const UnavailabilityId& id);
void insert(storage::Transaction& tx, const Unavailability& one, Instant at, const std::optional<UserId>& by);
void erase(storage::Transaction& tx, const UnavailabilityId& id);

}  // namespace jalon::programme::store
