// SPDX-License-Identifier: EUPL-1.2
#include "http/method.h"

#include <array>
#include <utility>

namespace jalon::http {

namespace {

constexpr std::array<std::pair<Method, std::string_view>, 7> kMethods = {{{Method::get, "GET"},
                                                                          {Method::head, "HEAD"},
                                                                          {Method::post, "POST"},
                                                                          {Method::put, "PUT"},
                                                                          {Method::patch, "PATCH"},
                                                                          {Method::del, "DELETE"},
                                                                          {Method::options, "OPTIONS"}}};

}  // namespace

std::string_view methodName(Method method) {
    for (const auto& [known, name] : kMethods)
        if (known == method) return name;
    return "-";
}

std::optional<Method> parseMethod(std::string_view name) {
    for (const auto& [method, known] : kMethods)
        if (known == name) return method;
    return std::nullopt;
}

}  // namespace jalon::http
