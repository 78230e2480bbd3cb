// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <vector>

#include "app/settings.h"
#include "load/load.h"

namespace jalon::app {

/// `jalon bench fill`: refuses a folder that already has a database. Exit code as in commands.h.
int fillBench(const Place& place, load::Size size);

/// `jalon bench floor`: measures plain SQL on a base of fillBench (load/floor.h); prints a JSON object a line.
struct FloorRequest {
    std::vector<int> callers{1};  ///< at the same time, one measurement each
    double seconds = 2;
};
int measureFloor(const Place& place, const FloorRequest& request);

}  // namespace jalon::app
