// SPDX-License-Identifier: EUPL-1.2
#include "catalogue/body_reader.h"

#include <algorithm>

#include "base/text.h"

namespace jalon::catalogue {
namespace {

constexpr std::size_t kMostCodes = 60;
constexpr std::size_t kCodeLength = 60;

}  // namespace

void BodyReader::text(std::string_view key, std::size_t max, std::string& value) {
    if (given(key)) value = in.optionalText(key, {.max = max});
}

void BodyReader::lines(std::string_view key, std::size_t max, std::string& value) {
    if (given(key)) value = in.optionalText(key, {.max = max, .lines = true});
}

void BodyReader::required(std::string_view key, std::size_t max, bool creating, std::string& value) {
    if (creating || given(key)) value = in.text(key, {.max = max});
}

void BodyReader::email(std::string_view key, std::string& value) {
    text(key, 200, value);
    const auto at = value.find('@');
    const bool fits = at != std::string::npos && at > 0 && at + 1 < value.size() && value.find(' ') == value.npos;
    if (given(key) && !value.empty() && !fits) in.fail(key, "not_an_email");
}

void BodyReader::day(std::string_view key, std::optional<Day>& value) {
    if (given(key)) value = in.optionalDay(key);
}

void BodyReader::flag(std::string_view key, bool& value) {
    if (given(key)) value = in.boolean(key);
}

void BodyReader::number(std::string_view key, int min, int max, int& value) {
    if (given(key)) value = static_cast<int>(in.integer(key, min, max));
}

void BodyReader::number(std::string_view key, int min, int max, std::optional<int>& value) {
    if (!given(key)) return;
    const auto read = in.optionalInteger(key, min, max);
    value = read ? std::optional(static_cast<int>(*read)) : std::nullopt;
}

void BodyReader::code(std::string_view key, std::string_view vocabulary, std::string& value) {
    text(key, kCodeLength, value);
    if (given(key) && !value.empty() && !knows(vocabulary, value)) in.fail(key, "not_in_list");
}

void BodyReader::codes(std::string_view key, std::string_view vocabulary, std::vector<std::string>& values) {
    if (!given(key)) return;
    values.clear();
    std::size_t index = 0;
    for (std::string& code : in.texts(key, kMostCodes, {.max = kCodeLength})) {
        const std::string at = std::string(key) + "." + std::to_string(index++);
        if (!knows(vocabulary, code)) in.fail(at, "not_in_list");
        if (std::ranges::find(values, code) == values.end()) values.push_back(std::move(code));
    }
}

json::object changes(const json::object& before, const json::object& after,
                     std::initializer_list<std::string_view> of) {
    json::object changed;
    for (const std::string_view member : of) {
        const json::value &from = before.at(member), &to = after.at(member);
        if (from != to) changed[member] = {{"from", from}, {"to", to}};
    }
    return changed;
}

bool findsWords(std::string_view q, std::string_view text) {
    const auto known = text::words(text);
    return std::ranges::all_of(text::words(q), [&](const std::string& wanted) {
        return std::ranges::any_of(known, [&](const std::string& word) { return word.starts_with(wanted); });
    });
}

json::array codesJson(const std::vector<std::string>& codes) { return json::array(codes.begin(), codes.end()); }

json::value dayOrNull(const std::optional<Day>& day) { return day ? json::value(day->iso()) : json::value(nullptr); }

}  // namespace jalon::catalogue
