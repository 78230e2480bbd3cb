// SPDX-License-Identifier: EUPL-1.2
#pragma once
// Who has something to be told of a week: what each person's timetable is now, against the version they were last to be
// told of.
#include "programme/planning_json.h"

namespace jalon::programme {

/// A young person (with the stay that shows in the week) or a professional.
struct Subject {
    std::optional<PersonId> person;
    std::optional<catalogue::ProfessionalId> professional;
    std::optional<StayId> stay;
    std::string name, initials;

    const std::string& id() const { return person ? person->text() : professional->text(); }
    const char* kind() const { return person ? "young" : "professional"; }
};

struct News {
    Subject subject;
    std::vector<ToldSession> now;
    std::vector<store::Version> versions;  ///< newest first, of every reader
    std::vector<Change> changes;           ///< since the newest version; from nothing where there is none
    /// A professional's lines of sessions the reader may not know of, as the newest version has them: whoever publishes
    /// hands them on as they are, for who knows of them to change.
    std::vector<ToldSession> carried = {};
};

/// Everybody in a session of the week or told of it before, as far as its reader may know of either; young people
/// first, by name.
std::vector<News> newsOf(storage::Transaction& tx, const LoadedWeek& week);
/// Those with changes.
std::vector<News> pendingOf(storage::Transaction& tx, const LoadedWeek& week);

/// The initials a professional is told of a session, of the young people the reader may know of.
std::string companyInSight(const LoadedWeek& week, const std::string& session);

/// ProgrammeVersion[].
json::array versionsJson(storage::Transaction& tx, const std::vector<store::Version>& versions);

}  // namespace jalon::programme
