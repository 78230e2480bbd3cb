// SPDX-License-Identifier: EUPL-1.2
#include "calendar/settings_history.h"

#include <algorithm>
#include <set>
#include <tuple>

namespace jalon::calendar {
namespace {

constexpr std::int64_t kMostValue = 100'000;
constexpr std::int64_t kMinutesADay = 24 * 60;

bool covers(const Setting& setting, Day day) {
    return setting.from <= day && (!setting.before || day < *setting.before);
}

bool overlap(const Setting& a, const Setting& b) { return a.key == b.key && (covers(a, b.from) || covers(b, a.from)); }

const SettingEntry* find(const std::vector<SettingEntry>& entries, const std::string& id) {
    const auto found = std::find_if(entries.begin(), entries.end(), [&](const SettingEntry& e) { return e.id == id; });
    return found == entries.end() ? nullptr : &*found;
}

bool plausible(const Setting& setting) {
    if (setting.unit == "minutes_after_midnight") return setting.value >= 0 && setting.value < kMinutesADay;
    return setting.value >= 0 && setting.value <= kMostValue;
}

/// `entry` with other days, taking its place.
SettingEntry lasting(const SettingEntry& entry, Day from, std::optional<Day> before, std::string id) {
    SettingEntry out = entry;
    out.supersedes = entry.id;
    out.id = std::move(id);
    out.setting.from = from;
    out.setting.before = before;
    return out;
}

}  // namespace

std::vector<SettingEntry> entriesOf(const Settings& shipped) {
    std::vector<SettingEntry> out;
    for (const auto& setting : shipped.entries()) out.push_back({setting.key + "@" + setting.from.iso(), setting});
    return out;
}

std::vector<SettingEntry> liveEntries(const Settings& shipped, const std::vector<SettingEntry>& stored) {
    std::set<std::string> superseded;
    for (const auto& entry : stored) superseded.insert(entry.supersedes);
    std::vector<SettingEntry> own;
    for (const auto& entry : stored)
        if (!entry.withdrawn && !superseded.contains(entry.id)) own.push_back(entry);

    std::vector<SettingEntry> out;
    for (auto& entry : entriesOf(shipped)) {
        const bool spoken_for = std::any_of(
            own.begin(), own.end(), [&](const SettingEntry& each) { return overlap(each.setting, entry.setting); });
        if (!superseded.contains(entry.id) && !spoken_for) out.push_back(std::move(entry));
    }
    out.insert(out.end(), own.begin(), own.end());
    std::stable_sort(out.begin(), out.end(), [](const SettingEntry& a, const SettingEntry& b) {
        return std::tie(a.setting.key, a.setting.from) < std::tie(b.setting.key, b.setting.from);
    });
    return out;
}

Settings settingsOf(const std::vector<SettingEntry>& live) {
    std::vector<Setting> out;
    for (const auto& entry : live) out.push_back(entry.setting);
    return Settings(std::move(out));
}

Result<std::vector<SettingEntry>> addition(const std::vector<SettingEntry>& live, SettingEntry fresh,
                                           const NewId& new_id) {
    Setting& added = fresh.setting;
    const SettingEntry* running = nullptr;  // the one it ends
    std::optional<Day> next;                // where the one after it begins
    bool known = false;
    for (const auto& entry : live) {
        if (entry.setting.key != added.key) continue;
        known = true;
        added.unit = entry.setting.unit;
        if (entry.setting.from == added.from) return Error::invalid("from", "overlap");
        if (entry.setting.from < added.from && covers(entry.setting, added.from)) running = &entry;
        if (entry.setting.from > added.from && (!next || entry.setting.from < *next)) next = entry.setting.from;
    }
    if (!known) return Error::invalid("key", "unknown");
    if (!plausible(added)) return Error::invalid("value", "out_of_range");
    if (added.before && *added.before <= added.from) return Error::invalid("before", "end_before_start");
    if (added.before && next && *added.before > *next) return Error::invalid("before", "overlap");

    std::vector<SettingEntry> out;
    const std::optional<Day> wanted = added.before;
    if (!added.before) added.before = next;
    out.push_back(fresh);
    if (running != nullptr) {
        const auto run_out = running->setting.before;
        const auto same_author = [&](SettingEntry entry) {
            entry.comment = fresh.comment;
            entry.created_at = fresh.created_at;
            entry.created_by = fresh.created_by;
            return entry;
        };
        out.push_back(same_author(lasting(*running, running->setting.from, added.from, new_id())));
        if (wanted && (!run_out || *wanted < *run_out)) {
            auto again = same_author(lasting(*running, *wanted, run_out, new_id()));
            again.supersedes.clear();
            out.push_back(std::move(again));
        }
    }
    return out;
}

Result<std::vector<SettingEntry>> correction(const std::vector<SettingEntry>& live, const std::string& id,
                                             SettingEntry fresh) {
    const auto* corrected = find(live, id);
    if (corrected == nullptr) return Error::notFound();
    fresh.supersedes = id;
    fresh.setting.key = corrected->setting.key;
    fresh.setting.unit = corrected->setting.unit;
    fresh.setting.from = corrected->setting.from;
    fresh.setting.before = corrected->setting.before;
    if (!plausible(fresh.setting)) return Error::invalid("value", "out_of_range");
    return std::vector{fresh};
}

Result<std::vector<SettingEntry>> withdrawal(const std::vector<SettingEntry>& live, const std::string& id, Day today,
                                             const NewId& new_id) {
    const auto* entry = find(live, id);
    if (entry == nullptr) return Error::notFound();
    if (entry->shipped()) return Error::conflict("shipped_value");
    if (entry->setting.from <= today) return Error::conflict("already_in_force");
    SettingEntry gone = lasting(*entry, entry->setting.from, entry->setting.before, new_id());
    gone.withdrawn = true;
    std::vector<SettingEntry> out{gone};
    for (const auto& before : live)
        if (before.setting.key == entry->setting.key && before.setting.before == entry->setting.from)
            out.push_back(lasting(before, before.setting.from, entry->setting.before, new_id()));
    return out;
}

}  // namespace jalon::calendar
