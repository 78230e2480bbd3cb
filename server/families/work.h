// SPDX-License-Identifier: EUPL-1.2
#pragma once
// What the use cases of one transaction share, and how they write what they answer with.
#include <string>
#include <vector>

#include "families/families_store.h"

namespace jalon::families {

struct Work {
    storage::Transaction& tx;
    const Clock& clock;
    const access::Actor& actor;
    const blueprints::Blueprint& blueprint;
    const calendar::Settings& settings;
    const calendar::Calendars& calendars;
};

/// not_found without the file.
Result<void> requirePerson(const Work& work, const PersonId& person);
/// The stay named in a body, which must be this young person's: stayId unknown.
Result<std::optional<StayId>> readStay(const Work& work, const PersonId& person, const std::string& id);

void audit(const Work& work, std::string action, std::string entity, std::string id, const PersonId& person,
           json::object details = {});

/// The members of ConvocationInput, as stored.
json::object inputJson(const ConvocationFields& fields);
/// Convocation, with its attempts and what to look at.
json::object convocationJson(const Work& work, const Convocation& convocation, const people::Circle& circle,
                             const std::vector<Convocation>& all);
json::object convocationJson(const Work& work, const Convocation& convocation);
std::vector<Warning> convocationWarnings(const Work& work, const Convocation& convocation, const people::Circle& circle,
                                         const std::vector<Convocation>& all);
json::array warningsJson(const std::vector<Warning>& warnings);

json::object interviewInputJson(const Interview& interview);
json::object interviewJson(const Work& work, const Interview& interview);
json::object signingJson(const Work& work, const store::Signing& signing);
json::object callJson(const Work& work, const store::ReceivedCall& call);

/// Who has to agree to a kind, as the blueprint says today.
Needs needsOf(const blueprints::Blueprint& blueprint, std::string_view kind);
/// AuthorisationRow[]: each kind, and each scope of those that have some, with what everybody said.
json::array matrixJson(const Work& work, const PersonId& person, const people::Circle& circle);

}  // namespace jalon::families
