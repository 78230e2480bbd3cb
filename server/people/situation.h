// SPDX-License-Identifier: EUPL-1.2
#pragma once
// Whether a young person lives in a quartier prioritaire (QPV), from a day on: a checked fact with its source, never a
// guess from the address. A figure takes the value in force on the day its reception begins.
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "people/commands.h"

namespace jalon::people {

using SituationId = Id<struct SituationTag>;

struct Situation {
    SituationId id;
    PersonId person;
    Day from;
    std::string qpv;       ///< yes, no, unknown
    std::string district;  ///< its official code, "" when not known
    std::string source;    ///< a code of the vocabulary qpv_source
    Day checked_on;
    bool withdrawn = false;
    std::int64_t version = 1;
    std::optional<UserId> created_by = std::nullopt;
};

/// Of entries in order of recording: the one with the latest first day up to `day`, the last recorded of the same day.
/// "unknown" before the first. Withdrawn entries do not count.
std::string_view qpvOn(const std::vector<Situation>& situations, Day day);

/// Repeating a creation gives the same again. Conflict id_taken.
Result<Written> createSituation(const Desk& desk, const PersonId& person, const json::object& body);
/// Body {withdrawn}: taken back, or put in force again.
Result<json::object> withdrawSituation(const Desk& desk, const SituationId& id, std::int64_t version,
                                       const json::object& body);

}  // namespace jalon::people
