// SPDX-License-Identifier: EUPL-1.2
#pragma once
// A partner body and the people in a function there, as values: what may be written in them, what changed between two
// versions, how the API shows them. No I/O.
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/clock.h"
#include "base/id.h"
#include "base/json.h"
#include "base/result.h"
#include "partners/partners.h"

namespace jalon::partners {

/// Values by their API name, as text: "" when there is none, "true"/"false", dates in ISO form.
using Fields = std::map<std::string, std::string, std::less<>>;

struct Structure {
    explicit Structure(StructureId structure_id) : id(std::move(structure_id)) {}

    StructureId id;
    std::string name, kind, uai, sector, address, postcode, city, phone, email, web, academy, zone, priority_education;
    std::optional<std::int64_t> pupils;
    bool open = true;
    std::string source = "manual";   ///< "annuaire" once the official directory knows it
    std::optional<Day> source_date;  ///< of the directory's line that last changed something
    Fields source_fields;            ///< what the directory said last: a correction by hand differs from it
    std::optional<Day> agreement_from, agreement_to;
    std::string note;
    std::int64_t version = 1;
    Instant updated_at;
    std::optional<UserId> updated_by;
};

struct Contact {
    Contact(ContactId contact_id, StructureId where) : id(std::move(contact_id)), structure(std::move(where)) {}

    ContactId id;
    StructureId structure;
    std::string function, last_name, first_name, phone, email, note;
    std::optional<Day> valid_from, valid_to;
    std::int64_t version = 1;
    Instant updated_at;
    std::optional<UserId> updated_by;
};

Fields fieldsOf(const Structure& structure);
Fields fieldsOf(const Contact& contact);
/// One of the values the directory gives (directory.h); std::logic_error for another name.
void setField(Structure& structure, std::string_view name, const std::string& value);
/// {"phone":{"from":"…","to":"…"}}: the details of an audit line. Empty when nothing changed.
json::object changes(const Fields& before, const Fields& after);

/// Writes the members of an API body (StructureInput, StructureCreate) over a structure; absent members stay. The
/// member "id" is the caller's.
Result<void> readStructure(const json::object& body, bool creating, Structure& structure);
/// The same for ContactInput and ContactCreate.
Result<void> readContact(const json::object& body, bool creating, Contact& contact);

/// The first day without agreement is the day after `to`; without `to` the agreement goes on.
bool agreementCovers(std::optional<Day> from, std::optional<Day> to, Day day);

/// Structure and Contact of the API.
json::object toJson(const Structure& structure, const std::vector<Contact>& contacts, Day today);
json::object toJson(const Contact& contact);

/// The folded words a list finds the structure by: name, town, postcode, UAI.
std::vector<std::string> searchTokens(const Structure& structure);

}  // namespace jalon::partners
