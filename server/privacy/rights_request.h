// SPDX-License-Identifier: EUPL-1.2
#pragma once
// A request about the data kept of a young person, from the day it came to its answer. Values and rules, pure.
//
// Sources: GDPR art. 12(3) (one month, two more where it is complex, said with the reason within the first month),
// 12(4) (a refusal says why), 12(6) (who asks has to be known), 15 to 18, 20, 21 (what may be asked). Months keep the
// day of the month or end on the month's last day.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/id.h"
#include "base/json.h"
#include "calendar/settings.h"
#include "people/contact_rule.h"
#include "people/people.h"

namespace jalon::privacy {

using RequestId = Id<struct RightsRequestTag>;

/// What people type; the members of the API's RightsRequestInput.
struct RequestFields {
    std::string kind;       ///< access, rectification, erasure, restriction, objection, portability
    std::string requester;  ///< young, guardian, other
    std::optional<people::GuardianId> guardian;
    std::string requester_name;  ///< of other: who, and in what quality
    std::string channel;         ///< in_person, post, email, phone, other
    Day received_on;
    std::string wish;            ///< in the words of who asks
    std::string identity_check;  ///< pending, known, document, mandate
    std::optional<Day> identity_on;
    std::string identity_note;
    bool operator==(const RequestFields&) const = default;
};

/// Errors: guardianId and requesterName required, as the requester is; receivedOn in_future; identityOn required once
/// checked, in_future.
RequestFields readRequest(JsonReader& in, Day today);
json::object inputJson(const RequestFields& fields);

struct Request {
    RequestId id;
    PersonId person;
    RequestFields fields;
    Day due_on;
    std::optional<Day> extended_on = std::nullopt;
    std::string extension_reason = {};
    std::string state = "open";  ///< open, granted, partly, refused, withdrawn
    std::optional<Day> answered_on = std::nullopt;
    std::string answer_channel = {}, answer = {};
    std::int64_t version = 1;
    Instant created_at = {}, updated_at = {};
    std::optional<UserId> created_by = std::nullopt, updated_by = std::nullopt;

    bool isOpen() const { return state == "open"; }
};

/// The last day to answer: setting rights.months after it was received, and rights.extension_months more once that was
/// said.
Day answerDueOn(Day received, bool extended, const calendar::Settings& settings);

/// "" when it may be extended that day, else why not: closed, already_extended, too_late (the first month is over).
std::string_view extensionRefusal(const Request& request, Day on);

/// What to look at before answering, the gravest first:
/// - identity_pending: nobody checked yet who asks;
/// - restricted: a judge's restriction concerns this guardian (what may be told to them is in the contact rule);
/// - no_authority, authority_unknown: of this guardian;
/// - adult: the young person is of age, and their parents have no authority any more;
/// - stranger: neither the young person nor somebody of the file asks.
std::vector<std::string> lookAt(const Request& request, const people::Circle& circle,
                                const people::PersonSummary& person, const calendar::Settings& settings, Day on);

}  // namespace jalon::privacy
