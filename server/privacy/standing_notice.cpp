// SPDX-License-Identifier: EUPL-1.2
#include "privacy/standing_notice.h"

#include <algorithm>

#include "partners/partners.h"
#include "pathways/first_entry.h"
#include "receptions/first_referral.h"

namespace jalon::privacy {

using storage::Transaction;

const store::Notice* ownOn(const std::vector<store::Notice>& notices, const std::string& scheme, Day day) {
    const store::Notice* found = nullptr;
    for (const auto& one : notices) {
        if (one.scheme != scheme || one.source != "own" || one.withdrawn || one.valid_from > day) continue;
        if (found == nullptr || std::pair(one.valid_from, one.seq) > std::pair(found->valid_from, found->seq))
            found = &one;
    }
    return found;
}

StandingNotice standingOn(const std::vector<store::Notice>& notices, const ShippedNotices& shipped,
                          const std::string& scheme, Day day) {
    if (const auto* own = ownOn(notices, scheme, day)) return {own->content, "own", *own};
    StandingNotice out{shipped.by_scheme.at(scheme), "shipped"};
    for (const auto& one : notices)
        if (one.source == "shipped" && one.scheme == scheme && one.content == out.content) out.kept = one;
    return out;
}

Day noticeDueOn(Day received, const calendar::Settings& settings) {
    return received.plusMonths(static_cast<int>(settings.integer("notice.months", received)));
}

std::string schemeOfSchool(Transaction& tx, const StructureId& structure) {
    const auto school = partners::find(tx, structure);
    return school && school->kind == "lycee" ? "upper_school" : "exclusion";
}

std::vector<Concerned> schemesOf(Transaction& tx, const PersonId& person,
                                 const std::vector<store::HandoverLine>& handovers,
                                 const calendar::Settings& settings) {
    std::vector<Concerned> out;
    if (const auto first = receptions::firstReferralOf(tx, person))
        out.push_back({schemeOfSchool(tx, first->structure), first->on, noticeDueOn(first->on, settings)});
    if (const auto first = pathways::firstEntryOf(tx, person))
        out.push_back({"drop_out", *first, noticeDueOn(*first, settings)});
    for (const auto& line : handovers)
        if (!line.handover.withdrawn &&
            std::ranges::none_of(out, [&](const Concerned& one) { return one.scheme == line.scheme; }))
            out.push_back({line.scheme, std::nullopt, std::nullopt});
    return out;
}

std::vector<Given> givenOf(const std::vector<store::HandoverLine>& handovers, const std::string& scheme,
                           const std::optional<NoticeId>& standing) {
    std::vector<Given> out;
    for (const auto& line : handovers)
        if (line.scheme == scheme && !line.handover.withdrawn)
            out.push_back({line.handover.guardian, standing == line.handover.notice, line.handover.given_on});
    return out;
}

}  // namespace jalon::privacy
