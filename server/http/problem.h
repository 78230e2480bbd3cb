// SPDX-License-Identifier: EUPL-1.2
#pragma once
// Errors on the wire: RFC 9457 problem+json. The one place where an Error becomes an HTTP answer.
//     {"type":"about:blank","title":"…","status":422,"code":"invalid","errors":[{"field":…,"code":…,"params":{…}}],
//      "current":{…},"reference":"…"}
#include "base/result.h"
#include "http/message.h"

namespace jalon::http {

int statusOf(ErrorKind kind);
Response problem(const Error& error);
/// For failures of the world: 500 with the request id as reference and nothing else.
Response brokenWorld(const std::string& request_id);

}  // namespace jalon::http
