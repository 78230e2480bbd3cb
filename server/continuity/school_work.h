// SPDX-License-Identifier: EUPL-1.2
#pragma once
// The school work of a stay, subject by subject: asked for, received, done, handed back, each on its day; or none
// given, which is counted. Pure values and rules.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/id.h"
#include "base/result.h"

namespace jalon::continuity {

using SchoolWorkId = Id<struct SchoolWorkTag>;

enum class WorkState { requested, received, done, returned, none_given };
std::string_view stateCode(WorkState state);
std::optional<WorkState> parseWorkState(std::string_view code);

struct SchoolWork {
    SchoolWorkId id;
    StayId stay;
    PersonId person;
    std::string subject;  ///< vocabulary school_subject
    std::string detail;
    WorkState state = WorkState::requested;
    Day requested_on;
    std::optional<Day> received_on = {}, done_on = {}, returned_on = {};
    bool withdrawn = false;
    Instant created_at = {}, updated_at = {};
    std::optional<UserId> created_by = {};
    std::int64_t version = 1;
};

/// The work in another state on a day: steps passed over get that day too, steps after it lose theirs. Error: invalid
/// on "before_request".
Result<SchoolWork> moved(SchoolWork work, WorkState to, Day on);

struct WorkSummary {
    int subjects = 0;                          ///< asked for and not withdrawn
    int received = 0, done = 0, returned = 0;  ///< that far at least
    int none_given = 0;
    bool requested = false;  ///< the school was asked
    /// Asked for, and nothing came for any subject although the school answered for each: "aucun travail donné".
    bool nothingGiven() const { return subjects > 0 && none_given == subjects; }
    /// Asked for, and the school has not answered for any subject.
    bool unanswered() const { return subjects > 0 && received + none_given == 0; }
};
WorkSummary summarise(const std::vector<SchoolWork>& works);

}  // namespace jalon::continuity
