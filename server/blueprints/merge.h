// SPDX-License-Identifier: EUPL-1.2
#pragma once
// A version an administrator saved, brought up to the program it now runs with: the lists, codes, forms, sections,
// fields, steps, moves, deadlines and sheets the program has gained since are added; what the administrator changed,
// retired or took out stays as it was saved.
//
// Saved with each version are the names of everything the shipped blueprint had then. A shipped part that is absent
// from the version is added when its name was not known then, and left out when it was (it has been taken out). A
// member a saved part lacks comes from the shipped part of the same name.
#include <set>
#include <string>

#include "base/json.h"

namespace jalon::blueprints {

/// The name of every part of a content: "vocabularies/motive", "vocabularies/motive/bagarre", "forms/review/done"
/// (fields are named without their section: they may move).
std::set<std::string> partNames(const json::object& content);

/// Contents as Blueprint::content() writes them. "lists" is always the shipped one.
json::object merged(const json::object& saved, const json::object& shipped, const std::set<std::string>& known);

}  // namespace jalon::blueprints
