// SPDX-License-Identifier: EUPL-1.2
#include "access/sign_in_limits.h"

#include <algorithm>
#include <chrono>

#include "access/sessions.h"

namespace jalon::access {

namespace {

constexpr std::chrono::microseconds kWindow = std::chrono::minutes(1);

}  // namespace

std::optional<int> AddressLimit::wait(storage::Transaction& tx, const std::string& address_key, Instant now) const {
    const auto first = selectAttempt(tx, counted_, address_key, now + -kWindow, now + kWindow, per_minute_);
    if (!first) return std::nullopt;
    const auto left = kWindow - (now - *first);
    return std::max(1, static_cast<int>(std::chrono::ceil<std::chrono::seconds>(left).count()));
}

void AddressLimit::note(storage::Transaction& tx, const std::string& address_key, Instant now) {
    const auto since = now - Instant(forgot_at_);
    if (since >= kWindow || -since >= kWindow) {
        deleteAttemptsOutside(tx, counted_, now + -kWindow, now + kWindow);
        forgot_at_ = now.microseconds();
    }
    insertAttempt(tx, counted_, address_key, now);
}

Failures UnknownLogins::failuresOf(storage::Transaction& tx, const std::string& login_key) const {
    return selectUnknownLogin(tx, sessionKey(login_key)).value_or(Failures{});
}

void UnknownLogins::addFailure(storage::Transaction& tx, const std::string& login_key, Instant now) const {
    const std::string hash = sessionKey(login_key);
    const auto before = selectUnknownLogin(tx, hash);
    putUnknownLogin(tx, hash, afterFailure(before.value_or(Failures{}), now, rule_), now);
    if (!before) deleteUnknownLoginsBeyond(tx, max_logins_);
}

}  // namespace jalon::access
