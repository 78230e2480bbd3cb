// SPDX-License-Identifier: EUPL-1.2
#pragma once
// A young person as typed and as stored; what is a valid one.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "access/actor.h"
#include "base/clock.h"
#include "base/id.h"
#include "base/json.h"
#include "people/people.h"

namespace jalon::people {

struct Address {
    std::string lines, postcode, city;
    bool operator==(const Address&) const = default;
};

/// What people type: the members of the API's PersonInput.
struct PersonFields {
    std::string last_name, first_name, usual_name;
    std::optional<Day> birth_date;
    bool birth_date_uncertain = false;
    std::string sex = "unknown";
    Address address;
    bool address_hidden = false;
    std::string phone, email;
    std::optional<StructureId> structure;
    std::string class_name;
    std::vector<std::string> supports;
    bool health_alert = false;
    std::string meal_choice, note;
    bool operator==(const PersonFields&) const = default;
};

struct Person {
    PersonId id;
    PersonFields fields;
    FileState state = FileState::none;
    std::optional<Day> last_activity_on;
    std::int64_t version = 1;
    Instant created_at, updated_at;
    std::optional<UserId> created_by;
};

std::optional<FileState> parseFileState(std::string_view code);

/// Reads every field. Errors: required, too_long, in_future and not_plausible (before 1900) for the birth date,
/// not_a_phone (fewer than six digits), not_an_email, not_a_code. That the structure exists is checked by the caller.
PersonFields readPerson(JsonReader& in, Day today);
/// The fields as a PersonInput: what readPerson reads, and what the audit compares.
json::object inputJson(const PersonFields& fields);
/// The Person of the API for a reader with these rights.
json::object toJson(const Person& person, const std::string& structure_name, access::RightSet reader);

/// The one place that masks addresses: hidden ones are for who has Right::addresses_see, who sees
/// them flagged; others get "".
json::object addressJson(const Address& address, bool hidden, access::RightSet reader);

/// A body laid over what is stored, for updates: absent members stay, null empties those in `nullable`.
json::object overlaid(json::object stored, const json::object& body, std::initializer_list<std::string_view> nullable);
/// {"phone":{"old":…,"new":…}} for the members that differ: the details of an audit line.
json::object changedFields(const json::object& before, const json::object& after);

/// Shared by people and guardians. Empty is fine.
std::string readPhone(JsonReader& in, std::string_view key);
std::string readEmail(JsonReader& in, std::string_view key);
/// A word of the closed lists that a blueprint holds: lower-case letters, digits and underscores.
std::string readCode(JsonReader& in, std::string_view key);
Address readAddress(JsonReader& in, std::string_view key);
void checkPeriod(JsonReader& in, std::string_view end_key, std::optional<Day> from, std::optional<Day> to);
json::value orNull(const std::optional<Day>& day);

}  // namespace jalon::people
