// SPDX-License-Identifier: EUPL-1.2
#include "people/search_terms.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/text.h"

namespace jalon::people {
namespace {

constexpr std::size_t kFewestDigits = 4;

std::vector<std::string> pieces(std::string_view text, std::string_view separators) {
    std::vector<std::string> out;
    for (std::size_t start = 0; start < text.size();) {
        const auto end = std::min(text.find_first_of(separators, start), text.size());
        if (end > start) out.emplace_back(text.substr(start, end - start));
        start = end + 1;
    }
    return out;
}

std::optional<int> number(std::string_view digits) {
    int value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (error != std::errc{} || end != digits.data() + digits.size() || digits.size() > 4) return std::nullopt;
    return value;
}

/// Day first. Years of two digits are of this century, and only after slashes: "06.12.34" begins a telephone number.
std::optional<Day> parseTypedDay(const std::string& piece) {
    if (const auto day = Day::parse(piece)) return day;
    const auto parts = pieces(piece, "/.-");
    if (parts.size() != 3 || parts[0].size() > 2 || parts[1].size() > 2) return std::nullopt;
    const bool short_year = parts[2].size() == 2 && piece.find('/') != std::string::npos;
    if (parts[2].size() != 4 && !short_year) return std::nullopt;
    const std::array numbers{number(parts[0]), number(parts[1]), number(parts[2])};
    if (!std::ranges::all_of(numbers, [](const auto& value) { return value.has_value(); })) return std::nullopt;
    const auto padded = [](int value, std::size_t width) {
        const std::string text = std::to_string(value);
        return std::string(width - std::min(width, text.size()), '0') + text;
    };
    const int year = short_year ? 2000 + *numbers[2] : *numbers[2];
    return Day::parse(padded(year, 4) + "-" + padded(*numbers[1], 2) + "-" + padded(*numbers[0], 2));
}

bool isDigit(char c) { return c >= '0' && c <= '9'; }

bool looksLikePhone(const std::string& piece) {
    return std::ranges::any_of(piece, isDigit) && piece.find_first_not_of("0123456789+.-/()") == std::string::npos;
}

std::vector<std::string> phoneBeginnings(const std::string& typed) {
    std::string digits;
    std::ranges::copy_if(typed, std::back_inserter(digits), isDigit);
    std::vector<std::string> out{digits};
    // A number that is not whole yet: phoneKey cannot tell its country, the trunk zero can.
    if (digits.size() > 1 && digits[0] == '0' && digits[1] != '0') out.push_back("+33" + digits.substr(1));
    if (std::string key = text::phoneKey(typed); key != digits) out.push_back(std::move(key));
    return out;
}

}  // namespace

SearchTerms parseSearch(std::string_view typed) {
    SearchTerms terms;
    std::string phone;
    for (const std::string& piece : pieces(text::tidy(typed), " ")) {
        if (const auto day = parseTypedDay(piece); day && !terms.birth_date) {
            terms.birth_date = day;
        } else if (looksLikePhone(piece)) {
            phone += piece;
        } else {
            for (std::string& word : text::words(piece)) terms.words.push_back(std::move(word));
        }
    }
    if (static_cast<std::size_t>(std::ranges::count_if(phone, isDigit)) >= kFewestDigits) {
        terms.phones = phoneBeginnings(phone);
    } else if (!phone.empty()) {
        terms.words.push_back(phone);
    }
    std::ranges::stable_sort(terms.words, [](const auto& a, const auto& b) { return a.size() > b.size(); });
    const auto repeated = std::ranges::unique(terms.words);
    terms.words.erase(repeated.begin(), repeated.end());
    if (terms.words.size() > kMaxSearchWords) terms.words.resize(kMaxSearchWords);
    return terms;
}

}  // namespace jalon::people
