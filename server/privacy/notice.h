// SPDX-License-Identifier: EUPL-1.2
#pragma once
// An information notice: what a service says of the data it keeps, in two reading levels. Values and rules, pure.
//
// Sources: GDPR art. 12 (plain words, above all for a child), 13 and 14 (what has to be said; kNoticeKeys has one key
// for each of their points), 14(3)(a) (at the latest one month after data came from somebody else).
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/day.h"
#include "base/id.h"
#include "base/json.h"
#include "people/contact_rule.h"
#include "people/guardian.h"

namespace jalon::privacy {

using NoticeId = Id<struct NoticeTag>;
using ControllerId = Id<struct NoticeControllerTag>;
using HandoverId = Id<struct NoticeHandoverTag>;

/// The points of art. 13 and 14, in the order of the page. Each is there, in both levels, once.
constexpr std::array<std::string_view, 13> kNoticeKeys{
    "controller", "dpo",       "purposes",  "legal_basis", "data",      "source",   "obligation",
    "recipients", "transfers", "retention", "rights",      "complaint", "automated"};

struct NoticeSection {
    std::string key, title, text;
    bool operator==(const NoticeSection&) const = default;
};
struct NoticeText {
    std::string title;
    std::vector<NoticeSection> sections;  ///< in the order of kNoticeKeys
    bool operator==(const NoticeText&) const = default;
};
struct NoticeContent {
    NoticeText young, parents;
    bool operator==(const NoticeContent&) const = default;
};

/// Reads the members young and parents, each {title, sections: [{key, title, text}]}. Errors, by field: required,
/// too_long; sections missing_section {key} and twice; text placeholder_unknown {name}, and placeholder_missing {name}
/// where the controller, the DPO or the authority would not be named.
NoticeContent readContent(JsonReader& in);
json::object toJson(const NoticeContent& content);
/// As stored by toJson().
NoticeContent contentOf(const json::object& stored);

/// Who answers for the data, and to whom one complains.
struct Controller {
    ControllerId id;
    OrganisationId organisation;
    std::string name, address, phone, email;
    std::string dpo_name, dpo_address, dpo_phone, dpo_email;
    std::string authority;  ///< cnil, cnpd
    std::string authority_name, authority_contact;
    Instant at = {};
    std::optional<UserId> by = std::nullopt;
};

/// The notice as it is handed over: {organisme}, {coordonnees}, {dpo}, {dpo_coordonnees}, {autorite} and
/// {autorite_coordonnees} replaced.
NoticeContent filled(NoticeContent content, const Controller& controller);

/// Whom a notice of one scheme is owed to, and how it stands.
enum class NoticeStanding {
    given,
    former,      ///< given, and another text stands since
    missing,     ///< nothing given
    not_to_tell  ///< a judge's restriction in force forbids to tell or write to them
};
std::string_view standingCode(NoticeStanding standing);

/// What was handed over, as far as the rule looks at it. `guardian` empty: the young person.
struct Given {
    std::optional<people::GuardianId> guardian;
    bool current = true;  ///< the text that stands today
    Day on;
};
struct Recipient {
    std::optional<people::GuardianId> guardian;
    NoticeStanding standing = NoticeStanding::missing;
    std::optional<Day> given_on = std::nullopt;  ///< the last time
};
/// The young person first, then everybody who holds authority that day or of whom it is not known, in the file's order.
std::vector<Recipient> recipientsOn(const people::Circle& circle, const std::vector<Given>& given, Day on);

bool isOwed(const std::vector<Recipient>& recipients);

}  // namespace jalon::privacy
