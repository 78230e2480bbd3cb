// SPDX-License-Identifier: EUPL-1.2
#pragma once
// Whose request it is when a proxy stands in front.
#include <string>
#include <string_view>
#include <vector>

namespace jalon::http {

/// True for an IPv4 or IPv6 address without port, brackets or zone.
bool isAddress(std::string_view text);

/// The peer, unless it is a trusted proxy: then the rightmost address of X-Forwarded-For that is not one itself. What
/// stands left of it was written by the client and is worth nothing. An unreadable element ends the search.
std::string clientAddress(const std::string& peer, std::string_view forwarded_for,
                          const std::vector<std::string>& trusted_proxies);

}  // namespace jalon::http
