// SPDX-License-Identifier: EUPL-1.2
#pragma once
// For tests: the shipped blueprint's content, and small edits of it as an administrator makes them.
#include <algorithm>
#include <stdexcept>
#include <string>

#include "blueprints/blueprint.h"
#include "blueprints/item_key.h"

namespace jalon::blueprints::test {

inline const Blueprint& shipped() {
    static const Blueprint kShipped = loadBlueprint(JALON_SOURCE_DIR "/data", "accueil-collegiens");
    return kShipped;
}

inline json::array& list(json::object& content, std::string_view name) {
    return content.at("vocabularies").at(name).as_array();
}

inline json::object& item(json::array& items, const std::string& key) {
    const auto found =
        std::find_if(items.begin(), items.end(), [&](const json::value& each) { return itemKey(each) == key; });
    if (found == items.end()) throw std::out_of_range("no item " + key);
    return found->as_object();
}

inline void remove(json::array& items, const std::string& key) {
    const auto found =
        std::find_if(items.begin(), items.end(), [&](const json::value& each) { return itemKey(each) == key; });
    if (found == items.end()) throw std::out_of_range("no item " + key);
    items.erase(found);
}

inline json::object choice(const std::string& code, const std::string& label) {
    return {{"code", code}, {"label", json::object{{"fr", label}}}, {"active", true}};
}

/// The fields of a form's section.
inline json::array& fields(json::object& content, const std::string& form, std::size_t section) {
    return item(content.at("forms").as_array(), form).at("sections").at(section).at("fields").as_array();
}

inline Blueprint parsed(const json::object& content) { return Blueprint::parse(json::serialize(content)).value(); }

}  // namespace jalon::blueprints::test
