// SPDX-License-Identifier: EUPL-1.2
#pragma once
// All SQL of catalogue/: activities and sheets in activity_store.cpp, professionals in professional_store.cpp, sites
// and rooms in room_store.cpp.
#include <optional>
#include <string>
#include <vector>

#include "catalogue/activity.h"
#include "catalogue/professional.h"
#include "catalogue/room.h"
#include "storage/database.h"

namespace jalon::catalogue::store {

/// Inserts are false when the id is taken; updates store the value as the version after its own, and are false when
/// another version is there. Lists are in the order of the dictionary.
std::optional<Activity> findActivity(storage::Transaction& tx, const ActivityId& id);
std::vector<Activity> activities(storage::Transaction& tx, bool active);
bool insert(storage::Transaction& tx, const Activity& activity);
bool update(storage::Transaction& tx, const Activity& activity);

std::optional<ActivitySheet> findSheet(storage::Transaction& tx, const SheetId& id);
/// Those in use first.
std::vector<ActivitySheet> sheetsOf(storage::Transaction& tx, const ActivityId& activity);
bool insert(storage::Transaction& tx, const ActivitySheet& sheet);
bool update(storage::Transaction& tx, const ActivitySheet& sheet);

/// How many sheets in use an activity has, and how many professionals in post on a day lead it; by activity id.
struct ActivityCounts {
    std::map<std::string, std::int64_t> sheets, leaders;
};
ActivityCounts activityCounts(storage::Transaction& tx, Day on);

std::optional<Professional> findProfessional(storage::Transaction& tx, const ProfessionalId& id);
std::optional<Professional> professionalOf(storage::Transaction& tx, const UserId& user);
/// In post on one day at least of the period.
std::vector<Professional> professionalsBetween(storage::Transaction& tx, Day from, Day to);
/// Whose last day is before this one.
std::vector<Professional> professionalsGoneBefore(storage::Transaction& tx, Day day);
std::vector<Professional> leadersOf(storage::Transaction& tx, const ActivityId& activity, Day on);
bool insert(storage::Transaction& tx, const Professional& professional);
bool update(storage::Transaction& tx, const Professional& professional);

std::vector<Site> sites(storage::Transaction& tx);
std::optional<Site> findSite(storage::Transaction& tx, const SiteId& id);
bool insert(storage::Transaction& tx, const Site& site);
bool update(storage::Transaction& tx, const Site& site);

std::vector<Room> rooms(storage::Transaction& tx, bool active);
std::optional<Room> findRoom(storage::Transaction& tx, const RoomId& id);
bool insert(storage::Transaction& tx, const Room& room);
bool update(storage::Transaction& tx, const Room& room);

/// Lists of codes as the store keeps them.
std::string codesText(const std::vector<std::string>& codes);
std::vector<std::string> codesOf(const std::string& text);
std::optional<UserId> userAt(const storage::Row& row, std::size_t column);
std::optional<int> numberAt(const storage::Row& row, std::size_t column);

}  // namespace jalon::catalogue::store
