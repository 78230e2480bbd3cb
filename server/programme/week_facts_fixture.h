// SPDX-License-Identifier: EUPL-1.2
#pragma once
// For tests: Monday 16 November 2026 with two young people expected all week, a professional, a room and an activity
// that suit each other; nothing stands against aSession().
#include <string>

#include "programme/conflicts.h"

namespace jalon::programme::test {

/// A UUID that ends in a number.
inline std::string id(int number) {
    const std::string digits = std::to_string(number);
    return "018f0000-0000-7000-8000-" + std::string(12 - digits.size(), '0') + digits;
}
inline StayId stay(int number) { return StayId::trusted(id(100 + number)); }
inline PersonId person(int number) { return PersonId::trusted(id(200 + number)); }
inline catalogue::ProfessionalId professional(int number) {
    return catalogue::ProfessionalId::trusted(id(300 + number));
}
inline catalogue::RoomId room(int number) { return catalogue::RoomId::trusted(id(400 + number)); }
inline catalogue::ActivityId activity(int number) { return catalogue::ActivityId::trusted(id(500 + number)); }
inline SessionId session(int number) { return SessionId::trusted(id(600 + number)); }

inline const Day kMonday = Day::of(2026, 11, 16);
inline TimeSpan at(const char* from, const char* to) { return {parseClock(from).value(), parseClock(to).value()}; }

inline YoungFacts young(int number, const char* name, const char* born = "2013-05-03") {
    YoungFacts facts{stay(number), person(number), name, Day::parse(born)};
    for (HalfDay half{kMonday, Half::am}; half.day <= kMonday + 4; half = half.next()) facts.expected.insert(half);
    return facts;
}

inline ProfessionalFacts aProfessional(int number, const char* name) {
    catalogue::Professional who(professional(number));
    who.last_name = name;
    for (const Weekday day :
         {Weekday::monday, Weekday::tuesday, Weekday::wednesday, Weekday::thursday, Weekday::friday})
        who.availability.week.push_back({day, {480, 1080}, std::nullopt, std::nullopt});
    return {who};
}

inline catalogue::Room aRoom(int number, int capacity = 10) {
    catalogue::Room out(room(number));
    out.name = "Salle " + std::to_string(number);
    out.site = catalogue::SiteId::trusted(id(1));
    out.capacity = capacity;
    return out;
}

inline catalogue::Activity anActivity(int number, const char* name, const char* axis = "school") {
    catalogue::Activity out(activity(number));
    out.name = name;
    out.axis = axis;
    return out;
}

inline Session aSession(int number = 1, TimeSpan time = at("09:00", "10:15")) {
    Session out{session(number), activity(1), kMonday, time};
    out.room = room(1);
    out.professionals = {{professional(1), "leads", std::nullopt}};
    out.young = {{stay(1), person(1), std::nullopt}, {stay(2), person(2), std::nullopt}};
    return out;
}

inline WeekFacts aWeek() {
    WeekFacts week;
    week.young = {{stay(1).text(), young(1, "DUPONT Léa")}, {stay(2).text(), young(2, "MARTIN Noé", "2012-02-01")}};
    week.professionals = {{professional(1).text(), aProfessional(1, "ROY")},
                          {professional(2).text(), aProfessional(2, "LEGRAND")}};
    week.rooms = {{room(1).text(), aRoom(1)}, {room(2).text(), aRoom(2)}};
    week.activities = {{activity(1).text(), anActivity(1, "Soutien scolaire")},
                       {activity(2).text(), anActivity(2, "Sens de la sanction", "citizenship")}};
    return week;
}

}  // namespace jalon::programme::test
