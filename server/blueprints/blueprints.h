// SPDX-License-Identifier: EUPL-1.2
#pragma once
// The blueprint a service works with, on each day. Use cases ask for it in their transaction, once, at their beginning;
// pure rules take the Blueprint itself (blueprint.h).
//
// The shipped blueprint is version 0. Those an administrator saves (versions.h) are numbered from 1, each with its
// first day: on a day, the one with the latest first day is in force, so that a version saved for later takes effect by
// itself. A saved version is merged with the shipped blueprint (merge.h): what a newer program brings is not lost.
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <string>

#include "base/day.h"
#include "blueprints/blueprint.h"
#include "storage/database.h"
#include "storage/migration.h"

namespace jalon::blueprints {

/// Safe to use from any thread. What was saved by another server on the same database is seen at once: each transaction
/// asks which version is in force; only the versions themselves, which never change, are remembered.
class Blueprints {
public:
    /// Reads data_folder/blueprints/accueil-collegiens.json; throws std::runtime_error when it is missing or wrong.
    explicit Blueprints(const std::filesystem::path& data_folder);
    Blueprints(const Blueprints&) = delete;
    Blueprints& operator=(const Blueprints&) = delete;

    /// The version in force on a day. Valid as long as this object: a use case may hold it, the next one asks again.
    /// std::runtime_error when a stored version cannot be read by this program.
    const Blueprint& on(storage::Transaction& tx, Day day) const;
    const Blueprint& shipped() const { return shipped_; }
    /// A saved version by its id, merged.
    const Blueprint& saved(storage::Transaction& tx, const std::string& id, std::int64_t number) const;

private:
    Blueprint shipped_;
    mutable std::mutex mutex_;
    mutable std::map<std::string, std::unique_ptr<const Blueprint>> read_;  ///< by id; guarded by mutex_
};

storage::ModuleSchema schema();

}  // namespace jalon::blueprints
