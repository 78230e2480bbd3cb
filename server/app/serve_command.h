// SPDX-License-Identifier: EUPL-1.2
#pragma once
// `jalon serve`: the server until SIGTERM or SIGINT, then a graceful stop.
#include "app/settings.h"

namespace jalon::app {

/// The exit code: 0 after a graceful stop, else why the server could not start (failure.h), said on standard error.
int serve(const ServeSettings& settings);

}  // namespace jalon::app
