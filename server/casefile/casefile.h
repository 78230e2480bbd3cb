// SPDX-License-Identifier: EUPL-1.2
#pragma once
// What reads across the capabilities: the file page in one answer, its timeline, Today. Owns no table.
#include <string>

#include "access/actor.h"
#include "access/route_table.h"
#include "base/clock.h"
#include "base/json.h"
#include "blueprints/blueprints.h"
#include "calendar/calendars.h"
#include "journal/journal.h"
#include "receptions/receptions.h"
#include "storage/database.h"

namespace jalon::casefile {

class CaseFiles {
public:
    CaseFiles(storage::Database& database, const Clock& clock, receptions::Receptions& receptions,
              const calendar::Calendars& calendars, const blueprints::Blueprints& blueprints)
        : database_(database), clock_(clock), receptions_(receptions), calendars_(calendars), blueprints_(blueprints) {}
    void addRoutes(access::RouteTable& routes);

    /// CaseFile of the API, empty where the reader has no right to look. Opening leaves an audit line, in the
    /// transaction that reads.
    Result<json::object> open(const access::Actor& actor, const PersonId& person);
    /// TimelinePage of the API: items older than a cursor. Leaves an audit line too.
    Result<json::object> timeline(const access::Actor& actor, const PersonId& person, const std::string& cursor);
    Result<json::object> today(const access::Actor& actor);

private:
    json::array noticesOwed(storage::Transaction& tx, const PersonId& person, access::RightSet rights) const;
    void addCircumstances(storage::Transaction& tx, const access::Actor& actor, const PersonId& person,
                          access::RightSet rights, json::object& out) const;
    void addCourse(storage::Transaction& tx, const PersonId& person, access::RightSet rights, json::object& out) const;

    storage::Database& database_;
    const Clock& clock_;
    receptions::Receptions& receptions_;
    const calendar::Calendars& calendars_;
    const blueprints::Blueprints& blueprints_;
};

}  // namespace jalon::casefile
