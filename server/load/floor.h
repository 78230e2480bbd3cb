// SPDX-License-Identifier: EUPL-1.2
#pragma once
// The floor under the measurements of script/bench: what the statements an operation cannot do without cost on the same
// base and engine, with nothing around them (no HTTP, session, rights, rule or JSON). The one place besides the stores
// with SQL over other modules' tables: it measures what they would cost without their modules.
#include <functional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "storage/database.h"

namespace jalon::load {

struct FloorLine {
    std::string operation;  ///< as in tests/load/workload.mjs
    int callers = 1;        ///< threads that ask at the same time
    double p50_ms = 0, p99_ms = 0, per_second = 0;
    double cpu_ms = 0;  ///< of this process, a run
    std::int64_t runs = 0;
};

/// Every operation with each number of callers: after a warm-up three rounds of `seconds`, of which the median, as
/// tests/load/measure.mjs measures the program. Lines come as they are measured. Writes
/// notes and audit lines that only these measurements know: on a copy. The base is one of load::fill().
void measureFloor(storage::Database& database, const Clock& clock, const std::vector<int>& callers, double seconds,
                  const std::function<void(const FloorLine&)>& report);

}  // namespace jalon::load
