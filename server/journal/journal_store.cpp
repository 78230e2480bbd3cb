// SPDX-License-Identifier: EUPL-1.2
#include "journal/journal_store.h"

#include <algorithm>
#include <stdexcept>

namespace jalon::journal {
namespace {

using storage::Row;
using storage::Sql;

// An entry for a reader: their own, those meant for them, those that name them. `user` and `of_team` are parameters.
#define JALON_READ_BY(user, of_team)                                                  \
    "(ring = 'shared' OR (ring = 'team' AND " of_team " = TRUE) OR author_id = " user \
    " OR (ring = 'restricted' "                                                       \
    "AND EXISTS (SELECT 1 FROM entry_reader AS named WHERE named.entry_id = entry.id AND named.user_id = " user ")))"

constexpr Sql kInsert{
    "journal.insert",
    "INSERT INTO entry (id, person_id, stay_id, kind, occurred_on, text, ring, author_id, created_at, updated_at, "
    "withdrawn, version) VALUES ($1, $2, $3, $4, $5, $6, $12, $7, $8, $9, $10, $11)"};
constexpr Sql kUpdate{
    "journal.update",
    "UPDATE entry SET stay_id = $2, kind = $3, occurred_on = $4, text = $5, updated_at = $6, withdrawn = $7, "
    "version = $8, ring = $9 WHERE id = $1"};
constexpr Sql kReaders{"journal.readers", "SELECT user_id FROM entry_reader WHERE entry_id = $1 ORDER BY user_id"};
constexpr Sql kClearReaders{"journal.clear_readers", "DELETE FROM entry_reader WHERE entry_id = $1"};
constexpr Sql kAddReader{"journal.add_reader", "INSERT INTO entry_reader (entry_id, user_id) VALUES ($1, $2)"};
constexpr Sql kMayRead{"journal.may_read", "SELECT 1 FROM entry WHERE id = $1 AND " JALON_READ_BY("$2", "$3")};
constexpr Sql kKeptFrom{"journal.kept_from",
                        "SELECT count(*) FROM entry WHERE person_id = $1 AND ring = 'restricted' AND withdrawn = FALSE "
                        "AND NOT " JALON_READ_BY("$2", "$3")};
constexpr Sql kFind{
    "journal.find",
    "SELECT id, person_id, stay_id, kind, occurred_on, text, author_id, created_at, updated_at, withdrawn, "
    "version, ring FROM entry WHERE id = $1"};
constexpr Sql kFindMany{
    "journal.find_many",
    "SELECT id, person_id, stay_id, kind, occurred_on, text, author_id, created_at, updated_at, withdrawn, "
    "version, ring FROM entry WHERE id IN ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, "
    "$18, $19, "
    "$20)"};
constexpr Sql kAfter{
    "journal.after",
    "SELECT id, person_id, stay_id, kind, occurred_on, text, author_id, created_at, updated_at, withdrawn, "
    "version, ring FROM entry WHERE id > $1 ORDER BY id LIMIT $2"};
constexpr Sql kNewest{
    "journal.newest",
    "SELECT id, person_id, stay_id, kind, occurred_on, text, author_id, created_at, updated_at, withdrawn, "
    "version, ring FROM entry WHERE person_id = $1 AND withdrawn = FALSE AND " JALON_READ_BY(
        "$3", "$4") " ORDER BY occurred_on DESC, id DESC LIMIT $2"};
constexpr Sql kBefore{
    "journal.before",
    "SELECT id, person_id, stay_id, kind, occurred_on, text, author_id, created_at, updated_at, withdrawn, "
    "version, ring FROM entry WHERE person_id = $1 AND withdrawn = FALSE AND (occurred_on, id) < ($5, $6) "
    "AND " JALON_READ_BY("$3", "$4") " ORDER BY occurred_on DESC, id DESC LIMIT $2"};
constexpr Sql kInsertVersion{"journal.insert_version",
                             "INSERT INTO entry_version (entry_id, version, kind, occurred_on, text, by_user, at) "
                             "VALUES ($1, $2, $3, $4, $5, $6, $7)"};
constexpr Sql kVersions{"journal.versions",
                        "SELECT version, kind, occurred_on, text, by_user, at FROM entry_version WHERE entry_id = $1 "
                        "ORDER BY version DESC"};
constexpr Sql kFindDraft{"journal.find_draft",
                         "SELECT key, content, updated_at FROM draft WHERE user_id = $1 AND key = $2"};
constexpr Sql kPutDraft{
    "journal.put_draft",
    "INSERT INTO draft (user_id, key, content, updated_at) VALUES ($1, $2, $3, $4) "
    "ON CONFLICT (user_id, key) DO UPDATE SET content = excluded.content, updated_at = excluded.updated_at"};
constexpr Sql kDeleteDraft{"journal.delete_draft", "DELETE FROM draft WHERE user_id = $1 AND key = $2"};

std::optional<UserId> user(const Row& row, std::size_t column) {
    const auto id = row.optionalText(column);
    if (!id) return std::nullopt;
    return UserId::trusted(*id);
}

Entry entryOf(const Row& row) {
    Entry entry{EntryId::trusted(row.text(0)),
                PersonId::trusted(row.text(1)),
                std::nullopt,
                row.text(3),
                row.day(4),
                row.text(5),
                user(row, 6),
                row.instant(7),
                row.instant(8),
                row.boolean(9),
                row.integer(10)};
    if (const auto stay = row.optionalText(2)) entry.stay = StayId::trusted(*stay);
    const auto ring = parseRing(row.text(11));
    if (!ring) throw std::logic_error("an entry in an unknown ring");
    entry.ring = *ring;
    return entry;
}

void readReaders(storage::Transaction& tx, Entry& entry) {
    if (entry.ring != Ring::restricted) return;
    for (const Row& row : tx.run(kReaders, entry.id)) entry.readers.push_back(UserId::trusted(row.text(0)));
}

void addReaders(storage::Transaction& tx, const Entry& entry) {
    if (entry.ring != Ring::restricted) return;
    for (const UserId& reader : entry.readers) tx.run(kAddReader, entry.id, reader);
}

}  // namespace

std::vector<Entry> entriesOf(storage::Transaction& tx, const PersonId& person, const EntryReader& reader,
                             const std::optional<TimelinePlace>& before, std::size_t limit) {
    const auto count = static_cast<std::int64_t>(limit);
    const auto rows = before ? tx.run(kBefore, person, count, reader.user, reader.of_team, before->on, before->id)
                             : tx.run(kNewest, person, count, reader.user, reader.of_team);
    std::vector<Entry> entries;
    entries.reserve(rows.size());
    for (const Row& row : rows) entries.push_back(entryOf(row));
    for (Entry& entry : entries) readReaders(tx, entry);
    return entries;
}

std::int64_t keptFrom(storage::Transaction& tx, const PersonId& person, const EntryReader& reader) {
    if (!reader.of_team) return 0;
    return tx.run(kKeptFrom, person, reader.user, reader.of_team).front().integer(0);
}

namespace store {

std::optional<Entry> find(storage::Transaction& tx, const EntryId& id) {
    const auto rows = tx.run(kFind, id);
    if (rows.empty()) return std::nullopt;
    Entry entry = entryOf(rows.front());
    readReaders(tx, entry);
    return entry;
}

bool mayRead(storage::Transaction& tx, const EntryId& id, const EntryReader& reader) {
    return !tx.run(kMayRead, id, reader.user, reader.of_team).empty();
}

std::vector<Entry> findMany(storage::Transaction& tx, const std::vector<EntryId>& ids) {
    if (ids.size() > kMostAtOnce) throw std::logic_error("too many entries at once");
    std::vector<storage::Value> values(kMostAtOnce);  // NULL fits nothing
    std::ranges::transform(ids, values.begin(), [](const EntryId& id) { return storage::toValue(id); });
    std::vector<Entry> entries;
    for (const Row& row : tx.runWith(kFindMany, values)) entries.push_back(entryOf(row));
    return entries;
}

std::vector<Entry> entriesAfter(storage::Transaction& tx, const std::string& id, std::size_t limit) {
    std::vector<Entry> entries;
    for (const Row& row : tx.run(kAfter, id, static_cast<std::int64_t>(limit))) entries.push_back(entryOf(row));
    return entries;
}

void insert(storage::Transaction& tx, const Entry& entry) {
    tx.run(kInsert, entry.id, entry.person, entry.stay, entry.kind, entry.occurred_on, entry.text, entry.author,
           entry.created_at, entry.updated_at, entry.withdrawn, entry.version, ringCode(entry.ring));
    addReaders(tx, entry);
}

void update(storage::Transaction& tx, const Entry& entry) {
    tx.run(kUpdate, entry.id, entry.stay, entry.kind, entry.occurred_on, entry.text, entry.updated_at, entry.withdrawn,
           entry.version, ringCode(entry.ring));
    tx.run(kClearReaders, entry.id);
    addReaders(tx, entry);
}

void insertVersion(storage::Transaction& tx, const Entry& entry, const std::optional<UserId>& by, Instant at) {
    tx.run(kInsertVersion, entry.id, entry.version, entry.kind, entry.occurred_on, entry.text, by, at);
}

std::vector<Version> versions(storage::Transaction& tx, const EntryId& id) {
    std::vector<Version> out;
    for (const Row& row : tx.run(kVersions, id))
        out.push_back({row.integer(0), row.text(1), row.day(2), row.text(3), user(row, 4), row.instant(5)});
    return out;
}

std::optional<Draft> findDraft(storage::Transaction& tx, const UserId& user_id, const std::string& key) {
    const auto rows = tx.run(kFindDraft, user_id, key);
    if (rows.empty()) return std::nullopt;
    return Draft{rows.front().text(0), rows.front().text(1), rows.front().instant(2)};
}

void putDraft(storage::Transaction& tx, const UserId& user_id, const Draft& draft) {
    tx.run(kPutDraft, user_id, draft.key, draft.content, draft.updated_at);
}

bool deleteDraft(storage::Transaction& tx, const UserId& user_id, const std::string& key) {
    return tx.run(kDeleteDraft, user_id, key).affected > 0;
}

}  // namespace store
}  // namespace jalon::journal
