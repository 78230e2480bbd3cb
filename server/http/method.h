// SPDX-License-Identifier: EUPL-1.2
#pragma once
// Methods as they are written on the wire.
#include <optional>
#include <string_view>

#include "http/message.h"

namespace jalon::http {

std::string_view methodName(Method method);
/// Nothing for a method the program does not know (CONNECT, TRACE, PROPFIND…).
std::optional<Method> parseMethod(std::string_view name);

}  // namespace jalon::http
