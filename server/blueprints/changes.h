// SPDX-License-Identifier: EUPL-1.2
#pragma once
// What differs between two versions of a blueprint, part by part, as the client says it in words.
#include <string>
#include <vector>

#include "base/json.h"

namespace jalon::blueprints {

struct Change {
    enum class Kind { added, removed, changed, reordered };
    Kind kind = Kind::changed;
    /// Names from the outside in: {"vocabularies", "motive", "bagarre"}, {"forms", "review", "stay", "done"}; of a
    /// reordering, those of the list.
    std::vector<std::string> place;
    std::string label;   ///< of the part, in French; the new one where it changed
    std::string member;  ///< of a change: "label.fr", "active", "hint.fr", "required", "signatures"
    json::value before = nullptr, after = nullptr;
};

/// Contents as Blueprint::content() writes them; in the order of the new one, then what was removed. "version" and
/// "lists" are not compared.
std::vector<Change> changes(const json::object& before, const json::object& after);

/// The BlueprintChange of the API.
json::object toJson(const Change& change);

}  // namespace jalon::blueprints
