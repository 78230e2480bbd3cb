// SPDX-License-Identifier: EUPL-1.2
#pragma once
// Two teams in one base: who reads the files of one, of the other, or of both, and young people of each.
#include <string>
#include <utility>
#include <vector>

#include "access/membership.h"
#include "people_fixtures.h"

namespace jalon::test {

inline constexpr const char* kHere = "00000000-0000-7000-8000-0000000000aa";
inline constexpr const char* kThere = "00000000-0000-7000-8000-0000000000bb";

/// The same account as a coordinator of these teams alone.
inline access::Actor readerOf(access::Actor actor, const std::vector<std::string>& teams) {
    actor.standings.clear();
    for (const auto& team : teams) actor.standings.push_back({access::Role::coordinator, team});
    actor.files = access::scopeOf(actor.standings, access::Right::files_see, 99);
    return actor;
}

/// One account, seen as a member of each team; Ada's file is here, Bilal's there.
struct TwoTeams {
    TwoTeams(PeopleWorld& people, const access::Actor& account)
        : here(readerOf(account, {kHere})),
          there(readerOf(account, {kThere})),
          both(readerOf(account, {kHere, kThere})),
          ada(made(people, here, "Aubert", "Ada")),
          bilal(made(people, there, "Benali", "Bilal")) {}

    static PersonId made(PeopleWorld& people, const access::Actor& by, const char* last_name, const char* first_name) {
        const json::object body{
            {"id", people.newId()}, {"lastName", last_name}, {"firstName", first_name}, {"birthDate", "2013-05-03"}};
        return *PersonId::parse(PeopleWorld::idOf(people.people().createPerson(by, body).value()));
    }

    access::Actor here, there, both;
    PersonId ada, bilal;
};

}  // namespace jalon::test
