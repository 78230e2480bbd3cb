// SPDX-License-Identifier: EUPL-1.2
#include "load/floor_store.h"

#include <limits>

namespace jalon::load::store {

using storage::Row;
using storage::Sql;
using storage::Transaction;

namespace {

// The end of an id is drawn: an order that has nothing to do with names or days.
constexpr Sql kSomePeople{"load.some_people", R"(
SELECT p.id, p.name_key, (SELECT min(t.token) FROM person_token AS t WHERE t.person_id = p.id) FROM person AS p
ORDER BY substr(p.id, 25) LIMIT $1)"};
constexpr Sql kNewestTerms{"load.newest_terms", "SELECT terms FROM entry_index ORDER BY place DESC LIMIT $1"};
constexpr Sql kSomeUser{"load.some_user", "SELECT id FROM app_user ORDER BY id LIMIT 1"};

constexpr Sql kPerson{"load.person", R"(
SELECT id, last_name, first_name, usual_name, birth_date, sex, address_lines, postcode, city, phone, email, structure_id,
class_name, supports, health_alert, meal_choice, note, file_state, last_activity_on, version FROM person WHERE id = $1)"};
constexpr Sql kGuardians{"load.guardians", R"(
SELECT id, last_name, first_name, relation, authority, may_contact, may_collect, phone, phone2, email, channel, version
FROM guardian WHERE person_id = $1 ORDER BY id)"};
constexpr Sql kStays{"load.stays", R"(
SELECT s.id, s.state, s.return_due_on, s.follow_up_due_on, r.measure_kind, r.start_half, r.end_half
FROM stay AS s JOIN referral AS r ON r.id = s.referral_id
WHERE s.person_id = $1 AND s.withdrawn = FALSE ORDER BY s.id DESC)"};
constexpr Sql kNewestEntries{"load.newest_entries", R"(
SELECT id, kind, occurred_on, text, author_id, created_at, version FROM entry
WHERE person_id = $1 AND withdrawn = FALSE ORDER BY occurred_on DESC, id DESC LIMIT 20)"};

constexpr Sql kInsertLook{"load.insert_look", R"(
INSERT INTO audit_line (id, at, user_id, via, action, entity, entity_id, person_id, details, restricted)
VALUES ($1, $2, $3, 'bench', 'open', 'person', $4, $4, '{}', FALSE))"};
constexpr Sql kInsertEntry{"load.insert_entry", R"(
INSERT INTO entry (id, person_id, kind, occurred_on, text, ring, author_id, created_at, updated_at, withdrawn, version)
VALUES ($1, $2, 'note', $3, $4, 'team', $5, $6, $6, FALSE, 1))"};

constexpr Sql kList{"load.list", R"(
SELECT id, last_name, first_name, usual_name, birth_date, structure_id, class_name, file_state, last_activity_on
FROM person WHERE name_key >= $1 ORDER BY name_key, id LIMIT 50)"};
constexpr Sql kByToken{"load.by_token", R"(
SELECT p.id, p.last_name, p.first_name, p.birth_date, p.structure_id, p.class_name, p.file_state
FROM person AS p JOIN (SELECT DISTINCT person_id FROM person_token WHERE token >= $1 AND token < $2 LIMIT 50) AS found
ON found.person_id = p.id)"};
constexpr Sql kEntry{"load.entry", "SELECT id, person_id, kind, occurred_on, text, author_id FROM entry WHERE id = $1"};
constexpr Sql kDueTasks{"load.due_tasks", R"(
SELECT id, kind, title, person_id, stay_id, owner_id, due_on, due_half FROM task
WHERE state = 'open' AND due_on <= $1 ORDER BY due_on, id LIMIT 50)"};
constexpr Sql kCountReferrals{"load.count_referrals", R"(
SELECT state, measure_kind, count(*) FROM referral
WHERE received_on >= $1 AND received_on <= $2 GROUP BY state, measure_kind)"};
constexpr Sql kCountStays{"load.count_stays", R"(
SELECT s.state, r.motive, count(*), count(DISTINCT s.person_id) FROM referral AS r JOIN stay AS s ON s.referral_id = r.id
WHERE r.received_on >= $1 AND r.received_on <= $2 AND s.withdrawn = FALSE GROUP BY s.state, r.motive)"};

/// Greater than every text that begins so, among folded words.
std::string afterBeginning(const std::string& beginning) { return beginning + "\xF4\x8F\xBF\xBF"; }

}  // namespace

std::vector<FloorPerson> somePeople(Transaction& tx, std::size_t at_most) {
    std::vector<FloorPerson> people;
    for (const Row& row : tx.run(kSomePeople, static_cast<std::int64_t>(at_most)))
        people.push_back({PersonId::trusted(row.text(0)), row.bytes(1), row.text(2)});
    return people;
}

std::vector<std::string> newestTerms(Transaction& tx, std::size_t entries) {
    std::vector<std::string> terms;
    for (const Row& row : tx.run(kNewestTerms, static_cast<std::int64_t>(entries))) terms.push_back(row.text(0));
    return terms;
}

UserId someUser(Transaction& tx) { return UserId::trusted(tx.run(kSomeUser).front().text(0)); }

void readFile(Transaction& tx, const PersonId& person) {
    tx.run(kPerson, person);
    tx.run(kGuardians, person);
    tx.run(kStays, person);
    tx.run(kNewestEntries, person);
}

void insertLook(Transaction& tx, Instant at, const UserId& user, const PersonId& person) {
    tx.run(kInsertLook, newUuid(at), at, user, person);
}

void insertEntry(Transaction& tx, Instant at, const UserId& user, const PersonId& person, Day on,
                 const std::string& text) {
    tx.run(kInsertEntry, newUuid(at), person, on, text, user, at);
}

void readList(Transaction& tx, const storage::Bytes& from) { tx.run(kList, from); }

void findByToken(Transaction& tx, const std::string& beginning) {
    tx.run(kByToken, beginning, afterBeginning(beginning));
}

void findByTerm(Transaction& tx, const storage::TextIndex& index, const std::string& term) {
    constexpr std::size_t kWanted = 20;
    constexpr auto kLast = std::numeric_limits<std::int64_t>::max();
    const std::string query = index.write({{{{term}}}, {}});
    std::size_t before = 0;
    for (const auto& source : index.sources()) {
        if (before < source.worth_after) continue;
        const std::string text = "SELECT i.entry_id " + source.from + " WHERE " + source.matches + " ORDER BY " +
                                 source.place + " DESC LIMIT " + std::to_string(kWanted);
        const auto found = tx.run(Sql{"load.by_term", text}, query, -kLast, kLast);
        before = found.size();
        if (before < kWanted && &source != &index.sources().back()) continue;
        for (const Row& row : found) tx.run(kEntry, row.text(0));
        return;
    }
}

void readDueTasks(Transaction& tx, Day until) { tx.run(kDueTasks, until); }

void countBetween(Transaction& tx, Day from, Day to) {
    tx.run(kCountReferrals, from, to);
    tx.run(kCountStays, from, to);
}

}  // namespace jalon::load::store
