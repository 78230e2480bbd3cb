// SPDX-License-Identifier: EUPL-1.2
#pragma once
// What people type to find entries, and the terms an entry is found by. Both come from the same folding and stemming,
// so case, accents, plurals and feminines make no difference.
//
//     retard bus            both words
//     "réunion d'équipe"    these words, one after the other; little words ("de", "la") do not count
//     rendez-vous           the same as in quotes
//     -famille              without this word
//     exclus                the last word, as long as no space follows, is also the beginning of a longer one; exclu*
//     too
//
// Whatever is typed means something: a quote left open, a lone hyphen or star are passed over.
#include <string>
#include <string_view>
#include <vector>

#include "base/stem.h"
#include "base/word_scan.h"
#include "storage/text_index.h"

namespace jalon::journal {

/// Of the one scheme there is. A scheme in German will bring its own.
constexpr text::Language kLanguage = text::Language::french;

/// The words of a text that count, with their places in it.
struct PlacedTerm {
    std::size_t begin, end;  ///< bytes
    std::string form, term;  ///< folded; what it is found by
};
std::vector<PlacedTerm> placedTerms(std::string_view text);

struct Wanted {
    storage::TextPhrase terms;
    /// Of a single word that may go on: what was typed of it, folded. "" for all others.
    std::string beginning = {};
    bool operator==(const Wanted&) const = default;
};

struct SearchTerms {
    std::vector<Wanted> all;
    std::vector<storage::TextPhrase> none;
    /// Nothing to look for, or only words that must not be there.
    bool empty() const { return all.empty(); }
};

constexpr std::size_t kMostWanted = 10;        ///< what is typed after that is passed over
constexpr std::size_t kShortestBeginning = 3;  ///< letters; shorter ones would fit half of all words

SearchTerms parseSearch(std::string_view typed);

}  // namespace jalon::journal
