// SPDX-License-Identifier: EUPL-1.2
#pragma once

namespace jalon::app {

inline constexpr const char* kVersion = JALON_VERSION;

}  // namespace jalon::app
