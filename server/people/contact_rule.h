// SPDX-License-Identifier: EUPL-1.2
#pragma once
// What may pass between the service and one of those around a young person on a day: the one rule behind calls,
// convocations, letters, timetables on paper and answers on the telephone. It reads what a judge forbids and what the
// file says of the relation; a person decides, and says why when they decide otherwise.
//
// Sources: C. civ. 371-1 and 373-2 (authority), 372-2 (usual acts), 373-2-1 (a parent without its exercise stays
// informed of important choices: decided by people, never by this rule), 373-4 (whom the child is entrusted to).
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "people/guardian.h"
#include "storage/database.h"

namespace jalon::people {

/// Those around one young person, in the order they were added.
struct Circle {
    std::vector<Guardian> guardians;
    std::vector<Restriction> restrictions;
    const Guardian* find(const GuardianId& id) const;
};
Circle circleOf(storage::Transaction& tx, const PersonId& person);

enum class ContactPurpose {
    call,         ///< rung up by the service
    write,        ///< a letter of their own, to their own address
    tell,         ///< told how the child is doing: presence, course of the stay
    whereabouts,  ///< told where the child is and when: timetable, places, address
    collect,      ///< the child leaves with them
};
std::string_view contactPurposeCode(ContactPurpose purpose);

struct ContactRule {
    bool call = true, write = true, tell = true, whereabouts = true, collect = true;
    /// A judge's restriction is in force, not a mere note of the file: who asks all the same is worth an alert.
    bool restricted = false;
    /// Why not, the gravest first: not_in_force, the kinds of restriction, may_not_contact, no_authority; and what to
    /// look at although nothing is forbidden: authority_unknown, other_restriction.
    std::vector<std::string> reasons;

    bool allows(ContactPurpose purpose) const;
};

/// A restriction without a guardian concerns each of them.
/// - no_contact_with_child: neither called, told, nor handed the child; a letter to their own address only while they
///   keep authority.
/// - no_information: nothing at all.
/// - supervised_contact: everything but where the child is, and the child.
/// - no_collection: everything but the child.
/// - mayContact off: not called, and written to only when they receive documents; who holds authority is still
///   answered, since each parent is informed alike (C. civ. 373-2-1) unless a judge says otherwise.
/// - no authority: told only what the file lets them receive or collect the child for.
ContactRule contactRule(const Guardian& guardian, const std::vector<Restriction>& restrictions, Day on);
/// Who is on nobody's list is told nothing: unknown_caller.
ContactRule strangerRule();

/// Whether a restriction in force keeps these two from meeting; nullopt stands for the young person.
/// no_contact_between_parents: the guardian it names from every other guardian (each from each when it names nobody);
/// no_contact_with_child and supervised_contact: the guardian from the young person.
bool keptApart(const std::optional<GuardianId>& a, const std::optional<GuardianId>& b,
               const std::vector<Restriction>& restrictions, Day on);

/// The numbers of phonesOfMany, with may_contact only where the holder may be called and `purpose` is allowed: whom to
/// tell the timetable is asked for ContactPurpose::whereabouts. A number that two people share follows the stricter.
std::map<std::string, std::vector<Phone>> phonesToTell(storage::Transaction& tx, const std::vector<PersonId>& ids,
                                                       Day on, ContactPurpose purpose);

json::object toJson(const ContactRule& rule);

}  // namespace jalon::people
