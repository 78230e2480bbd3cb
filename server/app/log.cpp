// SPDX-License-Identifier: EUPL-1.2
#include "app/log.h"

#include <cstdio>

namespace jalon::app {

void Log::write(std::string_view level, std::string_view event, json::object fields) {
    json::object line{
        {"at", clock_.now().iso()}, {"level", json::string_view(level)}, {"event", json::string_view(event)}};
    for (auto& [key, value] : fields) line[key] = std::move(value);
    const std::string text = json::serialize(line) + "\n";
    const std::lock_guard lock(mutex_);
    std::fwrite(text.data(), 1, text.size(), stderr);
}

}  // namespace jalon::app
