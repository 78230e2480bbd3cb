// SPDX-License-Identifier: EUPL-1.2
#pragma once
// Whether a write comes from our own pages, told by the headers that a page cannot forge.
#include <string>
#include <vector>

#include "http/message.h"

namespace jalon::access {

/// Sec-Fetch-Site, when sent, is same-origin, or none (typed by the person). Origin, when sent, names the host of the
/// Host header or is one of `allowed_origins` ("https://jalon.example.org"). A program that is no browser sends
/// neither.
bool comesFromOurPages(const http::Request& request, const std::vector<std::string>& allowed_origins);

}  // namespace jalon::access
