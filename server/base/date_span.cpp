// SPDX-License-Identifier: EUPL-1.2
#include "base/date_span.h"

#include <array>
#include <charconv>
#include <utility>

namespace jalon {
namespace {

constexpr int kMost = 1000;
constexpr std::array kUnits{
    std::pair{DateUnit::days, std::string_view("d")},          std::pair{DateUnit::weeks, std::string_view("w")},
    std::pair{DateUnit::months, std::string_view("m")},        std::pair{DateUnit::years, std::string_view("y")},
    std::pair{DateUnit::working_days, std::string_view("wd")}, std::pair{DateUnit::school_days, std::string_view("sd")},
    std::pair{DateUnit::school_weeks, std::string_view("sw")}};

}  // namespace

std::string_view dateUnitCode(DateUnit unit) {
    for (const auto& [known, code] : kUnits)
        if (known == unit) return code;
    return "";
}

std::optional<DateSpan> parseDateSpan(std::string_view text) {
    DateSpan span;
    if (text.starts_with("+-")) return std::nullopt;
    if (text.starts_with('+')) text.remove_prefix(1);
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), span.count);
    if (problem != std::errc() || span.count > kMost || span.count < -kMost) return std::nullopt;
    const std::string_view unit(end, static_cast<std::size_t>(text.data() + text.size() - end));
    for (const auto& [known, code] : kUnits)
        if (code == unit) {
            span.unit = known;
            return span;
        }
    return std::nullopt;
}

std::string DateSpan::text() const { return std::to_string(count) + std::string(dateUnitCode(unit)); }

}  // namespace jalon
