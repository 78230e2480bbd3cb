// SPDX-License-Identifier: EUPL-1.2
#pragma once
// The backups a running server makes of its embedded database: each night, or when an administrator asks, with those
// that are too many removed; and what became of them, to be seen. copies.h makes them; the command line uses it too.
#include <condition_variable>
#include <filesystem>
#include <functional>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <thread>

#include "access/actor.h"
#include "access/route_table.h"
#include "backup/copies.h"
#include "backup/rotation.h"
#include "backup/schedule.h"
#include "base/clock.h"
#include "base/json.h"
#include "storage/database.h"
#include "storage/migration.h"

namespace jalon::backup {

struct Plan {
    storage::KeyedFile pair;       ///< the database and where its key is looked for (loadOrCreateKey)
    std::filesystem::path folder;  ///< where backups go
    Rotation rotation;
    Schedule schedule;
    std::string program;  ///< version of this program
};

/// Safe to use from any thread.
class Backups {
public:
    Backups(storage::Database& database, const Clock& clock, Plan plan);
    /// Waits for the thread; a backup under way is given up and leaves nothing.
    ~Backups();
    Backups(const Backups&) = delete;
    Backups& operator=(const Backups&) = delete;

    /// Hears how each backup ended: its name, or the code of what went wrong and words for the log.
    struct Ended {
        std::string name, error_code, what;
    };
    using Report = std::function<void(const Ended&)>;
    /// From now on each night. Does nothing on an engine whose backups are not this program's.
    void startNightly(Report report);

    /// Whether the night's backup is to be made now. Copies and attempts dated after `now`, made while the clock was
    /// ahead, count neither here nor in the state.
    bool isDueNow();

    void addRoutes(access::RouteTable& routes);

    /// BackupState of the API, for administrators.
    Result<json::object> state(const access::Actor& actor);
    /// One is made as soon as possible; the state says "running" until it is done. Conflicts: "backup_elsewhere"
    /// (another engine), "backup_running", "recovery_key_missing"; unavailable "stopping".
    Result<json::object> request(const access::Actor& actor);

private:
    struct Request {
        std::optional<UserId> by;
    };

    bool isOurs() const { return database_.engine() == storage::Engine::sqlcipher; }
    void workLoop();
    std::optional<Request> nextRequest();
    void run(const Request& request);
    Result<Copy> attempt(Instant now);
    void rotate();
    void thin(std::span<const Copy> newest_first);
    void record(Instant started, const Request& request, const Ended& ended);
    std::vector<Copy> ownBackups(std::string& trouble);

    storage::Database& database_;
    const Clock& clock_;
    const Plan plan_;
    Report report_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::optional<Request> asked_;  ///< guarded by mutex_
    bool running_ = false;          ///< guarded by mutex_
    bool stopping_ = false;         ///< guarded by mutex_
    /// The last one of this process, also when it could not be recorded; guarded by mutex_.
    std::optional<Instant> attempted_;
    std::thread thread_;  ///< last: it uses all the others
};

storage::ModuleSchema schema();

}  // namespace jalon::backup
