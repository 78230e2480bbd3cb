// SPDX-License-Identifier: EUPL-1.2
#pragma once
// What the use cases of one transaction share, and how they write what they answer with.
#include <string>
#include <vector>

#include "pathways/pathways_store.h"
#include "people/contact_rule.h"

namespace jalon::pathways {

struct Work {
    storage::Transaction& tx;
    const Clock& clock;
    const access::Actor& actor;
    const blueprints::Blueprint& blueprint;
    const calendar::Settings& settings;
    PathwayRules rules;
};

PathwayRules rulesOn(const calendar::Settings& settings, Day on);

/// Notes not_in_list on a code that is not in the vocabulary; "" passes.
void requireChoice(JsonReader& in, const Work& work, std::string_view list, std::string_view key,
                   const std::string& code);
void requireChoices(JsonReader& in, const Work& work, std::string_view list, std::string_view key,
                    const std::vector<std::string>& codes);
/// Notes "unknown" on a partner or an account that does not exist; "" gives nothing.
std::optional<StructureId> readStructure(JsonReader& in, const Work& work, std::string_view key);
std::optional<UserId> readUser(JsonReader& in, const Work& work, std::string_view key);

/// not_found, or stale with the pathway as it is now.
Result<Pathway> loadForChange(const Work& work, const PathwayId& id, std::int64_t version);
/// Of a thing inside it: conflict pathway_closed once it ended.
Result<Pathway> loadOpen(const Work& work, const PathwayId& id);
/// Stores the next version.
void keep(const Work& work, Pathway& pathway);

void audit(const Work& work, std::string action, std::string entity, std::string id, const PersonId& person,
           json::object details = {});

json::object inputJson(const PathwayFields& fields);
json::object inputJson(const ObjectiveFields& fields);
json::object inputJson(const ActionFields& fields);
json::object inputJson(const Review& review);
/// Pathway of the API, with everything in it.
json::object pathwayJson(const Work& work, const Pathway& pathway);
json::array noticesJson(const std::vector<Notice>& notices);
std::vector<Notice> notices(const std::vector<Shortfall>& shortfalls);
json::array textsJson(const std::vector<std::string>& texts);
/// PathwayContact[]: the young person and those around, with their numbers and whether they may be called.
json::array contactsJson(const Work& work, const PersonId& person);

template <class IdType>
json::value idOrNull(const std::optional<IdType>& id) {
    return id ? json::value(id->text()) : json::value();
}
inline json::value dayOrNull(const std::optional<Day>& day) { return day ? json::value(day->iso()) : json::value(); }

}  // namespace jalon::pathways
