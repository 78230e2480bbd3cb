// SPDX-License-Identifier: EUPL-1.2
#pragma once
// Reads what figures are counted from, across the modules that keep it, inside the caller's transaction.
#include <optional>
#include <string>
#include <vector>

#include "access/actor.h"
#include "base/clock.h"
#include "reports/facts.h"
#include "storage/database.h"

namespace jalon::reports {

/// Receptions and referrals left out do not count at all: a pupil's first reception is the first of those kept.
struct Filter {
    std::optional<StructureId> structure;
    std::string measure_kind;                                   ///< "" for any
    access::FileScope files = access::FileScope::everything();  ///< of which the reader may count
};

struct Gathered {
    Facts facts;
    std::vector<StructureId> schools;  ///< of the period, before the filter
};
Gathered gather(storage::Transaction& tx, const Clock& clock, const Period& period, const Filter& filter);

}  // namespace jalon::reports
