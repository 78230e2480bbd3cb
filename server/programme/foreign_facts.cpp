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

Authorisation answerOf(families::Standing standing) {
    using families::Standing;
    if (standing == Standing::given) return Authorisation::given;
    const bool no = standing == Standing::refused || standing == Standing::withdrawn;
    return no ? Authorisation::refused : Authorisation::missing;
}

}  // namespace

void addForeignFacts(storage::Transaction& tx, WeekFacts& week, Day from, Day to) {
    std::vector<PersonId> people;
    for (const auto& [id, young] : week.young) people.push_back(young.person);
    for (const auto& pair : people::incompatiblePairs(tx, people, from, to))
        week.apart.push_back({pair.a, pair.b, pair.from, pair.to});

    // Day by day: what is signed, refused or runs out within the week counts from that day on.
    const auto kinds = kindsAsked(week);
    for (auto& [id, young] : week.young) {
        const auto said = families::familyAnswers(tx, young.person);
        for (const std::string& kind : kinds)
            for (Day day = from; day <= to; day = day + 1)
                young.authorisations[{kind, day}] = answerOf(said.of(kind, day).standing);
    }
}

}  // namespace jalon::programme
