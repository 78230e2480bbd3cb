// SPDX-License-Identifier: EUPL-1.2
#pragma once
// What a programme is made of: activities with their sheets, professionals with their week, rooms and places. Other
// modules read them here, in their own transaction, and apply the rules of activity.h, professional.h and room.h.
//
// A catalogue is small (a service has some dozens of each): its lists come whole, in the order of the dictionary.
// Nothing is deleted: activities, sheets, rooms and sites are retired, professionals leave on a day.
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "access/actor.h"
#include "access/route_table.h"
#include "base/clock.h"
#include "base/json.h"
#include "blueprints/blueprints.h"
#include "calendar/calendars.h"
#include "catalogue/activity.h"
#include "catalogue/professional.h"
#include "catalogue/room.h"
#include "storage/database.h"
#include "storage/migration.h"

namespace jalon::catalogue {

std::optional<Activity> findActivity(storage::Transaction& tx, const ActivityId& id);
std::optional<ActivitySheet> findSheet(storage::Transaction& tx, const SheetId& id);
std::optional<Professional> findProfessional(storage::Transaction& tx, const ProfessionalId& id);
std::optional<Room> findRoom(storage::Transaction& tx, const RoomId& id);
/// By id text; unknown ids are left out.
std::map<std::string, Activity> findActivities(storage::Transaction& tx, const std::vector<ActivityId>& ids);
std::map<std::string, Professional> findProfessionals(storage::Transaction& tx, const std::vector<ProfessionalId>& ids);
std::map<std::string, Room> findRooms(storage::Transaction& tx, const std::vector<RoomId>& ids);

/// Those not retired.
std::vector<Activity> activities(storage::Transaction& tx);
/// In post on one day at least of the period, both days included.
std::vector<Professional> professionalsBetween(storage::Transaction& tx, Day from, Day to);
std::vector<Room> rooms(storage::Transaction& tx);
/// Retired ones too: a room that is still used may be on one.
std::vector<Site> sites(storage::Transaction& tx);
/// Whose account it is, whether in post or not.
std::optional<Professional> professionalOf(storage::Transaction& tx, const UserId& user);

/// Filters of the lists. Texts find beginnings of words; "" is no filter.
struct ActivityQuery {
    std::string q = {}, axis = {}, skill = {}, motive = {};
    bool retired = false;  ///< the retired ones instead of the others
};
struct ProfessionalQuery {
    std::string q = {}, qualification = {}, honorability = {};
    std::optional<Weekday> weekday = {};      ///< with a window that day
    std::optional<ActivityId> activity = {};  ///< who lead it
    bool left = false;                        ///< those who have left instead of the others
};
struct RoomQuery {
    std::string q = {}, kind = {};
    std::optional<SiteId> site = {};
    bool retired = false;
};

class Catalogue {
public:
    Catalogue(storage::Database& database, const Clock& clock, const blueprints::Blueprints& blueprints,
              const calendar::Calendars& calendars)
        : database_(database), clock_(clock), blueprints_(blueprints), calendars_(calendars) {}
    void addRoutes(access::RouteTable& routes);

    /// Creations: the same one again answers what is stored, and `made` (when given) says false. Updates: an Error
    /// stale holds what is stored. Bodies are the schemas <Noun>Create and <Noun>Input of the API.
    Result<json::object> listActivities(const access::Actor& actor, const ActivityQuery& query);
    Result<json::object> getActivity(const access::Actor& actor, const ActivityId& id);
    Result<json::object> createActivity(const access::Actor& actor, const json::object& body, bool* made = nullptr);
    Result<json::object> updateActivity(const access::Actor& actor, const ActivityId& id, std::int64_t version,
                                        const json::object& body);
    /// Conflict "id_taken": the sheet is another activity's.
    Result<json::object> createSheet(const access::Actor& actor, const ActivityId& activity, const json::object& body,
                                     bool* made = nullptr);
    Result<json::object> updateSheet(const access::Actor& actor, const SheetId& id, std::int64_t version,
                                     const json::object& body);

    Result<json::object> listProfessionals(const access::Actor& actor, const ProfessionalQuery& query);
    Result<json::object> getProfessional(const access::Actor& actor, const ProfessionalId& id);
    /// Field errors beside those of the members: structureId, userId, activities.<n>, ties.<n>.personId "unknown";
    /// conflict "account_taken", the account is another professional's.
    Result<json::object> createProfessional(const access::Actor& actor, const json::object& body, bool* made = nullptr);
    Result<json::object> updateProfessional(const access::Actor& actor, const ProfessionalId& id, std::int64_t version,
                                            const json::object& body);

    Result<json::object> listRooms(const access::Actor& actor, const RoomQuery& query);
    Result<json::object> getRoom(const access::Actor& actor, const RoomId& id);
    Result<json::object> createRoom(const access::Actor& actor, const json::object& body, bool* made = nullptr);
    Result<json::object> updateRoom(const access::Actor& actor, const RoomId& id, std::int64_t version,
                                    const json::object& body);
    Result<json::object> createSite(const access::Actor& actor, const json::object& body, bool* made = nullptr);
    Result<json::object> updateSite(const access::Actor& actor, const SiteId& id, std::int64_t version,
                                    const json::object& body);

private:
    /// With the ties to young people whose files the reader may know of.
    json::object professionalAnswer(storage::Transaction& tx, const access::Actor& reader,
                                    Professional professional) const;

    storage::Database& database_;
    const Clock& clock_;
    const blueprints::Blueprints& blueprints_;
    const calendar::Calendars& calendars_;
};

storage::ModuleSchema schema();

}  // namespace jalon::catalogue
