// SPDX-License-Identifier: EUPL-1.2
#pragma once
// Files opened outside one's teams because it could not wait ("accès d'urgence", break-glass): three hours, with a
// reason, announced to those who keep the file and to the data protection officer. What may be done meanwhile is what
// the actor may do with their own files, to see and to write a note (Actor::scope). Values and rows; the use cases are
// in people/emergencies.h.
#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/id.h"
#include "storage/database.h"

namespace jalon::access {

constexpr int kEmergencyHours = 3;

struct Emergency {
    std::string id;
    UserId user;
    PersonId person;
    std::string reason;
    Instant opened_at, until;
    std::optional<Instant> ended_at = std::nullopt;  ///< by whoever opened it, before its time
    std::optional<UserId> noted_by = std::nullopt;   ///< who keeps the file and has seen the announcement
    std::optional<Instant> noted_at = std::nullopt;
    std::string noted_words = {};

    bool isOpen(Instant now) const { return !ended_at && until > now; }
};

/// False, and nothing is stored, when the id is there already.
bool insertEmergency(storage::Transaction& tx, const Emergency& emergency);
std::optional<Emergency> findEmergency(storage::Transaction& tx, const std::string& id);
/// Newest first.
std::vector<Emergency> latestEmergencies(storage::Transaction& tx, std::size_t limit);
void endEmergency(storage::Transaction& tx, const std::string& id, Instant now);
void noteEmergency(storage::Transaction& tx, const std::string& id, const UserId& by, Instant now,
                   const std::string& words);

/// From the id of one to the person: for RouteTable::leadsToFile().
storage::Sql personOfEmergency();

}  // namespace jalon::access
