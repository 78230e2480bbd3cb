// SPDX-License-Identifier: EUPL-1.2
#include "journal/word_index_store.h"

#include <algorithm>
#include <charconv>
#include <limits>
#include <stdexcept>

#include "journal/journal_store.h"
#include "people/scope.h"

namespace jalon::journal::store {
namespace {

using storage::Engine;
using storage::Row;
using storage::Sql;
using storage::TextIndex;
using storage::Transaction;
using storage::Value;

/// Who may find an entry: of the files in their scope, those of a team find what is meant for it, everybody what they
/// wrote and what names them (journal/ring.h). The same for lists, counts and excerpts, since all come from the one
/// statement it stands in.
constexpr std::string_view kScope =
    "(i.ring IN ('shared', 'team') OR i.author_id = $4 OR (i.ring = 'restricted' AND EXISTS (SELECT 1 FROM "
    "entry_reader "
    "AS named WHERE named.entry_id = i.entry_id AND named.user_id = $4))) AND ($6 = '*' OR EXISTS (SELECT 1 FROM entry "
    "AS of_file "
    "WHERE of_file.id = i.entry_id AND " JALON_IN_SCOPE("of_file.person_id", "$6") "))";

constexpr Sql kIndexed{"journal.indexed", "SELECT place, terms, ring FROM entry_index WHERE entry_id = $1"};
constexpr Sql kAdd{"journal.index_add",
                   "INSERT INTO entry_index (place, entry_id, ring, author_id, terms) "
                   "SELECT CAST($1 AS BIGINT), id, ring, author_id, $3 FROM entry WHERE id = $2 "
                   "ON CONFLICT (place) DO NOTHING"};
constexpr Sql kRemove{"journal.index_remove", "DELETE FROM entry_index WHERE place = $1"};
constexpr Sql kClear{"journal.index_clear", "DELETE FROM entry_index"};
constexpr Sql kClearForms{"journal.index_clear_forms", "DELETE FROM entry_form"};
constexpr Sql kCounts{"journal.index_counts",
                      "SELECT (SELECT count(*) FROM entry_index), "
                      "(SELECT count(*) FROM entry WHERE withdrawn = FALSE)"};
constexpr Sql kFormsAfter{
    "journal.index_forms_after",
    "SELECT form, term FROM entry_form WHERE (form, term) > ($1, $2) ORDER BY form, term LIMIT $3"};
constexpr Sql kEntryAt{"journal.index_entry_at", "SELECT entry_id FROM entry_index WHERE place = $1"};
constexpr std::size_t kIndexedAtOnce = 20;
constexpr Sql kIndexedMany{"journal.indexed_many",
                           "SELECT entry_id, place, terms, ring FROM entry_index WHERE entry_id IN ($1, $2, $3, $4, "
                           "$5, $6, $7, $8, $9, $10, $11, "
                           "$12, $13, $14, $15, $16, $17, $18, $19, $20)"};
constexpr Sql kDropForms{"journal.index_drop_forms", "DELETE FROM entry_form WHERE term = $1"};
// A term may come from words of several lengths: the shortest decides.
constexpr Sql kBeginning{"journal.index_beginning",
                         "SELECT term, min(length(form)) AS shortest FROM entry_form WHERE form >= $1 AND form < $2 "
                         "GROUP BY term ORDER BY shortest, term LIMIT $3"};
constexpr Sql kState{"journal.index_state", "SELECT rules, rebuilt_to FROM entry_index_state WHERE id = 1"};
constexpr Sql kPutState{"journal.index_put_state",
                        "INSERT INTO entry_index_state (id, rules, rebuilt_to) VALUES (1, $1, $2) "
                        "ON CONFLICT (id) DO UPDATE SET rules = excluded.rules, rebuilt_to = excluded.rebuilt_to"};

constexpr Sql kWatchDrops{"journal.index_watch_drops", "SELECT rules FROM entry_index_state WHERE id = 1"};
constexpr Sql kTellDrop{"journal.index_tell_drop", "UPDATE entry_index_state SET rules = rules WHERE id = 1"};

constexpr std::size_t kFormsAtOnce = 16;
constexpr Sql kAddForms{"journal.index_add_forms",
                        "INSERT INTO entry_form (form, term) VALUES ($1, $2), ($3, $4), ($5, $6), ($7, $8), ($9, $10), "
                        "($11, $12), ($13, $14), ($15, $16), ($17, $18), ($19, $20), ($21, $22), ($23, $24), "
                        "($25, $26), ($27, $28), ($29, $30), ($31, $32) ON CONFLICT (form, term) DO NOTHING"};

/// Kept for the life of the program: their statements are the keys of caches.
const TextIndex& textIndex(const Transaction& tx) {
    static const auto kFts5 = storage::textIndex(Engine::sqlcipher, "entry");
    static const auto kTsvector = storage::textIndex(Engine::postgres, "entry");
    return tx.engine() == Engine::postgres ? *kTsvector : *kFts5;
}

/// The lower bits of a place: taken from the random part of the id, so that entries of one day seldom meet.
std::int64_t slotOf(const EntryId& id) {
    std::int64_t slot = 0;
    const std::string& text = id.text();
    std::from_chars(text.data() + text.size() - 5, text.data() + text.size(), slot, 16);
    return slot;
}

/// The first text that does not begin so, among texts of folded words.
std::string afterBeginning(const std::string& beginning) { return beginning + "\xF4\x8F\xBF\xBF"; }

}  // namespace

std::int64_t firstPlaceOf(Day day) { return day.days().time_since_epoch().count() * kPlacesADay; }

Day dayOf(std::int64_t place) {
    const std::int64_t day = place / kPlacesADay - (place % kPlacesADay < 0 ? 1 : 0);
    return Day(std::chrono::sys_days(std::chrono::days(day)));
}

std::optional<IndexRow> indexed(Transaction& tx, const EntryId& entry) {
    const auto rows = tx.run(kIndexed, entry);
    if (rows.empty()) return std::nullopt;
    return IndexRow{rows.front().integer(0), rows.front().text(1), rows.front().text(2)};
}

void addToIndex(Transaction& tx, const Entry& entry, const std::string& terms) {
    const std::int64_t first = firstPlaceOf(entry.occurred_on);
    const std::int64_t slot = slotOf(entry.id);
    for (std::int64_t attempt = 0; attempt < kPlacesADay; ++attempt) {
        const std::int64_t place = first + (slot + attempt) % kPlacesADay;
        if (tx.run(kAdd, place, entry.id, terms).affected == 0) continue;
        textIndex(tx).add(tx, place, terms);
        return;
    }
    throw std::runtime_error("the index has no place left on " + entry.occurred_on.iso());
}

void removeFromIndex(Transaction& tx, const IndexRow& row) {
    textIndex(tx).remove(tx, row.place, row.terms);
    tx.run(kRemove, row.place);
}

void clearIndex(Transaction& tx) {
    textIndex(tx).clear(tx);
    tx.run(kClear);
    tx.run(kClearForms);
}

void settleIndex(Transaction& tx) { textIndex(tx).settle(tx); }

std::unique_ptr<TextIndex::Comparison> compareIndex(const Transaction& tx) { return textIndex(tx).compare(); }

std::string entryAt(Transaction& tx, std::int64_t place) { return tx.run(kEntryAt, place).front().text(0); }

std::map<std::string, IndexRow> indexedAmong(Transaction& tx, const std::vector<Entry>& entries) {
    std::map<std::string, IndexRow> found;
    for (std::size_t from = 0; from < entries.size(); from += kIndexedAtOnce) {
        std::vector<Value> ids;
        for (std::size_t i = from; i < from + kIndexedAtOnce; ++i)
            ids.emplace_back(entries[std::min(i, entries.size() - 1)].id.text());
        for (const Row& row : tx.runWith(kIndexedMany, ids))
            found[row.text(0)] = {row.integer(1), row.text(2), row.text(3)};
    }
    return found;
}

std::vector<Form> formsAfter(Transaction& tx, const Form& last, std::int64_t limit) {
    std::vector<Form> forms;
    for (const Row& row : tx.run(kFormsAfter, last.first, last.second, limit))
        forms.emplace_back(row.text(0), row.text(1));
    return forms;
}

IndexCounts countIndex(Transaction& tx) {
    const auto rows = tx.run(kCounts);
    return {rows.front().integer(0), textIndex(tx).size(tx), rows.front().integer(1)};
}

void addForms(Transaction& tx, const std::vector<Form>& forms) {
    for (std::size_t from = 0; from < forms.size(); from += kFormsAtOnce) {
        std::vector<Value> values;
        for (std::size_t i = from; i < from + kFormsAtOnce; ++i) {
            const Form& form = forms[std::min(i, forms.size() - 1)];  // the last one again, to no effect
            values.emplace_back(form.first);
            values.emplace_back(form.second);
        }
        tx.runWith(kAddForms, values);
    }
}

void watchDrops(Transaction& tx) { tx.run(kWatchDrops); }

void dropFormsOf(Transaction& tx, const std::string& term) {
    tx.run(kTellDrop);
    tx.run(kDropForms, term);
}

std::vector<std::string> termsBeginning(Transaction& tx, const std::string& beginning, std::size_t limit) {
    std::vector<std::string> terms;
    const auto count = static_cast<std::int64_t>(limit);
    for (const Row& row : tx.run(kBeginning, beginning, afterBeginning(beginning), count)) terms.push_back(row.text(0));
    return terms;
}

bool isUsed(Transaction& tx, const std::string& term) {
    const TextIndex& index = textIndex(tx);
    const std::string asked = index.write({{{{term}}}, {}});
    constexpr auto kAll = std::numeric_limits<std::int64_t>::max();
    return std::ranges::any_of(index.sources(), [&](const TextIndex::Source& source) {
        if (source.worth_after > 0) return false;
        const std::string text = "SELECT i.place " + source.from + " WHERE " + source.matches + " LIMIT 1";
        return !tx.run(Sql{"journal.index_is_used", text}, asked, -kAll, kAll).empty();
    });
}

std::optional<IndexState> indexState(Transaction& tx) {
    const auto rows = tx.run(kState);
    if (rows.empty()) return std::nullopt;
    return IndexState{rows.front().integer(0), rows.front().optionalText(1)};
}

void putIndexState(Transaction& tx, const IndexState& state) { tx.run(kPutState, state.rules, state.rebuilt_to); }

std::vector<Candidate> newestFitting(Transaction& tx, const Reach& reach) {
    const TextIndex& index = textIndex(tx);
    const std::string asked = index.write(reach.query);
    const auto limit = static_cast<std::int64_t>(reach.limit);
    storage::Rows rows;
    for (const auto& source : index.sources()) {
        if (rows.size() < source.worth_after) continue;
        const std::string text = "SELECT i.place, i.entry_id, i.terms " + source.from + " WHERE " + source.matches +
                                 " AND " + std::string(kScope) + " ORDER BY " + source.place + " DESC LIMIT $5";
        rows = tx.run(Sql{"journal.search", text}, asked, reach.from_place, reach.to_place, reach.reader, limit,
                      reach.files.text());
        if (rows.size() >= reach.limit) break;
    }
    std::vector<Candidate> found;
    found.reserve(rows.size());
    for (const Row& row : rows) found.push_back({row.integer(0), EntryId::trusted(row.text(1)), row.text(2)});
    return found;
}

}  // namespace jalon::journal::store
