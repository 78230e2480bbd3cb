// SPDX-License-Identifier: EUPL-1.2
#include "sheets/content_guard.h"

#include <algorithm>
#include <array>
#include <optional>
#include <tuple>
#include <utility>

#include "base/text.h"

namespace jalon::sheets {
namespace {

/// Where one character of UTF-8 ends; `at` is inside the text.
std::size_t afterCharacter(std::string_view text, std::size_t at) {
    ++at;
    while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) ++at;
    return at;
}

bool isAsciiLetterOrDigit(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

/// U+0300 to U+036F: an accent written after its letter.
bool isCombining(std::string_view character) {
    if (character.size() != 2) return false;
    const auto lead = static_cast<unsigned char>(character[0]);
    const auto trail = static_cast<unsigned char>(character[1]);
    return lead == 0xCCU || (lead == 0xCDU && trail <= 0xAFU);
}

/// A letter or digit of any script: what folding keeps something of.
bool isWordCharacter(std::string_view character) {
    if (character.size() == 1) return isAsciiLetterOrDigit(character[0]);
    if (isCombining(character)) return true;
    static constexpr std::array<std::string_view, 12> kMarks{"«", "»", "“", "”", "„", "…",
                                                             "–", "—", "•", "°", "€", "·"};
    const std::string folded = text::fold(character);
    const bool kept = std::ranges::any_of(folded, [](char c) { return c != ' '; });
    return kept && folded != "\xEF\xBF\xBD" && std::ranges::find(kMarks, character) == kMarks.end();
}

struct Word {
    std::size_t from = 0, length = 0;  ///< characters
    std::size_t from_byte = 0, to_byte = 0;
    std::string folded, key;
};

std::vector<Word> wordsOf(std::string_view text) {
    std::vector<Word> words;
    std::optional<Word> open;
    std::size_t position = 0;
    const auto close = [&](std::size_t byte) {
        if (!open) return;
        open->to_byte = byte;
        open->length = position - open->from;
        open->folded = text::fold(text.substr(open->from_byte, byte - open->from_byte));
        open->key = inflectionKey(open->folded);
        words.push_back(std::move(*open));
        open.reset();
    };
    for (std::size_t at = 0; at < text.size(); ++position) {
        const std::size_t next = afterCharacter(text, at);
        if (!isWordCharacter(text.substr(at, next - at)))
            close(at);
        else if (!open)
            open = Word{position, 0, at, at, {}, {}};
        at = next;
    }
    close(text.size());
    return words;
}

bool endsSentence(std::string_view character) {
    static constexpr std::array<std::string_view, 4> kEnds{".", "!", "?", "…"};
    return std::ranges::find(kEnds, character) != kEnds.end();
}

bool isBlank(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

struct Span {
    std::size_t from = 0, length = 0, from_byte = 0, to_byte = 0;
};

/// The sentences of a text, blanks around them left out.
std::vector<Span> sentenceSpans(std::string_view text) {
    std::vector<Span> spans;
    Span open;
    std::size_t position = 0;
    bool ended = false;
    const auto close = [&](std::size_t byte, std::size_t next_byte) {
        open.to_byte = byte;
        std::size_t last = position;
        for (; open.from_byte < open.to_byte && isBlank(text[open.from_byte]); ++open.from_byte) ++open.from;
        for (; open.to_byte > open.from_byte && isBlank(text[open.to_byte - 1]); --open.to_byte) --last;
        open.length = last - open.from;
        if (open.length > 0) spans.push_back(open);
        open = {position + 1, 0, next_byte, next_byte};
        ended = false;
    };
    for (std::size_t at = 0; at < text.size(); ++position) {
        const std::size_t next = afterCharacter(text, at);
        const auto character = text.substr(at, next - at);
        if (character == "\n" || (ended && isBlank(character[0])))
            close(at, next);
        else
            ended = endsSentence(character);
        at = next;
    }
    close(text.size(), text.size());
    return spans;
}

}  // namespace

std::string inflectionKey(std::string_view word) {
    std::string key = text::fold(word);
    const auto ends = [&](std::string_view ending) { return key.ends_with(ending); };
    if (key.size() > 4 && ends("aux") && !ends("eaux")) {
        key.replace(key.size() - 2, 2, "l");  // tribunaux, tribunal
        return key;
    }
    if (key.size() > 3 && (ends("s") || ends("x"))) key.pop_back();
    while (key.size() > 4 && ends("e")) key.pop_back();
    if (ends("eus")) key.pop_back();                                                   // furieuse, furieux
    if (ends("tric")) key.replace(key.size() - 4, 4, "teur");                          // éducatrice, éducateur
    if (ends("iv")) key.back() = 'f';                                                  // dépressive, dépressif
    if (key.size() > 4 && key[key.size() - 1] == key[key.size() - 2]) key.pop_back();  // lycéenne, lycéen
    return key;
}

ContentGuard::ContentGuard(const std::vector<GuardWord>& words) {
    for (const GuardWord& word : words) {
        Entry entry{word.domain, {}};
        std::string_view rest = word.words;
        while (!rest.empty()) {
            const auto blank = rest.find(' ');
            const auto part = rest.substr(0, blank);
            rest.remove_prefix(blank == std::string_view::npos ? rest.size() : blank + 1);
            const bool beginning = part.ends_with('*');
            for (const Word& each : wordsOf(part)) entry.tokens.push_back({beginning ? each.folded : each.key, false});
            if (beginning && !entry.tokens.empty()) entry.tokens.back().beginning = true;
        }
        if (entry.tokens.empty()) continue;
        if (entry.tokens.front().beginning)
            beginnings_.push_back(std::move(entry));
        else
            whole_.emplace(entry.tokens.front().form, std::move(entry));
    }
}

std::vector<GuardHit> ContentGuard::find(std::string_view text) const {
    const auto words = wordsOf(text);
    std::vector<GuardHit> hits;
    const auto fits = [&](const Token& token, const Word& word) {
        return token.beginning ? word.folded.starts_with(token.form) : word.key == token.form;
    };
    const auto tryAt = [&](const Entry& entry, std::size_t first) {
        if (first + entry.tokens.size() > words.size()) return;
        for (std::size_t i = 0; i < entry.tokens.size(); ++i)
            if (!fits(entry.tokens[i], words[first + i])) return;
        const Word& from = words[first];
        const Word& to = words[first + entry.tokens.size() - 1];
        hits.push_back({entry.domain, std::string(text.substr(from.from_byte, to.to_byte - from.from_byte)), from.from,
                        to.from + to.length - from.from});
    };
    for (std::size_t i = 0; i < words.size(); ++i) {
        const auto [begin, end] = whole_.equal_range(words[i].key);
        for (auto entry = begin; entry != end; ++entry) tryAt(entry->second, i);
        for (const Entry& entry : beginnings_) tryAt(entry, i);
    }
    // Where several expressions begin with one word, the longest says it; each domain once.
    std::ranges::sort(hits, [](const GuardHit& a, const GuardHit& b) {
        return std::tie(a.from, b.length, a.domain) < std::tie(b.from, a.length, b.domain);
    });
    std::vector<GuardHit> kept;
    for (GuardHit& hit : hits) {
        const bool inside = std::ranges::any_of(kept, [&](const GuardHit& other) {
            return other.domain == hit.domain && other.from <= hit.from &&
                   hit.from + hit.length <= other.from + other.length;
        });
        if (!inside) kept.push_back(std::move(hit));
    }
    return kept;
}

std::vector<GuardedSentence> ContentGuard::sentences(std::string_view text) const {
    const auto hits = find(text);
    std::vector<GuardedSentence> out;
    if (hits.empty()) return out;
    for (const Span& span : sentenceSpans(text)) {
        GuardedSentence sentence{
            std::string(text.substr(span.from_byte, span.to_byte - span.from_byte)), span.from, span.length, {}};
        for (const GuardHit& hit : hits)
            if (hit.from >= span.from && hit.from < span.from + span.length) sentence.hits.push_back(hit);
        if (!sentence.hits.empty()) out.push_back(std::move(sentence));
    }
    return out;
}

std::string withoutSentences(std::string_view text, const std::vector<GuardedSentence>& taken_out) {
    std::string out;
    std::size_t position = 0;
    for (std::size_t at = 0; at < text.size(); ++position) {
        const std::size_t next = afterCharacter(text, at);
        const bool taken = std::ranges::any_of(taken_out, [&](const GuardedSentence& sentence) {
            return position >= sentence.from && position < sentence.from + sentence.length;
        });
        const auto character = text.substr(at, next - at);
        const bool doubled = character == " " && (out.empty() || isBlank(out.back()));
        if (!taken && !doubled) out += character;
        at = next;
    }
    return text::tidyLines(out);
}

}  // namespace jalon::sheets
