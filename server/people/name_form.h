// SPDX-License-Identifier: EUPL-1.2
#pragma once
// The forms of a name under which two spellings of it meet. All take words of text::fold (lower case, no accents).
#include <string>
#include <string_view>
#include <vector>

namespace jalon::people {

/// How a French reader hears the word: ph→f, ou→u, qu→k, y→i, z→s, no h, doubled letters once, silent endings
/// (d, t, s, x, then e) gone. "dupond", "dupont" → "dupon"; "youssef" → "iusef". Letters of other scripts stay.
std::string sound(std::string_view folded_word);

/// The consonants of a word that is long enough to be told by them (at least five letters and three consonants), else
/// "". Meets the spellings of names written from Arabic: "mohamed", "muhammad" → "mhmd".
std::string skeleton(std::string_view folded_word);

/// The words of one part of a name, and all of them written as one ("le goff" → "legoff").
struct NamePart {
    std::vector<std::string> words;
    std::string joined;
    bool empty() const { return words.empty(); }
};
NamePart namePart(std::string_view typed);

/// True for words that a name may have or lack in the registers of two schools: de, el, ben, van…
bool isParticle(std::string_view folded_word);

/// What a search box finds a person by: every word of the names, and parts of several words written as one.
std::vector<std::string> searchTokens(std::string_view last_name, std::string_view first_name,
                                      std::string_view usual_name);

/// Blocking keys of one part of a name: people who share none of them are never compared by name.
std::vector<std::string> soundKeys(const NamePart& part);

/// "Dupont-Weiß" → "DUPONT-WEISS", accents kept: "Lefèvre" → "LEFÈVRE".
std::string capitals(std::string_view name);

}  // namespace jalon::people
