// SPDX-License-Identifier: EUPL-1.2
#pragma once
// Two young people who must not meet: the relation has no direction, says who asked for it, and always expires. Its
// reason is for whoever manages the file; everybody else learns that the two are incompatible, and no more.
#include <optional>
#include <string>

#include "people/commands.h"

namespace jalon::people {

using IncompatibilityId = Id<struct IncompatibilityTag>;

/// The members of the API's IncompatibilityInput. `reason` is a code of the blueprint's incompatibility_reason,
/// `source` says who asked and `said_on` when.
struct IncompatibilityFields {
    std::string reason, source, note;
    Day said_on, valid_from, valid_to;
    bool operator==(const IncompatibilityFields&) const = default;
};

struct Incompatibility {
    IncompatibilityId id;
    PersonId first, second;  ///< in the order of their ids
    IncompatibilityFields fields;
    std::optional<Day> ended_on = std::nullopt;  ///< from this day on they may meet again
    std::string end_reason = {};
    std::int64_t version = 1;
    std::optional<UserId> created_by = std::nullopt;

    /// The last day it holds; before valid_from when it was taken back before it began.
    Day lastDay() const { return ended_on && *ended_on <= fields.valid_to ? *ended_on - 1 : fields.valid_to; }
    bool activeOn(Day day) const { return fields.valid_from <= day && day <= lastDay(); }
};

/// Errors of its own: saidOn in_future, validTo end_before_start.
IncompatibilityFields readIncompatibility(JsonReader& in, Day today);
json::object inputJson(const IncompatibilityFields& fields);

/// Errors beside the usual ones: otherId unknown, same_person, already_incompatible (a pair that has not been ended
/// and shares a day with this one). An audit line is left on both files, as for the two below.
Result<Written> createIncompatibility(const Desk& desk, const PersonId& person, const json::object& body);
/// validTo already_incompatible as above.
Result<json::object> updateIncompatibility(const Desk& desk, const IncompatibilityId& id, std::int64_t version,
                                           const json::object& body);
/// {ended, reason}: from today on they may meet; ended false takes that back. The same conflict is checked then.
Result<json::object> endIncompatibility(const Desk& desk, const IncompatibilityId& id, std::int64_t version,
                                        const json::object& body);

}  // namespace jalon::people
