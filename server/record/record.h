// SPDX-License-Identifier: EUPL-1.2
#pragma once
// The record of acts and of looks, read: by those who answer for data protection, by those who keep a file, and watched
// for somebody who reads much. Never the content of a file. Lines are written by audit/.
#include <optional>
#include <string>

#include "access/actor.h"
#include "access/route_table.h"
#include "base/clock.h"
#include "base/json.h"
#include "calendar/calendars.h"
#include "record/kind.h"
#include "storage/database.h"
#include "storage/migration.h"

namespace jalon::record {

struct RecordQuery {
    std::optional<PersonId> person = std::nullopt;
    std::optional<UserId> user = std::nullopt;
    Kind kind = Kind::any;
    std::optional<Day> from = std::nullopt, to = std::nullopt;  ///< both included
    std::string cursor = {};
};

class Record {
public:
    /// Days of the record are those of `zone`.
    Record(storage::Database& database, const Clock& clock, const calendar::Calendars& calendars, TimeZone zone)
        : database_(database), clock_(clock), calendars_(calendars), zone_(zone) {}
    void addRoutes(access::RouteTable& routes);

    /// AuditLine[] of the API, of the actor's organisations, the newest first. Names of files as they are today.
    Result<json::object> lines(const access::Actor& actor, const RecordQuery& query);
    /// FileLooks: who opened, changed, took away anything of one file, as far back as the record goes. Leaves a line.
    Result<json::object> looksAt(const access::Actor& actor, const PersonId& person);

    /// MassReadings: who opened more files than the settings say, of the actor's organisations; watches the days since
    /// the last time, so that a call notices what happened meanwhile.
    Result<json::object> massReadings(const access::Actor& actor);
    /// Somebody asked what it was about. Body: {note}. Errors: not_found; conflict "noted".
    Result<json::object> noteMassReading(const access::Actor& actor, const std::string& id, const json::object& body);

private:
    Result<void> watch();

    storage::Database& database_;
    const Clock& clock_;
    const calendar::Calendars& calendars_;
    const TimeZone zone_;
};

storage::ModuleSchema schema();

}  // namespace jalon::record
