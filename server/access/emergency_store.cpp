// SPDX-License-Identifier: EUPL-1.2
#include "access/emergency.h"

namespace jalon::access {
namespace {

using storage::Row;
using storage::Sql;
using storage::Transaction;

#define JALON_SELECT_EMERGENCY                                                                                 \
    "SELECT id, user_id, person_id, reason, opened_at, until, ended_at, noted_by, noted_at, noted_words FROM " \
    "file_emergency "
constexpr Sql kEmergency{"access.emergency", JALON_SELECT_EMERGENCY "WHERE id = $1"};
constexpr Sql kLatest{"access.latest_emergencies", JALON_SELECT_EMERGENCY "ORDER BY opened_at DESC, id DESC LIMIT $1"};
constexpr Sql kInsert{"access.insert_emergency",
                      "INSERT INTO file_emergency (id, user_id, person_id, reason, opened_at, until, noted_words) "
                      "VALUES ($1, $2, $3, $4, $5, $6, '') ON CONFLICT DO NOTHING"};
constexpr Sql kEnd{"access.end_emergency", "UPDATE file_emergency SET ended_at = $2 WHERE id = $1"};
constexpr Sql kNote{"access.note_emergency",
                    "UPDATE file_emergency SET noted_by = $2, noted_at = $3, noted_words = $4 WHERE id = $1"};
constexpr Sql kPerson{"access.person_of_emergency", "SELECT person_id FROM file_emergency WHERE id = $1"};

std::optional<Instant> instantIn(const Row& row, std::size_t column) {
    if (row.isNull(column)) return std::nullopt;
    return row.instant(column);
}

Emergency emergencyIn(const Row& row) {
    Emergency found{row.text(0),
                    UserId::trusted(row.text(1)),
                    PersonId::trusted(row.text(2)),
                    row.text(3),
                    row.instant(4),
                    row.instant(5),
                    instantIn(row, 6)};
    if (!row.isNull(7)) found.noted_by = UserId::trusted(row.text(7));
    found.noted_at = instantIn(row, 8);
    found.noted_words = row.text(9);
    return found;
}

}  // namespace

bool insertEmergency(Transaction& tx, const Emergency& emergency) {
    return tx.run(kInsert, emergency.id, emergency.user, emergency.person, emergency.reason, emergency.opened_at,
                  emergency.until)
               .affected > 0;
}

std::optional<Emergency> findEmergency(Transaction& tx, const std::string& id) {
    const auto rows = tx.run(kEmergency, id);
    if (rows.empty()) return std::nullopt;
    return emergencyIn(rows.front());
}

std::vector<Emergency> latestEmergencies(Transaction& tx, std::size_t limit) {
    std::vector<Emergency> out;
    for (const Row& row : tx.run(kLatest, static_cast<std::int64_t>(limit))) out.push_back(emergencyIn(row));
    return out;
}

void endEmergency(Transaction& tx, const std::string& id, Instant now) { tx.run(kEnd, id, now); }

void noteEmergency(Transaction& tx, const std::string& id, const UserId& by, Instant now, const std::string& words) {
    tx.run(kNote, id, by, now, words);
}

Sql personOfEmergency() { return kPerson; }

}  // namespace jalon::access
