// SPDX-License-Identifier: EUPL-1.2
#include "journal/word_index.h"

#include <algorithm>
#include <set>
#include <unordered_set>

#include "journal/index_marks.h"
#include "journal/journal_store.h"
#include "journal/search_terms.h"
#include "journal/word_index_store.h"

namespace jalon::journal {
namespace {

/// Goes up when entries get other terms than before: new endings in base/stem.h, other marks.
constexpr std::int64_t kRules = 1;
constexpr std::size_t kEntriesACommit = 1000;
constexpr storage::Unaudited kUnaudited{"the index of entries, which holds nothing that is not in them"};

struct IndexedText {
    std::string terms;
    std::vector<store::Form> forms;
};

IndexedText indexedText(const Entry& entry) {
    IndexedText out;
    std::set<store::Form> forms;
    for (auto& word : placedTerms(entry.text)) {
        out.terms += word.term + " ";
        forms.emplace(std::move(word.form), std::move(word.term));
    }
    out.terms += personMark(entry.person) + " " + kindMark(entry.kind);
    if (entry.author) out.terms += " " + authorMark(*entry.author);
    out.forms.assign(forms.begin(), forms.end());
    return out;
}

/// The terms that are words, without repetition.
std::set<std::string, std::less<>> wordsOf(std::string_view terms) {
    std::set<std::string, std::less<>> out;
    for (std::size_t begin = 0; begin < terms.size();) {
        const std::size_t end = std::min(terms.find(' ', begin), terms.size());
        if (const auto term = terms.substr(begin, end - begin); !isMark(term)) out.emplace(term);
        begin = end + 1;
    }
    return out;
}

/// A word that no entry has any more must not be found by its beginning: it may be a name.
void dropUnused(storage::Transaction& tx, std::string_view before, std::string_view after) {
    const auto kept = wordsOf(after);
    for (const std::string& term : wordsOf(before))
        if (!kept.contains(term) && !store::isUsed(tx, term)) store::dropFormsOf(tx, term);
}

/// One commit of a rebuild: how many entries were read.
Result<std::int64_t> indexSome(storage::Database& database) {
    return database.write(kUnaudited, [](storage::Transaction& tx) -> Result<std::int64_t> {
        const auto state = store::indexState(tx);
        if (!state || !state->rebuilt_to) return 0;
        const auto entries = store::entriesAfter(tx, *state->rebuilt_to, kEntriesACommit);
        for (const Entry& entry : entries) keepIndexed(tx, entry);
        if (entries.empty()) {
            store::settleIndex(tx);
            store::putIndexState(tx, {kRules, std::nullopt});
        } else {
            store::putIndexState(tx, {kRules, entries.back().id.text()});
        }
        return static_cast<std::int64_t>(entries.size());
    });
}

Result<void> indexTheRest(storage::Database& database, const IndexProgress& progress) {
    std::int64_t read = 0;
    for (;;) {
        TRY_ASSIGN(const auto some, indexSome(database));
        if (some == 0) return {};
        read += some;
        progress(read);
    }
}

}  // namespace

void keepIndexed(storage::Transaction& tx, const Entry& entry) {
    const auto before = store::indexed(tx, entry.id);
    const IndexedText now = entry.withdrawn ? IndexedText{} : indexedText(entry);
    const bool same_day = before && store::dayOf(before->place) == entry.occurred_on;
    if (before && same_day && before->terms == now.terms && before->ring == ringCode(entry.ring)) return;
    if (!before && entry.withdrawn) return;
    if (before) store::removeFromIndex(tx, *before);
    if (!entry.withdrawn) {
        store::watchDrops(tx);
        store::addToIndex(tx, entry, now.terms);
        store::addForms(tx, now.forms);
    }
    if (before) dropUnused(tx, before->terms, now.terms);
}

Result<void> completeIndex(storage::Database& database, const IndexProgress& progress) {
    const auto state = database.read([](storage::Transaction& tx) { return store::indexState(tx); });
    if (!state || state->rules != kRules) return rebuildIndex(database, progress);
    if (!state->rebuilt_to) return {};
    return indexTheRest(database, progress);
}

Result<void> rebuildIndex(storage::Database& database, const IndexProgress& progress) {
    TRY(database.write(kUnaudited, [](storage::Transaction& tx) -> Result<void> {
        store::clearIndex(tx);
        store::putIndexState(tx, {kRules, std::string()});
        return {};
    }));
    return indexTheRest(database, progress);
}

const std::set<std::string>& indexTables() {
    static const std::set<std::string> kTables{"entry_index", "entry_words", "entry_form", "entry_index_state"};
    return kTables;
}

namespace {

constexpr std::int64_t kFormsAtOnce = 5000;

/// Forms by their hash: two of them that share one are not told apart, which a check can afford.
class KnownForms {
public:
    explicit KnownForms(storage::Transaction& tx) {
        for (store::Form last;;) {
            auto forms = store::formsAfter(tx, last, kFormsAtOnce);
            if (forms.empty()) return;
            for (const auto& form : forms) hashes_.insert(hashOf(form));
            last = std::move(forms.back());
        }
    }
    bool haveAll(const std::vector<store::Form>& forms) const {
        return std::ranges::all_of(forms, [&](const auto& form) { return hashes_.contains(hashOf(form)); });
    }

private:
    static std::size_t hashOf(const store::Form& form) {
        return std::hash<std::string>{}(form.first + ' ' + form.second);
    }
    std::unordered_set<std::size_t> hashes_;
};

void verifyEntry(const Entry& entry, const store::IndexRow* row, const KnownForms& forms,
                 std::vector<IndexProblem>& problems) {
    if (entry.withdrawn) {
        if (row != nullptr) problems.push_back({"extra", entry.id.text()});
        return;
    }
    if (row == nullptr) {
        problems.push_back({"missing", entry.id.text()});
        return;
    }
    const IndexedText now = indexedText(entry);
    if (row->terms != now.terms || store::dayOf(row->place) != entry.occurred_on)
        problems.push_back({"stale", entry.id.text()});
    if (!forms.haveAll(now.forms)) problems.push_back({"form", entry.id.text()});
}

}  // namespace

std::vector<IndexProblem> verifyIndex(storage::Transaction& tx) {
    std::vector<IndexProblem> problems;
    const auto state = store::indexState(tx);
    if (!state || state->rules != kRules || state->rebuilt_to) problems.push_back({"unfinished", ""});
    const KnownForms forms(tx);
    const auto comparison = store::compareIndex(tx);
    std::string last;
    for (;;) {
        const auto entries = store::entriesAfter(tx, last, kEntriesACommit);
        if (entries.empty()) break;
        const auto rows = store::indexedAmong(tx, entries);
        for (const Entry& entry : entries) {
            const auto row = rows.find(entry.id.text());
            verifyEntry(entry, row == rows.end() ? nullptr : &row->second, forms, problems);
            if (row != rows.end()) comparison->look(tx, row->second.place, row->second.terms);
        }
        last = entries.back().id.text();
    }
    for (const std::int64_t place : comparison->wrong(tx)) problems.push_back({"engine", store::entryAt(tx, place)});
    const auto counts = store::countIndex(tx);
    if (counts.held != counts.rows) problems.push_back({"engine", ""});
    return problems;
}

}  // namespace jalon::journal
