// SPDX-License-Identifier: EUPL-1.2
#include "blueprints/blueprints.h"

#include <stdexcept>

#include "blueprints/blueprint_store.h"
#include "blueprints/merge.h"

namespace jalon::blueprints {

Blueprints::Blueprints(const std::filesystem::path& data_folder)
    : shipped_(loadBlueprint(data_folder, "accueil-collegiens").numbered(0)) {}

const Blueprint& Blueprints::on(storage::Transaction& tx, Day day) const {
    const auto in_force = store::inForce(tx, shipped_.code(), day);
    return in_force ? saved(tx, in_force->id, in_force->number) : shipped_;
}

const Blueprint& Blueprints::saved(storage::Transaction& tx, const std::string& id, std::int64_t number) const {
    {
        const std::scoped_lock lock(mutex_);
        if (const auto found = read_.find(id); found != read_.end()) return *found->second;
    }
    // Read without the lock: a slow database must not hold up those who find their version remembered.
    const auto stored = store::saved(tx, id);
    auto blueprint = Blueprint::parse(json::serialize(merged(stored.content, shipped_.content(), stored.known)));
    if (!blueprint) {
        std::string message = "blueprint version " + std::to_string(number) + ": " + blueprint.error().code;
        for (const auto& field : blueprint.error().fields) message += ", " + field.field + " " + field.code;
        throw std::runtime_error(message);
    }
    auto read = std::make_unique<const Blueprint>(std::move(blueprint).value().numbered(number));
    const std::scoped_lock lock(mutex_);
    return *read_.emplace(id, std::move(read)).first->second;
}

}  // namespace jalon::blueprints
