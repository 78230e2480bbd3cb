// SPDX-License-Identifier: EUPL-1.2
#include "access/rate_limit.h"

#include <arpa/inet.h>
#include <netinet/in.h>

#include <algorithm>

namespace jalon::access {

namespace {

constexpr std::chrono::microseconds kWindow = std::chrono::minutes(1);

}  // namespace

std::string addressKey(const std::string& address) {
    in6_addr parsed{};
    if (::inet_pton(AF_INET6, address.c_str(), &parsed) != 1 || IN6_IS_ADDR_V4MAPPED(&parsed)) return address;
    std::fill(std::begin(parsed.s6_addr) + 8, std::end(parsed.s6_addr), std::uint8_t{0});
    std::string text(INET6_ADDRSTRLEN, '\0');
    ::inet_ntop(AF_INET6, &parsed, text.data(), INET6_ADDRSTRLEN);
    text.resize(text.find('\0'));
    return text + "/64";
}

std::optional<int> RateLimit::attempt(const std::string& key, Instant now) {
    const std::lock_guard lock(mutex_);
    if (!attempts_.contains(key)) makeRoom();
    auto& attempts = attempts_[key];
    std::erase_if(attempts, [&](Instant at) { return now - at >= kWindow || at - now > kWindow; });
    if (attempts.size() >= static_cast<std::size_t>(per_minute_)) {
        const auto left = kWindow - (now - attempts.front());
        return std::max(1, static_cast<int>(std::chrono::ceil<std::chrono::seconds>(left).count()));
    }
    attempts.push_back(now);
    return std::nullopt;
}

void RateLimit::makeRoom() {
    if (attempts_.size() < max_keys_) return;
    const auto quietest = std::min_element(attempts_.begin(), attempts_.end(), [](const auto& a, const auto& b) {
        return a.second.back() < b.second.back();
    });
    attempts_.erase(quietest);
}

}  // namespace jalon::access
