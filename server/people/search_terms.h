// SPDX-License-Identifier: EUPL-1.2
#pragma once
// What was typed into the search box of the list: words of a name, a birth date, a telephone number, in any order.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/day.h"

namespace jalon::people {

struct SearchTerms {
    /// Folded; each is the beginning of a word of the names. At most kMaxSearchWords, the longest ones.
    std::vector<std::string> words;
    std::optional<Day> birth_date;
    /// Beginnings of phone keys (text::phoneKey): one of them must fit. Empty when no number was typed.
    std::vector<std::string> phones;
};

constexpr std::size_t kMaxSearchWords = 4;

/// "léa dup", "12/03/2012" (also 2012-03-12, 12.3.2012 and 12/03/12), "06 12 34" (from four digits on).
SearchTerms parseSearch(std::string_view typed);

}  // namespace jalon::people
