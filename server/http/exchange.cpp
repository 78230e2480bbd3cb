// SPDX-License-Identifier: EUPL-1.2
#include "http/exchange.h"

#include <charconv>

namespace jalon::http {
namespace {

std::optional<std::int64_t> number(std::string_view text) {
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || text.empty()) return std::nullopt;
    return value;
}

}  // namespace

Result<json::object> jsonBody(const Request& request) {
    const std::string_view type = request.header("content-type");
    if (type.substr(0, type.find(';')) != "application/json") return Error{ErrorKind::unsupported, "json_expected"};
    return parseJsonObject(request.body);
}

Result<std::int64_t> ifMatch(const Request& request) {
    const std::string_view tag = request.header("if-match");
    if (tag.empty()) return Error{ErrorKind::precondition_missing, "if_match_missing"};
    const auto version = tag.size() > 2 && tag.front() == '"' && tag.back() == '"'
                             ? number(tag.substr(1, tag.size() - 2))
                             : std::nullopt;
    if (!version || *version < 0) return Error{ErrorKind::malformed, "if_match_malformed"};
    return *version;
}

Response jsonAnswer(const json::value& value, int status, std::optional<std::int64_t> version) {
    Response response = Response::json(status, json::serialize(value));
    if (version) response.set("ETag", "\"" + std::to_string(*version) + "\"");
    return response;
}

Result<std::optional<Day>> queryDay(const Request& request, std::string_view name) {
    const std::string text = request.queryOr(name, "");
    if (text.empty()) return std::optional<Day>{};
    const auto day = Day::parse(text);
    if (!day) return Error::invalid(std::string(name), "not_a_date");
    return day;
}

Result<std::optional<HalfDay>> queryHalfDay(const Request& request, std::string_view name) {
    const std::string text = request.queryOr(name, "");
    if (text.empty()) return std::optional<HalfDay>{};
    const auto half = HalfDay::parse(text);
    if (!half) return Error::invalid(std::string(name), "not_a_half_day");
    return half;
}

Result<std::optional<std::string>> queryUuid(const Request& request, std::string_view name) {
    const std::string text = request.queryOr(name, "");
    if (text.empty()) return std::optional<std::string>{};
    if (!isUuid(text)) return Error::invalid(std::string(name), "not_an_id");
    return std::optional<std::string>{text};
}

Result<std::int64_t> queryInteger(const Request& request, std::string_view name, std::int64_t fallback,
                                  std::int64_t min, std::int64_t max) {
    const std::string text = request.queryOr(name, "");
    if (text.empty()) return fallback;
    const auto value = number(text);
    if (!value) return Error::invalid(std::string(name), "not_integer");
    if (*value < min || *value > max) return Error::invalid(std::string(name), "out_of_range");
    return *value;
}

}  // namespace jalon::http
