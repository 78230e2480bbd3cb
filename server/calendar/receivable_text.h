// SPDX-License-Identifier: EUPL-1.2
#pragma once
// A computed reception written out: JSON for programs, French for the terminal.
#include <boost/json.hpp>
#include <string>
#include <string_view>

#include "base/json.h"
#include "calendar/receivable.h"

namespace jalon::calendar {

/// {"calendar_days":6,"school_days":4,"receivable":8,"blocks":1,"half_days":[{"date":"2026-11-12","half":"am",
/// "receivable":true,"reason":null},…],"warnings":[{"code":"year_to_confirm","year":"2026-2027","zone":"B"},…]}.
/// A dropped half-day carries "detail" where its reason has one (which public holiday, which holidays). A warning
/// carries its details as text, and "half_days" where it is about some.
json::object receivableJson(const Receivable& result);

/// Counts, a table by day, and what to look out for.
std::string receivableText(const Receivable& result, std::string_view zone);

}  // namespace jalon::calendar
