// SPDX-License-Identifier: EUPL-1.2
#pragma once
// What the stores of grids/ share: texts by item, and optional ids, as columns.
#include <map>
#include <optional>
#include <string>

#include "base/json.h"
#include "storage/database.h"

namespace jalon::grids::store {

template <class IdType>
std::optional<IdType> optionalId(const storage::Row& row, std::size_t column) {
    const auto text = row.optionalText(column);
    if (!text) return std::nullopt;
    return IdType::trusted(*text);
}

inline std::string writeTexts(const std::map<std::string, std::string>& texts) {
    json::object out;
    for (const auto& [item, text] : texts) out[item] = text;
    return json::serialize(out);
}

inline std::map<std::string, std::string> readTexts(const std::string& stored) {
    std::map<std::string, std::string> out;
    const json::value texts = json::parse(stored);
    for (const auto& [item, text] : texts.as_object()) out.emplace(item, text.as_string());
    return out;
}

}  // namespace jalon::grids::store
