// SPDX-License-Identifier: EUPL-1.2
#include "http/problem.h"

#include "base/json.h"
#include "http/response_head.h"

namespace jalon::http {

namespace {

json::string_view view(std::string_view text) { return {text.data(), text.size()}; }

json::object body(int status, std::string_view code) {
    json::object object;
    object["type"] = "about:blank";
    object["title"] = view(statusPhrase(status));
    object["status"] = status;
    object["code"] = view(code);
    return object;
}

Response respond(int status, const json::object& object) {
    Response response = Response::json(status, json::serialize(object));
    response.set("Content-Type", "application/problem+json");
    response.set("Cache-Control", "no-store");
    return response;
}

json::object fieldJson(const FieldError& field) {
    json::object object;
    object["field"] = view(field.field);
    object["code"] = view(field.code);
    json::object params;
    for (const auto& [name, value] : field.params) params[view(name)] = view(value);
    object["params"] = std::move(params);
    return object;
}

}  // namespace

int statusOf(ErrorKind kind) {
    switch (kind) {
        case ErrorKind::invalid:
            return 422;
        case ErrorKind::malformed:
            return 400;
        case ErrorKind::unauthenticated:
            return 401;
        case ErrorKind::forbidden:
            return 403;
        case ErrorKind::not_found:
            return 404;
        case ErrorKind::conflict:
            return 409;
        case ErrorKind::stale:
            return 412;
        case ErrorKind::precondition_missing:
            return 428;
        case ErrorKind::too_large:
            return 413;
        case ErrorKind::unsupported:
            return 415;
        case ErrorKind::too_many:
            return 429;
        case ErrorKind::unavailable:
            return 503;
    }
    throw std::logic_error("unknown ErrorKind");
}

Response problem(const Error& error) {
    const int status = statusOf(error.kind);
    json::object object = body(status, error.code);
    if (!error.fields.empty()) {
        json::array errors;
        for (const auto& field : error.fields) errors.push_back(fieldJson(field));
        object["errors"] = std::move(errors);
    }
    if (!error.current.empty()) object["current"] = json::parse(view(error.current));
    if (error.retry_after_seconds > 0) object["retryAfter"] = error.retry_after_seconds;
    Response response = respond(status, object);
    if (error.retry_after_seconds > 0) response.set("Retry-After", std::to_string(error.retry_after_seconds));
    return response;
}

Response refusal(int status, std::string_view code) { return respond(status, body(status, code)); }

Response brokenWorld(const std::string& request_id) {
    json::object object = body(500, "internal");
    object["reference"] = view(request_id);
    return respond(500, object);
}

}  // namespace jalon::http
