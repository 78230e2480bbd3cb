// SPDX-License-Identifier: EUPL-1.2
#pragma once
// Asking a family to come: for what, when, where, whom; the attempts to reach them; and how it ended. Values and rules.
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "people/contact_rule.h"

namespace jalon::families {

using people::GuardianId;
using ConvocationId = Id<struct ConvocationTag>;
using AttemptId = Id<struct ConvocationAttemptTag>;

/// to_do, sent, confirmed follow from the attempts; the others are said by a person.
enum class ConvocationState { to_do, sent, confirmed, held, no_show, postponed, cancelled };
std::string_view stateCode(ConvocationState state);
std::optional<ConvocationState> parseState(std::string_view code);
/// Still to take place.
bool isOpen(ConvocationState state);

/// The members of the API's ConvocationInput.
struct ConvocationFields {
    std::string purpose;  ///< vocabulary convocation_purpose
    Day on;
    std::string time;  ///< "HH:MM"
    std::string place;
    std::vector<GuardianId> guardians;
    bool young = true;                  ///< the young person is convoked too
    std::vector<std::string> to_bring;  ///< vocabulary to_bring
    std::string interpreter = "none";   ///< none, needed, booked
    std::string interpreter_language;   ///< vocabulary language
    std::string note;
    bool operator==(const ConvocationFields&) const = default;
};

struct Convocation {
    ConvocationId id;
    PersonId person;
    std::optional<StayId> stay;
    ConvocationFields fields;
    ConvocationState state = ConvocationState::to_do;
    std::optional<Day> outcome_on = std::nullopt;  ///< when it was said how it ended
    std::string outcome_note = {};
    std::optional<ConvocationId> replaces = std::nullopt;  ///< the one that was postponed or missed
    Instant created_at = {}, updated_at = {};
    std::optional<UserId> created_by = std::nullopt;
    std::int64_t version = 1;
};

/// Somebody tried to reach somebody. `guardian` empty: the young person.
struct Attempt {
    AttemptId id;
    ConvocationId convocation;
    std::optional<GuardianId> guardian;
    Day on;
    std::string time;     ///< "HH:MM" or ""
    std::string channel;  ///< vocabulary attempt_channel
    std::string result;   ///< confirmed, reached, message_left, sent, no_answer, wrong_number, refused
    std::string note;
    Instant at = {};
    std::optional<UserId> by = std::nullopt;
};

/// What the attempts, in order, make of an open convocation. A message, a letter or a word in person sends it; only
/// "I will come" confirms it, and a later refusal takes that back. Whoever cannot be reached leaves it to do.
ConvocationState stateAfter(const std::vector<Attempt>& attempts);

/// How it stands with reaching one person: attempts without an answer since they were last spoken to.
struct Reach {
    int attempts = 0;
    int means = 0;  ///< different channels among them
    bool unreachable = false;
};
/// `attempts` to this person, in order. Unreachable from `most` attempts by `means` different means on (settings
/// convocation.unreachable_attempts and convocation.unreachable_means).
Reach reachOf(const std::vector<Attempt>& attempts, std::int64_t most, std::int64_t means);

/// Something to look at before convoking; passed over by naming its code.
struct Warning {
    std::string code;
    std::map<std::string, std::string> params = {};
};

/// What the warnings are judged with.
struct ConvocationSetting {
    const people::Circle& circle;
    const std::vector<Convocation>& others;  ///< of the same young person, without this one
    bool service_open = true;
    std::int64_t apart_minutes = 60;  ///< setting convocation.apart_minutes
};

/// Parties are named by guardian id or "young".
/// - kept_apart {a, b}: a restriction keeps two of those convoked from meeting;
/// - same_slot {a, b, time, convocationId}: somebody kept apart from one of them is convoked within apart_minutes;
/// - may_not_write {guardian, reason}: nothing may be sent to them;
/// - interpreter_missing {guardian}: needs one, none is foreseen;
/// - service_closed.
std::vector<Warning> warningsOf(const ConvocationFields& fields, const ConvocationSetting& setting);

/// Minutes since midnight of "HH:MM"; nothing for another text.
std::optional<int> minutesOf(std::string_view time);

}  // namespace jalon::families
