// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "programme/conflict_rules.h"

namespace jalon::programme {
namespace {

using Words = std::map<std::string, std::string>;

/// Everybody in the room.
int peopleIn(const Session& session) { return static_cast<int>(session.young.size() + session.professionals.size()); }

/// Whether the two sessions share a person: the way between their places must then be gone.
bool sharesSomebody(const Session& one, const Session& other) {
    const auto young = [&](const SessionYoung& mine) {
        return std::ranges::any_of(other.young, [&](const SessionYoung& their) { return their.person == mine.person; });
    };
    const auto professional = [&](const SessionProfessional& mine) {
        return std::ranges::any_of(other.professionals,
                                   [&](const SessionProfessional& their) { return their.id == mine.id; });
    };
    return std::ranges::any_of(one.young, young) || std::ranges::any_of(one.professionals, professional);
}

}  // namespace

void checkOpening(const Look& look) {
    for (const HalfDay half : look.halves)
        if (const auto closed = look.week.service_closed.find(half); closed != look.week.service_closed.end())
            look.add("service_closed", Level::red, {}, half.text(),
                     {{"reason", closed->second}, {"halfDay", half.text()}});
    const PlanningRules& rules = look.week.rules;
    const TimeSpan open{rules.morning.from, rules.afternoon.to};
    if (!open.contains(look.session.time))
        look.add("outside_hours", Level::warning, {}, {}, {{"from", clockText(open.from)}, {"to", clockText(open.to)}});
}

void checkRoom(const Look& look) {
    const auto* room = look.week.roomOf(look.session);
    if (room == nullptr) {
        if (look.activity != nullptr && !look.activity->outing) look.add("no_room", Level::warning);
        return;
    }
    const Words name{{"name", room->name}};
    if (const auto presence = catalogue::isAvailable(*room, look.session.day, look.session.time); !presence)
        look.add("room_unavailable", Level::red, room->id.text(), {}, name);
    if (!room->outside())
        look.eachOverlapping([&](const Session& other) {
            if (other.room != look.session.room) return;
            Words words = look.wordsOf(other);
            words["name"] = room->name;
            look.add("room_double_booked", Level::red, room->id.text(), other.id.text(), std::move(words));
        });
    if (look.activity == nullptr) return;
    const int people = peopleIn(look.session);
    switch (catalogue::roomFits(*room, *look.activity, people)) {
        case catalogue::RoomFit::fits:
            return;
        case catalogue::RoomFit::too_small:
            return look.add("room_too_small", Level::red, room->id.text(), {},
                            {{"name", room->name},
                             {"people", std::to_string(people)},
                             {"capacity", std::to_string(room->capacity)}});
        case catalogue::RoomFit::wrong_kind:
        case catalogue::RoomFit::equipment_missing:
            return look.add("room_unfit", Level::warning, room->id.text(), {}, name);
    }
}

void checkGroupSize(const Look& look) {
    const int young = static_cast<int>(look.session.young.size());
    if (young == 0) return look.add("no_young", Level::warning);
    const Words count{{"young", std::to_string(young)}};
    const auto with = [&](const char* key, int value) {
        Words words = count;
        words[key] = std::to_string(value);
        return words;
    };
    if (young > look.week.rules.group_max)
        look.add("group_limit", Level::red, {}, {}, with("most", look.week.rules.group_max));
    if (look.activity == nullptr) return;
    int most = look.activity->group_max;
    for (const SessionProfessional& one : look.session.professionals)
        if (const auto* facts = look.week.professionalOf(one.id))
            most = std::min(most, catalogue::largestGroup(facts->who, *look.activity));
    if (young > most && (most < look.week.rules.group_max || young <= look.week.rules.group_max))
        look.add("group_over_size", Level::red, {}, {}, with("most", most));
    if (young < look.activity->group_min)
        look.add("group_under_size", Level::warning, {}, {}, with("least", look.activity->group_min));
}

void checkTravel(const Look& look) {
    const auto* here = look.week.roomOf(look.session);
    if (here == nullptr) return;
    look.eachOther([&](const Session& other) {
        const auto* there = look.week.roomOf(other);
        if (there == nullptr || other.time.overlaps(look.session.time) || !sharesSomebody(look.session, other)) return;
        const auto minutes = catalogue::travelMinutes(look.week.sites, *here, *there);
        const int between = other.time.from >= look.session.time.to ? other.time.from - look.session.time.to
                                                                    : look.session.time.from - other.time.to;
        if (!minutes || between >= *minutes) return;
        Words words = look.wordsOf(other);
        words["minutes"] = std::to_string(*minutes);
        words["name"] = there->name;
        look.add("travel_too_short", Level::red, {}, other.id.text(), std::move(words));
    });
}

}  // namespace jalon::programme
