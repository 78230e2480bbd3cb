// SPDX-License-Identifier: EUPL-1.2
#pragma once
// What is owed to those a file is about: to be told what is kept and why.
#include <filesystem>
#include <string>

#include "access/actor.h"
#include "access/route_table.h"
#include "base/clock.h"
#include "base/id.h"
#include "base/json.h"
#include "calendar/calendars.h"
#include "privacy/notice.h"
#include "privacy/rights_request.h"
#include "privacy/shipped_notices.h"
#include "storage/database.h"
#include "storage/migration.h"

namespace jalon::privacy {

// ---- For other modules, inside the caller's transaction.

/// NoticeOwed[] of the API: the schemes for which somebody around a file was not given the notice yet, by due day.
json::array noticesOwed(storage::Transaction& tx, const PersonId& person, Day today,
                        const calendar::Settings& settings);

// ---- Use cases. Bodies and answers are those of the API.

/// A creation sent twice creates once: `repeated`. Conflict id_taken.
struct Created {
    json::object thing;
    bool repeated = false;
};

class Privacy {
public:
    /// Reads data_folder/notices/fr.json; throws std::runtime_error when it is missing or wrong.
    Privacy(storage::Database& database, const Clock& clock, const calendar::Calendars& calendars,
            const std::filesystem::path& data_folder)
        : database_(database), clock_(clock), calendars_(calendars), shipped_(loadShippedNotices(data_folder)) {}
    void addRoutes(access::RouteTable& routes);

    // ---- The texts (notice_texts.cpp). Read by whoever belongs to the organisation, written by its administrators;
    // other organisations do not exist.

    /// NoticesPage: each organisation of the actor, its controller, and the versions of each scheme.
    Result<json::object> notices(const access::Actor& actor);
    /// Notice: the text that stands today for a scheme, and as it is handed over once the controller is known.
    Result<json::object> currentNotice(const access::Actor& actor, const OrganisationId& organisation,
                                       const std::string& scheme);
    /// Notice: any version kept.
    Result<json::object> notice(const access::Actor& actor, const NoticeId& id);
    /// A version more. Errors of readContent(); validFrom in_past.
    Result<Created> writeNotice(const access::Actor& actor, const OrganisationId& organisation,
                                const json::object& body);
    /// Takes back a version nobody was given. Conflict handed_over.
    Result<json::object> withdrawNotice(const access::Actor& actor, const NoticeId& id);
    /// Who answers for the data from now on.
    Result<Created> setController(const access::Actor& actor, const OrganisationId& organisation,
                                  const json::object& body);

    // ---- Handing over (handovers.cpp, notices_due.cpp): coordinators.

    /// FileNotices. Leaves an audit line "open".
    Result<json::object> fileNotices(const access::Actor& actor, const PersonId& person);
    /// Errors: guardianId unknown; givenOn in_future, before_notice; noticeId unknown; level young for a guardian is
    /// allowed, and the reverse; overrideReason required for whom a judge's restriction keeps uninformed. Conflict
    /// controller_missing while nobody is named as controller.
    Result<Created> handOver(const access::Actor& actor, const PersonId& person, const json::object& body);
    /// NoticeGiven: what was handed over, word for word.
    Result<json::object> handover(const access::Actor& actor, const HandoverId& id);
    /// Recorded by mistake: it stays, and counts for nothing.
    Result<json::object> withdrawHandover(const access::Actor& actor, const HandoverId& id);
    /// NoticesDue: files of the actor's with a notice to give, those due first, of the last year.
    Result<json::object> noticesDue(const access::Actor& actor);

    // ---- Requests about the data kept (requests.cpp): coordinators. Reading leaves an audit line "open".

    /// RightsRequestPage: the open ones of the actor's files, those due first, at most a hundred.
    Result<json::object> openRequests(const access::Actor& actor);
    /// RightsRequestPage: all of one file, the newest first.
    Result<json::object> requestsOf(const access::Actor& actor, const PersonId& person);
    /// Errors: of readRequest(); guardianId unknown.
    Result<Created> createRequest(const access::Actor& actor, const PersonId& person, const json::object& body);
    /// While it is open. Conflict request_closed.
    Result<json::object> updateRequest(const access::Actor& actor, const RequestId& id, std::int64_t version,
                                       const json::object& body);
    /// {toldOn, reason}: who asks was told that it takes longer, and why. Conflicts extension_already_extended,
    /// extension_too_late.
    Result<json::object> extendRequest(const access::Actor& actor, const RequestId& id, std::int64_t version,
                                       const json::object& body);
    /// {state, on, channel, answer}. What is refused, also in part, says why. Conflict identity_pending: nothing is
    /// granted to somebody nobody knows.
    Result<json::object> answerRequest(const access::Actor& actor, const RequestId& id, std::int64_t version,
                                       const json::object& body);

private:
    storage::Database& database_;
    const Clock& clock_;
    const calendar::Calendars& calendars_;
    const ShippedNotices shipped_;
};

storage::ModuleSchema schema();

}  // namespace jalon::privacy
