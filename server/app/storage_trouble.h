// SPDX-License-Identifier: EUPL-1.2
#pragma once
// What people are answered while the database cannot do what it is asked, for a reason that lies with the machine and
// not with them. The client has words for each code:
//     507 storage_full · 503 storage_readonly, storage_away, storage_failing or busy · 500 storage_damaged
// The log says so once, then at most once a minute, and once more when writing works again.
#include <map>
#include <mutex>
#include <optional>

#include "app/log.h"
#include "http/message.h"
#include "storage/database.h"

namespace jalon::app {

/// Safe to use from any thread.
class StorageTrouble {
public:
    StorageTrouble(Log& log, const Clock& clock) : log_(log), clock_(clock) {}

    /// Nothing for what is no trouble of the database, or a bug of the program: 500 with a reference.
    std::optional<http::Response> answer(const std::string& request_id, const std::exception& failure);
    /// Somebody's request was written.
    void wrote();

private:
    struct Told {
        Instant at;
        std::int64_t refused_since = 0;
    };
    void tell(const std::string& request_id, const storage::DbError& error);

    Log& log_;
    const Clock& clock_;
    std::mutex mutex_;
    bool in_trouble_ = false;               ///< and the log has said so
    std::map<storage::DbCode, Told> told_;  ///< guarded by mutex_, like the line above
};

}  // namespace jalon::app
