// SPDX-License-Identifier: EUPL-1.2
#include "http/client_address.h"

#include <arpa/inet.h>

#include <algorithm>

#include "http/header_text.h"

namespace jalon::http {

bool isAddress(std::string_view text) {
    in6_addr parsed{};
    const std::string address(text);
    return inet_pton(AF_INET, address.c_str(), &parsed) == 1 || inet_pton(AF_INET6, address.c_str(), &parsed) == 1;
}

std::string clientAddress(const std::string& peer, std::string_view forwarded_for,
                          const std::vector<std::string>& trusted_proxies) {
    const auto is_trusted = [&](std::string_view address) {
        return std::find(trusted_proxies.begin(), trusted_proxies.end(), address) != trusted_proxies.end();
    };
    std::string client = peer;
    while (is_trusted(client) && !forwarded_for.empty()) {
        const auto comma = forwarded_for.rfind(',');
        const auto hop = trimmed(forwarded_for.substr(comma == std::string_view::npos ? 0 : comma + 1));
        forwarded_for = comma == std::string_view::npos ? std::string_view{} : forwarded_for.substr(0, comma);
        if (!isAddress(hop)) break;
        client = hop;
    }
    return client;
}

}  // namespace jalon::http
