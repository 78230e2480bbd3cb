// SPDX-License-Identifier: EUPL-1.2
#include "catalogue/catalogue.h"

#include "catalogue/catalogue_store.h"

namespace jalon::catalogue {
namespace {

using storage::Transaction;

template <class Value, class IdType, class Find>
std::map<std::string, Value> findEach(Transaction& tx, const std::vector<IdType>& ids, Find find) {
    std::map<std::string, Value> found;
    for (const IdType& id : ids) {
        if (found.contains(id.text())) continue;
        if (auto value = find(tx, id)) found.emplace(id.text(), std::move(*value));
    }
    return found;
}

}  // namespace

std::optional<Activity> findActivity(Transaction& tx, const ActivityId& id) { return store::findActivity(tx, id); }
std::optional<ActivitySheet> findSheet(Transaction& tx, const SheetId& id) { return store::findSheet(tx, id); }
std::optional<Professional> findProfessional(Transaction& tx, const ProfessionalId& id) {
    return store::findProfessional(tx, id);
}
std::optional<Room> findRoom(Transaction& tx, const RoomId& id) { return store::findRoom(tx, id); }

std::map<std::string, Activity> findActivities(Transaction& tx, const std::vector<ActivityId>& ids) {
    return findEach<Activity>(tx, ids, store::findActivity);
}
std::map<std::string, Professional> findProfessionals(Transaction& tx, const std::vector<ProfessionalId>& ids) {
    return findEach<Professional>(tx, ids, store::findProfessional);
}
std::map<std::string, Room> findRooms(Transaction& tx, const std::vector<RoomId>& ids) {
    return findEach<Room>(tx, ids, store::findRoom);
}

std::vector<Activity> activities(Transaction& tx) { return store::activities(tx, true); }
std::vector<Professional> professionalsBetween(Transaction& tx, Day from, Day to) {
    return store::professionalsBetween(tx, from, to);
}
std::vector<Room> rooms(Transaction& tx) { return store::rooms(tx, true); }
std::vector<Site> sites(Transaction& tx) { return store::sites(tx); }
std::optional<Professional> professionalOf(Transaction& tx, const UserId& user) {
    return store::professionalOf(tx, user);
}

}  // namespace jalon::catalogue
