// SPDX-License-Identifier: EUPL-1.2
#pragma once
// How expected failures travel. A function that can fail for a reason a person may cause returns Result<T>; an
// exception is a bug or a broken world (disk, database) and ends as one "500 + reference number" (http/).
//
// Error::code and FieldError::code are stable: they appear in the API and are translated by the client. They never hold
// text for people, nor anything about a child.
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace jalon {

/// The class of an expected failure; each has one HTTP status (http/problem.h).
enum class ErrorKind {
    invalid,               ///< 422: the command breaks a rule; `fields` says where.
    malformed,             ///< 400: not the JSON, date or id it should be.
    unauthenticated,       ///< 401: nobody is signed in.
    forbidden,             ///< 403: signed in, but this act is not theirs.
    not_found,             ///< 404: absent, or not to be known by this reader (the same answer).
    conflict,              ///< 409: against the present state (transition not allowed, id taken, duplicate suspected).
    stale,                 ///< 412: written from an old version; `current` holds today's representation.
    precondition_missing,  ///< 428: an update without If-Match.
    too_large,             ///< 413.
    unsupported,           ///< 415.
    too_many,              ///< 429: `retry_after_seconds` says when.
    unavailable,           ///< 503: try again (shutting down, database busy).
};

struct FieldError {
    std::string field;  ///< JSON name, dotted for nested ones: "measure.end", "guardians.0.phone".
    std::string code;   ///< e.g. "required", "end_before_start".
    std::map<std::string, std::string> params = {};
};

struct Error {
    ErrorKind kind = ErrorKind::invalid;
    std::string code;
    std::vector<FieldError> fields = {};
    std::string current = {};  ///< JSON text of what is stored now (stale) or of what is in the way (conflict).
    int retry_after_seconds = 0;

    static Error invalid(std::string field, std::string code) {
        return {ErrorKind::invalid, "invalid", {{std::move(field), std::move(code)}}};
    }
    static Error notFound() { return {ErrorKind::not_found, "not_found"}; }
    static Error forbidden() { return {ErrorKind::forbidden, "forbidden"}; }
    static Error conflict(std::string code, std::string current = {}) {
        return {ErrorKind::conflict, std::move(code), {}, std::move(current)};
    }
    static Error stale(std::string current) { return {ErrorKind::stale, "stale", {}, std::move(current)}; }
};

/// Either a T or an Error. Reading the wrong side is a bug and throws std::logic_error.
template <class T>
class [[nodiscard]] Result {
public:
    Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}      // NOLINT: implicit on purpose
    Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}  // NOLINT: implicit on purpose

    explicit operator bool() const { return state_.index() == 0; }
    const T& value() const& { return check<0>(), std::get<0>(state_); }
    T& value() & { return check<0>(), std::get<0>(state_); }
    T&& value() && { return check<0>(), std::get<0>(std::move(state_)); }
    const T& operator*() const& { return value(); }
    T& operator*() & { return value(); }
    const T* operator->() const { return &value(); }
    T* operator->() { return &value(); }
    const Error& error() const& { return check<1>(), std::get<1>(state_); }
    Error&& error() && { return check<1>(), std::get<1>(std::move(state_)); }

private:
    template <std::size_t I>
    void check() const {
        if (state_.index() != I) throw std::logic_error("Result: wrong side read");
    }
    std::variant<T, Error> state_;
};

template <>
class [[nodiscard]] Result<void> {
public:
    Result() = default;
    Result(Error error) : error_(std::move(error)) {}  // NOLINT: implicit on purpose

    explicit operator bool() const { return !error_; }
    const Error& error() const& {
        if (!error_) throw std::logic_error("Result: wrong side read");
        return *error_;
    }
    Error&& error() && {
        if (!error_) throw std::logic_error("Result: wrong side read");
        return std::move(*error_);
    }

private:
    std::optional<Error> error_;
};

}  // namespace jalon

#define JALON_CONCAT_(a, b) a##b
#define JALON_CONCAT(a, b) JALON_CONCAT_(a, b)
#define JALON_TRY_AS_(tmp, declaration, expression) \
    auto tmp = (expression);                        \
    if (!tmp) return std::move(tmp).error();        \
    declaration = std::move(tmp).value()

/// TRY(call()): returns the error of a Result<void> to the caller.
#define TRY(expression)                                        \
    do {                                                       \
        auto try_result = (expression);                        \
        if (!try_result) return std::move(try_result).error(); \
    } while (false)

/// TRY_ASSIGN(auto stay, store.load(id)): the value, or the error returned to the caller.
#define TRY_ASSIGN(declaration, expression) JALON_TRY_AS_(JALON_CONCAT(try_result_, __LINE__), declaration, expression)
