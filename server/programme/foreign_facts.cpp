// SPDX-License-Identifier: EUPL-1.2
#include "programme/foreign_facts.h"

#include "families/families.h"
#include "people/people.h"

namespace jalon::programme {
namespace {

/// What the activities that could be put into this week ask of families.
std::set<std::string> kindsAsked(const WeekFacts& week) {
    std::set<std::string> out;
    for (const auto& [id, activity] : week.activities) {
        const auto needed = authorisationsOf(activity);
        out.insert(needed.begin(), needed.end());
    }
    return out;
}

}  // namespace

void addForeignFacts(storage::Transaction& tx, WeekFacts& week, Day from, Day to) {
    std::vector<PersonId> people;
    for (const auto& [id, young] : week.young) people.push_back(young.person);
    for (const auto& pair : people::incompatiblePairs(tx, people, from, to))
        week.apart.push_back({pair.a, pair.b, pair.from, pair.to});

    const auto kinds = kindsAsked(week);
    for (auto& [id, young] : week.young)
        for (const std::string& kind : kinds)
            young.authorisations[kind] = families::authorisationState(tx, young.person, kind, from).given()
                                             ? Authorisation::given
                                             : Authorisation::missing;
}

}  // namespace jalon::programme
