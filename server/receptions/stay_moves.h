// SPDX-License-Identifier: EUPL-1.2
#pragma once
// A move of a stay and its taking back, with everything that follows: the stay's dates, its tasks, the file's state,
// the line in the record.
#include <optional>
#include <string>

#include "receptions/stay.h"
#include "receptions/work.h"

namespace jalon::receptions {

struct Move {
    StayState to = StayState::accepted;
    Day on;
    std::string reason_code = {}, note = {};
    std::optional<HalfDay> last_half = std::nullopt;
};

/// Errors: conflict transition_not_allowed; invalid reasonCode (required, not_in_list).
Result<Transition> moveNow(const Work& work, Stay& stay, const Move& move);

/// Takes the last standing move back. Conflict nothing_to_undo.
Result<void> undoLast(const Work& work, Stay& stay, const std::string& reason);

}  // namespace jalon::receptions
