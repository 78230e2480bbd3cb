// SPDX-License-Identifier: EUPL-1.2
#pragma once
// Young people as rows, and the keys they are found by.
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "people/name_match.h"
#include "people/person.h"
#include "storage/database.h"

namespace jalon::people::store {

std::optional<Person> find(storage::Transaction& tx, const PersonId& id);
bool exists(storage::Transaction& tx, const PersonId& id);
/// Bytes that sort as a list of names does.
storage::Bytes nameKey(const std::string& last_name, const std::string& first_name);
/// Also writes the search words, sound keys and phone keys.
void insert(storage::Transaction& tx, const Person& person, const std::optional<UserId>& by);
/// The file is, from now on, one of this team's.
void putInPlace(storage::Transaction& tx, const PersonId& person, const std::string& place);
/// Fields and version; the search words, sound keys and phone keys follow.
void update(storage::Transaction& tx, const Person& person, const std::optional<UserId>& by);

void setFileState(storage::Transaction& tx, const PersonId& id, FileState state);
void touch(storage::Transaction& tx, const PersonId& id, Day day);
void setSchool(storage::Transaction& tx, const PersonId& id, const StructureId& structure,
               const std::string& class_name);

/// Replaces the numbers of one holder: the young person (holder_id is theirs) or a guardian.
void setPhones(storage::Transaction& tx, const PersonId& person, const std::string& holder_id,
               const std::vector<std::string>& phones);

/// Those found, in no order.
struct Known {
    PersonSummary summary;
    Description description;
};
std::vector<Known> known(storage::Transaction& tx, const std::vector<PersonId>& ids);

/// How rows of many people are read: ids in blocks of `kBlock`, the last one repeated to fill a block.
constexpr std::size_t kBlock = 20;
void forBlocks(const std::vector<PersonId>& ids, const std::function<void(std::vector<storage::Value>&)>& use);

/// The teams whose file it is.
std::vector<std::string> placesOf(storage::Transaction& tx, const PersonId& person);

// What the candidates for a match come from; each block is bounded, so that no common name makes a search slow.
std::vector<PersonId> bySound(storage::Transaction& tx, const std::string& sound, const access::FileScope& files);
std::vector<PersonId> bySounds(storage::Transaction& tx, const std::string& sound, const std::string& other,
                               const access::FileScope& files);
std::vector<PersonId> bySoundAndPrefix(storage::Transaction& tx, const std::string& sound, const std::string& prefix,
                                       const access::FileScope& files);
std::vector<PersonId> byBirthDate(storage::Transaction& tx, Day day, const access::FileScope& files);
std::vector<PersonId> byPhoneKey(storage::Transaction& tx, const std::string& key, const access::FileScope& files);
std::vector<std::string> phoneKeysOf(storage::Transaction& tx, const PersonId& id);

/// The smallest text above every text that starts with `prefix`, for ranges.
std::string afterPrefix(const std::string& prefix);

}  // namespace jalon::people::store
