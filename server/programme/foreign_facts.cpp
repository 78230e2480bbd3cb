// SPDX-License-Identifier: EUPL-1.2
#include "programme/foreign_facts.h"

#include "families/families.h"

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

void addForeignFacts(storage::Transaction& tx, WeekFacts& week, Day on) {
    const auto kinds = kindsAsked(week);
    for (auto& [id, young] : week.young)
        for (const std::string& kind : kinds)
            young.authorisations[kind] = families::authorisationState(tx, young.person, kind, on).given()
                                             ? Authorisation::given
                                             : Authorisation::missing;
}

}  // namespace jalon::programme
