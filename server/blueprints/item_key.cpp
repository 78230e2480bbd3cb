// SPDX-License-Identifier: EUPL-1.2
#include "blueprints/item_key.h"

namespace jalon::blueprints {
namespace {

std::string textOf(const json::object& object, std::string_view key) {
    const auto* value = object.if_contains(key);
    return value != nullptr && value->is_string() ? std::string(value->get_string()) : "";
}

}  // namespace

std::string itemKey(const json::value& item) {
    const auto* object = item.if_object();
    if (object == nullptr) return "";
    if (object->contains("from") && object->contains("to"))
        return textOf(*object, "from") + ">" + textOf(*object, "to");
    for (const auto* name : {"code", "key", "kind", "name"})
        if (auto key = textOf(*object, name); !key.empty()) return key;
    return "";
}

bool isItemList(const json::value& value) {
    const auto* list = value.if_array();
    return list != nullptr && !list->empty() && !itemKey(list->front()).empty();
}

}  // namespace jalon::blueprints
