// SPDX-License-Identifier: EUPL-1.2
#include "storage/postgres_values.h"

#include <array>
#include <charconv>
#include <limits>
#include <stdexcept>

namespace jalon::storage {

namespace {

constexpr int kTextFormat = 0;
constexpr int kBinaryFormat = 1;

template <class Number>
std::string digits(Number number) {
    std::array<char, 32> buffer{};
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number).ptr;
    return {buffer.data(), end};
}

/// The text form of what is neither NULL nor text already.
struct Writer {
    std::string operator()(std::monostate) const { return {}; }
    std::string operator()(std::int64_t value) const { return digits(value); }
    std::string operator()(double value) const { return digits(value); }
    std::string operator()(bool value) const { return value ? "t" : "f"; }
    std::string operator()(const std::string&) const { return {}; }
    std::string operator()(const Bytes&) const { return {}; }
};

template <class Number>
Value number(std::string_view text) {
    Number value{};
    const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
    if (read.ec != std::errc{} || read.ptr != text.data() + text.size()) {
        throw std::runtime_error("PostgreSQL sent a number that is none");
    }
    return value;
}

/// Sums of whole numbers are numeric in PostgreSQL, whole numbers in SQLite.
Value numeric(std::string_view text) {
    if (text.find_first_not_of("-0123456789") == std::string_view::npos) return number<std::int64_t>(text);
    return number<double>(text);
}

unsigned hexDigit(char c) {
    if (c >= '0' && c <= '9') return static_cast<unsigned>(c - '0');
    if (c >= 'a' && c <= 'f') return static_cast<unsigned>(c - 'a') + 10U;
    throw std::runtime_error("PostgreSQL sent bytes that are not hexadecimal");
}

Bytes bytes(std::string_view text) {
    if (!text.starts_with("\\x") || text.size() % 2 != 0) throw std::runtime_error("PostgreSQL sent bytes without \\x");
    Bytes out;
    out.reserve(text.size() / 2 - 1);
    for (std::size_t i = 2; i < text.size(); i += 2) {
        out.push_back(static_cast<std::byte>(hexDigit(text[i]) << 4U | hexDigit(text[i + 1])));
    }
    return out;
}

}  // namespace

unsigned typeOf(const Value& value) {
    constexpr std::array kTypes{kUntyped, kInt8, kFloat8, kBoolean, kText, kByteA};
    static_assert(kTypes.size() == std::variant_size_v<Value>);
    return kTypes[value.index()];
}

bool fits(const Value& value, unsigned type) {
    return std::holds_alternative<std::monostate>(value) || typeOf(value) == type;
}

PostgresArguments::PostgresArguments(const Sql& sql, std::span<const Value> arguments) : texts_(arguments.size()) {
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const Value& argument = arguments[i];
        texts_[i] = std::visit(Writer{}, argument);
        const char* value = texts_[i].c_str();
        std::size_t length = texts_[i].size();
        int format = kTextFormat;
        if (std::holds_alternative<std::monostate>(argument)) {
            value = nullptr;
        } else if (const auto* text = std::get_if<std::string>(&argument)) {
            if (text->find('\0') != std::string::npos) {
                throw DbError(DbCode::check, std::string(sql.name), "a text with a NUL character");
            }
            value = text->c_str();
            length = text->size();
        } else if (const auto* blob = std::get_if<Bytes>(&argument)) {
            if (!blob->empty()) value = reinterpret_cast<const char*>(blob->data());
            length = blob->size();
            format = kBinaryFormat;
        }
        if (length > static_cast<std::size_t>(std::numeric_limits<int>::max())) {
            throw DbError(DbCode::check, std::string(sql.name), "a value of more than two gigabytes");
        }
        values_.push_back(value);
        lengths_.push_back(static_cast<int>(length));
        formats_.push_back(format);
    }
}

Value readValue(std::string_view text, unsigned type) {
    switch (type) {
        case kBoolean:
            return text == "t";
        case kByteA:
            return bytes(text);
        case kInt2:
        case kInt4:
        case kInt8:
            return number<std::int64_t>(text);
        case kFloat4:
        case kFloat8:
            return number<double>(text);
        case kNumeric:
            return numeric(text);
        default:
            return std::string(text);
    }
}

DbCode codeOfState(std::string_view state) {
    struct Known {
        std::string_view begins;
        DbCode code;
    };
    // The first that fits: the single states before the classes.
    static constexpr std::array kKnown{
        Known{"23505", DbCode::unique},     Known{"23503", DbCode::foreign_key}, Known{"23502", DbCode::not_null},
        Known{"23", DbCode::check},         Known{"22", DbCode::check},        // a value its column cannot hold
        Known{"40", DbCode::serialization}, Known{"55P03", DbCode::busy},      // lock not available
        Known{"57014", DbCode::busy},                                          // statement time-out
        Known{"53300", DbCode::busy},                                          // too many connections
        Known{"53100", DbCode::full},                                          // disk full
        Known{"25006", DbCode::readonly},                                      // read-only transaction
        Known{"25P03", DbCode::connection},                                    // idle in a transaction for too long
        Known{"57P", DbCode::connection},                                      // shut down, starting up, crashed
        Known{"08", DbCode::connection},    Known{"42501", DbCode::readonly},  // not allowed
        Known{"42", DbCode::syntax},        Known{"XX00", DbCode::corrupt},
    };
    if (state.empty()) return DbCode::connection;
    for (const Known& known : kKnown) {
        if (state.starts_with(known.begins)) return known.code;
    }
    return DbCode::other;
}

}  // namespace jalon::storage
