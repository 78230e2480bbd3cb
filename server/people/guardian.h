// SPDX-License-Identifier: EUPL-1.2
#pragma once
// Those around a young person: who they are to them, what they may do, and what a judge forbids.
#include <optional>
#include <string>
#include <string_view>

#include "people/person.h"

namespace jalon::people {

using GuardianId = Id<struct GuardianTag>;
using RestrictionId = Id<struct RestrictionTag>;

/// The members of the API's GuardianInput.
struct GuardianFields {
    std::string last_name, first_name, relation = "other", authority = "unknown";
    bool may_contact = true, may_collect = false, receives_documents = false, emergency = false;
    std::string language;
    bool interpreter = false;
    std::string phone, phone2, email, channel;
    Address address;
    bool address_hidden = false;
    std::optional<Day> valid_from, valid_to;
    std::string note;
    bool operator==(const GuardianFields&) const = default;
};

struct Guardian {
    GuardianId id;
    PersonId person;
    GuardianFields fields;
    std::int64_t version = 1;
    std::optional<UserId> created_by;
    bool validOn(Day day) const;
};

/// relation: mother, father, step_parent, grandparent, sibling, other_family, tutor, ase, foster_family, educator,
/// self, other. Error of its own: end_before_start.
GuardianFields readGuardian(JsonReader& in);
json::object inputJson(const GuardianFields& fields);
json::object toJson(const Guardian& guardian, access::RightSet reader);

/// The members of the API's RestrictionInput. `reference` names the judgment, never its reasons.
struct RestrictionFields {
    std::optional<GuardianId> guardian;
    std::string kind, reference;
    std::optional<Day> seen_on, valid_from, valid_to;
    std::string note;
    bool operator==(const RestrictionFields&) const = default;
};

struct Restriction {
    RestrictionId id;
    PersonId person;
    RestrictionFields fields;
    std::int64_t version = 1;
    std::optional<UserId> created_by;
    bool activeOn(Day day) const;
};

/// kind: no_contact_with_child, no_contact_between_parents, no_collection, address_hidden, no_information,
/// supervised_contact, other. The judgment cannot be seen tomorrow: in_future.
RestrictionFields readRestriction(JsonReader& in, Day today);
json::object inputJson(const RestrictionFields& fields);
json::object toJson(const Restriction& restriction, Day on);

}  // namespace jalon::people
