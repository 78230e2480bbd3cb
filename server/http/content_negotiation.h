// SPDX-License-Identifier: EUPL-1.2
#pragma once
// Two request headers that choose the representation to send.
#include <string_view>

namespace jalon::http {

/// True when Accept-Encoding names `encoding` (or "*") with a weight above 0; an absent header accepts none.
bool acceptsEncoding(std::string_view accept_encoding, std::string_view encoding);

/// True when If-None-Match holds `etag` or is "*"; W/ is ignored (weak comparison, RFC 9110 §13.1.2).
bool matchesEtag(std::string_view if_none_match, std::string_view etag);

}  // namespace jalon::http
