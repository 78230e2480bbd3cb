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
    std::vector<store::Version> versions;  ///< newest first
    std::vector<Change> changes;           ///< since the newest version; from nothing where there is none
};

/// Everybody in a session of the week or told of it before, young people first, by name.
std::vector<News> newsOf(storage::Transaction& tx, const LoadedWeek& week);
/// Those with changes.
std::vector<News> pendingOf(storage::Transaction& tx, const LoadedWeek& week);

/// ProgrammeVersion[].
json::array versionsJson(storage::Transaction& tx, const std::vector<store::Version>& versions);

}  // namespace jalon::programme
