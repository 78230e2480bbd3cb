// SPDX-License-Identifier: EUPL-1.2
#pragma once
// What the stores of continuity/ share: lists of texts and optional ids as columns.
#include <optional>
#include <string>
#include <vector>

#include "base/json.h"
#include "storage/database.h"

namespace jalon::continuity::store {

template <class IdType>
std::optional<IdType> optionalId(const storage::Row& row, std::size_t column) {
    const auto text = row.optionalText(column);
    if (!text) return std::nullopt;
    return IdType::trusted(*text);
}

inline std::string writeTexts(const std::vector<std::string>& texts) {
    json::array out;
    for (const auto& text : texts) out.emplace_back(text);
    return json::serialize(out);
}

inline std::vector<std::string> readTexts(const std::string& stored) {
    std::vector<std::string> out;
    const json::value list = json::parse(stored);
    for (const auto& text : list.as_array()) out.emplace_back(text.as_string());
    return out;
}

}  // namespace jalon::continuity::store
