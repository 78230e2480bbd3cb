// SPDX-License-Identifier: EUPL-1.2
#include "base/stem.h"

#include <libstemmer.h>

#include <algorithm>
#include <array>
#include <memory>
#include <new>
#include <stdexcept>

namespace jalon::text {
namespace {

struct Release {
    void operator()(sb_stemmer* stemmer) const { sb_stemmer_delete(stemmer); }
};

/// A stemmer is not safe to share between threads: one a thread and language.
sb_stemmer* stemmerOf(Language language) {
    thread_local std::array<std::unique_ptr<sb_stemmer, Release>, 2> stemmers;
    auto& stemmer = stemmers.at(static_cast<std::size_t>(language));
    if (!stemmer) stemmer.reset(sb_stemmer_new(language == Language::french ? "french" : "german", "UTF_8"));
    if (!stemmer) throw std::runtime_error("libstemmer does not know the language");
    return stemmer.get();
}

/// "convoquee", "convoquees" → "convoque"; "amis" → "ami"; "genoux" → "genou".
std::string_view withoutFrenchEndings(std::string_view word) {
    if (word.size() < 4) return word;
    const auto drop = [&](std::size_t count) { return word.substr(0, word.size() - count); };
    if (word.ends_with("ees")) return drop(2);
    if (word.ends_with("ee")) return drop(1);
    const char last = word[word.size() - 1];
    const char before = word[word.size() - 2];
    if (last == 's' && (before == 'i' || before == 'o' || before == 'u')) return drop(1);
    // "heureux" has a feminine in -euse, which Snowball knows; short words ("lieux", "jeux") are plurals.
    if (word.ends_with("oux") || (word.ends_with("eux") && word.size() <= 5)) return drop(1);
    return word;
}

constexpr std::array<std::string_view, 50> kFrenchEmpty{
    "a",    "au",    "aux",   "avec", "c",   "ce",   "ces", "cet", "cette", "d",    "dans", "de",  "des",
    "du",   "elle",  "elles", "en",   "et",  "il",   "ils", "j",   "je",    "l",    "la",   "le",  "les",
    "leur", "leurs", "lui",   "m",    "n",   "nous", "on",  "ou",  "par",   "pour", "qu",   "que", "qui",
    "s",    "sa",    "se",    "ses",  "son", "sur",  "t",   "un",  "une",   "vous", "y"};
constexpr std::array<std::string_view, 36> kGermanEmpty{
    "am",   "an",    "auf",   "aus",   "bei",   "das", "dem", "den", "der", "des", "die", "ein",
    "eine", "einem", "einen", "einer", "eines", "er",  "es",  "fur", "ich", "ihr", "im",  "in",
    "ist",  "mit",   "nach",  "sich",  "sie",   "und", "vom", "von", "wir", "zu",  "zum", "zur"};

/// `words` are in order.
template <class Words>
bool isIn(const Words& words, std::string_view word) {
    return std::ranges::binary_search(words, word);
}

}  // namespace

std::string stem(std::string_view folded, Language language) {
    const std::string_view word = language == Language::french ? withoutFrenchEndings(folded) : folded;
    sb_stemmer* stemmer = stemmerOf(language);
    const auto* bytes = reinterpret_cast<const sb_symbol*>(word.data());
    const sb_symbol* stemmed = sb_stemmer_stem(stemmer, bytes, static_cast<int>(word.size()));
    if (stemmed == nullptr) throw std::bad_alloc();
    const auto size = static_cast<std::size_t>(sb_stemmer_length(stemmer));
    if (size == 0) return std::string(word);
    return {reinterpret_cast<const char*>(stemmed), size};
}

bool isEmptyWord(std::string_view folded, Language language) {
    if (folded.size() > 5) return false;
    return language == Language::german ? isIn(kGermanEmpty, folded) : isIn(kFrenchEmpty, folded);
}

}  // namespace jalon::text
