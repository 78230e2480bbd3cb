// SPDX-License-Identifier: EUPL-1.2
#include "record/record_store.h"

#include <algorithm>

#include "audit/chain.h"
#include "people/scope.h"
#include "storage/columns.h"

namespace jalon::record::store {

using storage::Row;
using storage::Sql;
using storage::Transaction;

namespace {

constexpr std::int64_t kPage = 5000;
/// Greater than every id: those begin with a hexadecimal digit.
constexpr std::string_view kAfterAllIds = "g";

#define JALON_LOOKS "('open', 'list', 'search')"
#define JALON_TAKEN "('export', 'copy')"
// record::Kind.
#define JALON_KIND_OF_ACT                                                                                   \
    "CASE WHEN l.action IN " JALON_LOOKS " THEN 'look' WHEN l.action IN " JALON_TAKEN                       \
    " THEN 'taken' "                                                                                        \
    "WHEN l.action IN ('confide', 'emergency', 'emergency_ended', 'emergency_noted', 'emergency_refused') " \
    "THEN 'opening' WHEN l.entity = 'user' AND l.action IN ('sign_in', 'sign_in_failed', 'sign_out', "      \
    "'change_password', 'change_password_failed', 'reset_password') THEN 'sign_in' ELSE 'change' END"
#define JALON_BELONGS(user, places)                                                                                 \
    "(" places " = '*' OR EXISTS (SELECT 1 FROM membership AS belongs WHERE belongs.user_id = " user " AND " places \
    " LIKE '%' || belongs.place_id || '%'))"
// Binds: $1 before, $2 from, $3 limit, $4 kind, $5 files, $6 places.
#define JALON_LINES \
    "SELECT l.id, l.at, l.user_id, l.via, l.action, l.entity, l.entity_id, l.person_id FROM audit_line AS l "   \
    "WHERE l.restricted = FALSE AND l.id < $1 AND l.id >= $2 AND ($4 = 'any' OR $4 = " JALON_KIND_OF_ACT ") "   \
    "AND ((l.person_id IS NOT NULL AND " JALON_IN_SCOPE("l.person_id", "$5") ") OR (l.person_id IS NULL AND "   \
    "(l.user_id IS NULL OR " JALON_BELONGS("l.user_id", "$6") "))) "
#define JALON_NEWEST_FIRST "ORDER BY l.id DESC LIMIT $3"

constexpr Sql kLines{"record.lines", JALON_LINES JALON_NEWEST_FIRST};
constexpr Sql kOfPerson{"record.lines_of_person", JALON_LINES "AND l.person_id = $7 " JALON_NEWEST_FIRST};
constexpr Sql kByUser{"record.lines_by_user", JALON_LINES "AND l.user_id = $7 " JALON_NEWEST_FIRST};
constexpr Sql kOfPersonByUser{"record.lines_of_person_by_user",
                              JALON_LINES "AND l.person_id = $7 AND l.user_id = $8 " JALON_NEWEST_FIRST};

constexpr Sql kBelongs{"record.belongs", "SELECT 1 WHERE " JALON_BELONGS("$1", "$2")};

constexpr Sql kLookers{
    "record.lookers",
    "SELECT user_id, count(CASE WHEN action IN " JALON_LOOKS " THEN 1 END), count(CASE WHEN action IN " JALON_TAKEN
    " THEN 1 END), count(CASE WHEN action = 'emergency' THEN 1 END), count(CASE WHEN action NOT IN " JALON_LOOKS
    " AND action NOT IN " JALON_TAKEN
    " AND action NOT LIKE 'emergency%' THEN 1 END), min(at), max(at) "
    "FROM audit_line WHERE person_id = $1 AND restricted = FALSE GROUP BY user_id ORDER BY max(at) DESC"};
constexpr Sql kOpened{"record.opened", R"(
SELECT id, user_id, person_id, at FROM audit_line
WHERE id > $1 AND id < $2 AND action = 'open' AND user_id IS NOT NULL AND person_id IS NOT NULL
ORDER BY id LIMIT $3)"};

#define JALON_SELECT_READING                                                                                     \
    "SELECT r.id, r.day, r.user_id, r.files, r.in_an_hour, r.noticed_at, r.noted_by, r.noted_at, r.noted_words " \
    "FROM mass_reading AS r "
constexpr Sql kFindReading{"record.find_reading", JALON_SELECT_READING "WHERE r.id = $1"};
constexpr Sql kReadingOf{"record.reading_of", JALON_SELECT_READING "WHERE r.user_id = $1 AND r.day = $2"};
constexpr Sql kReadings{"record.readings",
                        JALON_SELECT_READING "WHERE " JALON_BELONGS("r.user_id", "$1") " ORDER BY CASE WHEN r.noted_at IS "
                                             "NULL THEN 0 ELSE 1 END, r.day DESC, r.id DESC LIMIT $2"};
constexpr Sql kInsertReading{"record.insert_reading", R"(
INSERT INTO mass_reading (id, day, user_id, files, in_an_hour, noticed_at, noted_by, noted_at, noted_words)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9))"};
constexpr Sql kUpdateReading{"record.update_reading", R"(
UPDATE mass_reading SET files = $2, in_an_hour = $3, noted_by = $4, noted_at = $5, noted_words = $6 WHERE id = $1)"};

constexpr Sql kWatched{"record.watched_until", "SELECT watched_until FROM mass_reading_watch"};
constexpr Sql kWatchOn{"record.watch_on",
                       "INSERT INTO mass_reading_watch (place, watched_until) VALUES (1, $1) "
                       "ON CONFLICT (place) DO UPDATE SET watched_until = excluded.watched_until"};

MassReading readingOfRow(const Row& row) {
    return {row.text(0),
            row.day(1),
            {UserId::trusted(row.text(2)), row.integer(3), row.integer(4)},
            row.instant(5),
            storage::optionalId<UserId>(row, 6),
            row.optionalInstant(7),
            row.text(8)};
}

storage::Rows select(Transaction& tx, const LineQuery& query, const Reach& reach) {
    std::string before = query.before_id.empty() ? std::string(kAfterAllIds) : query.before_id;
    if (query.until) before = std::min(before, audit::firstIdOf(*query.until));
    const std::string from = query.from ? audit::firstIdOf(*query.from) : "";
    const auto limit = static_cast<std::int64_t>(query.limit);
    const std::string kind(kindCode(query.kind));
    const std::string& files = reach.files.text();
    if (query.person && query.user)
        return tx.run(kOfPersonByUser, before, from, limit, kind, files, reach.places, *query.person, *query.user);
    if (query.person) return tx.run(kOfPerson, before, from, limit, kind, files, reach.places, *query.person);
    if (query.user) return tx.run(kByUser, before, from, limit, kind, files, reach.places, *query.user);
    return tx.run(kLines, before, from, limit, kind, files, reach.places);
}

}  // namespace

bool belongs(Transaction& tx, const UserId& user, const std::string& places) {
    return !tx.run(kBelongs, user, places).empty();
}

std::vector<audit::StoredLine> lines(Transaction& tx, const LineQuery& query, const Reach& reach) {
    std::vector<audit::StoredLine> out;
    for (const Row& row : select(tx, query, reach))
        out.push_back({row.text(0), row.instant(1), storage::optionalId<UserId>(row, 2), row.text(3), row.text(4),
                       row.text(5), row.text(6), storage::optionalId<PersonId>(row, 7)});
    return out;
}

std::vector<Looker> lookersAt(Transaction& tx, const PersonId& person) {
    std::vector<Looker> out;
    for (const Row& row : tx.run(kLookers, person))
        out.push_back({storage::optionalId<UserId>(row, 0), row.integer(1), row.integer(2), row.integer(3),
                       row.integer(4), row.instant(5), row.instant(6)});
    return out;
}

void eachOpened(Transaction& tx, Instant from, Instant until, const std::function<void(const Opened&)>& use) {
    std::string last = audit::firstIdOf(from);
    const std::string end = audit::firstIdOf(until);
    while (true) {
        const auto rows = tx.run(kOpened, last, end, kPage);
        for (const Row& row : rows) {
            last = row.text(0);
            use({UserId::trusted(row.text(1)), PersonId::trusted(row.text(2)), row.instant(3)});
        }
        if (rows.size() < static_cast<std::size_t>(kPage)) return;
    }
}

std::optional<MassReading> findReading(Transaction& tx, const std::string& id) {
    const auto rows = tx.run(kFindReading, id);
    if (rows.empty()) return std::nullopt;
    return readingOfRow(rows.front());
}

std::optional<MassReading> readingOf(Transaction& tx, const UserId& user, Day day) {
    const auto rows = tx.run(kReadingOf, user, day);
    if (rows.empty()) return std::nullopt;
    return readingOfRow(rows.front());
}

std::vector<MassReading> readings(Transaction& tx, const std::string& places, std::size_t limit) {
    std::vector<MassReading> out;
    for (const Row& row : tx.run(kReadings, places, static_cast<std::int64_t>(limit))) out.push_back(readingOfRow(row));
    return out;
}

void insert(Transaction& tx, const MassReading& one) {
    tx.run(kInsertReading, one.id, one.day, one.read.user, one.read.files, one.read.in_an_hour, one.noticed_at,
           one.noted_by, one.noted_at, one.noted_words);
}

void update(Transaction& tx, const MassReading& one) {
    tx.run(kUpdateReading, one.id, one.read.files, one.read.in_an_hour, one.noted_by, one.noted_at, one.noted_words);
}

std::optional<Day> watchedUntil(Transaction& tx) {
    const auto rows = tx.run(kWatched);
    if (rows.empty()) return std::nullopt;
    return rows.front().day(0);
}

void setWatchedUntil(Transaction& tx, Day day) { tx.run(kWatchOn, day); }

}  // namespace jalon::record::store
