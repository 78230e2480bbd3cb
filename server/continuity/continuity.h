// SPDX-License-Identifier: EUPL-1.2
#pragma once
// What goes between the service and the school while a pupil is away and after he comes back: the work by subject, who
// was present each day, the return and the points after it, the questionnaire.
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "access/access.h"
#include "access/route_table.h"
#include "base/clock.h"
#include "base/json.h"
#include "blueprints/blueprints.h"
#include "calendar/calendars.h"
#include "continuity/presence_digest.h"
#include "continuity/questionnaire.h"
#include "continuity/school_work.h"
#include "receptions/receptions.h"
#include "storage/database.h"
#include "storage/migration.h"

namespace jalon::continuity {

// ---- For other modules, inside the caller's transaction.

/// The school work of a stay, counted by subject.
WorkSummary workOf(storage::Transaction& tx, const StayId& stay);
/// Schools that have not been told what is known of this day's presences, of the files of a reader.
int digestsOwed(storage::Transaction& tx, const access::FileScope& files, Day day);
/// What a school answered about a stay, by field of the form school_questionnaire; nothing when it was not asked or did
/// not answer, which are not the same: `asked`.
struct SchoolAnswer {
    bool asked = false;
    std::optional<json::object> answers = {};
};
SchoolAnswer schoolAnswer(storage::Transaction& tx, const StayId& stay);

/// What happened, for a file's timeline, newest first.
struct TimelineEvent {
    std::string id;
    Day on;
    Instant at;
    std::string code;  ///< work_requested {to, reminder, number}; school_contact {deadline, result};
                       ///< questionnaire_sent {to, channel}; questionnaire_answered {by}
    std::map<std::string, std::string> params;
    std::string text;
    std::optional<UserId> by;
    std::optional<StayId> stay;
};
std::vector<TimelineEvent> events(storage::Transaction& tx, const PersonId& person);

// ---- Use cases. Bodies and answers are those of the API; every act asks for the role of coordinator, but for those of
// a link.

/// A creation sent twice creates once: `repeated`. Conflict id_taken.
struct Created {
    json::object thing;
    bool repeated = false;
};

class Continuity {
public:
    Continuity(storage::Database& database, const Clock& clock, const blueprints::Blueprints& blueprints,
               const calendar::Calendars& calendars, receptions::Receptions& receptions)
        : database_(database), clock_(clock), blueprints_(blueprints), calendars_(calendars), receptions_(receptions) {}
    void addRoutes(access::RouteTable& routes);

    /// ReturnPage of the API; leaves an audit line "open".
    Result<json::object> page(const access::Actor& actor, const PersonId& person);
    /// SchoolWorkList of the API.
    Result<json::object> schoolWork(const access::Actor& actor, const StayId& stay);

    /// Asks the school for these subjects' work; subjects not yet there are added as asked for. All answer with the
    /// SchoolWorkList of the stay.
    Result<Created> createRequest(const access::Actor& actor, const StayId& stay, const json::object& body);
    Result<json::object> withdrawRequest(const access::Actor& actor, const std::string& id);
    Result<Created> createWork(const access::Actor& actor, const StayId& stay, const json::object& body);
    Result<json::object> updateWork(const access::Actor& actor, const SchoolWorkId& id, std::int64_t version,
                                    const json::object& body);
    /// Every subject that is not there yet, brought to one state; those without any work given stay so.
    Result<json::object> moveAllWork(const access::Actor& actor, const StayId& stay, const json::object& body);

    /// Both answer with the contacts of the stay (SchoolContact[] under "items").
    Result<Created> createContact(const access::Actor& actor, const StayId& stay, const json::object& body);
    Result<json::object> withdrawContact(const access::Actor& actor, const std::string& id);

    /// Sends one, and takes a link sent before back. A link's token is in the answer once, never when repeated.
    Result<Created> createQuestionnaire(const access::Actor& actor, const StayId& stay, const json::object& body);
    /// Answers that came on paper. Conflict questionnaire_revoked.
    Result<json::object> putAnswers(const access::Actor& actor, const QuestionnaireId& id, std::int64_t version,
                                    const json::object& body);
    Result<json::object> revoke(const access::Actor& actor, const QuestionnaireId& id, std::int64_t version);
    /// Through the link, without account: {token}; {token, answers, answeredBy}. not_found for a token that is unknown,
    /// revoked or expired. LinkQuestionnaire of the API.
    Result<json::object> openLink(const json::object& body);
    Result<json::object> answerLink(const json::object& body);

    /// PresenceDigests of the API: each school of a day, and the days before with something not told.
    Result<json::object> digests(const access::Actor& actor, Day day);
    /// What is known now was told to a school. Conflict nothing_known. The PresenceDigests of the day.
    Result<Created> createDigest(const access::Actor& actor, const json::object& body);
    Result<json::object> withdrawDigest(const access::Actor& actor, const std::string& id);

private:
    storage::Database& database_;
    const Clock& clock_;
    const blueprints::Blueprints& blueprints_;
    const calendar::Calendars& calendars_;
    receptions::Receptions& receptions_;
};

storage::ModuleSchema schema();

}  // namespace jalon::continuity
