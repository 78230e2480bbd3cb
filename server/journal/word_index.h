// SPDX-License-Identifier: EUPL-1.2
#pragma once
// The index that search in the text of entries reads: which words stand in which entry, whose it is, of which kind and
// day. Nothing is in it that is not in the entries; it is kept in their transaction and can be made anew at any time.
//
// Withdrawn entries are not in it. Who may find an entry is decided when one searches (word_index_store.h).
#include <cstdint>
#include <functional>
#include <set>
#include <string>
#include <vector>

#include "base/result.h"
#include "journal/journal.h"

namespace jalon::journal {

/// After an entry was stored or changed.
void keepIndexed(storage::Transaction& tx, const Entry& entry);

/// Told how many entries have been read, after each commit.
using IndexProgress = std::function<void(std::int64_t)>;

/// Makes the index where it is missing, was made by the rules of another version of the program, or where making it was
/// cut short. Otherwise one question to the database.
Result<void> completeIndex(storage::Database& database, const IndexProgress& progress);
/// Empties the index and makes it anew. Until it is done a search does not find everything; cut short, it goes on at
/// the next completeIndex.
Result<void> rebuildIndex(storage::Database& database, const IndexProgress& progress);

/// The tables it is kept in, which hold nothing that cannot be made anew.
const std::set<std::string>& indexTables();

/// What is wrong with the index; reads every entry. `code`: "missing" (an entry that is not in it), "stale" (other
/// words than the entry's), "extra" (in it without an entry, or withdrawn), "engine" (the engine's part does not find
/// what it should), "form" (a word no beginning leads to), "unfinished". `entry` is empty for those of the whole index.
struct IndexProblem {
    std::string code, entry;
};
std::vector<IndexProblem> verifyIndex(storage::Transaction& tx);

}  // namespace jalon::journal
