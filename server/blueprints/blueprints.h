// SPDX-License-Identifier: EUPL-1.2
#pragma once
// The blueprint a service works with, on each day. Use cases ask for it in their transaction, once, at their beginning;
// pure rules take the Blueprint itself (blueprint.h).
#include <filesystem>

#include "base/day.h"
#include "blueprints/blueprint.h"
#include "storage/database.h"

namespace jalon::blueprints {

/// Safe to use from any thread.
class Blueprints {
public:
    /// Reads data_folder/blueprints/accueil-collegiens.json; throws std::runtime_error when it is missing or wrong.
    explicit Blueprints(const std::filesystem::path& data_folder);
    Blueprints(const Blueprints&) = delete;
    Blueprints& operator=(const Blueprints&) = delete;

    /// The version in force on a day. Valid as long as this object: a use case may hold it, the next one asks again.
    const Blueprint& on(storage::Transaction& tx, Day day) const;

private:
    Blueprint shipped_;
};

}  // namespace jalon::blueprints
