// SPDX-License-Identifier: EUPL-1.2
// Handing a notice over: to whom, when, how and which text; and where one is owed.
#include <algorithm>

#include "access/access.h"
#include "access/membership.h"
#include "access/organisations.h"
#include "audit/audit.h"
#include "people/file_places.h"
#include "people/people.h"
#include "privacy/notice_json.h"
#include "privacy/privacy.h"

namespace jalon::privacy {
namespace {

using access::Right;
using storage::Transaction;

/// Whoever answers for the team the file is in; in a base there is always one.
OrganisationId organisationOf(Transaction& tx, const PersonId& person) {
    return access::organisationOfPlace(tx, people::firstPlaceOf(tx, person)).value().id;
}

json::value dayOrNull(const std::optional<Day>& day) { return day ? json::value(day->iso()) : json::value(); }

json::array recipientsJson(const std::vector<Recipient>& recipients, const people::Circle& circle) {
    json::array out;
    for (const auto& one : recipients) {
        const auto* guardian = one.guardian ? circle.find(*one.guardian) : nullptr;
        out.push_back(json::object{{"guardianId", one.guardian ? json::value(one.guardian->text()) : json::value()},
                                   {"name", nameOf(circle, one.guardian)},
                                   {"relation", guardian != nullptr ? guardian->fields.relation : ""},
                                   {"authority", guardian != nullptr ? guardian->fields.authority : ""},
                                   {"standing", standingCode(one.standing)},
                                   {"givenOn", dayOrNull(one.given_on)}});
    }
    return out;
}

/// What a file's page needs, loaded once.
struct FileView {
    Transaction& tx;
    PersonId person;
    OrganisationId organisation;
    std::vector<store::Notice> notices;
    std::vector<store::HandoverLine> handovers;
    people::Circle circle;
    Day today;

    FileView(Transaction& transaction, const PersonId& id, Day day)
        : tx(transaction),
          person(id),
          organisation(organisationOf(transaction, id)),
          notices(store::noticesOf(transaction, organisation)),
          handovers(store::handoversOf(transaction, id)),
          circle(people::circleOf(transaction, id)),
          today(day) {}

    std::vector<Recipient> recipients(const std::string& scheme, const std::optional<NoticeId>& standing) const {
        return recipientsOn(circle, givenOf(handovers, scheme, standing), today);
    }
};

json::object fileJson(const FileView& view, const ShippedNotices& shipped, const calendar::Settings& settings) {
    json::array schemes;
    for (const auto& one : schemesOf(view.tx, view.person, view.handovers, settings)) {
        const auto standing = standingOn(view.notices, shipped, one.scheme, view.today);
        const auto recipients =
            view.recipients(one.scheme, standing.kept ? std::optional(standing.kept->id) : std::nullopt);
        const bool owed = isOwed(recipients);
        schemes.push_back(json::object{{"scheme", one.scheme},
                                       {"receivedOn", dayOrNull(one.received_on)},
                                       {"dueOn", dayOrNull(one.due_on)},
                                       {"owed", owed},
                                       {"overdue", owed && one.due_on && *one.due_on < view.today},
                                       {"notice", lineJson(view.tx, standing, one.scheme)},
                                       {"recipients", recipientsJson(recipients, view.circle)}});
    }
    json::array handovers;
    for (const auto& line : view.handovers) handovers.push_back(handoverJson(view.tx, line, view.circle));
    return {{"person", people::headJson(view.tx, view.person, view.today).value()},
            {"organisationId", view.organisation.text()},
            {"controllerMissing", !store::controllerOf(view.tx, view.organisation)},
            {"schemes", std::move(schemes)},
            {"guardians", recipientsJson(recipientsOn(view.circle, {}, view.today), view.circle)},
            {"handovers", std::move(handovers)}};
}

struct Input {
    store::Handover handover;
    std::string scheme;
    std::optional<NoticeId> notice;
};

Input readHandover(JsonReader& in, const PersonId& person, Day today) {
    Input out{{HandoverId::trusted(in.uuid("id")), person, NoticeId::trusted(""), ControllerId::trusted(""),
               people::GuardianId::parse(in.optionalUuid("guardianId")), in.oneOf("level", {"young", "parents"}),
               in.day("givenOn"), in.oneOf("channel", {"in_person", "post", "email", "read_out", "other"}),
               in.boolean("explained", false), in.optionalText("note", {.max = 1000, .lines = true}),
               in.optionalText("overrideReason", {.max = 300})},
              in.text("scheme", {.max = 40}),
              NoticeId::parse(in.optionalUuid("noticeId"))};
    if (in.has("givenOn") && out.handover.given_on > today) in.fail("givenOn", "in_future");
    if (!out.scheme.empty() && std::ranges::find(access::kSchemes, out.scheme) == access::kSchemes.end())
        in.fail("scheme", "not_in_list");
    return out;
}

/// Whether a judge's restriction keeps this guardian from being written to and told anything.
bool isKeptUninformed(const people::Circle& circle, const people::Guardian& guardian, Day on) {
    const auto rule = people::contactRule(guardian, circle.restrictions, on);
    return rule.restricted && !rule.write && !rule.tell;
}

/// The text that was handed over, stored from now on; of a former version, the one named.
Result<NoticeId> noticeToGive(Transaction& tx, const Clock& clock, const OrganisationId& organisation,
                              const Input& input, const ShippedNotices& shipped) {
    const auto notices = store::noticesOf(tx, organisation);
    if (input.notice) {
        const auto found = std::ranges::find(notices, *input.notice, &store::Notice::id);
        if (found == notices.end() || found->scheme != input.scheme || found->withdrawn)
            return Error::invalid("noticeId", "unknown");
        if (found->source == "own" && found->valid_from > input.handover.given_on)
            return Error::invalid("givenOn", "before_notice");
        return found->id;
    }
    const auto standing = standingOn(notices, shipped, input.scheme, input.handover.given_on);
    if (standing.kept) return standing.kept->id;
    std::int64_t last = 0;
    for (const auto& one : notices)
        if (one.scheme == input.scheme && one.source == "shipped") last = std::max(last, one.seq);
    const store::Notice kept{NoticeId::make(clock.now()), organisation,     input.scheme, "shipped",  last + 1,
                             input.handover.given_on,     standing.content, false,        clock.now()};
    store::insert(tx, kept);
    return kept.id;
}

}  // namespace

json::array noticesOwed(Transaction& tx, const PersonId& person, Day today, const calendar::Settings& settings) {
    const auto handovers = store::handoversOf(tx, person);
    std::vector<std::pair<std::optional<Day>, std::string>> owed;
    std::optional<people::Circle> circle;
    for (const auto& one : schemesOf(tx, person, handovers, settings)) {
        if (!circle) circle = people::circleOf(tx, person);
        if (isOwed(recipientsOn(*circle, givenOf(handovers, one.scheme, std::nullopt), today)))
            owed.emplace_back(one.due_on, one.scheme);
    }
    std::ranges::sort(owed);
    json::array out;
    for (const auto& [due_on, scheme] : owed)
        out.push_back(
            json::object{{"scheme", scheme}, {"dueOn", dayOrNull(due_on)}, {"overdue", due_on && *due_on < today}});
    return out;
}

Result<json::object> Privacy::fileNotices(const access::Actor& actor, const PersonId& person) {
    TRY(access::require(actor, Right::privacy_see));
    return database_.write([&](Transaction& tx) -> Result<json::object> {
        if (!people::find(tx, person)) return Error::notFound();
        audit::record(tx, clock_, actor.author, {"open", "notice_handover", person.text(), person, {}});
        return fileJson({tx, person, clock_.today()}, shipped_, calendars_.settings(tx));
    });
}

Result<Created> Privacy::handOver(const access::Actor& actor, const PersonId& person, const json::object& body) {
    TRY(access::require(actor, Right::privacy_keep));
    JsonReader in(body);
    const auto input = readHandover(in, person, clock_.today());
    TRY(in.finish());
    return database_.write([&](Transaction& tx) -> Result<Created> {
        if (!people::find(tx, person)) return Error::notFound();
        const auto circle = people::circleOf(tx, person);
        if (const auto known = store::findHandover(tx, input.handover.id)) {
            if (known->handover.person != person) return Error::conflict("id_taken");
            return Created{handoverJson(tx, *known, circle), true};
        }
        store::Handover one = input.handover;
        if (one.guardian) {
            const auto* guardian = circle.find(*one.guardian);
            if (guardian == nullptr) return Error::invalid("guardianId", "unknown");
            if (one.override_reason.empty() && isKeptUninformed(circle, *guardian, one.given_on))
                return Error::invalid("overrideReason", "required");
        }
        const auto organisation = organisationOf(tx, person);
        const auto controller = store::controllerOf(tx, organisation);
        if (!controller) return Error::conflict("controller_missing");
        TRY_ASSIGN(one.notice, noticeToGive(tx, clock_, organisation, input, shipped_));
        one.controller = controller->id;
        one.at = clock_.now();
        one.by = actor.author.user;
        store::insert(tx, one);
        audit::record(tx, clock_, actor.author,
                      {"create",
                       "notice_handover",
                       one.id.text(),
                       person,
                       {{"noticeId", one.notice.text()},
                        {"guardianId", one.guardian ? json::value(one.guardian->text()) : json::value()},
                        {"givenOn", one.given_on.iso()}}});
        return Created{handoverJson(tx, store::findHandover(tx, one.id).value(), circle)};
    });
}

Result<json::object> Privacy::handover(const access::Actor& actor, const HandoverId& id) {
    TRY(access::require(actor, Right::privacy_see));
    return database_.write([&](Transaction& tx) -> Result<json::object> {
        const auto found = store::findHandover(tx, id);
        if (!found) return Error::notFound();
        const auto& one = found->handover;
        audit::record(tx, clock_, actor.author, {"open", "notice_handover", id.text(), one.person, {}});
        const auto content = filled(store::findNotice(tx, one.notice).value().content,
                                    store::findController(tx, one.controller).value());
        return json::object{{"handover", handoverJson(tx, *found, people::circleOf(tx, one.person))},
                            {"text", toJson(content).at(one.level)}};
    });
}

Result<json::object> Privacy::withdrawHandover(const access::Actor& actor, const HandoverId& id) {
    TRY(access::require(actor, Right::privacy_keep));
    return database_.write([&](Transaction& tx) -> Result<json::object> {
        const auto found = store::findHandover(tx, id);
        if (!found) return Error::notFound();
        if (!found->handover.withdrawn) store::withdrawHandover(tx, id);
        audit::record(tx, clock_, actor.author, {"withdraw", "notice_handover", id.text(), found->handover.person, {}});
        return fileJson({tx, found->handover.person, clock_.today()}, shipped_, calendars_.settings(tx));
    });
}

}  // namespace jalon::privacy
