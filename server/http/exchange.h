// SPDX-License-Identifier: EUPL-1.2
#pragma once
// Small helpers for *_routes.cpp: what every handler reads from a request and writes to an answer.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/id.h"
#include "base/json.h"
#include "base/result.h"
#include "http/message.h"

namespace jalon::http {

/// The JSON object of the body; unsupported (415) unless Content-Type is application/json.
Result<json::object> jsonBody(const Request& request);

/// The version in If-Match: precondition_missing (428) when absent, malformed when not a quoted number.
Result<std::int64_t> ifMatch(const Request& request);

/// 200/201 with an ETag when the value has a version.
Response jsonAnswer(const json::value& value, int status = 200, std::optional<std::int64_t> version = std::nullopt);

/// {id} of the path; not_found when it is not a UUID (the same answer as an unknown id).
template <class IdType>
Result<IdType> pathId(const Request& request, std::string_view name = "id") {
    const auto found = request.path_values.find(std::string(name));
    if (found == request.path_values.end()) return Error::notFound();
    auto id = IdType::parse(found->second);
    if (!id) return Error::notFound();
    return std::move(*id);
}

/// Query values: absent → nullopt; present but wrong → invalid with the field named.
Result<std::optional<Day>> queryDay(const Request& request, std::string_view name);
Result<std::optional<HalfDay>> queryHalfDay(const Request& request, std::string_view name);
Result<std::optional<std::string>> queryUuid(const Request& request, std::string_view name);
Result<std::int64_t> queryInteger(const Request& request, std::string_view name, std::int64_t fallback,
                                  std::int64_t min, std::int64_t max);

}  // namespace jalon::http
