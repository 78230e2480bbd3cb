// SPDX-License-Identifier: EUPL-1.2
#pragma once
// Values as PostgreSQL writes and reads them, and its error codes.
#include <string>
#include <string_view>
#include <vector>

#include "storage/database.h"

namespace jalon::storage {

/// Numbers of PostgreSQL's own types (catalog pg_type; they never change).
enum PostgresType : unsigned {
    kUntyped = 0,
    kBoolean = 16,
    kByteA = 17,
    kInt8 = 20,
    kInt2 = 21,
    kInt4 = 23,
    kText = 25,
    kFloat4 = 700,
    kFloat8 = 701,
    kNumeric = 1700,
};

/// What a parameter is declared as; NULL is left to PostgreSQL.
unsigned typeOf(const Value& value);
/// Whether a statement prepared for `type` takes the value as it is meant.
bool fits(const Value& value, unsigned type);

/// Arguments in the form libpq wants; the texts live as long as this.
class PostgresArguments {
public:
    /// DbError of code check, as for any value a column cannot hold, when a text has a NUL character.
    PostgresArguments(const Sql& sql, std::span<const Value> arguments);
    int count() const { return static_cast<int>(values_.size()); }
    const char* const* values() const { return values_.data(); }
    const int* lengths() const { return lengths_.data(); }
    const int* formats() const { return formats_.data(); }

private:
    std::vector<std::string> texts_;  ///< of those that are not text already
    std::vector<const char*> values_;
    std::vector<int> lengths_;
    std::vector<int> formats_;
};

/// A column of a result in PostgreSQL's text form.
Value readValue(std::string_view text, unsigned type);

/// `state`: five characters, or "" when the server had no say.
DbCode codeOfState(std::string_view state);

}  // namespace jalon::storage
