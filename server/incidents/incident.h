// SPDX-License-Identifier: EUPL-1.2
#pragma once
// What happened during a reception, who has to be told of it, and who was. Pure rules.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/id.h"
#include "blueprints/blueprint.h"
#include "people/guardian.h"

namespace jalon::incidents {

using IncidentId = Id<struct IncidentTag>;
using ToldId = Id<struct ToldTag>;
using InterruptionId = Id<struct InterruptionTag>;

/// Short and factual: the family may ask to read it.
inline constexpr std::size_t kMostFacts = 1500;
inline constexpr std::size_t kMostNote = 600;

/// One young person concerned. In the file of each, the others are "another young person".
struct Concerned {
    PersonId person;
    std::optional<StayId> stay = std::nullopt;
    bool operator==(const Concerned&) const = default;
};

struct IncidentFields {
    std::string kind;  ///< vocabulary incident_kind
    HalfDay at;
    std::string time;   ///< "HH:MM" or "" when only the half-day is known
    std::string place;  ///< vocabulary incident_place
    std::string facts;
    std::vector<Concerned> people;
    std::vector<std::string> witnesses;  ///< professionals, by name
    std::vector<std::string> actions;    ///< vocabulary incident_action: what was done at once
    std::string action_note;
    bool injury = false;
    std::vector<std::string> emergency;  ///< vocabulary emergency_service: whom was called
    bool operator==(const IncidentFields&) const = default;
};

enum class State { open, closed };
std::string_view stateCode(State state);
std::optional<State> parseState(std::string_view code);

struct Incident {
    IncidentId id;
    IncidentFields fields;
    State state = State::open;
    std::string closing_note = {};
    std::optional<Instant> closed_at = std::nullopt;
    std::optional<UserId> closed_by = std::nullopt;
    Instant created_at = {}, updated_at = {};
    std::optional<UserId> created_by = std::nullopt;
    std::int64_t version = 1;
    const Concerned* concerned(const PersonId& person) const;
};

/// Somebody was told, or somebody tried to. Of parents and school, each young person has their own.
struct Told {
    ToldId id;
    PersonId person;
    std::optional<IncidentId> incident = std::nullopt;
    std::optional<InterruptionId> interruption = std::nullopt;
    std::string audience = {};  ///< parents, school, management, emergency, other (vocabulary told_audience)
    std::optional<people::GuardianId> guardian = std::nullopt;
    std::string name = {};  ///< whom, where it is not a guardian of the file
    Day on = {};
    std::string time = {};     ///< "HH:MM"
    std::string told_by = {};  ///< "" for who writes the line
    std::string channel = {};  ///< vocabulary told_channel
    std::string result = {};   ///< vocabulary told_result: told, sent, message_left, no_answer
    std::string note = {};
    std::string override_reason = {};  ///< why somebody was told whom the file's rules keep uninformed
    bool withdrawn = false;
    Instant at = {};
    std::optional<UserId> by = std::nullopt;
};

/// Each young person's own, as opposed to what is told once of the whole incident.
bool isOwn(std::string_view audience);
/// They know: told in person, or sent in writing. A message left is no information yet.
bool knows(std::string_view result);

/// Somebody who has to be told. `person` is empty for what is told once.
struct Awaited {
    std::string audience;
    std::optional<PersonId> person = std::nullopt;
    bool operator==(const Awaited&) const = default;
};

/// Parents and school are told at once of every incident (france.md §2, "Interruption"), of each young person;
/// management where the kind is grave (vocabulary incident_grave), somebody was hurt or help was called; and whoever
/// a city adds to the vocabulary told_expected.
std::vector<Awaited> expectedOf(const IncidentFields& incident, const blueprints::Blueprint& blueprint);
/// Parents and school of an interruption.
std::vector<Awaited> expectedOf(const PersonId& interrupted);
/// Those of them no line says they know.
std::vector<Awaited> missingOf(std::vector<Awaited> expected, const std::vector<Told>& told);

/// Stands in a text where another young person was named; the client has the words for it.
inline constexpr std::string_view kOtherYoung = "[[other]]";
/// The text without these names (whole words, whatever their case and accents).
std::string withoutNames(std::string_view text, const std::vector<std::string>& names);

/// Minutes since midnight of "HH:MM"; nothing for another text.
std::optional<int> minutesOf(std::string_view time);

}  // namespace jalon::incidents
