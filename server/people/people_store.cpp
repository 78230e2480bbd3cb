// SPDX-License-Identifier: EUPL-1.2
#include "people/people_store.h"

#include "base/text.h"
#include "people/scope.h"

namespace jalon::people::store {
namespace {

using storage::Row;
using storage::Sql;
using storage::Transaction;
using storage::Value;

constexpr Sql kFind{
    "people.find",
    "SELECT id, last_name, first_name, usual_name, birth_date, birth_date_uncertain, sex, address_lines, postcode, "
    "city, address_hidden, phone, email, structure_id, class_name, supports, health_alert, meal_choice, note, "
    "file_state, last_activity_on, version, created_at, updated_at, created_by FROM person WHERE id = $1"};
constexpr Sql kExists{"people.exists", "SELECT 1 FROM person WHERE id = $1"};
constexpr Sql kInsert{
    "people.insert",
    "INSERT INTO person (id, last_name, first_name, usual_name, name_key, birth_date, birth_date_uncertain, sex, "
    "address_lines, postcode, city, address_hidden, phone, email, structure_id, class_name, supports, health_alert, "
    "meal_choice, note, file_state, last_activity_on, version, created_at, created_by, updated_at, updated_by) VALUES "
    "($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, "
    "$25, $26, $25)"};
constexpr Sql kPlaces{"people.places", "SELECT place_id FROM file_place WHERE person_id = $1 ORDER BY place_id"};
constexpr Sql kInsertPlace{"people.insert_place",
                           "INSERT INTO file_place (person_id, place_id) VALUES ($1, $2) ON CONFLICT DO NOTHING"};
constexpr Sql kUpdate{
    "people.update",
    "UPDATE person SET last_name = $2, first_name = $3, usual_name = $4, name_key = $5, birth_date = $6, "
    "birth_date_uncertain = $7, sex = $8, address_lines = $9, postcode = $10, city = $11, address_hidden = $12, "
    "phone = $13, email = $14, structure_id = $15, class_name = $16, supports = $17, health_alert = $18, "
    "meal_choice = $19, note = $20, version = $21, updated_at = $22, updated_by = $23 WHERE id = $1"};
constexpr Sql kSetFileState{"people.set_file_state",
                            "UPDATE person SET file_state = $2 WHERE id = $1 AND file_state <> $2"};
constexpr Sql kTouch{"people.touch",
                     "UPDATE person SET last_activity_on = $2 WHERE id = $1 AND "
                     "(last_activity_on IS NULL OR last_activity_on < $2)"};
constexpr Sql kSetSchool{"people.set_school",
                         "UPDATE person SET structure_id = $2, class_name = $3, version = version + 1 WHERE id = $1"};
constexpr Sql kSchool{"people.school", "SELECT structure_id, class_name FROM person WHERE id = $1"};

constexpr Sql kClearTokens{"people.clear_tokens", "DELETE FROM person_token WHERE person_id = $1"};
constexpr Sql kInsertToken{"people.insert_token", "INSERT INTO person_token (token, person_id) VALUES ($1, $2)"};
constexpr Sql kClearSounds{"people.clear_sounds", "DELETE FROM person_sound WHERE person_id = $1"};
constexpr Sql kInsertSound{"people.insert_sound",
                           "INSERT INTO person_sound (sound, person_id) VALUES ($1, $2) ON CONFLICT DO NOTHING"};
constexpr Sql kClearPhones{"people.clear_phones", "DELETE FROM person_phone WHERE holder_id = $1"};
constexpr Sql kInsertPhone{
    "people.insert_phone",
    "INSERT INTO person_phone (phone_key, holder_id, person_id) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING"};

// Statements are literals, hence a macro for what these two share.
#define JALON_SELECT_KNOWN                                                                                            \
    "SELECT id, last_name, first_name, usual_name, birth_date, birth_date_uncertain, sex, structure_id, class_name, " \
    "file_state, health_alert FROM person WHERE id "
constexpr Sql kKnown{"people.known", JALON_SELECT_KNOWN
                     "IN ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)"};
constexpr Sql kKnownOne{"people.known_one", JALON_SELECT_KNOWN "= $1"};
#undef JALON_SELECT_KNOWN

constexpr Sql kBySound{"people.by_sound",
                       "SELECT a.person_id FROM person_sound AS a WHERE a.sound = $1 AND " JALON_IN_SCOPE(
                           "a.person_id", "$2") " LIMIT 300"};
constexpr Sql kBySounds{
    "people.by_sounds",
    "SELECT a.person_id FROM person_sound AS a WHERE a.sound = $1 AND EXISTS "
    "(SELECT 1 FROM person_sound AS b WHERE b.sound = $2 AND b.person_id = a.person_id) AND " JALON_IN_SCOPE(
        "a.person_id", "$3") " LIMIT 300"};
// The rarer of the two is gone through, the other one asked for each person found.
constexpr Sql kBySoundAndPrefix{"people.by_sound_and_prefix",
                                "SELECT a.person_id FROM person_sound AS a WHERE a.sound = $1 AND EXISTS "
                                "(SELECT 1 FROM person_token AS t WHERE t.person_id = a.person_id AND t.token >= $2 "
                                "AND t.token < $3) AND " JALON_IN_SCOPE("a.person_id", "$4") " LIMIT 300"};
constexpr Sql kByPrefixAndSound{
    "people.by_prefix_and_sound",
    "SELECT DISTINCT t.person_id FROM person_token AS t WHERE t.token >= $2 AND t.token < $3 AND EXISTS "
    "(SELECT 1 FROM person_sound AS a WHERE a.person_id = t.person_id AND a.sound = $1) AND " JALON_IN_SCOPE(
        "t.person_id", "$4") " LIMIT 300"};
constexpr Sql kSoundCommonness{
    "people.sound_commonness",
    "SELECT count(*) FROM (SELECT 1 AS one FROM person_sound WHERE sound = $1 LIMIT $2) AS found"};
constexpr Sql kPrefixCommonness{
    "people.prefix_commonness",
    "SELECT count(*) FROM (SELECT 1 AS one FROM person_token WHERE token >= $1 AND token < $2 LIMIT $3) AS found"};
constexpr std::int64_t kManyFit = 5000;
constexpr Sql kByBirthDate{
    "people.by_birth_date",
    "SELECT p.id FROM person AS p WHERE p.birth_date = $1 AND " JALON_IN_SCOPE("p.id", "$2") " LIMIT 500"};
constexpr Sql kByPhoneKey{
    "people.by_phone_key",
    "SELECT DISTINCT h.person_id FROM person_phone AS h WHERE h.phone_key = $1 AND " JALON_IN_SCOPE("h.person_id",
                                                                                                    "$2") " LIMIT 100"};
constexpr Sql kPhoneKeysOf{"people.phone_keys_of", "SELECT DISTINCT phone_key FROM person_phone WHERE person_id = $1"};

/// Long enough for any name people have; longer ones are ordered by their beginning, and cursors stay short.
constexpr std::size_t kNameKeyBytes = 160;

std::string supportsText(const PersonFields& fields) { return json::serialize(inputJson(fields).at("supports")); }

std::vector<std::string> supportsOf(const std::string& stored) {
    std::vector<std::string> out;
    const json::value codes = json::parse(stored);
    for (const json::value& code : codes.as_array()) out.emplace_back(code.as_string());
    return out;
}

std::optional<UserId> userOf(const Row& row, std::size_t column) {
    const auto id = row.optionalText(column);
    if (!id) return std::nullopt;
    return UserId::trusted(*id);
}

std::optional<StructureId> structureOf(const Row& row, std::size_t column) {
    const auto id = row.optionalText(column);
    if (!id) return std::nullopt;
    return StructureId::trusted(*id);
}

FileState stateOf(const Row& row, std::size_t column) { return parseFileState(row.text(column)).value(); }

void indexNames(Transaction& tx, const Person& person) {
    const PersonFields& fields = person.fields;
    for (const std::string& token : searchTokens(fields.last_name, fields.first_name, fields.usual_name))
        tx.run(kInsertToken, token, person.id);
    for (const std::string& name : {fields.last_name, fields.first_name, fields.usual_name})
        for (const std::string& key : soundKeys(namePart(name))) tx.run(kInsertSound, key, person.id);
}

std::vector<PersonId> ids(const storage::Rows& rows) {
    std::vector<PersonId> out;
    out.reserve(rows.size());
    for (const Row& row : rows) out.push_back(PersonId::trusted(row.text(0)));
    return out;
}

Known knownOf(const Row& row) {
    Known out{{PersonId::trusted(row.text(0)), row.text(1), row.text(2), row.text(3), row.text(8), row.optionalDay(4),
               structureOf(row, 7), stateOf(row, 9), row.boolean(10)},
              describe(row.text(1), row.text(2), row.text(3), row.optionalDay(4))};
    out.description.birth_date_uncertain = row.boolean(5);
    out.description.sex = row.text(6);
    out.description.structure = row.textOr(7, "");
    return out;
}

}  // namespace

std::optional<Person> find(Transaction& tx, const PersonId& id) {
    const auto rows = tx.run(kFind, id);
    if (rows.empty()) return std::nullopt;
    const Row& row = rows.front();
    Person person{id,
                  {},
                  stateOf(row, 19),
                  row.optionalDay(20),
                  row.integer(21),
                  row.instant(22),
                  row.instant(23),
                  userOf(row, 24)};
    PersonFields& fields = person.fields;
    fields.last_name = row.text(1);
    fields.first_name = row.text(2);
    fields.usual_name = row.text(3);
    fields.birth_date = row.optionalDay(4);
    fields.birth_date_uncertain = row.boolean(5);
    fields.sex = row.text(6);
    fields.address = {row.text(7), row.text(8), row.text(9)};
    fields.address_hidden = row.boolean(10);
    fields.phone = row.text(11);
    fields.email = row.text(12);
    fields.structure = structureOf(row, 13);
    fields.class_name = row.text(14);
    fields.supports = supportsOf(row.text(15));
    fields.health_alert = row.boolean(16);
    fields.meal_choice = row.text(17);
    fields.note = row.text(18);
    return person;
}

storage::Bytes nameKey(const std::string& last_name, const std::string& first_name) {
    // Two spaces part the names, so that "Martin  Zoé" comes before "Martin Dupont  Abel" and "Martinez".
    storage::Bytes key = text::sortKey(last_name + "  " + first_name);
    if (key.size() > kNameKeyBytes) key.resize(kNameKeyBytes);
    return key;
}

bool exists(Transaction& tx, const PersonId& id) { return !tx.run(kExists, id).empty(); }

void insert(Transaction& tx, const Person& person, const std::optional<UserId>& by) {
    const PersonFields& f = person.fields;
    tx.run(kInsert, person.id, f.last_name, f.first_name, f.usual_name, nameKey(f.last_name, f.first_name),
           f.birth_date, f.birth_date_uncertain, f.sex, f.address.lines, f.address.postcode, f.address.city,
           f.address_hidden, f.phone, f.email, f.structure, f.class_name, supportsText(f), f.health_alert,
           f.meal_choice, f.note, fileStateCode(person.state), person.last_activity_on, person.version,
           person.created_at, by, person.updated_at);
    indexNames(tx, person);
    setPhones(tx, person.id, person.id.text(), {f.phone});
}

std::vector<std::string> placesOf(Transaction& tx, const PersonId& person) {
    std::vector<std::string> out;
    for (const auto& row : tx.run(kPlaces, person)) out.push_back(row.text(0));
    return out;
}

void putInPlace(Transaction& tx, const PersonId& person, const std::string& place) {
    tx.run(kInsertPlace, person, place);
}

void update(Transaction& tx, const Person& person, const std::optional<UserId>& by) {
    const PersonFields& f = person.fields;
    tx.run(kUpdate, person.id, f.last_name, f.first_name, f.usual_name, nameKey(f.last_name, f.first_name),
           f.birth_date, f.birth_date_uncertain, f.sex, f.address.lines, f.address.postcode, f.address.city,
           f.address_hidden, f.phone, f.email, f.structure, f.class_name, supportsText(f), f.health_alert,
           f.meal_choice, f.note, person.version, person.updated_at, by);
    tx.run(kClearTokens, person.id);
    tx.run(kClearSounds, person.id);
    indexNames(tx, person);
    setPhones(tx, person.id, person.id.text(), {f.phone});
}

void setFileState(Transaction& tx, const PersonId& id, FileState state) {
    tx.run(kSetFileState, id, fileStateCode(state));
}

void touch(Transaction& tx, const PersonId& id, Day day) { tx.run(kTouch, id, day); }

void setSchool(Transaction& tx, const PersonId& id, const StructureId& structure, const std::string& class_name) {
    const auto rows = tx.run(kSchool, id);
    if (rows.empty()) return;
    const bool same_school = rows.front().textOr(0, "") == structure.text();
    // A school that does not say the class does not erase it; another school does.
    const std::string kept = class_name.empty() && same_school ? rows.front().text(1) : class_name;
    if (same_school && kept == rows.front().text(1)) return;
    tx.run(kSetSchool, id, structure, kept);
}

void setPhones(Transaction& tx, const PersonId& person, const std::string& holder_id,
               const std::vector<std::string>& phones) {
    tx.run(kClearPhones, holder_id);
    for (const std::string& phone : phones)
        if (const std::string key = text::phoneKey(phone); !key.empty()) tx.run(kInsertPhone, key, holder_id, person);
}

void forBlocks(const std::vector<PersonId>& ids, const std::function<void(std::vector<Value>&)>& use) {
    for (std::size_t from = 0; from < ids.size(); from += kBlock) {
        std::vector<Value> block;
        for (std::size_t i = from; i < from + kBlock; ++i)
            block.push_back(storage::toValue(ids[std::min(i, ids.size() - 1)]));
        use(block);
    }
}

std::vector<Known> known(Transaction& tx, const std::vector<PersonId>& ids) {
    std::vector<Known> out;
    if (ids.size() == 1) {
        for (const Row& row : tx.recall(kKnownOne, ids.front())) out.push_back(knownOf(row));
        return out;
    }
    forBlocks(ids, [&](std::vector<Value>& block) {
        for (const Row& row : tx.runWith(kKnown, block)) out.push_back(knownOf(row));
    });
    return out;
}

std::vector<PersonId> bySound(Transaction& tx, const std::string& sound, const access::FileScope& files) {
    return ids(tx.run(kBySound, sound, files.text()));
}

std::vector<PersonId> bySounds(Transaction& tx, const std::string& sound, const std::string& other,
                               const access::FileScope& files) {
    return ids(tx.run(kBySounds, sound, other, files.text()));
}

std::vector<PersonId> bySoundAndPrefix(Transaction& tx, const std::string& sound, const std::string& prefix,
                                       const access::FileScope& files) {
    const std::string after = afterPrefix(prefix);
    const auto of_sound = tx.run(kSoundCommonness, sound, kManyFit).front().integer(0);
    const auto of_prefix = tx.run(kPrefixCommonness, prefix, after, of_sound).front().integer(0);
    return ids(
        tx.run(of_prefix < of_sound ? kByPrefixAndSound : kBySoundAndPrefix, sound, prefix, after, files.text()));
}

std::vector<PersonId> byBirthDate(Transaction& tx, Day day, const access::FileScope& files) {
    return ids(tx.run(kByBirthDate, day, files.text()));
}

std::vector<PersonId> byPhoneKey(Transaction& tx, const std::string& key, const access::FileScope& files) {
    return ids(tx.run(kByPhoneKey, key, files.text()));
}

std::vector<std::string> phoneKeysOf(Transaction& tx, const PersonId& id) {
    std::vector<std::string> keys;
    for (const Row& row : tx.run(kPhoneKeysOf, id)) keys.push_back(row.text(0));
    return keys;
}

std::string afterPrefix(const std::string& prefix) { return prefix + "\xF4\x8F\xBF\xBF"; }

}  // namespace jalon::people::store
