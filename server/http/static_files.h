// SPDX-License-Identifier: EUPL-1.2
#pragma once
// The web client's files, read once at start with their .br and .gz twins, served from memory with an ETag.
// /assets/* is immutable; index.html, sw.js and the manifest are no-cache; a path without extension that no file
// matches gets index.html (client-side routes), others 404. Nothing outside `folder` can be reached.
#include <filesystem>

#include "http/message.h"

namespace jalon::http {

/// Throws std::runtime_error when the folder has no index.html.
Handler staticFiles(const std::filesystem::path& folder);

/// Strict CSP and the usual security headers, put on every answer.
void addSecurityHeaders(Response& response, bool https_in_front);

}  // namespace jalon::http
