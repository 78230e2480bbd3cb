// SPDX-License-Identifier: EUPL-1.2
#include "receptions/group.h"

#include <stdexcept>

namespace jalon::receptions {

GroupId serviceGroup() { return GroupId::trusted("00000000-0000-7000-8000-000000000001"); }

bool Group::validOn(Day day) const { return (!from || *from <= day) && (!to || day <= *to); }

bool CapacityException::covers(const GroupId& of, HalfDay at) const {
    return !removed && group == of && from <= at && at <= to;
}

const CapacityException* exceptionAt(const std::vector<CapacityException>& exceptions, const GroupId& group,
                                     HalfDay at) {
    const CapacityException* smallest = nullptr;
    for (const auto& exception : exceptions)
        if (exception.covers(group, at) && (smallest == nullptr || exception.places < smallest->places))
            smallest = &exception;
    return smallest;
}

int placesAt(const Group& group, const std::vector<CapacityException>& exceptions, HalfDay at, int usual) {
    if (!group.validOn(at.day)) return 0;
    if (const auto* exception = exceptionAt(exceptions, group.id, at)) return exception->places;
    const auto own = group.places.find(WeekHalf{at.day.weekday(), at.half});
    return own == group.places.end() ? usual : own->second;
}

json::object placesJson(const std::map<WeekHalf, int>& places) {
    json::object out;
    for (const auto& [half, count] : places) out[half.text()] = count;
    return out;
}

std::map<WeekHalf, int> placesFrom(const json::object& stored) {
    std::map<WeekHalf, int> places;
    for (const auto& [key, count] : stored) {
        const auto half = WeekHalf::parse(std::string_view(key.data(), key.size()));
        if (!half) throw std::logic_error("a group with places on an unknown half-day");
        places[*half] = static_cast<int>(count.as_int64());
    }
    return places;
}

}  // namespace jalon::receptions
