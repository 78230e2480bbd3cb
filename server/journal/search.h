// SPDX-License-Identifier: EUPL-1.2
#pragma once
// Search in the text of entries (search_terms.h: what may be typed). The best fitting first, among alike the newest.
//
// The work is bounded by what is shown, not by what is stored: of what fits, the kMostRanked newest are ranked; when
// there are more, the answer says how far back it went, and one searches before that day.
//
// Every search that shows something leaves an audit line "search": how many entries were found and whose were shown,
// but not the words, which may themselves tell something about a child. The answer is given once the line is durable.
#include <optional>
#include <string>

#include "journal/journal.h"

namespace jalon::journal {

constexpr std::size_t kMostRanked = 500;
constexpr std::size_t kSearchPage = 20;

struct EntrySearch {
    std::string q;
    std::optional<PersonId> person = std::nullopt;
    std::optional<UserId> author = std::nullopt;
    std::string kind = {};  ///< "" for every kind
    std::optional<Day> from = std::nullopt, to = std::nullopt;
    std::string cursor = {};
};

}  // namespace jalon::journal
