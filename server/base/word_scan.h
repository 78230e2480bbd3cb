// SPDX-License-Identifier: EUPL-1.2
#pragma once
// The words of a text with their places in it: what a full-text index is made of, and what lets a hit be shown in the
// text as it was written.
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace jalon::text {

struct ScannedWord {
    std::size_t begin, end;  ///< bytes of the text, end excluded
    std::string folded;      ///< as text::fold gives it: one word, at most kLongestWord bytes
};

/// Longer words (an address of the web, a line without a space) are cut there.
constexpr std::size_t kLongestWord = 64;

/// The words of `text`, in order. A word is a run of letters, digits and marks; what folds to several words ("½")
/// gives several with the same place, what folds to nothing gives none. Made for texts in NFC, as tidy and tidyLines
/// leave them.
std::vector<ScannedWord> scanWords(std::string_view text);

}  // namespace jalon::text
