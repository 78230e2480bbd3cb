// SPDX-License-Identifier: EUPL-1.2
#include "calendar/settings.h"

#include <algorithm>
#include <limits>
#include <stdexcept>
#include <utility>

#include "calendar/shipped_calendars.h"

namespace jalon::calendar {
namespace {

constexpr std::string_view kFormat = "jalon-settings/1";
constexpr std::size_t kMaxSettings = 500;

bool inForce(const Setting& setting, Day on) { return setting.from <= on && (!setting.before || on < *setting.before); }

bool overlap(const Setting& a, const Setting& b) {
    return a.key == b.key && (inForce(a, b.from) || inForce(b, a.from));
}

Setting readSetting(JsonReader& in) {
    Setting setting;
    setting.key = in.text("key", {.max = 80});
    setting.value =
        in.integer("value", std::numeric_limits<std::int64_t>::min() / 2, std::numeric_limits<std::int64_t>::max() / 2);
    setting.unit = in.text("unit", {.max = 40});
    setting.from = in.day("from");
    setting.before = in.optionalDay("before");
    setting.source = in.text("source", {.max = 500});
    setting.status = parseSettingStatus(in.oneOf("status", {"verified", "to_confirm", "practice"}))
                         .value_or(SettingStatus::to_confirm);
    if (setting.before && *setting.before <= setting.from) in.fail("before", "end_before_start");
    return setting;
}

}  // namespace

std::string_view settingStatusCode(SettingStatus status) {
    switch (status) {
        case SettingStatus::verified:
            return "verified";
        case SettingStatus::to_confirm:
            return "to_confirm";
        case SettingStatus::practice:
            return "practice";
    }
    return "to_confirm";
}

std::optional<SettingStatus> parseSettingStatus(std::string_view code) {
    for (const auto status : {SettingStatus::verified, SettingStatus::to_confirm, SettingStatus::practice})
        if (settingStatusCode(status) == code) return status;
    return std::nullopt;
}

json::object toJson(const Setting& setting) {
    return {{"key", setting.key},         {"value", setting.value},   {"unit", setting.unit},
            {"from", setting.from.iso()}, {"source", setting.source}, {"status", settingStatusCode(setting.status)}};
}

const Setting* Settings::find(std::string_view key, Day on) const {
    const auto found = std::find_if(entries_.begin(), entries_.end(),
                                    [&](const Setting& entry) { return entry.key == key && inForce(entry, on); });
    return found == entries_.end() ? nullptr : &*found;
}

std::int64_t Settings::integer(std::string_view key, Day on) const {
    const Setting* setting = find(key, on);
    if (setting == nullptr) throw std::out_of_range("no setting " + std::string(key) + " on " + on.iso());
    return setting->value;
}

Result<Settings> parseSettings(const json::object& file) {
    std::vector<Setting> entries;
    JsonReader in(file);
    in.oneOf("format", {kFormat});
    std::size_t index = 0;
    for (const auto* item : in.objects("settings", kMaxSettings)) {
        JsonReader setting(*item, in.path("settings") + "." + std::to_string(index++));
        entries.push_back(readSetting(setting));
        in.absorb(setting);
    }
    for (std::size_t i = 0; i < entries.size(); ++i)
        for (std::size_t j = 0; j < i; ++j)
            if (overlap(entries[i], entries[j])) in.fail("settings", "overlap", {{"key", entries[i].key}});
    TRY(in.finish());
    return Settings(std::move(entries));
}

Settings loadSettings(const std::filesystem::path& data_folder, std::string_view name) {
    const auto path = data_folder / "settings" / (std::string(name) + ".json");
    auto settings = parseSettings(readShippedJson(path));
    if (!settings) throw std::runtime_error(brokenFile(path, settings.error()));
    return std::move(settings).value();
}

}  // namespace jalon::calendar
