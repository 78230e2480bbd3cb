// SPDX-License-Identifier: EUPL-1.2
#pragma once
// What the bodies of the catalogue have in common: members written over what is there, codes of the scheme's lists,
// and what changed between two representations.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "blueprints/blueprint.h"

namespace jalon::catalogue {

/// Reads the members a body has over what is there: absent members stay, an explicit null empties.
class BodyReader {
public:
    BodyReader(const json::object& body, const blueprints::Blueprint& lists) : in(body), body_(body), lists_(lists) {}

    bool given(std::string_view key) const { return body_.contains(key); }
    const json::object& body() const { return body_; }
    void text(std::string_view key, std::size_t max, std::string& value);
    void lines(std::string_view key, std::size_t max, std::string& value);
    void required(std::string_view key, std::size_t max, bool creating, std::string& value);
    void email(std::string_view key, std::string& value);
    void day(std::string_view key, std::optional<Day>& value);
    void flag(std::string_view key, bool& value);
    void number(std::string_view key, int min, int max, int& value);
    void number(std::string_view key, int min, int max, std::optional<int>& value);
    /// A code of the list, or "" where it may be missing.
    void code(std::string_view key, std::string_view vocabulary, std::string& value);
    /// Codes of the list, each once, in the order given. Errors are at "<key>.<n>".
    void codes(std::string_view key, std::string_view vocabulary, std::vector<std::string>& values);
    template <class IdType>
    void reference(std::string_view key, std::optional<IdType>& value) {
        if (!given(key)) return;
        const std::string id = in.optionalUuid(key);
        value = id.empty() ? std::nullopt : std::optional(IdType::trusted(id));
    }
    bool knows(std::string_view vocabulary, std::string_view code) const { return lists_.knows(vocabulary, code); }
    /// `code` at `key` when the second is smaller.
    template <class T>
    void inOrder(const std::optional<T>& first, const std::optional<T>& second, std::string_view key,
                 std::string code = "end_before_start") {
        if (first && second && *second < *first) in.fail(key, std::move(code));
    }

    JsonReader in;

private:
    const json::object& body_;
    const blueprints::Blueprint& lists_;
};

/// The id a creation names; another one when it names none that is readable, so that the reader can say so together
/// with whatever else is wrong.
template <class IdType>
IdType namedId(const json::object& body, Instant now) {
    const auto* given = body.if_contains("id");
    if (given != nullptr && given->is_string()) {
        if (auto id = IdType::parse(std::string_view(given->as_string()))) return *id;
    }
    return IdType::make(now);
}

/// {"phone":{"from":"…","to":"…"}} for the members of `of` that differ: the details of an audit line.
json::object changes(const json::object& before, const json::object& after, std::initializer_list<std::string_view> of);

/// Every word of q begins a word of the text, whatever the case and the accents.
bool findsWords(std::string_view q, std::string_view text);

json::array codesJson(const std::vector<std::string>& codes);
template <class T>
json::value valueOrNull(const std::optional<T>& value) {
    return value ? json::value(*value) : json::value(nullptr);
}
json::value dayOrNull(const std::optional<Day>& day);

}  // namespace jalon::catalogue
