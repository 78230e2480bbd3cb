// SPDX-License-Identifier: EUPL-1.2
#pragma once
// The order of the waiting list. Its rules are a vocabulary of the blueprint ("waiting_rule"), applied in the order
// they stand there; what they leave equal is ordered by the day and hour the school announced it. A person may give
// another rank with a reason: the program never decides.
#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/half_day.h"
#include "base/id.h"

namespace jalon::receptions {

/// What the rules look at.
struct Waiting {
    ReferralId referral;
    bool deferral_agreed = false;  ///< the school accepts that the reception starts later
    HalfDay start = {};            ///< of the measure
    bool young_class = false;      ///< 6e or 5e
    bool received_before = false;
    std::string adult_at_home = "unknown";  ///< yes, no, unknown
    bool conservatoire = false;
    Day received_on = {};
    std::string received_time = {};
};

/// A rank given by hand. The last one of a referral that was not taken back holds.
struct WaitingMove {
    std::string id;
    ReferralId referral;
    int rank = 1;
    std::string reason = {};
    Instant at = {};
    std::optional<UserId> by = std::nullopt;
    std::optional<Instant> withdrawn_at = std::nullopt;
    std::optional<UserId> withdrawn_by = std::nullopt;
};

struct Ranked {
    Waiting waiting;
    int rank = 0;       ///< from 1
    int rule_rank = 0;  ///< the one the rules alone give
    /// What puts it before the next one by the rules: a rule's code, "received" for the day of announcement, "" for
    /// the last and where a rank was given by hand.
    std::string ahead_by;
    std::optional<WaitingMove> move;
};

/// Codes the program knows: cannot_defer, nearest_start, young_class, never_received, no_adult_at_home, conservatoire.
/// Others are passed over. Whether a rule favours this one (nearest_start compares and favours nobody by itself).
bool favours(const std::string& rule, const Waiting& waiting);

std::vector<Ranked> ranked(std::vector<Waiting> waiting, const std::vector<std::string>& rules,
                           const std::vector<WaitingMove>& moves);

/// "6e B", "5ème 2": the two first classes of a collège.
bool isYoungClass(std::string_view class_name);

}  // namespace jalon::receptions
