// SPDX-License-Identifier: EUPL-1.2
#include "calendar/dated_settings.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "access/access.h"
#include "calendar/settings_store.h"

namespace jalon::calendar {
namespace {

using access::Actor;
using access::Right;
using storage::Transaction;

constexpr std::size_t kMaxSettings = 500;
constexpr std::int64_t kMostValue = 1'000'000;

void readValue(JsonReader& in, SettingEntry& entry) {
    entry.setting.value = in.integer("value", 0, kMostValue);
    entry.setting.source = in.text("source", {.max = 500});
    entry.setting.status = parseSettingStatus(in.oneOf("status", {"verified", "to_confirm", "practice"}))
                               .value_or(SettingStatus::to_confirm);
    entry.comment = in.optionalText("comment", {.max = 500, .lines = true});
}

std::string_view stateOf(const SettingEntry& entry, const std::set<std::string>& live, Day today) {
    if (!live.contains(entry.id)) return "superseded";
    if (entry.setting.from > today) return "planned";
    return entry.setting.before && *entry.setting.before <= today ? "past" : "in_force";
}

}  // namespace

DatedSettings::DatedSettings(storage::Database& database, const Clock& clock, const std::filesystem::path& data_folder)
    : database_(database), clock_(clock), shipped_(loadSettings(data_folder, "france")) {}

std::vector<SettingEntry> DatedSettings::live(Transaction& tx) const {
    return liveEntries(shipped_, store::settingEntries(tx));
}

const Settings& DatedSettings::current(Transaction& tx) const {
    const std::string last = store::lastSettingEntry(tx);
    if (last.empty()) return shipped_;
    {
        const std::scoped_lock lock(mutex_);
        if (const auto found = read_.find(last); found != read_.end()) return *found->second;
    }
    auto read = std::make_unique<const Settings>(settingsOf(live(tx)));
    const std::scoped_lock lock(mutex_);
    return *read_.emplace(last, std::move(read)).first->second;
}

json::object DatedSettings::listJson(Transaction& tx) const {
    const auto stored = store::settingEntries(tx);
    std::set<std::string> counting;
    for (const auto& entry : liveEntries(shipped_, stored)) counting.insert(entry.id);
    auto all = entriesOf(shipped_);
    all.insert(all.end(), stored.begin(), stored.end());
    std::erase_if(all, [](const SettingEntry& entry) { return entry.withdrawn; });
    std::stable_sort(all.begin(), all.end(), [](const SettingEntry& a, const SettingEntry& b) {
        return std::tie(a.setting.key, a.setting.from) < std::tie(b.setting.key, b.setting.from);
    });
    json::array items;
    for (const auto& entry : all) {
        json::object item = toJson(entry.setting);
        item["id"] = entry.id;
        item["before"] = entry.setting.before ? json::value(entry.setting.before->iso()) : json::value();
        item["state"] = stateOf(entry, counting, clock_.today());
        item["shipped"] = entry.shipped();
        item["comment"] = entry.comment;
        item["createdAt"] = entry.created_at ? json::value(entry.created_at->iso()) : json::value();
        item["createdBy"] = access::userRef(tx, entry.created_by);
        items.push_back(std::move(item));
    }
    return {{"items", std::move(items)}};
}

Result<json::object> DatedSettings::list(const Actor& actor) {
    TRY(access::require(actor, Right::settings_keep));
    return database_.read([&](Transaction& tx) -> Result<json::object> { return listJson(tx); });
}

void DatedSettings::store(Transaction& tx, const Actor& actor, const std::vector<SettingEntry>& entries,
                          const std::string& action) const {
    for (const auto& entry : entries) {
        store::add(tx, entry);
        audit::record(tx, clock_, actor.author,
                      {action,
                       "setting",
                       entry.id,
                       std::nullopt,
                       {{"key", entry.setting.key},
                        {"value", entry.setting.value},
                        {"from", entry.setting.from.iso()},
                        {"supersedes", entry.supersedes},
                        {"withdrawn", entry.withdrawn}}});
    }
}

Result<json::object> DatedSettings::add(const Actor& actor, const json::object& body) {
    TRY(access::require(actor, Right::settings_keep));
    JsonReader in(body);
    SettingEntry fresh;
    fresh.id = in.uuid("id");
    fresh.setting.key = in.text("key", {.max = 80});
    fresh.setting.from = in.day("from");
    fresh.setting.before = in.optionalDay("before");
    readValue(in, fresh);
    TRY(in.finish());
    fresh.created_at = clock_.now();
    fresh.created_by = actor.author.user;
    return database_.write([&](Transaction& tx) -> Result<json::object> {
        if (store::hasSettingEntry(tx, fresh.id)) return listJson(tx);
        const auto new_id = [&] { return newUuid(clock_.now()); };
        TRY_ASSIGN(const auto entries, addition(live(tx), fresh, new_id));
        store(tx, actor, entries, "create");
        return listJson(tx);
    });
}

Result<json::object> DatedSettings::correct(const Actor& actor, const std::string& id, const json::object& body) {
    TRY(access::require(actor, Right::settings_keep));
    JsonReader in(body);
    SettingEntry fresh;
    fresh.id = in.uuid("id");
    readValue(in, fresh);
    TRY(in.finish());
    fresh.created_at = clock_.now();
    fresh.created_by = actor.author.user;
    return database_.write([&](Transaction& tx) -> Result<json::object> {
        if (store::hasSettingEntry(tx, fresh.id)) return listJson(tx);
        TRY_ASSIGN(const auto entries, correction(live(tx), id, fresh));
        store(tx, actor, entries, "update");
        return listJson(tx);
    });
}

Result<json::object> DatedSettings::withdraw(const Actor& actor, const std::string& id) {
    TRY(access::require(actor, Right::settings_keep));
    return database_.write([&](Transaction& tx) -> Result<json::object> {
        const auto new_id = [&] { return newUuid(clock_.now()); };
        TRY_ASSIGN(auto entries, withdrawal(live(tx), id, clock_.today(), new_id));
        for (auto& entry : entries) {
            entry.created_at = clock_.now();
            entry.created_by = actor.author.user;
        }
        store(tx, actor, entries, "withdraw");
        return listJson(tx);
    });
}

json::array DatedSettings::exported(Transaction& tx) const {
    json::array out;
    for (const auto& entry : live(tx)) {
        json::object item = toJson(entry.setting);
        if (entry.setting.before) item["before"] = entry.setting.before->iso();
        out.push_back(std::move(item));
    }
    return out;
}

Result<std::vector<DatedSettings::Incoming>> DatedSettings::incoming(Transaction& tx,
                                                                     const json::array& settings) const {
    TRY_ASSIGN(const auto read, parseSettings({{"format", "jalon-settings/1"}, {"settings", settings}}));
    const auto known = live(tx);
    std::vector<Incoming> out;
    for (const auto& setting : read.entries()) {
        const bool key_known = std::any_of(known.begin(), known.end(),
                                           [&](const SettingEntry& entry) { return entry.setting.key == setting.key; });
        const auto same_day = std::find_if(known.begin(), known.end(), [&](const SettingEntry& entry) {
            return entry.setting.key == setting.key && entry.setting.from == setting.from;
        });
        const bool same = same_day != known.end() && same_day->setting.value == setting.value &&
                          same_day->setting.source == setting.source && same_day->setting.status == setting.status;
        if (!key_known || same) continue;
        const bool corrects = same_day != known.end();
        out.push_back({{"", setting}, corrects, corrects ? same_day->id : "", corrects ? same_day->setting.value : 0});
    }
    return out;
}

Result<void> DatedSettings::import(Transaction& tx, const Actor& actor, const std::vector<Incoming>& incoming,
                                   const std::string& comment) const {
    const auto new_id = [&] { return newUuid(clock_.now()); };
    for (const auto& each : incoming) {
        SettingEntry fresh = each.entry;
        fresh.id = new_id();
        fresh.comment = comment;
        fresh.created_at = clock_.now();
        fresh.created_by = actor.author.user;
        // Where a value ends is where the next one of the same file begins.
        fresh.setting.before.reset();
        TRY_ASSIGN(const auto entries,
                   each.corrects ? correction(live(tx), each.corrected, fresh) : addition(live(tx), fresh, new_id));
        store(tx, actor, entries, "import");
    }
    return {};
}

}  // namespace jalon::calendar
