// SPDX-License-Identifier: EUPL-1.2
#pragma once
// All SQL of the index.
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "journal/journal.h"
#include "storage/text_index.h"

namespace jalon::journal::store {

/// Places grow with the day of the entry. Several entries of a day differ in the lower bits.
constexpr std::int64_t kPlacesADay = 1 << 20;
std::int64_t firstPlaceOf(Day day);
Day dayOf(std::int64_t place);

struct IndexRow {
    std::int64_t place = 0;
    std::string terms;
    std::string ring;
};
std::optional<IndexRow> indexed(storage::Transaction& tx, const EntryId& entry);
/// Ring and author are taken from the stored entry.
void addToIndex(storage::Transaction& tx, const Entry& entry, const std::string& terms);
void removeFromIndex(storage::Transaction& tx, const IndexRow& row);
void clearIndex(storage::Transaction& tx);
void settleIndex(storage::Transaction& tx);
/// Rows of the entries that have one, by their ids.
std::map<std::string, IndexRow> indexedAmong(storage::Transaction& tx, const std::vector<Entry>& entries);
std::unique_ptr<storage::TextIndex::Comparison> compareIndex(const storage::Transaction& tx);
/// The id of the entry whose row has this place.
std::string entryAt(storage::Transaction& tx, std::int64_t place);
struct IndexCounts {
    std::int64_t rows = 0, held = 0, to_find = 0;  ///< of the index, of the engine's part, of entries not withdrawn
};
IndexCounts countIndex(storage::Transaction& tx);

using Form = std::pair<std::string, std::string>;  ///< as written (folded), its term
void addForms(storage::Transaction& tx, const std::vector<Form>& forms);
/// Two transactions of which one drops forms and the other watches are not both committed when neither saw the other:
/// whoever adds forms finds some there already, and PostgreSQL does not count that as having read them.
void watchDrops(storage::Transaction& tx);
/// In their order; the first ones after {"", ""}.
std::vector<Form> formsAfter(storage::Transaction& tx, const Form& last, std::int64_t limit);
void dropFormsOf(storage::Transaction& tx, const std::string& term);
/// Terms of the words that begin so, those of the shortest words first.
std::vector<std::string> termsBeginning(storage::Transaction& tx, const std::string& beginning, std::size_t limit);
/// Some entry has the term, whoever may read it.
bool isUsed(storage::Transaction& tx, const std::string& term);

struct IndexState {
    std::int64_t rules = 0;
    std::optional<std::string> rebuilt_to;  ///< nothing when it is whole
};
std::optional<IndexState> indexState(storage::Transaction& tx);
void putIndexState(storage::Transaction& tx, const IndexState& state);

struct Candidate {
    std::int64_t place;
    EntryId entry;
    std::string terms;
};
/// The newest that fit, of these files and that `reader` may read, newest first.
struct Reach {
    storage::TextQuery query;
    std::int64_t from_place, to_place;  ///< the end excluded
    std::optional<UserId> reader;
    std::size_t limit;
    access::FileScope files;
};
std::vector<Candidate> newestFitting(storage::Transaction& tx, const Reach& reach);

}  // namespace jalon::journal::store
