// SPDX-License-Identifier: EUPL-1.2
#pragma once
// What comes in from other programs: a school's list of pupils becomes referrals, or drafts of referrals to complete.
// Nothing is stored before the person confirms what they were shown; the list itself never is.
#include <string>
#include <string_view>

#include "access/actor.h"
#include "access/route_table.h"
#include "base/clock.h"
#include "base/id.h"
#include "base/json.h"
#include "blueprints/blueprints.h"
#include "calendar/calendars.h"
#include "receptions/receptions.h"
#include "storage/database.h"
#include "storage/migration.h"

namespace jalon::exchange {

using ImportId = Id<struct SchoolImportTag>;

struct Created {
    json::object thing;
    bool repeated = false;  ///< the id was known: nothing new was stored
};

/// Use cases. Bodies and answers are those of the API; every act asks for the role of coordinator.
class Exchange {
public:
    Exchange(storage::Database& database, const Clock& clock, const blueprints::Blueprints& blueprints,
             const calendar::Calendars& calendars, receptions::Receptions& receptions)
        : database_(database), clock_(clock), blueprints_(blueprints), calendars_(calendars), receptions_(receptions) {}
    void addRoutes(access::RouteTable& routes);

    // ---- Before anything is stored (previews.cpp)

    /// SchoolListPreview of a list as it came. Errors: those of readSchoolList; invalid structureId unknown.
    Result<json::object> read(const access::Actor& actor, const StructureId& structure, std::string_view bytes);
    /// The same of lines that were corrected or decided on: {"structureId", "lines"}.
    Result<json::object> check(const access::Actor& actor, const json::object& body);

    // ---- Imports (imports.cpp)

    /// Creates what is accepted, in one transaction. Conflicts: preview_changed with the SchoolListPreview of now,
    /// id_taken.
    Result<Created> importList(const access::Actor& actor, const json::object& body);
    Result<json::object> listImports(const access::Actor& actor);
    Result<json::object> getImport(const access::Actor& actor, const ImportId& id);
    /// Cancels its drafts, withdraws its referrals that are still to be decided on. Done again, it changes nothing.
    Result<json::object> undo(const access::Actor& actor, const ImportId& id);

    // ---- Drafts (drafts.cpp)

    Result<json::object> listDrafts(const access::Actor& actor);
    /// Leaves an audit line "open".
    Result<json::object> getDraft(const access::Actor& actor, const ReferralId& id);
    /// {"cancelled"}; conflict completed: it is a referral by now.
    Result<json::object> cancelDraft(const access::Actor& actor, const ReferralId& id, const json::object& body);

private:
    storage::Database& database_;
    const Clock& clock_;
    const blueprints::Blueprints& blueprints_;
    const calendar::Calendars& calendars_;
    receptions::Receptions& receptions_;
};

storage::ModuleSchema schema();

}  // namespace jalon::exchange
