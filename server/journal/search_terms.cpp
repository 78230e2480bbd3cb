// SPDX-License-Identifier: EUPL-1.2
#include "journal/search_terms.h"

#include <array>

#include "base/text.h"

namespace jalon::journal {
namespace {

struct Piece {
    std::string text;
    bool quoted = false, without = false, may_go_on = false;
};

constexpr std::array<std::string_view, 6> kQuotes{"\"", "«", "»", "“", "”", "„"};

/// The bytes of the quotation mark that `text` begins with; 0 for none.
std::size_t quoteAt(std::string_view text) {
    for (const auto quote : kQuotes)
        if (text.starts_with(quote)) return quote.size();
    return 0;
}

/// `typed` has been tidied: single spaces, none at the ends.
std::vector<Piece> piecesOf(std::string_view typed, bool ends_in_space) {
    std::vector<Piece> pieces;
    for (std::size_t at = 0; at < typed.size();) {
        if (typed[at] == ' ') {
            ++at;
            continue;
        }
        Piece piece;
        if (typed[at] == '-') {
            piece.without = true;
            ++at;
        }
        if (const std::size_t quote = quoteAt(typed.substr(at)); quote > 0) {
            at += quote;
            const std::size_t begin = at;
            while (at < typed.size() && quoteAt(typed.substr(at)) == 0) ++at;
            piece.text = typed.substr(begin, at - begin);
            piece.quoted = at < typed.size();
            piece.may_go_on = !piece.quoted && !ends_in_space;
            at += quoteAt(typed.substr(std::min(at, typed.size())));
        } else {
            const std::size_t begin = at;
            while (at < typed.size() && typed[at] != ' ' && quoteAt(typed.substr(at)) == 0) ++at;
            piece.text = typed.substr(begin, at - begin);
            piece.may_go_on = piece.text.ends_with('*') || (at == typed.size() && !ends_in_space);
        }
        pieces.push_back(std::move(piece));
    }
    return pieces;
}

storage::TextPhrase termsOf(const std::vector<PlacedTerm>& words) {
    storage::TextPhrase terms;
    for (const auto& word : words) terms.push_back(word.term);
    return terms;
}

void add(SearchTerms& out, const Piece& piece) {
    const auto words = placedTerms(piece.text);
    if (words.empty()) return;
    if (piece.without) {
        out.none.push_back(termsOf(words));
        return;
    }
    if (!piece.may_go_on) {
        out.all.push_back({termsOf(words)});
        return;
    }
    // What is still being typed: its last word may be longer, so the words before stand for themselves.
    for (const auto& word : words) {
        const bool last = &word == &words.back() && text::length(word.form) >= kShortestBeginning;
        out.all.push_back({{word.term}, last ? word.form : ""});
    }
}

}  // namespace

std::vector<PlacedTerm> placedTerms(std::string_view text) {
    std::vector<PlacedTerm> out;
    auto words = text::scanWords(text);
    out.reserve(words.size());
    for (auto& word : words) {
        if (text::isEmptyWord(word.folded, kLanguage)) continue;
        std::string term = text::stem(word.folded, kLanguage);
        out.push_back({word.begin, word.end, std::move(word.folded), std::move(term)});
    }
    return out;
}

SearchTerms parseSearch(std::string_view typed) {
    const bool ends_in_space = typed.ends_with(' ') || typed.ends_with("\xC2\xA0");
    const std::string tidied = text::tidy(typed);
    SearchTerms out;
    for (const Piece& piece : piecesOf(tidied, ends_in_space)) add(out, piece);
    if (out.all.size() > kMostWanted) out.all.resize(kMostWanted);
    if (out.none.size() > kMostWanted) out.none.resize(kMostWanted);
    return out;
}

}  // namespace jalon::journal
