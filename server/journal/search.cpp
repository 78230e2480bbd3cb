// SPDX-License-Identifier: EUPL-1.2
#include "journal/search.h"

#include <algorithm>
#include <charconv>
#include <limits>
#include <set>

#include "access/access.h"
#include "base/text.h"
#include "journal/excerpt.h"
#include "journal/index_marks.h"
#include "journal/journal_store.h"
#include "journal/search_terms.h"
#include "journal/word_index_store.h"
#include "people/people.h"
#include "people/scope.h"

namespace jalon::journal {
namespace {

using access::Right;

constexpr std::size_t kLongestSearch = 200;
/// Words that a beginning may become; the shortest ones, which are nearest to what was typed.
constexpr std::size_t kMostEndings = 40;

/// Where an entry stands among those found: best first, then newest.
struct Standing {
    int relevance = 0;
    std::int64_t place = 0;
    bool before(const Standing& other) const {
        if (relevance != other.relevance) return relevance > other.relevance;
        return place > other.place;
    }
};

std::string writeCursor(const Standing& standing) {
    return std::to_string(standing.relevance) + "." + std::to_string(standing.place);
}

std::optional<Standing> readCursor(std::string_view cursor) {
    Standing out;
    const char* end = cursor.data() + cursor.size();
    const auto first = std::from_chars(cursor.data(), end, out.relevance);
    if (first.ec != std::errc{} || first.ptr == end || *first.ptr != '.') return std::nullopt;
    const auto second = std::from_chars(first.ptr + 1, end, out.place);
    if (second.ec != std::errc{} || second.ptr != end) return std::nullopt;
    return out;
}

/// The words alone: what is ranked and shown as hits.
storage::TextQuery wordsOf(storage::Transaction& tx, const SearchTerms& terms) {
    storage::TextQuery query;
    for (const Wanted& wanted : terms.all) {
        std::vector<storage::TextPhrase> phrases{wanted.terms};
        if (!wanted.beginning.empty())
            for (auto& term : store::termsBeginning(tx, wanted.beginning, kMostEndings))
                if (term != wanted.terms.front()) phrases.push_back({std::move(term)});
        query.all.push_back(std::move(phrases));
    }
    query.none = terms.none;
    return query;
}

store::Reach reachOf(const storage::TextQuery& words, const EntrySearch& asked, const access::Actor& actor) {
    constexpr auto kLast = std::numeric_limits<std::int64_t>::max();
    store::Reach reach{words, -kLast, kLast, actor.author.user, kMostRanked + 1, actor.scope(Right::course_see)};
    if (asked.person) reach.query.all.push_back({{personMark(*asked.person)}});
    if (asked.author) reach.query.all.push_back({{authorMark(*asked.author)}});
    if (!asked.kind.empty()) reach.query.all.push_back({{kindMark(asked.kind)}});
    if (asked.from) reach.from_place = store::firstPlaceOf(*asked.from);
    if (asked.to) reach.to_place = store::firstPlaceOf(*asked.to + 1);
    return reach;
}

struct Ranked {
    Standing standing;
    EntryId entry;
};

std::vector<Ranked> ranked(const std::vector<store::Candidate>& candidates, const storage::TextQuery& words) {
    std::vector<Ranked> out;
    out.reserve(candidates.size());
    for (const auto& candidate : candidates)
        out.push_back({{relevanceOf(candidate.terms, words), candidate.place}, candidate.entry});
    std::ranges::sort(out, [](const Ranked& a, const Ranked& b) { return a.standing.before(b.standing); });
    return out;
}

json::object excerptJson(const Excerpt& excerpt) {
    json::array parts;
    for (const auto& part : excerpt.parts) parts.push_back(json::object{{"text", part.text}, {"hit", part.hit}});
    return {{"parts", std::move(parts)}, {"cutBefore", excerpt.cut_before}, {"cutAfter", excerpt.cut_after}};
}

/// The entries of a page in their order, with whose they are and who wrote them.
json::array itemsJson(storage::Transaction& tx, const std::vector<Ranked>& page, const storage::TextQuery& words,
                      std::set<std::string>& shown) {
    std::vector<EntryId> ids;
    for (const auto& one : page) ids.push_back(one.entry);
    std::map<std::string, Entry> entries;
    std::vector<PersonId> persons;
    std::vector<UserId> authors;
    for (auto& entry : store::findMany(tx, ids)) {
        persons.push_back(entry.person);
        if (entry.author) authors.push_back(*entry.author);
        entries.emplace(entry.id.text(), std::move(entry));
    }
    const auto people = people::findMany(tx, persons);
    const auto names = access::displayNames(tx, authors);
    json::array items;
    for (const auto& id : ids) {
        const Entry& entry = entries.at(id.text());
        shown.insert(entry.person.text());
        items.push_back(json::object{{"id", entry.id.text()},
                                     {"personId", entry.person.text()},
                                     {"personName", people.at(entry.person.text()).displayName()},
                                     {"kind", entry.kind},
                                     {"occurredOn", entry.occurred_on.iso()},
                                     {"author", access::userRef(entry.author, names)},
                                     {"excerpt", excerptJson(excerptOf(entry.text, words))}});
    }
    return items;
}

struct Page {
    json::object json;
    std::size_t found = 0;
    std::set<std::string> shown;  ///< whose entries
};

Page pageOf(storage::Transaction& tx, const access::Actor& actor, const SearchTerms& terms, const EntrySearch& asked,
            const std::optional<Standing>& after) {
    const auto words = wordsOf(tx, terms);
    auto candidates = store::newestFitting(tx, reachOf(words, asked, actor));
    const bool more_before = candidates.size() > kMostRanked;
    if (more_before) candidates.pop_back();

    auto rest = ranked(candidates, words);
    if (after) std::erase_if(rest, [&](const Ranked& one) { return !after->before(one.standing); });
    const bool more = rest.size() > kSearchPage;
    if (more) rest.erase(rest.begin() + kSearchPage, rest.end());

    Page page;
    page.found = candidates.size();
    page.json["items"] = itemsJson(tx, rest, words, page.shown);
    page.json["nextCursor"] = more ? json::value(writeCursor(rest.back().standing)) : json::value();
    page.json["found"] = candidates.size();
    page.json["searchedBackTo"] =
        more_before ? json::value(store::dayOf(candidates.back().place).iso()) : json::value();
    return page;
}

Page nothing() {
    return {{{"items", json::array()}, {"nextCursor", nullptr}, {"found", 0}, {"searchedBackTo", nullptr}}, 0, {}};
}

/// Of the file searched in; "" for all files, or one that is not there for the reader.
std::string nameOf(storage::Transaction& tx, const access::Actor& actor, const std::optional<PersonId>& person) {
    const bool known = person && people::isInScope(tx, actor.scope(Right::course_see), *person);
    const auto found = known ? people::find(tx, *person) : std::nullopt;
    return found ? found->displayName() : "";
}

audit::Line auditLine(const EntrySearch& asked, const Page& page) {
    json::array shown;
    for (const auto& person : page.shown) shown.emplace_back(person);
    return {"search", "entry", "", asked.person, {{"found", page.found}, {"shown", std::move(shown)}}};
}

}  // namespace

Result<json::object> Journal::searchEntries(const access::Actor& actor, const EntrySearch& asked) {
    TRY(access::require(actor, Right::course_see));
    if (text::length(asked.q) > kLongestSearch) return Error::invalid("q", "too_long");
    const auto after = readCursor(asked.cursor);
    if (!asked.cursor.empty() && !after) return Error::invalid("cursor", "malformed");
    const SearchTerms terms = parseSearch(asked.q);

    // Read first: on PostgreSQL what is looked through would otherwise stand against entries written meanwhile.
    auto page = database_.read([&](storage::Transaction& tx) {
        Page read = terms.empty() ? nothing() : pageOf(tx, actor, terms, asked, after);
        read.json["personName"] = nameOf(tx, actor, asked.person);
        return read;
    });
    if (page.found > 0) {
        TRY(database_.write([&](storage::Transaction& tx) -> Result<void> {
            audit::record(tx, clock_, actor.author, auditLine(asked, page));
            return {};
        }));
    }
    return std::move(page.json);
}

}  // namespace jalon::journal
