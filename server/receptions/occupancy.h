// SPDX-License-Identifier: EUPL-1.2
#pragma once
// How many places each group has on each half-day of a time, and who takes them: the planned half-days of the stays
// that stand.
#include <map>
#include <utility>
#include <vector>

#include "receptions/places_store.h"
#include "receptions/work.h"

namespace jalon::receptions {

class Occupancy {
public:
    Occupancy(const Work& work, HalfDay from, HalfDay to);

    /// Those valid on a day of the time.
    const std::vector<Group>& groups() const { return groups_; }
    const Group* group(const GroupId& id) const;
    const std::vector<CapacityException>& exceptions() const { return exceptions_; }
    const std::vector<store::Occupant>& occupants() const { return occupants_; }

    int places(const Group& group, HalfDay at) const;
    int taken(const GroupId& group, HalfDay at) const;
    int free(const Group& group, HalfDay at) const { return places(group, at) - taken(group.id, at); }
    /// Of all groups: the service's pupils.
    int takenIn(HalfDay at) const;
    /// Whether some group has a place.
    bool hasRoom(HalfDay at) const;

    /// As if one more pupil (or, with -1, one less) were there: for a simulation.
    void add(const GroupId& group, HalfDay at, int pupils) { taken_[{group.text(), at}] += pupils; }

private:
    const calendar::Settings& settings_;
    std::vector<Group> groups_;
    std::vector<CapacityException> exceptions_;
    std::vector<store::Occupant> occupants_;
    std::map<std::pair<std::string, HalfDay>, int> taken_;
};

}  // namespace jalon::receptions
