// SPDX-License-Identifier: EUPL-1.2
#pragma once
// Programme by hand: the sessions of a week, what stands against them, templates of weeks, and who was told which
// version of a timetable. The automatic planner works on the same sessions and facts.
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "access/actor.h"
#include "access/route_table.h"
#include "base/clock.h"
#include "base/json.h"
#include "blueprints/blueprints.h"
#include "calendar/calendars.h"
#include "programme/session_store.h"
#include "programme/version_store.h"
#include "programme/week_template.h"
#include "storage/database.h"

namespace jalon::programme {

using store::UnavailabilityId;
using store::VersionId;

/// Use cases. Bodies and answers are those of the API; every act asks for the role of coordinator.
class Planning {
public:
    Planning(storage::Database& database, const Clock& clock, const blueprints::Blueprints& blueprints,
             const calendar::Calendars& calendars)
        : database_(database), clock_(clock), blueprints_(blueprints), calendars_(calendars) {}
    void addRoutes(access::RouteTable& routes);

    // ---- The week (planning_week.cpp)

    /// ProgrammeWeek of the week a day is in.
    Result<json::object> week(const access::Actor& actor, Day day);
    /// ProgrammeCheck: the conflicts of tentative sessions, each put in place of the stored one of its id.
    Result<json::object> check(const access::Actor& actor, const json::object& body);
    /// YoungTimetable of one file: its stay's sessions with versions, appointments and gaps; of what stands
    /// against them, nothing that names other young people alone. Leaves an audit line "open".
    Result<json::object> timetable(const access::Actor& actor, const PersonId& person);

    // ---- Sessions (planning_sessions.cpp). Conflict conflicts_unanswered carries a ProgrammeCheck.

    Result<json::object> createSession(const access::Actor& actor, const json::object& body, bool* made = nullptr);
    Result<json::object> updateSession(const access::Actor& actor, const SessionId& id, std::int64_t version,
                                       const json::object& body);
    /// {"state", "cameStayIds", "reasonCode"}. Errors: invalid state in_future (held before its day).
    Result<json::object> setSessionState(const access::Actor& actor, const SessionId& id, std::int64_t version,
                                         const json::object& body);
    /// For what was put there by mistake. Conflict session_told: somebody was told of it; it is cancelled instead.
    Result<void> deleteSession(const access::Actor& actor, const SessionId& id, std::int64_t version);

    Result<json::object> createUnavailability(const access::Actor& actor, const PersonId& person,
                                              const json::object& body, bool* made = nullptr);
    Result<void> deleteUnavailability(const access::Actor& actor, const UnavailabilityId& id);

    // ---- Templates (planning_templates.cpp)

    Result<json::object> listTemplates(const access::Actor& actor, bool active);
    Result<json::object> createTemplate(const access::Actor& actor, const json::object& body, bool* made = nullptr);
    Result<json::object> updateTemplate(const access::Actor& actor, const TemplateId& id, std::int64_t version,
                                        const json::object& body);
    /// TemplatePreview for {"stayId", "from"}: what would come about, with conflicts and gaps. Nothing is stored.
    Result<json::object> previewTemplate(const access::Actor& actor, const TemplateId& id, const json::object& body);
    /// The same, stored: {"stayId", "from", "slots", "reason"}; red conflicts are passed with the reason. Answers the
    /// preview with the sessions as stored.
    Result<json::object> applyTemplate(const access::Actor& actor, const TemplateId& id, const json::object& body);

    // ---- Versions (planning_versions.cpp)

    /// ProgrammeNews: who has something to be told of that week, and the versions there are.
    Result<json::object> news(const access::Actor& actor, Day day);
    /// New versions for {"subjects": [{"kind", "id"}]}; empty: for everybody concerned. Answers the ProgrammeNews.
    Result<json::object> publish(const access::Actor& actor, Day day, const json::object& body);
    /// {"on", "channel", "to"}; conflict already_told.
    Result<json::object> markTold(const access::Actor& actor, const VersionId& id, std::int64_t version,
                                  const json::object& body);
    /// Takes that back.
    Result<json::object> unmarkTold(const access::Actor& actor, const VersionId& id, std::int64_t version);

private:
    using AddRoute = std::function<void(http::Method, const char*, const char*, access::RouteHandler)>;
    void addWeekRoutes(const AddRoute& add);
    void addTemplateRoutes(const AddRoute& add);
    void addVersionRoutes(const AddRoute& add);

    storage::Database& database_;
    const Clock& clock_;
    const blueprints::Blueprints& blueprints_;
    const calendar::Calendars& calendars_;
};

}  // namespace jalon::programme
