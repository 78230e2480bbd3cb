// SPDX-License-Identifier: EUPL-1.2
#pragma once
// All SQL of saved blueprints and of the words of answered forms.
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/id.h"
#include "base/json.h"
#include "storage/database.h"

namespace jalon::blueprints::store {

/// A saved version without its content.
struct VersionLine {
    std::string id;
    std::int64_t number = 0, based_on = 0;
    Day valid_from;
    std::int64_t change_count = 0;  ///< against the version it was made from
    std::string comment;
    Instant created_at;
    std::optional<UserId> created_by;
    std::optional<Instant> withdrawn_at;
};
struct Saved {
    json::object content;
    std::set<std::string> known;
};

/// The one in force on a day: the latest first day, then the highest number.
struct InForce {
    std::string id;
    std::int64_t number = 0;
};
std::optional<InForce> inForce(storage::Transaction& tx, const std::string& code, Day day);
Saved saved(storage::Transaction& tx, const std::string& id);

/// Newest first, withdrawn ones too.
std::vector<VersionLine> versions(storage::Transaction& tx, const std::string& code);
std::optional<VersionLine> find(storage::Transaction& tx, const std::string& code, std::int64_t number);
std::optional<VersionLine> findById(storage::Transaction& tx, const std::string& id);
/// 0 when none was saved.
std::int64_t latestNumber(storage::Transaction& tx, const std::string& code);
void insert(storage::Transaction& tx, const std::string& code, const VersionLine& line, const Saved& saved);
void withdraw(storage::Transaction& tx, const std::string& id, Instant at, const std::optional<UserId>& by);

void keepEdition(storage::Transaction& tx, const std::string& id, const std::string& kind,
                 const std::string& definition);
std::optional<std::string> edition(storage::Transaction& tx, const std::string& id);

}  // namespace jalon::blueprints::store
