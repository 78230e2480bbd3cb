// SPDX-License-Identifier: EUPL-1.2
#include "privacy/rights_request.h"

namespace jalon::privacy {

RequestFields readRequest(JsonReader& in, Day today) {
    RequestFields out;
    out.kind = in.oneOf("kind", {"access", "rectification", "erasure", "restriction", "objection", "portability"});
    out.requester = in.oneOf("requester", {"young", "guardian", "other"});
    out.guardian = people::GuardianId::parse(in.optionalUuid("guardianId"));
    out.requester_name = in.optionalText("requesterName", {.max = 160});
    out.channel = in.oneOf("channel", {"in_person", "post", "email", "phone", "other"});
    out.received_on = in.day("receivedOn");
    out.wish = in.optionalText("wish", {.max = 4000, .lines = true});
    out.identity_check = in.oneOf("identityCheck", {"pending", "known", "document", "mandate"});
    out.identity_on = in.optionalDay("identityOn");
    out.identity_note = in.optionalText("identityNote", {.max = 300});
    if (in.has("receivedOn") && out.received_on > today) in.fail("receivedOn", "in_future");
    if (out.requester == "guardian" && !out.guardian) in.fail("guardianId", "required");
    if (out.requester == "other" && out.requester_name.empty()) in.fail("requesterName", "required");
    if (out.requester != "guardian") out.guardian.reset();
    if (out.requester != "other") out.requester_name.clear();
    if (out.identity_check == "pending") out.identity_on.reset();
    if (!out.identity_check.empty() && out.identity_check != "pending" && !out.identity_on)
        in.fail("identityOn", "required");
    if (out.identity_on && *out.identity_on > today) in.fail("identityOn", "in_future");
    return out;
}

json::object inputJson(const RequestFields& fields) {
    return {{"kind", fields.kind},
            {"requester", fields.requester},
            {"guardianId", fields.guardian ? json::value(fields.guardian->text()) : json::value()},
            {"requesterName", fields.requester_name},
            {"channel", fields.channel},
            {"receivedOn", fields.received_on.iso()},
            {"wish", fields.wish},
            {"identityCheck", fields.identity_check},
            {"identityOn", fields.identity_on ? json::value(fields.identity_on->iso()) : json::value()},
            {"identityNote", fields.identity_note}};
}

Day answerDueOn(Day received, bool extended, const calendar::Settings& settings) {
    auto months = settings.integer("rights.months", received);
    if (extended) months += settings.integer("rights.extension_months", received);
    return received.plusMonths(static_cast<int>(months));
}

std::string_view extensionRefusal(const Request& request, Day on) {
    if (!request.isOpen()) return "closed";
    if (request.extended_on) return "already_extended";
    if (on > request.due_on) return "too_late";
    return "";
}

std::vector<std::string> lookAt(const Request& request, const people::Circle& circle,
                                const people::PersonSummary& person, const calendar::Settings& settings, Day on) {
    std::vector<std::string> out;
    const auto& fields = request.fields;
    if (fields.identity_check == "pending") out.emplace_back("identity_pending");
    const auto* guardian = fields.guardian ? circle.find(*fields.guardian) : nullptr;
    if (guardian != nullptr) {
        if (people::contactRule(*guardian, circle.restrictions, on).restricted) out.emplace_back("restricted");
        if (guardian->fields.authority == "no" || !guardian->validOn(on))
            out.emplace_back("no_authority");
        else if (guardian->fields.authority == "unknown")
            out.emplace_back("authority_unknown");
        const auto adult = settings.integer("age.majority", on);
        if (person.birth_date && on.ageOf(*person.birth_date) >= adult) out.emplace_back("adult");
    }
    if (fields.requester == "other") out.emplace_back("stranger");
    return out;
}

}  // namespace jalon::privacy
