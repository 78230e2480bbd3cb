// SPDX-License-Identifier: EUPL-1.2
#pragma once
// Errors on the wire: RFC 9457 problem+json. The one place where an Error becomes an HTTP answer.
//     {"type":"about:blank","title":"…","status":422,"code":"invalid","errors":[{"field":…,"code":…,"params":{…}}],
//      "current":{…},"reference":"…"}
#include "base/result.h"
#include "http/message.h"

namespace jalon::http {

int statusOf(ErrorKind kind);
/// `title` is the status's own phrase in English. `error.current` must be JSON text or empty.
Response problem(const Error& error);
/// For refusals that only HTTP knows: 405, 408, 431, 501…
Response refusal(int status, std::string_view code);
/// For failures of the world: 500 with the request id as reference and nothing else.
Response brokenWorld(const std::string& request_id);

}  // namespace jalon::http
