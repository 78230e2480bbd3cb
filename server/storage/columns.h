// SPDX-License-Identifier: EUPL-1.2
#pragma once
// What many stores keep in one column: an optional id, a list of texts, texts by key.
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/json.h"
#include "storage/database.h"

namespace jalon::storage {

template <class IdType>
std::optional<IdType> optionalId(const Row& row, std::size_t column) {
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

inline std::string writeTexts(const std::map<std::string, std::string>& texts) {
    json::object out;
    for (const auto& [key, text] : texts) out[key] = text;
    return json::serialize(out);
}

inline std::map<std::string, std::string> readTextsByKey(const std::string& stored) {
    std::map<std::string, std::string> out;
    const json::value texts = json::parse(stored);
    for (const auto& [key, text] : texts.as_object()) out.emplace(key, text.as_string());
    return out;
}

}  // namespace jalon::storage
