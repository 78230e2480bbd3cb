// SPDX-License-Identifier: EUPL-1.2
#pragma once
// One JSON object a line on standard error. Never a name, a text, a phone number or a query string: ids, operation,
// duration, outcome.
#include <initializer_list>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>

#include "base/clock.h"
#include "base/json.h"

namespace jalon::app {

/// Safe to use from any thread.
class Log {
public:
    explicit Log(const Clock& clock) : clock_(clock) {}
    void info(std::string_view event, json::object fields = {}) { write("info", event, std::move(fields)); }
    void error(std::string_view event, json::object fields = {}) { write("error", event, std::move(fields)); }

private:
    void write(std::string_view level, std::string_view event, json::object fields);
    const Clock& clock_;
    std::mutex mutex_;
};

}  // namespace jalon::app
