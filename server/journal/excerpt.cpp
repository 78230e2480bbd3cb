// SPDX-License-Identifier: EUPL-1.2
#include "journal/excerpt.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "journal/search_terms.h"

namespace jalon::journal {
namespace {

constexpr std::size_t kExcerpt = 240;
constexpr std::size_t kBefore = 60;  ///< of it, at most before the first hit
/// Of a common length: of the shipped kinds of entries, some sixty words that count.
constexpr double kUsualLength = 60.0;

/// A phrase found: its first and last word, and which of query.all it is.
struct Hit {
    std::size_t first, last, wanted;
};

/// The phrases of a query by their first term.
class Phrases {
public:
    explicit Phrases(const storage::TextQuery& query) {
        for (std::size_t wanted = 0; wanted < query.all.size(); ++wanted)
            for (const auto& phrase : query.all[wanted])
                if (!phrase.empty()) by_first_[phrase.front()].push_back({&phrase, wanted});
    }

    /// Every place where a phrase stands. `term(i)` is the i-th of `count` terms.
    template <class Term>
    std::vector<Hit> in(std::size_t count, const Term& term) const {
        std::vector<Hit> hits;
        for (std::size_t i = 0; i < count; ++i) {
            const auto found = by_first_.find(term(i));
            if (found == by_first_.end()) continue;
            for (const auto& [phrase, wanted] : found->second) {
                std::size_t same = 1;
                while (same < phrase->size() && i + same < count && term(i + same) == (*phrase)[same]) ++same;
                if (same == phrase->size()) hits.push_back({i, i + same - 1, wanted});
            }
        }
        return hits;
    }

private:
    struct Named {
        const storage::TextPhrase* phrase;
        std::size_t wanted;
    };
    std::unordered_map<std::string_view, std::vector<Named>> by_first_;
};

/// Bytes of the text, end excluded.
struct Stretch {
    std::size_t begin, end;
};

/// Where hits of the most different wanted things stand within an excerpt's length; the first such place.
std::size_t bestHit(const std::vector<Hit>& hits, const std::vector<PlacedTerm>& words, std::size_t wanted) {
    std::size_t best = 0;
    std::size_t most = 0;
    for (std::size_t i = 0; i < hits.size(); ++i) {
        std::vector<bool> seen(wanted);
        const std::size_t until = words[hits[i].first].begin + kExcerpt - kBefore;
        for (std::size_t j = i; j < hits.size() && words[hits[j].last].end <= until; ++j) seen[hits[j].wanted] = true;
        const auto different = static_cast<std::size_t>(std::ranges::count(seen, true));
        if (different > most) {
            most = different;
            best = i;
        }
    }
    return best;
}

/// Around a byte of the text, beginning and ending between words.
Stretch windowAround(std::string_view text, std::size_t hit) {
    if (text.size() <= kExcerpt + kBefore) return {0, text.size()};
    std::size_t begin = hit > kBefore ? hit - kBefore : 0;
    while (begin > 0 && begin < hit && text[begin - 1] != ' ' && text[begin - 1] != '\n') ++begin;
    std::size_t end = std::min(text.size(), begin + kExcerpt);
    while (end < text.size() && end > hit && text[end] != ' ' && text[end] != '\n') --end;
    // One endless word: between two letters then.
    if (end <= hit) end = std::min(text.size(), begin + kExcerpt);
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) ++end;
    return {begin, end};
}

}  // namespace

Excerpt excerptOf(std::string_view text, const storage::TextQuery& query) {
    const auto words = placedTerms(text);
    const auto hits =
        Phrases(query).in(words.size(), [&](std::size_t i) -> const std::string& { return words[i].term; });
    const std::size_t around = hits.empty() ? 0 : words[hits[bestHit(hits, words, query.all.size())].first].begin;
    const Stretch window = windowAround(text, around);

    Excerpt out;
    out.cut_before = window.begin > 0;
    out.cut_after = window.end < text.size();
    std::size_t shown = window.begin;
    const auto show = [&](std::size_t until, bool hit) {
        if (until > shown) out.parts.push_back({std::string(text.substr(shown, until - shown)), hit});
        shown = std::max(shown, until);
    };
    for (const Hit& hit : hits) {
        const std::size_t begin = words[hit.first].begin;
        const std::size_t end = words[hit.last].end;
        if (begin < shown || end > window.end) continue;
        show(begin, false);
        show(end, true);
    }
    show(window.end, false);
    return out;
}

int relevanceOf(std::string_view terms, const storage::TextQuery& query) {
    std::vector<std::string_view> words;
    for (std::size_t begin = 0; begin < terms.size();) {
        const std::size_t end = std::min(terms.find(' ', begin), terms.size());
        words.push_back(terms.substr(begin, end - begin));
        begin = end + 1;
    }
    const auto hits = Phrases(query).in(words.size(), [&](std::size_t i) { return words[i]; });

    const std::size_t wanted = query.all.size();
    std::vector<double> times(wanted);
    std::vector<std::ptrdiff_t> last_at(wanted, -1);
    std::size_t seen = 0;
    std::ptrdiff_t closest = 0;  // the fewest words that hold all that is wanted
    for (const Hit& hit : hits) {
        times[hit.wanted] += 1;
        if (last_at[hit.wanted] < 0) ++seen;
        last_at[hit.wanted] = static_cast<std::ptrdiff_t>(hit.first);
        if (seen < wanted) continue;
        const auto span = static_cast<std::ptrdiff_t>(hit.last) - *std::ranges::min_element(last_at) + 1;
        closest = closest == 0 ? span : std::min(closest, span);
    }
    // The saturation of BM25; its weight of rare words says nothing where all words must be there.
    const double slope = 1.2 * (0.25 + 0.75 * static_cast<double>(words.size()) / kUsualLength);
    double score = 0;
    for (const double count : times) score += 10.0 * count / (count + slope) / static_cast<double>(wanted);
    if (wanted > 1 && closest > 0) score += 5.0 * static_cast<double>(wanted) / static_cast<double>(closest);
    return static_cast<int>(std::lround(score));
}

}  // namespace jalon::journal
