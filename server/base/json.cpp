// SPDX-License-Identifier: EUPL-1.2
#include "base/json.h"

#include <algorithm>

#include "base/text.h"

namespace jalon {

Result<json::object> parseJsonObject(std::string_view body) {
    boost::system::error_code error;
    json::parse_options options;
    options.max_depth = 32;
    if (!text::isValidUtf8(body)) return Error{ErrorKind::malformed, "malformed_json"};
    json::value value = json::parse(json::string_view(body.data(), body.size()), error, {}, options);
    if (error || !value.is_object()) return Error{ErrorKind::malformed, "malformed_json"};
    return std::move(value.as_object());
}

const json::value* JsonReader::find(std::string_view key) {
    known_.emplace(key);
    const auto* value = object_.if_contains(json::string_view(key.data(), key.size()));
    return value == nullptr || value->is_null() ? nullptr : value;
}

bool JsonReader::has(std::string_view key) { return find(key) != nullptr; }

void JsonReader::fail(std::string_view key, std::string code, std::map<std::string, std::string> params) {
    errors_.push_back({path(key), std::move(code), std::move(params)});
}

void JsonReader::absorb(JsonReader& nested) {
    if (auto result = nested.finish(); !result)
        errors_.insert(errors_.end(), result.error().fields.begin(), result.error().fields.end());
}

template <class T>
T JsonReader::required(std::string_view key, std::optional<T> value, std::size_t errors_before) {
    if (!value && errors_.size() == errors_before) fail(key, "required");
    return value.value_or(T{});
}

std::optional<std::string> JsonReader::string(std::string_view key, TextRule rule, bool required) {
    const auto* value = find(key);
    if (value == nullptr) {
        if (required) fail(key, "required");
        return std::nullopt;
    }
    if (!value->is_string()) {
        fail(key, "not_text");
        return std::nullopt;
    }
    const std::string_view raw(value->as_string().data(), value->as_string().size());
    if (raw.find('\0') != std::string_view::npos) {
        fail(key, "not_text");
        return std::nullopt;
    }
    std::string tidied = rule.lines ? text::tidyLines(raw) : text::tidy(raw);
    if (tidied.empty()) {
        if (required) fail(key, "required");
        return std::nullopt;
    }
    if (text::length(tidied) > rule.max) {
        fail(key, "too_long", {{"max", std::to_string(rule.max)}});
        return std::nullopt;
    }
    return tidied;
}

std::string JsonReader::text(std::string_view key, TextRule rule) { return string(key, rule, true).value_or(""); }
std::string JsonReader::optionalText(std::string_view key, TextRule rule) {
    return string(key, rule, false).value_or("");
}

std::optional<bool> JsonReader::optionalBoolean(std::string_view key) {
    const auto* value = find(key);
    if (value == nullptr) return std::nullopt;
    if (!value->is_bool()) {
        fail(key, "not_boolean");
        return std::nullopt;
    }
    return value->as_bool();
}

bool JsonReader::boolean(std::string_view key, std::optional<bool> fallback) {
    if (!has(key)) {
        if (!fallback) fail(key, "required");
        return fallback.value_or(false);
    }
    return optionalBoolean(key).value_or(false);
}

std::optional<std::int64_t> JsonReader::optionalInteger(std::string_view key, std::int64_t min, std::int64_t max) {
    const auto* value = find(key);
    if (value == nullptr) return std::nullopt;
    boost::system::error_code error;
    const auto number = value->is_number() ? value->to_number<std::int64_t>(error) : 0;
    if (!value->is_number() || error) {
        fail(key, "not_integer");
        return std::nullopt;
    }
    if (number < min || number > max) {
        fail(key, "out_of_range", {{"min", std::to_string(min)}, {"max", std::to_string(max)}});
        return std::nullopt;
    }
    return number;
}

std::int64_t JsonReader::integer(std::string_view key, std::int64_t min, std::int64_t max,
                                 std::optional<std::int64_t> fallback) {
    if (!has(key)) {
        if (!fallback) fail(key, "required");
        return fallback.value_or(min);
    }
    return optionalInteger(key, min, max).value_or(min);
}

std::optional<Day> JsonReader::optionalDay(std::string_view key) {
    const auto text = string(key, {}, false);
    if (!text) return std::nullopt;
    const auto day = Day::parse(*text);
    if (!day) fail(key, "not_a_date");
    return day;
}

Day JsonReader::day(std::string_view key) {
    const auto before = errors_.size();
    return required(key, optionalDay(key), before);
}

std::optional<HalfDay> JsonReader::optionalHalfDay(std::string_view key) {
    const auto text = string(key, {}, false);
    if (!text) return std::nullopt;
    const auto half = HalfDay::parse(*text);
    if (!half) fail(key, "not_a_half_day");
    return half;
}

HalfDay JsonReader::halfDay(std::string_view key) {
    const auto before = errors_.size();
    return required(key, optionalHalfDay(key), before);
}

std::string JsonReader::optionalOneOf(std::string_view key, std::initializer_list<std::string_view> allowed) {
    const auto text = string(key, {}, false);
    if (!text) return {};
    if (std::find(allowed.begin(), allowed.end(), *text) == allowed.end()) {
        fail(key, "not_in_list");
        return {};
    }
    return *text;
}

std::string JsonReader::oneOf(std::string_view key, std::initializer_list<std::string_view> allowed) {
    const auto before = errors_.size();
    std::string value = optionalOneOf(key, allowed);
    return required(key, value.empty() ? std::nullopt : std::optional(std::move(value)), before);
}

std::string JsonReader::optionalUuid(std::string_view key) {
    const auto text = string(key, {}, false);
    if (!text) return {};
    if (!isUuid(*text)) {
        fail(key, "not_an_id");
        return {};
    }
    return *text;
}

std::string JsonReader::uuid(std::string_view key) {
    const auto before = errors_.size();
    std::string value = optionalUuid(key);
    return required(key, value.empty() ? std::nullopt : std::optional(std::move(value)), before);
}

std::vector<std::string> JsonReader::texts(std::string_view key, std::size_t max_items, TextRule rule) {
    std::vector<std::string> out;
    const auto* value = find(key);
    if (value == nullptr) return out;
    if (!value->is_array() || value->as_array().size() > max_items) {
        fail(key, value->is_array() ? "too_many" : "not_a_list");
        return out;
    }
    for (const auto& item : value->as_array()) {
        if (!item.is_string()) {
            fail(key, "not_text");
            return {};
        }
        const std::string_view raw(item.as_string().data(), item.as_string().size());
        if (raw.find('\0') != std::string_view::npos) {
            fail(key, "not_text");
            return {};
        }
        std::string tidied = rule.lines ? text::tidyLines(raw) : text::tidy(raw);
        if (text::length(tidied) > rule.max) {
            fail(key, "too_long", {{"max", std::to_string(rule.max)}});
            return {};
        }
        if (!tidied.empty()) out.push_back(std::move(tidied));
    }
    return out;
}

const json::object* JsonReader::object(std::string_view key) {
    const auto* value = find(key);
    if (value == nullptr) return nullptr;
    if (!value->is_object()) {
        fail(key, "not_an_object");
        return nullptr;
    }
    return &value->as_object();
}

std::vector<const json::object*> JsonReader::objects(std::string_view key, std::size_t max_items) {
    std::vector<const json::object*> out;
    const auto* value = find(key);
    if (value == nullptr) return out;
    if (!value->is_array() || value->as_array().size() > max_items) {
        fail(key, value->is_array() ? "too_many" : "not_a_list");
        return out;
    }
    for (const auto& item : value->as_array()) {
        if (!item.is_object()) {
            fail(key, "not_an_object");
            return {};
        }
        out.push_back(&item.as_object());
    }
    return out;
}

Result<void> JsonReader::finish() {
    for (const auto& member : object_) {
        const std::string_view key(member.key().data(), member.key().size());
        if (!known_.contains(key)) {
            fail(key, "unknown_field");
            known_.emplace(key);
        }
    }
    if (errors_.empty()) return {};
    return Error{ErrorKind::invalid, "invalid", errors_};
}

}  // namespace jalon
