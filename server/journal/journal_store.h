// SPDX-License-Identifier: EUPL-1.2
#pragma once
// All SQL of the journal.
#include "journal/journal.h"

namespace jalon::journal::store {

std::optional<Entry> find(storage::Transaction& tx, const EntryId& id);
bool mayRead(storage::Transaction& tx, const EntryId& id, const EntryReader& reader);
/// At most kMostAtOnce, in no particular order; unknown ids are left out.
constexpr std::size_t kMostAtOnce = 20;
std::vector<Entry> findMany(storage::Transaction& tx, const std::vector<EntryId>& ids);
/// By id, after this one ("" for the first), withdrawn ones too.
std::vector<Entry> entriesAfter(storage::Transaction& tx, const std::string& id, std::size_t limit);
void insert(storage::Transaction& tx, const Entry& entry);
void update(storage::Transaction& tx, const Entry& entry);

struct Version {
    std::int64_t version;
    std::string kind;
    Day occurred_on;
    std::string text;
    std::optional<UserId> by;
    Instant at;
};
void insertVersion(storage::Transaction& tx, const Entry& entry, const std::optional<UserId>& by, Instant at);
std::vector<Version> versions(storage::Transaction& tx, const EntryId& id);

struct Draft {
    std::string key, content;
    Instant updated_at;
};
std::optional<Draft> findDraft(storage::Transaction& tx, const UserId& user, const std::string& key);
void putDraft(storage::Transaction& tx, const UserId& user, const Draft& draft);
bool deleteDraft(storage::Transaction& tx, const UserId& user, const std::string& key);

}  // namespace jalon::journal::store
