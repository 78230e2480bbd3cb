// SPDX-License-Identifier: EUPL-1.2
#include "calendar/command_words.h"

namespace jalon::calendar {

std::optional<WeekPattern> workWeekWithout(std::string_view text) {
    const auto removed = WeekPattern::parse(text);
    if (!removed) return std::nullopt;
    return WeekPattern(static_cast<std::uint16_t>(WeekPattern::workWeek().bits() & ~removed->bits()));
}

std::string joined(const std::vector<std::string>& codes) {
    std::string out;
    for (const auto& code : codes) out += (out.empty() ? "" : ", ") + code;
    return out;
}

std::string wrongOption(const std::string& option, const std::string& value, const std::string& help) {
    return option + (value.empty() ? " manque : " : " « " + value + " » : ") + help;
}

}  // namespace jalon::calendar
