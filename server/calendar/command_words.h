// SPDX-License-Identifier: EUPL-1.2
#pragma once
// What the commands below "jalon calendar" share: reading a week, and saying which option is wrong.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/half_day.h"

namespace jalon::calendar {

inline constexpr int kUsageError = 2;
inline constexpr const char* kWeekForm = "écrire des demi-journées de semaine comme wed/pm,fri/am ou wed";

/// The work week without some half-days; nothing when the text is not a list of them.
std::optional<WeekPattern> workWeekWithout(std::string_view text);
std::string joined(const std::vector<std::string>& codes);
/// "--zone « Z » : …", "--from manque : …".
std::string wrongOption(const std::string& option, const std::string& value, const std::string& help);

}  // namespace jalon::calendar
