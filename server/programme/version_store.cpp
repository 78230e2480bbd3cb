// SPDX-License-Identifier: EUPL-1.2
#include "programme/version_store.h"

namespace jalon::programme::store {
namespace {

using storage::Row;
using storage::Sql;
using storage::Transaction;

#define JALON_VERSION                                                                                              \
    "SELECT id, person_id, professional_id, week, number, content, changes, published_at, published_by, told_on, " \
    "told_channel, told_to, told_at, told_by, version FROM programme_version "
constexpr Sql kFind{"programme.find_version", JALON_VERSION "WHERE id = $1"};
constexpr Sql kOfWeek{"programme.versions_of_week", JALON_VERSION "WHERE week = $1 ORDER BY number DESC, id"};
constexpr Sql kOfPerson{"programme.versions_of_person",
                        JALON_VERSION "WHERE person_id = $1 ORDER BY week DESC, number DESC"};
constexpr Sql kInsert{"programme.insert_version",
                      "INSERT INTO programme_version (id, person_id, professional_id, week, number, content, changes, "
                      "published_at, published_by, told_on, told_channel, told_to, told_at, told_by, version) "
                      "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)"};
constexpr Sql kTold{"programme.mark_told",
                    "UPDATE programme_version SET told_on = $2, told_channel = $3, told_to = $4, told_at = $5, "
                    "told_by = $6, version = $7 WHERE id = $1"};

template <class IdType>
std::optional<IdType> idOf(const Row& row, std::size_t column) {
    const auto id = row.optionalText(column);
    if (!id) return std::nullopt;
    return IdType::trusted(*id);
}

Version versionOf(const Row& row) {
    return {VersionId::trusted(row.text(0)),
            idOf<PersonId>(row, 1),
            idOf<catalogue::ProfessionalId>(row, 2),
            row.day(3),
            static_cast<int>(row.integer(4)),
            storedSessions(row.text(5)),
            row.text(6),
            row.instant(7),
            idOf<UserId>(row, 8),
            row.optionalDay(9),
            row.text(10),
            row.text(11),
            row.optionalInstant(12),
            idOf<UserId>(row, 13),
            row.integer(14)};
}

std::vector<Version> all(const storage::Rows& rows) {
    std::vector<Version> out;
    out.reserve(rows.size());
    for (const Row& row : rows) out.push_back(versionOf(row));
    return out;
}

}  // namespace

std::optional<Version> findVersion(Transaction& tx, const VersionId& id) {
    const auto rows = tx.run(kFind, id);
    if (rows.empty()) return std::nullopt;
    return versionOf(rows.front());
}

std::vector<Version> versionsOfWeek(Transaction& tx, Day week) { return all(tx.run(kOfWeek, week)); }

std::vector<Version> versionsOfPerson(Transaction& tx, const PersonId& person) {
    return all(tx.run(kOfPerson, person));
}

void insert(Transaction& tx, const Version& v) {
    tx.run(kInsert, v.id, v.person, v.professional, v.week, v.number, json::serialize(toJson(v.content)), v.changes,
           v.published_at, v.published_by, v.told_on, v.told_channel, v.told_to, v.told_at, v.told_by, v.version);
}

void updateTold(Transaction& tx, const Version& v) {
    tx.run(kTold, v.id, v.told_on, v.told_channel, v.told_to, v.told_at, v.told_by, v.version);
}

}  // namespace jalon::programme::store
