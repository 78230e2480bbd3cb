// SPDX-License-Identifier: EUPL-1.2
#pragma once
// The statements of the floor (floor.h): each function is one operation as somebody who wrote only SQL would do it.
#include <cstdint>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/id.h"
#include "storage/database.h"
#include "storage/text_index.h"

namespace jalon::load::store {

struct FloorPerson {
    PersonId id;
    storage::Bytes name_key;
    std::string token;  ///< one of the words of the name
};
/// Some of the people, spread over all.
std::vector<FloorPerson> somePeople(storage::Transaction& tx, std::size_t at_most);
/// What the newest notes are found by, a line of terms each: common words often, rare ones rarely.
std::vector<std::string> newestTerms(storage::Transaction& tx, std::size_t entries);
/// Somebody with an account.
UserId someUser(storage::Transaction& tx);

/// Identity, guardians, stays and the newest entries of one person.
void readFile(storage::Transaction& tx, const PersonId& person);
void insertLook(storage::Transaction& tx, Instant at, const UserId& user, const PersonId& person);
void insertEntry(storage::Transaction& tx, Instant at, const UserId& user, const PersonId& person, Day on,
                 const std::string& text);
/// Fifty names from this one on.
void readList(storage::Transaction& tx, const storage::Bytes& from);
void findByToken(storage::Transaction& tx, const std::string& beginning);
/// The newest twenty entries with the term.
void findByTerm(storage::Transaction& tx, const storage::TextIndex& index, const std::string& term);
void readDueTasks(storage::Transaction& tx, Day until);
/// Referrals by state and stays by state, of the measures between two days.
void countBetween(storage::Transaction& tx, Day from, Day to);

}  // namespace jalon::load::store
