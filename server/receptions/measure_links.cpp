// SPDX-License-Identifier: EUPL-1.2
#include "receptions/measure_links.h"

#include <algorithm>
#include <array>
#include <set>

namespace jalon::receptions {
namespace {

constexpr std::array<std::string_view, 4> kKinds{"converts", "revokes", "replaces", "extends"};
constexpr std::array<std::string_view, 4> kOutcomes{"temporary", "definitive", "nothing", "other"};

template <class Enum, std::size_t N>
std::optional<Enum> parsed(const std::array<std::string_view, N>& codes, std::string_view code) {
    const auto found = std::find(codes.begin(), codes.end(), code);
    if (found == codes.end()) return std::nullopt;
    return static_cast<Enum>(found - codes.begin());
}

/// Whether `to` is reached from `from` by going to earlier measures.
bool comesBefore(const std::vector<MeasureLink>& links, const ReferralId& to, const ReferralId& from) {
    std::vector<ReferralId> open{from};
    std::set<std::string> seen;
    while (!open.empty()) {
        const ReferralId at = open.back();
        open.pop_back();
        if (at == to) return true;
        if (!seen.insert(at.text()).second) continue;
        for (const auto& link : links)
            if (link.later == at) open.push_back(link.earlier);
    }
    return false;
}

void collectEarlierFirst(const std::vector<MeasureLink>& links, const ReferralId& at, std::set<std::string>& seen,
                         std::vector<ReferralId>& out) {
    if (!seen.insert(at.text()).second) return;
    for (const auto& link : links)
        if (link.later == at) collectEarlierFirst(links, link.earlier, seen, out);
    out.push_back(at);
    for (const auto& link : links)
        if (link.earlier == at) collectEarlierFirst(links, link.later, seen, out);
}

}  // namespace

std::string_view linkKindCode(LinkKind kind) { return kKinds.at(static_cast<std::size_t>(kind)); }
std::optional<LinkKind> parseLinkKind(std::string_view code) { return parsed<LinkKind>(kKinds, code); }
std::string_view outcomeCode(Outcome outcome) { return kOutcomes.at(static_cast<std::size_t>(outcome)); }
std::optional<Outcome> parseOutcome(std::string_view code) { return parsed<Outcome>(kOutcomes, code); }

Result<void> checkLink(const std::vector<MeasureLink>& known, const MeasureLink& added) {
    if (added.later == added.earlier) return Error::invalid("earlierId", "same_measure");
    for (const auto& link : known)
        if (link.later == added.later && link.earlier == added.earlier) return Error::conflict("link_known");
    if (comesBefore(known, added.later, added.earlier)) return Error::conflict("link_circle");
    return {};
}

std::vector<ReferralId> chainOf(const std::vector<MeasureLink>& links, const ReferralId& measure) {
    std::vector<ReferralId> out;
    std::set<std::string> seen;
    collectEarlierFirst(links, measure, seen, out);
    return out;
}

}  // namespace jalon::receptions
