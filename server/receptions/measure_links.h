// SPDX-License-Identifier: EUPL-1.2
#pragma once
// Measures of one pupil that belong together: a mesure conservatoire converted into the sanction the council
// pronounced, a sursis revoked by a later sanction. The first is never overwritten; a link says what became of it.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/id.h"
#include "base/result.h"

namespace jalon::receptions {

/// What the later measure is to the earlier one.
enum class LinkKind {
    converts,  ///< the earlier, a mesure conservatoire, was converted into it
    revokes,   ///< it makes the earlier one's sursis executable
    replaces,
    extends
};
std::string_view linkKindCode(LinkKind kind);
std::optional<LinkKind> parseLinkKind(std::string_view code);

struct MeasureLink {
    std::string id;
    ReferralId later, earlier;
    LinkKind kind = LinkKind::converts;
    Instant at = {};
    std::optional<UserId> by = std::nullopt;
};

/// Whether a link may join those known. Errors: invalid earlierId same_measure; conflicts link_known (the two are
/// linked already) and link_circle (the later one comes before the earlier one by other links).
Result<void> checkLink(const std::vector<MeasureLink>& known, const MeasureLink& added);

/// Every measure connected with this one, itself included, those before others first; the order given decides between
/// measures that no link orders.
std::vector<ReferralId> chainOf(const std::vector<MeasureLink>& links, const ReferralId& measure);

/// What came of a mesure conservatoire (vocabulary measure_outcome).
enum class Outcome { temporary, definitive, nothing, other };
std::string_view outcomeCode(Outcome outcome);
std::optional<Outcome> parseOutcome(std::string_view code);

}  // namespace jalon::receptions
