// SPDX-License-Identifier: EUPL-1.2
#pragma once
// The common form of the words of one family, so that a search finds the plural and the feminine: Snowball's rules on
// folded words. Accents are gone before, because people leave them out when they search; what Snowball would have told
// by them is put back for the endings that matter (the feminine participle, plurals in -us and -is).
#include <string>
#include <string_view>
#include <vector>

namespace jalon::text {

enum class Language { french, german };

/// `folded`: one word as text::fold or scanWords gives it. Never empty for a word that is not.
std::string stem(std::string_view folded, Language language);

/// Articles, pronouns and prepositions that stand in nearly every text: an index leaves them out. Words that also mean
/// something by themselves ("sans", "été", "pas") are not among them.
bool isEmptyWord(std::string_view folded, Language language);

}  // namespace jalon::text
