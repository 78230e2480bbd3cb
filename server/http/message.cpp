// SPDX-License-Identifier: EUPL-1.2
#include "http/message.h"

#include <algorithm>
#include <stdexcept>

#include "http/response_head.h"
#include "http/target.h"

namespace jalon::http {

std::string_view Request::header(std::string_view lower_name) const {
    const auto found =
        std::find_if(headers.begin(), headers.end(), [&](const auto& header) { return header.first == lower_name; });
    return found == headers.end() ? std::string_view{} : std::string_view(found->second);
}

std::string_view Request::cookie(std::string_view name) const { return findCookie(header("cookie"), name); }

std::string Request::queryOr(std::string_view name, std::string_view fallback) const {
    const auto found = query.find(std::string(name));
    return found == query.end() ? std::string(fallback) : found->second;
}

bool Response::has(std::string_view name) const {
    return std::any_of(headers.begin(), headers.end(),
                       [&](const auto& header) { return sameHeaderName(header.first, name); });
}

Response& Response::set(std::string name, std::string value) {
    if (!isSafeHeader(name, value)) throw std::logic_error("unsafe response header");
    if (!sameHeaderName(name, "set-cookie"))
        std::erase_if(headers, [&](const auto& header) { return sameHeaderName(header.first, name); });
    headers.emplace_back(std::move(name), std::move(value));
    return *this;
}

Response Response::json(int status, std::string body) {
    Response response;
    response.status = status;
    response.body = std::move(body);
    response.set("Content-Type", "application/json");
    return response;
}

Response Response::noContent() {
    Response response;
    response.status = 204;
    return response;
}

}  // namespace jalon::http
