// SPDX-License-Identifier: EUPL-1.2
#pragma once
// What of an entry a search shows, and how well it fits.
#include <string>
#include <string_view>
#include <vector>

#include "storage/text_index.h"

namespace jalon::journal {

struct ExcerptPart {
    std::string text;
    bool hit = false;
    bool operator==(const ExcerptPart&) const = default;
};

/// The text as written, in parts. Some 240 bytes of it where the most of what was wanted stands together.
struct Excerpt {
    std::vector<ExcerptPart> parts;
    bool cut_before = false, cut_after = false;
};
Excerpt excerptOf(std::string_view text, const storage::TextQuery& query);

/// From 0 on, the higher the better: how often what was wanted stands in the terms of an entry, for its length, and how
/// close together. Coarse, so that among alike entries the newest comes first.
int relevanceOf(std::string_view terms, const storage::TextQuery& query);

}  // namespace jalon::journal
