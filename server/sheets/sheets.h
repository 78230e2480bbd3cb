// SPDX-License-Identifier: EUPL-1.2
#pragma once
// Sheets to print: what stands on paper and nothing beside it. Each answer holds only what its sheet may show, so that
// what must not be read elsewhere never reaches the printing page: the sheet for the school has no family, health,
// justice nor motive; the attestation no motive; the board initials alone; a professional's week what they may know.
#include <string>

#include "access/actor.h"
#include "access/route_table.h"
#include "base/clock.h"
#include "base/id.h"
#include "base/json.h"
#include "blueprints/blueprints.h"
#include "calendar/calendars.h"
#include "catalogue/catalogue.h"
#include "programme/planning.h"
#include "receptions/attendance_summary.h"
#include "storage/database.h"
#include "storage/migration.h"

namespace jalon::sheets {

using AttestationId = Id<struct AttestationTag>;
using LiaisonDecisionId = Id<struct LiaisonDecisionTag>;

struct Created {
    json::object thing;
    bool repeated = false;  ///< the id was known: nothing new was stored
};

/// Use cases. Bodies and answers are those of the API; every act asks for the role of coordinator.
class Sheets {
public:
    Sheets(storage::Database& database, const Clock& clock, const blueprints::Blueprints& blueprints,
           const calendar::Calendars& calendars, const receptions::AttendanceReader& attendance,
           programme::Planning& planning)
        : database_(database),
          clock_(clock),
          blueprints_(blueprints),
          calendars_(calendars),
          attendance_(attendance),
          planning_(planning) {}
    void addRoutes(access::RouteTable& routes);

    // ---- The sheet for the school (liaison_sheet.cpp)

    /// LiaisonSheet. Leaves an audit line "open".
    Result<json::object> liaison(const access::Actor& actor, const StayId& stay);
    /// {"id", "form", "field", "sentence", "decision", "reason"}: a marked sentence is kept on the sheet, with a
    /// reason, or left out of it. Answers the LiaisonSheet. Errors: invalid sentence not_marked, reason required;
    /// conflict id_taken.
    Result<Created> decideSentence(const access::Actor& actor, const StayId& stay, const json::object& body);
    /// Takes a decision back: the sentence is to be decided again.
    Result<json::object> withdrawDecision(const access::Actor& actor, const LiaisonDecisionId& id);

    // ---- The attestation (attestations.cpp)

    /// AttestationPage: what would be attested today, and what has been. Leaves an audit line "open".
    Result<json::object> attestation(const access::Actor& actor, const StayId& stay);
    /// {"id"}: gives it the next number of the year. Errors: conflict not_ended, nothing_attended, already_issued (the
    /// last one says the same), id_taken.
    Result<Created> issueAttestation(const access::Actor& actor, const StayId& stay, const json::object& body);

    // ---- Sheets of a day or a week (week_sheets.cpp)

    /// AttendanceRoll: who is expected on the half-days from one to another, both included, and what is recorded.
    /// Errors: invalid to end_before_start, period_too_long (more than a week).
    Result<json::object> attendance(const access::Actor& actor, HalfDay from, HalfDay to);
    /// Board of a day.
    Result<json::object> board(const access::Actor& actor, Day day);
    /// ProfessionalSheet of the week a day is in.
    Result<json::object> professionalWeek(const access::Actor& actor, const catalogue::ProfessionalId& id, Day day);

private:
    storage::Database& database_;
    const Clock& clock_;
    const blueprints::Blueprints& blueprints_;
    const calendar::Calendars& calendars_;
    const receptions::AttendanceReader& attendance_;
    programme::Planning& planning_;
};

storage::ModuleSchema schema();

}  // namespace jalon::sheets
