// SPDX-License-Identifier: EUPL-1.2
#pragma once
// The dated settings in use, and their editing by an administrator.
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <string>

#include "access/actor.h"
#include "access/route_table.h"
#include "base/clock.h"
#include "calendar/settings_history.h"
#include "storage/database.h"

namespace jalon::calendar {

/// Safe to use from any thread; what another server on the same database saved is seen by the next transaction.
class DatedSettings {
public:
    /// Throws std::runtime_error when data_folder/settings/france.json is missing or wrong.
    DatedSettings(storage::Database& database, const Clock& clock, const std::filesystem::path& data_folder);
    void addRoutes(access::RouteTable& routes);

    /// Valid as long as this object.
    const Settings& current(storage::Transaction& tx) const;

    /// DatedSetting[] of the API by key and first day, superseded values too. Administrators, as all that follow.
    Result<json::object> list(const access::Actor& actor);
    /// The answer of each is that of list(). Errors: those of settings_history.h; of the fields of the body. A known id
    /// changes nothing.
    Result<json::object> add(const access::Actor& actor, const json::object& body);
    Result<json::object> correct(const access::Actor& actor, const std::string& id, const json::object& body);
    Result<json::object> withdraw(const access::Actor& actor, const std::string& id);

    // For the file of a whole scheme (scheme/).

    /// Setting[] in the format of data/settings/france.json.
    json::array exported(storage::Transaction& tx) const;
    struct Incoming {
        SettingEntry entry;
        bool corrects = false;  ///< another value is known from that day
        std::string corrected;  ///< its id
        std::int64_t before_value = 0;
    };
    /// Of a file's values, those that are not known as they are; keys the program does not know are left out.
    Result<std::vector<Incoming>> incoming(storage::Transaction& tx, const json::array& settings) const;
    /// Stores them with a comment; audited.
    Result<void> import(storage::Transaction& tx, const access::Actor& actor, const std::vector<Incoming>& incoming,
                        const std::string& comment) const;

private:
    std::vector<SettingEntry> live(storage::Transaction& tx) const;
    json::object listJson(storage::Transaction& tx) const;
    void store(storage::Transaction& tx, const access::Actor& actor, const std::vector<SettingEntry>& entries,
               const std::string& action) const;

    storage::Database& database_;
    const Clock& clock_;
    Settings shipped_;
    mutable std::mutex mutex_;
    mutable std::map<std::string, std::unique_ptr<const Settings>> read_;  ///< by last entry; guarded by mutex_
};

}  // namespace jalon::calendar
