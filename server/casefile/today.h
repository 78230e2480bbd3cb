// SPDX-License-Identifier: EUPL-1.2
#pragma once
// The home page: who is expected, who is absent, what is due, which schools wait for an answer.
#include <optional>

#include "access/actor.h"
#include "base/clock.h"
#include "base/id.h"
#include "base/json.h"
#include "blueprints/blueprint.h"
#include "calendar/calendars.h"
#include "storage/database.h"

namespace jalon::casefile {

/// How far Today looks ahead for tasks and arrivals.
inline constexpr int kDaysAhead = 14;

/// Today of the API, for one reader.
json::object todayPage(storage::Transaction& tx, const calendar::Calendars& calendars,
                       const blueprints::Blueprint& blueprint, HalfDay now, const access::FileScope& files,
                       const std::optional<UserId>& reader);

}  // namespace jalon::casefile
