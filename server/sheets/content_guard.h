// SPDX-License-Identifier: EUPL-1.2
#pragma once
// The content guard of what leaves for a school: a school is told of attendance, work and commitments, never of family,
// health, justice or psychological matters, nor of another pupil. The guard finds words that speak of them; a person
// reads the sentence and decides. Words are data (vocabularies guard_family, guard_health, guard_justice,
// guard_psychology of the blueprint). Pure.
#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace jalon::sheets {

/// A word or expression of one domain. "*" ends a beginning that any ending may follow: "psycholog*".
struct GuardWord {
    std::string domain;  ///< family, health, justice, psychology, other_pupil
    std::string words;
};

/// Where a word stands in a text. Positions count characters (code points) from 0.
struct GuardHit {
    std::string domain;
    std::string text;  ///< as written there
    std::size_t from = 0, length = 0;
    bool operator==(const GuardHit&) const = default;
};

/// A sentence in which words were found, as it stands in the text.
struct GuardedSentence {
    std::string text;
    std::size_t from = 0, length = 0;
    std::vector<GuardHit> hits;  ///< by position in the whole text
};

/// Reads texts with the same words; safe to use from any thread.
class ContentGuard {
public:
    explicit ContentGuard(const std::vector<GuardWord>& words);

    /// Whole words only, whatever their case, accents and ending (plural, feminine): "père" is found in "ses PERES",
    /// not in "opère". An expression is found where its words follow one another, over spaces, hyphens and apostrophes.
    std::vector<GuardHit> find(std::string_view text) const;
    /// The sentences they stand in. A sentence ends with . ! ? … or its line.
    std::vector<GuardedSentence> sentences(std::string_view text) const;

private:
    struct Token {
        std::string form;
        bool beginning = false;
    };
    struct Entry {
        std::string domain;
        std::vector<Token> tokens;
    };
    std::multimap<std::string, Entry> whole_;  ///< by the form of the first token
    std::vector<Entry> beginnings_;            ///< whose first token is a beginning
};

/// The form that inflections of one French word share: folded, without the ending of the plural or the feminine.
/// Words of four letters or fewer keep their e: "mère" is not "mer".
std::string inflectionKey(std::string_view word);

/// The text without some of its sentences, the blanks around them closed up.
std::string withoutSentences(std::string_view text, const std::vector<GuardedSentence>& taken_out);

}  // namespace jalon::sheets
