// SPDX-License-Identifier: EUPL-1.2
#include "receptions/occupancy.h"

#include <algorithm>

namespace jalon::receptions {

Occupancy::Occupancy(const Work& work, HalfDay from, HalfDay to)
    : settings_(work.settings),
      groups_(store::groups(work.tx)),
      exceptions_(store::exceptionsBetween(work.tx, from, to)),
      occupants_(store::occupants(work.tx, from, to)) {
    for (const auto& occupant : occupants_) add(occupant.group, occupant.at, 1);
    std::erase_if(groups_, [&](const Group& group) {
        const bool over = (group.from && *group.from > to.day) || (group.to && *group.to < from.day);
        return over && std::none_of(occupants_.begin(), occupants_.end(),
                                    [&](const store::Occupant& occupant) { return occupant.group == group.id; });
    });
}

const Group* Occupancy::group(const GroupId& id) const {
    const auto found = std::find_if(groups_.begin(), groups_.end(), [&](const Group& one) { return one.id == id; });
    return found == groups_.end() ? nullptr : &*found;
}

int Occupancy::places(const Group& group, HalfDay at) const {
    return placesAt(group, exceptions_, at, static_cast<int>(settings_.integer("service.max_places", at.day)));
}

int Occupancy::taken(const GroupId& group, HalfDay at) const {
    const auto found = taken_.find({group.text(), at});
    return found == taken_.end() ? 0 : found->second;
}

int Occupancy::takenIn(HalfDay at) const {
    int count = 0;
    for (const auto& group : groups_) count += taken(group.id, at);
    return count;
}

bool Occupancy::hasRoom(HalfDay at) const {
    return std::any_of(groups_.begin(), groups_.end(), [&](const Group& group) { return free(group, at) > 0; });
}

}  // namespace jalon::receptions
