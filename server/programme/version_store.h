// SPDX-License-Identifier: EUPL-1.2
#pragma once
// All SQL of the versions of timetables.
#include <optional>
#include <string>
#include <vector>

#include "programme/week_changes.h"
#include "storage/database.h"

namespace jalon::programme::store {

using VersionId = Id<struct ProgrammeVersionTag>;

/// «Emploi du temps v3»: what one person was to be told of a week. Exactly one of `person` and `professional`.
struct Version {
    VersionId id;
    std::optional<PersonId> person;
    std::optional<catalogue::ProfessionalId> professional;
    Day week;  ///< its Monday
    int number = 1;
    std::vector<ToldSession> content;
    std::string changes;  ///< JSON: since the version before
    Instant published_at;
    std::optional<UserId> published_by;
    std::optional<Day> told_on = std::nullopt;
    std::string told_channel = {}, told_to = {};
    std::optional<Instant> told_at = std::nullopt;
    std::optional<UserId> told_by = std::nullopt;
    std::int64_t version = 1;
};

std::optional<Version> findVersion(storage::Transaction& tx, const VersionId& id);
/// Newest number first, young people and professionals mixed.
std::vector<Version> versionsOfWeek(storage::Transaction& tx, Day week);
std::vector<Version> versionsOfPerson(storage::Transaction& tx, const PersonId& person);
void insert(storage::Transaction& tx, const Version& version);
/// Whether, when and by whom it was told.
void updateTold(storage::Transaction& tx, const Version& version);

}  // namespace jalon::programme::store
