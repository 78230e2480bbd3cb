// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "app/settings.h"
#include "load/load.h"

namespace jalon::app {

/// `jalon bench fill`: refuses a folder that already has a database. Exit code as in commands.h.
int fillBench(const Place& place, load::Size size);

}  // namespace jalon::app
