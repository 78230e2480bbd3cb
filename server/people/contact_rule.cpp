// SPDX-License-Identifier: EUPL-1.2
#include "people/contact_rule.h"

#include <algorithm>
#include <array>

namespace jalon::people {
namespace {

bool concerns(const Restriction& restriction, const GuardianId& guardian) {
    return !restriction.fields.guardian || *restriction.fields.guardian == guardian;
}

/// Restrictions from the gravest on; no_contact_between_parents and address_hidden say nothing about one guardian.
constexpr std::array<std::string_view, 5> kByGravity{"no_information", "no_contact_with_child", "supervised_contact",
                                                     "no_collection", "other"};

void restrict(ContactRule& rule, std::string_view kind, const Guardian& guardian) {
    const bool holds_authority = guardian.fields.authority == "yes";
    rule.restricted = true;
    rule.reasons.emplace_back(kind == "other" ? "other_restriction" : kind);
    if (kind == "other") return;
    rule.collect = false;
    if (kind == "no_collection") return;
    rule.whereabouts = false;
    if (kind == "supervised_contact") return;
    rule.call = rule.tell = false;
    if (kind == "no_information" || !holds_authority) rule.write = false;
}

void readRelation(ContactRule& rule, const Guardian& guardian) {
    const GuardianFields& fields = guardian.fields;
    if (!fields.may_contact) {
        rule.call = false;
        rule.write = rule.write && fields.receives_documents;
        if (fields.authority != "yes") rule.tell = rule.whereabouts = false;
        rule.reasons.emplace_back("may_not_contact");
    }
    if (!fields.may_collect) rule.collect = false;
    if (fields.authority == "no") {
        const bool takes_part = fields.may_collect || fields.receives_documents;
        rule.tell = rule.tell && takes_part;
        rule.whereabouts = rule.whereabouts && takes_part;
        rule.write = rule.write && fields.receives_documents;
        if (!takes_part) rule.reasons.emplace_back("no_authority");
    } else if (fields.authority == "unknown") {
        rule.reasons.emplace_back("authority_unknown");
    }
}

ContactRule nothing(std::string reason) {
    ContactRule rule;
    rule.call = rule.write = rule.tell = rule.whereabouts = rule.collect = false;
    rule.reasons.push_back(std::move(reason));
    return rule;
}

}  // namespace

const Guardian* Circle::find(const GuardianId& id) const {
    const auto found = std::ranges::find(guardians, id, &Guardian::id);
    return found == guardians.end() ? nullptr : &*found;
}

std::string_view contactPurposeCode(ContactPurpose purpose) {
    switch (purpose) {
        case ContactPurpose::call:
            return "call";
        case ContactPurpose::write:
            return "write";
        case ContactPurpose::tell:
            return "tell";
        case ContactPurpose::whereabouts:
            return "whereabouts";
        case ContactPurpose::collect:
            return "collect";
    }
    throw std::logic_error("contact purpose");
}

bool ContactRule::allows(ContactPurpose purpose) const {
    switch (purpose) {
        case ContactPurpose::call:
            return call;
        case ContactPurpose::write:
            return write;
        case ContactPurpose::tell:
            return tell;
        case ContactPurpose::whereabouts:
            return whereabouts;
        case ContactPurpose::collect:
            return collect;
    }
    throw std::logic_error("contact purpose");
}

ContactRule contactRule(const Guardian& guardian, const std::vector<Restriction>& restrictions, Day on) {
    if (!guardian.validOn(on)) return nothing("not_in_force");
    ContactRule rule;
    for (const std::string_view kind : kByGravity) {
        const bool in_force = std::ranges::any_of(restrictions, [&](const Restriction& each) {
            return each.fields.kind == kind && each.activeOn(on) && concerns(each, guardian.id);
        });
        if (in_force) restrict(rule, kind, guardian);
    }
    readRelation(rule, guardian);
    return rule;
}

ContactRule strangerRule() { return nothing("unknown_caller"); }

bool keptApart(const std::optional<GuardianId>& a, const std::optional<GuardianId>& b,
               const std::vector<Restriction>& restrictions, Day on) {
    if (a == b) return false;
    return std::ranges::any_of(restrictions, [&](const Restriction& each) {
        if (!each.activeOn(on)) return false;
        const std::string& kind = each.fields.kind;
        if (a && b) return kind == "no_contact_between_parents" && (concerns(each, *a) || concerns(each, *b));
        const bool from_child = kind == "no_contact_with_child" || kind == "supervised_contact";
        return from_child && concerns(each, a ? *a : *b);
    });
}

json::object toJson(const ContactRule& rule) {
    json::array reasons;
    for (const auto& reason : rule.reasons) reasons.emplace_back(reason);
    return {{"call", rule.call},
            {"write", rule.write},
            {"tell", rule.tell},
            {"whereabouts", rule.whereabouts},
            {"collect", rule.collect},
            {"restricted", rule.restricted},
            {"reasons", std::move(reasons)}};
}

}  // namespace jalon::people
