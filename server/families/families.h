// SPDX-License-Identifier: EUPL-1.2
#pragma once
// The link with the family: convocations and how people were reached, interviews and who came, what was allowed and
// signed, calls received. What a judge forbids is read everywhere from people/contact_rule.h.
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "access/actor.h"
#include "access/route_table.h"
#include "base/clock.h"
#include "base/json.h"
#include "blueprints/blueprints.h"
#include "calendar/calendars.h"
#include "families/authorisation.h"
#include "families/convocation.h"
#include "families/interview.h"
#include "storage/database.h"
#include "storage/migration.h"

namespace jalon::families {

// ---- For other modules, inside the caller's transaction.

/// What a family answered, read once and asked for any kind (vocabulary authorisation) and day; `scope` where the kind
/// has scopes (image: vocabulary image_scope). An outing asks for "outing", a picture for "image".
struct FamilyAnswers {
    std::vector<Authorisation> answers;
    std::vector<people::Guardian> guardians;
    Verdict of(std::string_view kind, Day on, std::string_view scope = "") const;
};
FamilyAnswers familyAnswers(storage::Transaction& tx, const PersonId& person);
/// What may be shown of this young person's work in one place (vocabulary image_scope).
Showing showing(storage::Transaction& tx, const PersonId& person, std::string_view scope, Day on);

/// ConvocationRow[] of the API: those of a day that are not cancelled or postponed, by time.
json::array convocationsOn(storage::Transaction& tx, const access::FileScope& files, Day day);
/// OwedSignature[] of the API: receptions that began or begin by this day, with the expected authorisations (vocabulary
/// authorisation_expected) that are neither given nor refused.
json::array owedSignatures(storage::Transaction& tx, const access::FileScope& files,
                           const blueprints::Blueprint& blueprint, Day day);

/// What happened, for a file's timeline, newest first.
struct TimelineEvent {
    std::string id;    ///< unique in the timeline
    std::string type;  ///< convocation, interview, authorisation (TimelineItem of the API)
    Day on;
    Instant at;
    std::string code;  ///< convocation_<state> {purpose, on, time}; interview_held {kind, mode, present}; signing
                       ///< {party, relation, given, refused, withdrawn}: lists of codes joined by ","
    std::map<std::string, std::string> params;
    std::string text;
    std::optional<UserId> by;
    std::optional<StayId> stay;
};
std::vector<TimelineEvent> events(storage::Transaction& tx, const PersonId& person);

// ---- Use cases. Bodies and answers are those of the API; every act asks for the role of coordinator.

/// A creation sent twice creates once: `repeated`. Conflict id_taken.
struct Created {
    json::object thing;
    bool repeated = false;
};

class Families {
public:
    Families(storage::Database& database, const Clock& clock, const blueprints::Blueprints& blueprints,
             const calendar::Calendars& calendars)
        : database_(database), clock_(clock), blueprints_(blueprints), calendars_(calendars) {}
    void addRoutes(access::RouteTable& routes);

    /// FamilyPage of the API; leaves an audit line "open".
    Result<json::object> page(const access::Actor& actor, const PersonId& person);

    /// Conflict convocation_warnings: `current` holds the warnings (convocation.h) that are not in `acknowledged`.
    Result<Created> createConvocation(const access::Actor& actor, const PersonId& person, const json::object& body);
    /// Conflicts convocation_warnings, convocation_settled.
    Result<json::object> updateConvocation(const access::Actor& actor, const ConvocationId& id, std::int64_t version,
                                           const json::object& body);
    /// How it ended (held, no_show, postponed, cancelled), or null to take that back.
    Result<json::object> settleConvocation(const access::Actor& actor, const ConvocationId& id, std::int64_t version,
                                           const json::object& body);
    /// Both answer with the Convocation. Recording to whom nothing may be sent or said: invalid guardianId
    /// "restricted", unless the result is that nobody was reached.
    Result<Created> createAttempt(const access::Actor& actor, const ConvocationId& id, const json::object& body);
    Result<json::object> withdrawAttempt(const access::Actor& actor, const AttemptId& id);

    Result<Created> createInterview(const access::Actor& actor, const PersonId& person, const json::object& body);
    Result<json::object> updateInterview(const access::Actor& actor, const InterviewId& id, std::int64_t version,
                                         const json::object& body);

    /// One person's answers on one day. Errors: guardianId no_authority for what they may not give; answers.<n>.kind
    /// not_in_list, twice; answers.<n>.validUntil required; signature required, not_a_signature, too_long.
    Result<Created> createSigning(const access::Actor& actor, const PersonId& person, const json::object& body);
    Result<json::object> cancelSigning(const access::Actor& actor, const SigningId& id, std::int64_t version,
                                       const json::object& body);

    /// Somebody called: written to the journal, and an alert among the tasks when a restriction is in force or nobody
    /// knows the caller. Error: toldReason required, when something was told that may not be.
    Result<Created> recordCall(const access::Actor& actor, const PersonId& person, const json::object& body);

private:
    storage::Database& database_;
    const Clock& clock_;
    const blueprints::Blueprints& blueprints_;
    const calendar::Calendars& calendars_;
};

storage::ModuleSchema schema();

}  // namespace jalon::families
