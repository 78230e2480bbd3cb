// SPDX-License-Identifier: EUPL-1.2
#include "storage/database.h"

namespace jalon::storage {

namespace {

[[noreturn]] void wrongColumn(std::size_t column, std::string_view expected) {
    throw std::logic_error("row: column " + std::to_string(column) + " is not " + std::string(expected));
}

/// Text parsed by `parse`; what is stored in another form is a bug of whoever wrote it.
template <class Parse>
auto parsed(const std::string& text, std::size_t column, std::string_view expected, Parse parse) {
    const auto value = parse(text);
    if (!value) wrongColumn(column, expected);
    return *value;
}

}  // namespace

const Value& Row::at(std::size_t column) const {
    if (column >= values_.size()) throw std::logic_error("row: no column " + std::to_string(column));
    return values_[column];
}

bool Row::isNull(std::size_t column) const { return std::holds_alternative<std::monostate>(at(column)); }

const std::string& Row::text(std::size_t column) const {
    if (const auto* text = std::get_if<std::string>(&at(column))) return *text;
    wrongColumn(column, "text");
}

std::string Row::textOr(std::size_t column, std::string_view fallback) const {
    return isNull(column) ? std::string(fallback) : text(column);
}

std::optional<std::string> Row::optionalText(std::size_t column) const {
    if (isNull(column)) return std::nullopt;
    return text(column);
}

std::int64_t Row::integer(std::size_t column) const {
    if (const auto* integer = std::get_if<std::int64_t>(&at(column))) return *integer;
    wrongColumn(column, "an integer");
}

std::optional<std::int64_t> Row::optionalInteger(std::size_t column) const {
    if (isNull(column)) return std::nullopt;
    return integer(column);
}

double Row::real(std::size_t column) const {
    // SQLite adds up whole numbers to an integer where PostgreSQL gives a numeric.
    if (const auto* integer = std::get_if<std::int64_t>(&at(column))) return static_cast<double>(*integer);
    if (const auto* real = std::get_if<double>(&at(column))) return *real;
    wrongColumn(column, "a number");
}

bool Row::boolean(std::size_t column) const {
    if (const auto* boolean = std::get_if<bool>(&at(column))) return *boolean;
    if (const auto* integer = std::get_if<std::int64_t>(&at(column)); integer && (*integer == 0 || *integer == 1)) {
        return *integer == 1;
    }
    wrongColumn(column, "a boolean");
}

std::optional<bool> Row::optionalBoolean(std::size_t column) const {
    if (isNull(column)) return std::nullopt;
    return boolean(column);
}

Day Row::day(std::size_t column) const { return parsed(text(column), column, "a day", Day::parse); }

std::optional<Day> Row::optionalDay(std::size_t column) const {
    if (isNull(column)) return std::nullopt;
    return day(column);
}

HalfDay Row::halfDay(std::size_t column) const { return parsed(text(column), column, "a half-day", HalfDay::parse); }

std::optional<HalfDay> Row::optionalHalfDay(std::size_t column) const {
    if (isNull(column)) return std::nullopt;
    return halfDay(column);
}

Instant Row::instant(std::size_t column) const { return Instant(integer(column)); }

std::optional<Instant> Row::optionalInstant(std::size_t column) const {
    if (isNull(column)) return std::nullopt;
    return instant(column);
}

const Bytes& Row::bytes(std::size_t column) const {
    if (const auto* bytes = std::get_if<Bytes>(&at(column))) return *bytes;
    wrongColumn(column, "bytes");
}

Value toValue(Value value) { return value; }
Value toValue(std::nullptr_t) { return {}; }
Value toValue(std::int64_t value) { return value; }
Value toValue(int value) { return std::int64_t{value}; }
Value toValue(bool value) { return value; }
Value toValue(double value) { return value; }
Value toValue(std::string value) { return value; }
Value toValue(std::string_view value) { return std::string(value); }
Value toValue(const char* value) { return std::string(value); }
Value toValue(Bytes value) { return value; }
Value toValue(Day day) { return day.iso(); }
Value toValue(HalfDay half) { return half.text(); }
Value toValue(Instant instant) { return instant.microseconds(); }

Value orNull(std::string text) {
    if (text.empty()) return {};
    return text;
}

/// Looked through one by one: a list that asks for more names is better served by one statement for all of them.
constexpr std::size_t kMostRecalled = 64;

template <class Call>
auto Transaction::guarded(std::string_view statement, Call call) {
    if (failed_) throw std::logic_error(std::string(statement) + ": run after a failed statement");
    try {
        return call();
    } catch (...) {
        failed_ = true;
        throw;
    }
}

Rows Transaction::runWith(const Sql& sql, std::span<const Value> arguments) {
    return guarded(sql.name, [&] {
        Rows rows = connection_.query(sql, arguments);
        if (rows.affected > 0) markChanged();
        return rows;
    });
}

Rows Transaction::recallWith(const Sql& sql, std::vector<Value> arguments) {
    for (const Recalled& one : recalled_)
        if (one.text.data() == sql.text.data() && one.arguments == arguments) return one.rows;
    Rows rows = runWith(sql, arguments);
    if (recalled_.size() < kMostRecalled) recalled_.push_back({sql.text, std::move(arguments), rows});
    return rows;
}

void Transaction::markChanged() {
    changed_ = true;
    recalled_.clear();
}

void Transaction::runMigration(const std::string& label, std::string_view script) {
    std::string expanded;
    std::size_t copied = 0;
    for (std::size_t open = script.find("{{"); open != std::string_view::npos; open = script.find("{{", copied)) {
        const std::size_t close = script.find("}}", open);
        if (close == std::string_view::npos) throw std::logic_error(label + ": {{ without }}");
        const std::string_view token = script.substr(open + 2, close - open - 2);
        const auto text = connection_.tokenText(token);
        if (!text) throw std::logic_error(label + ": unknown token {{" + std::string(token) + "}}");
        expanded.append(script.substr(copied, open - copied)).append(*text);
        copied = close + 2;
    }
    expanded.append(script.substr(copied));
    guarded(label, [&] { connection_.runScript(label, expanded); });
    markChanged();
}

}  // namespace jalon::storage
