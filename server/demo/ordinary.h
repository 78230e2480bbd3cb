// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include "demo/story.h"

namespace jalon::demo {

/// The ordinary receptions of the year before the demo's day: one or two in each week of class, drawn from city.json;
/// one in four is of somebody received before.
Result<void> scheduleOrdinaryReceptions(Stage& stage);

}  // namespace jalon::demo
