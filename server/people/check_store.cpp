// SPDX-License-Identifier: EUPL-1.2
#include <set>

#include "base/text.h"
#include "people/check.h"
#include "people/name_form.h"
#include "people/people_store.h"

namespace jalon::people {
namespace {

using storage::Row;
using storage::Sql;
using storage::Transaction;

constexpr std::int64_t kPage = 2000;
constexpr Sql kPeople{"people.check_people",
                      "SELECT id, last_name, first_name, usual_name, name_key, phone FROM person WHERE id > $1 "
                      "ORDER BY id LIMIT $2"};
constexpr Sql kTokens{"people.check_tokens", "SELECT token FROM person_token WHERE person_id = $1"};
constexpr Sql kSounds{"people.check_sounds", "SELECT sound FROM person_sound WHERE person_id = $1"};
constexpr Sql kPhones{"people.check_phones", "SELECT holder_id, phone_key FROM person_phone WHERE person_id = $1"};
constexpr Sql kGuardians{"people.check_guardians", "SELECT id, phone, phone2 FROM guardian WHERE person_id = $1"};
constexpr Sql kActivity{"people.check_activity",
                        "SELECT id, last_activity_on FROM person WHERE id > $1 ORDER BY id LIMIT $2"};
constexpr Sql kMade{"people.check_made", "SELECT id, created_at FROM person WHERE id > $1 ORDER BY id LIMIT $2"};
constexpr Sql kStates{"people.check_states", "SELECT id, file_state FROM person"};

std::set<std::string> firstColumn(const storage::Rows& rows) {
    std::set<std::string> out;
    for (const Row& row : rows) out.insert(row.text(0));
    return out;
}

using Phones = std::set<std::pair<std::string, std::string>>;

void addPhone(Phones& phones, const std::string& holder, const std::string& typed) {
    if (const std::string key = text::phoneKey(typed); !key.empty()) phones.emplace(holder, key);
}

void checkPhones(Transaction& tx, const Row& person, Findings& findings) {
    Phones expected, stored;
    addPhone(expected, person.text(0), person.text(5));
    for (const Row& guardian : tx.run(kGuardians, person.text(0)))
        for (const std::size_t phone : {1U, 2U}) addPhone(expected, guardian.text(0), guardian.text(phone));
    for (const Row& row : tx.run(kPhones, person.text(0))) stored.emplace(row.text(0), row.text(1));
    if (stored != expected) findings.addDerived("person_phone.phone_key", person.text(0));
}

void checkNames(Transaction& tx, const Row& person, Findings& findings) {
    const std::string& id = person.text(0);
    const std::string &last = person.text(1), &first = person.text(2), &usual = person.text(3);
    if (person.bytes(4) != store::nameKey(last, first)) findings.addDerived("person.name_key", id);
    const auto words = searchTokens(last, first, usual);
    if (firstColumn(tx.run(kTokens, id)) != std::set<std::string>(words.begin(), words.end()))
        findings.addDerived("person_token.token", id);
    std::set<std::string> sounds;
    for (const std::string& name : {last, first, usual})
        for (const std::string& key : soundKeys(namePart(name))) sounds.insert(key);
    if (firstColumn(tx.run(kSounds, id)) != sounds) findings.addDerived("person_sound.sound", id);
}

bool mayBe(std::optional<Day> stored, const ActivityDays::Last& last) {
    if (!stored) return !last.most;
    return (!last.least || *last.least <= *stored) && last.most && *stored <= *last.most;
}

}  // namespace

void check(Transaction& tx, Findings& findings) {
    std::string last;
    while (true) {
        const auto people = tx.run(kPeople, last, kPage);
        for (const Row& person : people) {
            last = person.text(0);
            checkNames(tx, person, findings);
            checkPhones(tx, person, findings);
        }
        findings.looked("people", static_cast<std::int64_t>(people.size()));
        if (people.size() < static_cast<std::size_t>(kPage)) return;
    }
}

void tellActivity(Transaction& tx, ActivityDays& days) {
    std::string last;
    while (true) {
        const auto people = tx.run(kMade, last, kPage);
        days.countedBy(people);
        if (people.size() < static_cast<std::size_t>(kPage)) return;
        last = people.rows.back().text(0);
    }
}

void checkLastActivity(Transaction& tx, const ActivityDays& days, Findings& findings) {
    std::string last;
    while (true) {
        const auto people = tx.run(kActivity, last, kPage);
        for (const Row& person : people) {
            last = person.text(0);
            if (!mayBe(person.optionalDay(1), days.of(PersonId::trusted(last))))
                findings.addDerived("person.last_activity_on", last);
        }
        if (people.size() < static_cast<std::size_t>(kPage)) return;
    }
}

std::map<PersonId, FileState> storedFileStates(Transaction& tx) {
    std::map<PersonId, FileState> states;
    for (const Row& row : tx.run(kStates))
        states.emplace(PersonId::trusted(row.text(0)), parseFileState(row.text(1)).value());
    return states;
}

}  // namespace jalon::people
