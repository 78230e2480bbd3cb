// SPDX-License-Identifier: EUPL-1.2
#pragma once
// Which text stands, and how a file stands with its notices.
#include <optional>
#include <string>
#include <vector>

#include "calendar/settings.h"
#include "privacy/notices_store.h"
#include "privacy/shipped_notices.h"

namespace jalon::privacy {

/// The organisation's own version in force on a day, the latest of them; nothing: the shipped text stands.
const store::Notice* ownOn(const std::vector<store::Notice>& notices, const std::string& scheme, Day day);

/// The text that stands on a day: the organisation's own, else the shipped one. `kept` where it is stored: an own
/// version always, a shipped text once it was handed over.
struct StandingNotice {
    NoticeContent content;
    std::string source;
    std::optional<store::Notice> kept = std::nullopt;
};
StandingNotice standingOn(const std::vector<store::Notice>& notices, const ShippedNotices& shipped,
                          const std::string& scheme, Day day);

/// A scheme a file is known to, and since when, as far as the law counts from there.
struct Concerned {
    std::string scheme;
    std::optional<Day> received_on;  ///< first day with data from somebody else
    std::optional<Day> due_on;       ///< last day to tell
};
/// From the referrals (of a lycée: upper_school) and the pathways of a file; and the schemes a notice was given for.
std::vector<Concerned> schemesOf(storage::Transaction& tx, const PersonId& person,
                                 const std::vector<store::HandoverLine>& handovers, const calendar::Settings& settings);
/// Data of that day: until when to tell, at the latest (GDPR art. 14(3)(a); setting notice.months).
Day noticeDueOn(Day received, const calendar::Settings& settings);
/// The scheme of receptions a school sends to.
std::string schemeOfSchool(storage::Transaction& tx, const StructureId& structure);

/// Those who count, for one scheme. `standing` is the id of the text that stands where it is kept; a text that was
/// never handed over is nobody's.
std::vector<Given> givenOf(const std::vector<store::HandoverLine>& handovers, const std::string& scheme,
                           const std::optional<NoticeId>& standing);

}  // namespace jalon::privacy
