// SPDX-License-Identifier: EUPL-1.2
#include "people/guardian.h"

namespace jalon::people {
namespace {

bool covers(const std::optional<Day>& from, const std::optional<Day>& to, Day day) {
    return (!from || *from <= day) && (!to || day <= *to);
}

std::string orElse(std::string value, std::string_view fallback) {
    return value.empty() ? std::string(fallback) : value;
}

}  // namespace

bool Guardian::validOn(Day day) const { return covers(fields.valid_from, fields.valid_to, day); }
bool Restriction::activeOn(Day day) const { return covers(fields.valid_from, fields.valid_to, day); }

GuardianFields readGuardian(JsonReader& in) {
    GuardianFields out;
    out.last_name = in.text("lastName", {.max = 100});
    out.first_name = in.optionalText("firstName", {.max = 100});
    out.relation = orElse(
        in.optionalOneOf("relation", {"mother", "father", "step_parent", "grandparent", "sibling", "other_family",
                                      "tutor", "ase", "foster_family", "educator", "self", "other"}),
        "other");
    out.authority = orElse(in.optionalOneOf("authority", {"yes", "no", "unknown"}), "unknown");
    out.may_contact = in.boolean("mayContact", true);
    out.may_collect = in.boolean("mayCollect", false);
    out.receives_documents = in.boolean("receivesDocuments", false);
    out.emergency = in.boolean("emergency", false);
    out.language = in.optionalText("language", {.max = 40});
    out.interpreter = in.boolean("interpreter", false);
    out.phone = readPhone(in, "phone");
    out.phone2 = readPhone(in, "phone2");
    out.email = readEmail(in, "email");
    out.channel = readCode(in, "channel");
    out.address = readAddress(in, "address");
    out.address_hidden = in.boolean("addressHidden", false);
    out.valid_from = in.optionalDay("validFrom");
    out.valid_to = in.optionalDay("validTo");
    checkPeriod(in, "validTo", out.valid_from, out.valid_to);
    out.note = in.optionalText("note", {.max = 1000, .lines = true});
    return out;
}

json::object inputJson(const GuardianFields& fields) {
    return {
        {"lastName", fields.last_name},
        {"firstName", fields.first_name},
        {"relation", fields.relation},
        {"authority", fields.authority},
        {"mayContact", fields.may_contact},
        {"mayCollect", fields.may_collect},
        {"receivesDocuments", fields.receives_documents},
        {"emergency", fields.emergency},
        {"language", fields.language},
        {"interpreter", fields.interpreter},
        {"phone", fields.phone},
        {"phone2", fields.phone2},
        {"email", fields.email},
        {"channel", fields.channel},
        {"address",
         {{"lines", fields.address.lines}, {"postcode", fields.address.postcode}, {"city", fields.address.city}}},
        {"addressHidden", fields.address_hidden},
        {"validFrom", orNull(fields.valid_from)},
        {"validTo", orNull(fields.valid_to)},
        {"note", fields.note},
    };
}

json::object toJson(const Guardian& guardian, access::RightSet reader) {
    json::object out = inputJson(guardian.fields);
    out["address"] = addressJson(guardian.fields.address, guardian.fields.address_hidden, reader);
    out["id"] = guardian.id.text();
    out["personId"] = guardian.person.text();
    out["version"] = guardian.version;
    return out;
}

RestrictionFields readRestriction(JsonReader& in, Day today) {
    RestrictionFields out;
    out.guardian = GuardianId::parse(in.optionalUuid("guardianId"));
    out.kind = in.oneOf("kind", {"no_contact_with_child", "no_contact_between_parents", "no_collection",
                                 "address_hidden", "no_information", "supervised_contact", "other"});
    out.reference = in.optionalText("reference", {.max = 200});
    out.seen_on = in.optionalDay("seenOn");
    if (out.seen_on && *out.seen_on > today) in.fail("seenOn", "in_future");
    out.valid_from = in.optionalDay("validFrom");
    out.valid_to = in.optionalDay("validTo");
    checkPeriod(in, "validTo", out.valid_from, out.valid_to);
    out.note = in.optionalText("note", {.max = 500, .lines = true});
    return out;
}

json::object inputJson(const RestrictionFields& fields) {
    return {
        {"guardianId", fields.guardian ? json::value(fields.guardian->text()) : json::value()},
        {"kind", fields.kind},
        {"reference", fields.reference},
        {"seenOn", orNull(fields.seen_on)},
        {"validFrom", orNull(fields.valid_from)},
        {"validTo", orNull(fields.valid_to)},
        {"note", fields.note},
    };
}

json::object toJson(const Restriction& restriction, Day on) {
    json::object out = inputJson(restriction.fields);
    out["id"] = restriction.id.text();
    out["personId"] = restriction.person.text();
    out["active"] = restriction.activeOn(on);
    out["version"] = restriction.version;
    return out;
}

}  // namespace jalon::people
