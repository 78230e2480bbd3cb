// SPDX-License-Identifier: EUPL-1.2
#pragma once
// JSON in: one strict reader that turns an object into typed values and names every field in error at once.
// JSON out: Boost.JSON values, built by each module's *_json.cpp or *_routes.cpp.
//
//     JsonReader in(object);
//     command.last_name = in.text("lastName", {.max = 100});
//     command.birth_date = in.optionalDay("birthDate");
//     TRY(in.finish());            // every wrong or unknown field, or nothing
#include <boost/json.hpp>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/id.h"
#include "base/result.h"

namespace jalon {

namespace json = boost::json;

/// The object a request body holds. Refuses (malformed) anything else, invalid UTF-8, NUL, and nesting over 32.
Result<json::object> parseJsonObject(std::string_view body);

struct TextRule {
    std::size_t max = 200;  ///< characters
    bool lines = false;     ///< several lines allowed (text::tidyLines instead of text::tidy)
};

/// Reads one object. Getters note what is wrong and return an empty value, so that all errors come together at
/// finish(). An explicit null counts as absent.
class JsonReader {
public:
    explicit JsonReader(const json::object& object, std::string prefix = {})
        : object_(object), prefix_(std::move(prefix)) {}

    std::string text(std::string_view key, TextRule rule = {});          ///< required, not blank
    std::string optionalText(std::string_view key, TextRule rule = {});  ///< absent or blank → ""
    bool boolean(std::string_view key, std::optional<bool> fallback = std::nullopt);
    std::optional<bool> optionalBoolean(std::string_view key);
    std::int64_t integer(std::string_view key, std::int64_t min, std::int64_t max,
                         std::optional<std::int64_t> fallback = std::nullopt);
    std::optional<std::int64_t> optionalInteger(std::string_view key, std::int64_t min, std::int64_t max);
    Day day(std::string_view key);
    std::optional<Day> optionalDay(std::string_view key);
    HalfDay halfDay(std::string_view key);
    std::optional<HalfDay> optionalHalfDay(std::string_view key);
    /// One of `allowed`, required; returns "" after noting the error.
    std::string oneOf(std::string_view key, std::initializer_list<std::string_view> allowed);
    std::string optionalOneOf(std::string_view key, std::initializer_list<std::string_view> allowed);
    std::string uuid(std::string_view key);                                                           ///< required
    std::string optionalUuid(std::string_view key);                                                   ///< absent → ""
    std::vector<std::string> texts(std::string_view key, std::size_t max_items, TextRule rule = {});  ///< absent → {}
    /// Nested values for a reader of their own; absent → nullptr / {}.
    const json::object* object(std::string_view key);
    std::vector<const json::object*> objects(std::string_view key, std::size_t max_items);

    bool has(std::string_view key);
    void fail(std::string_view key, std::string code, std::map<std::string, std::string> params = {});
    /// Takes over the errors of a nested reader.
    void absorb(JsonReader& nested);
    std::string path(std::string_view key) const {
        return prefix_.empty() ? std::string(key) : prefix_ + "." + std::string(key);
    }
    /// All errors noted so far, unknown members included, as one Error.
    Result<void> finish();

private:
    const json::value* find(std::string_view key);
    /// For required members: the value, or T{} after noting "required" where nothing else was noted.
    template <class T>
    T required(std::string_view key, std::optional<T> value, std::size_t errors_before);
    std::optional<std::string> string(std::string_view key, TextRule rule, bool required);
    const json::object& object_;
    std::string prefix_;
    std::set<std::string, std::less<>> known_;
    std::vector<FieldError> errors_;
};

}  // namespace jalon
