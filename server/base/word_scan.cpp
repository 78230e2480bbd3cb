// SPDX-License-Identifier: EUPL-1.2
#include "base/word_scan.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <array>
#include <cstdint>

#include "base/text.h"

namespace jalon::text {
namespace {

constexpr UChar32 kFirstListed = 0xC0;
constexpr UChar32 kAfterListed = 0x180;

/// Latin letters with accents, folded once: what French and German are written with.
const std::array<std::string, kAfterListed - kFirstListed>& foldedLetters() {
    static const auto letters = [] {
        std::array<std::string, kAfterListed - kFirstListed> made;
        for (UChar32 c = kFirstListed; c < kAfterListed; ++c) {
            std::array<std::uint8_t, 2> bytes{};
            std::size_t size = 0;
            U8_APPEND_UNSAFE(bytes.data(), size, c);
            made.at(static_cast<std::size_t>(c - kFirstListed)) =
                fold(std::string_view(reinterpret_cast<const char*>(bytes.data()), size));
        }
        return made;
    }();
    return letters;
}

bool isAsciiWord(UChar32 c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

bool isWord(UChar32 c) {
    if (c < 0x80) return isAsciiWord(c);
    if (u_isalnum(c) != 0) return true;
    // Marks belong to the letter before them; signs without a shape do not end a word.
    const auto mask = U_GET_GC_MASK(c);
    return (mask & (U_GC_M_MASK | U_GC_CF_MASK | U_GC_N_MASK)) != 0;
}

std::string cut(std::string word) {
    if (word.size() <= kLongestWord) return word;
    std::size_t size = kLongestWord;
    while (size > 0 && (static_cast<unsigned char>(word[size]) & 0xC0U) == 0x80U) --size;
    word.resize(size);
    return word;
}

}  // namespace

std::vector<ScannedWord> scanWords(std::string_view text) {
    const auto* data = reinterpret_cast<const std::uint8_t*>(text.data());
    const auto size = static_cast<std::int32_t>(text.size());
    const auto& letters = foldedLetters();
    std::vector<ScannedWord> words;
    words.reserve(text.size() / 6);
    for (std::int32_t at = 0; at < size;) {
        std::int32_t begin = at;
        UChar32 c = 0;
        U8_NEXT(data, at, size, c);
        if (c < 0 || !isWord(c)) continue;
        std::string folded;
        bool listed = true;  // every letter so far is plain or in the list
        std::int32_t end = begin;
        while (c >= 0 && isWord(c)) {
            end = at;
            if (c < 0x80)
                folded += static_cast<char>(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
            else if (c >= kFirstListed && c < kAfterListed)
                folded += letters.at(static_cast<std::size_t>(c - kFirstListed));
            else
                listed = false;
            if (at >= size) break;
            U8_NEXT(data, at, size, c);
        }
        const auto from = static_cast<std::size_t>(begin);
        const auto to = static_cast<std::size_t>(end);
        if (listed) {
            words.push_back({from, to, cut(std::move(folded))});
            continue;
        }
        for (std::string& word : jalon::text::words(text.substr(from, to - from)))
            words.push_back({from, to, cut(std::move(word))});
    }
    return words;
}

}  // namespace jalon::text
