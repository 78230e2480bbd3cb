// SPDX-License-Identifier: EUPL-1.2
#include "exchange/list_values.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>

#include "base/text.h"
#include "people/name_form.h"

namespace jalon::exchange {
namespace {

bool isDigit(char c) { return c >= '0' && c <= '9'; }
bool allDigits(std::string_view text) { return !text.empty() && std::ranges::all_of(text, isDigit); }

int numberOf(std::string_view digits) {
    int number = -1;
    std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return number;
}

constexpr std::array<std::string_view, 12> kMonths{"janv", "fev",  "mars", "avr", "mai", "juin",
                                                   "juil", "aout", "sept", "oct", "nov", "dec"};

/// 1–12, or 0.
unsigned monthOf(std::string_view word) {
    if (allDigits(word)) return word.size() > 2 ? 0U : static_cast<unsigned>(numberOf(word));
    for (std::size_t i = 0; i < kMonths.size(); ++i)
        if (word.starts_with(kMonths.at(i))) return static_cast<unsigned>(i + 1);
    return 0;
}

/// Runs of digits and runs of letters, folded: "12 nov. 2026" → 12, nov, 2026.
std::vector<std::string> parts(std::string_view cell) {
    const std::string folded = text::fold(cell);
    std::vector<std::string> out;
    enum class Run { none, digits, letters } run = Run::none;
    for (const char c : folded) {
        const Run now = isDigit(c) ? Run::digits : (c >= 'a' && c <= 'z') ? Run::letters : Run::none;
        if (now != Run::none && now != run) out.emplace_back();
        if (now != Run::none) out.back().push_back(c);
        run = now;
    }
    return out;
}

std::optional<Day> existing(int year, unsigned month, unsigned day) {
    const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(month), std::chrono::day(day)};
    if (!date.ok() || year < 1 || year > 9999) return std::nullopt;
    return Day(std::chrono::sys_days(date));
}

/// Spreadsheets count days from 30 December 1899.
ReadDay excelSerial(std::string_view digits) {
    return {Day::of(1899, 12, 30) + numberOf(digits), "excel_serial", false};
}

bool isExcelSerial(std::string_view cell) { return cell.size() == 5 && allDigits(cell) && cell[0] != '0'; }

struct Read {
    ReadDay day;
    std::size_t used = 0;  ///< parts that made it
};

Read readParts(const std::vector<std::string>& words, DayOf use, Day today) {
    const Read no{{std::nullopt, "not_a_date", false}, 0};
    if (words.size() < 3) return no;
    const bool iso = words[0].size() == 4 && allDigits(words[0]);
    const std::string& year_word = iso ? words[0] : words[2];
    const std::string& day_word = iso ? words[2] : words[0];
    if (!allDigits(year_word) || !allDigits(day_word) || day_word.size() > 2) return no;
    if (year_word.size() != 4 && year_word.size() != 2) return no;
    const unsigned month = monthOf(words[1]);
    if (month == 0 && !allDigits(words[1])) return no;
    const auto day = static_cast<unsigned>(numberOf(day_word));
    int year = numberOf(year_word);
    const bool short_year = year_word.size() == 2;
    if (short_year) {
        year += 2000;
        const auto read = existing(year, month, day);
        if (use == DayOf::birth && (read ? *read > today : year > today.year())) year -= 100;
    }
    const auto found = existing(year, month, day);
    return {{found, found ? "" : "impossible_date", short_year}, 3};
}

/// The part of the day after the date: nothing left, a half, or something else.
std::optional<Half> halfOf(const std::vector<std::string>& words, std::size_t from, Half usual) {
    constexpr int kNoon = 12;
    if (from >= words.size()) return usual;
    const std::string& word = words[from];
    if (word == "matin" || word == "am" || word == "a") return Half::am;
    if (word == "apres" || word == "pm" || word == "p" || word == "soir" || word == "aprem") return Half::pm;
    if (allDigits(word) && word.size() <= 2 && numberOf(word) < 24) {
        // 12:00 ends a morning and begins an afternoon.
        const int hour = numberOf(word);
        if (hour == kNoon) return usual == Half::am ? Half::pm : Half::am;
        return hour < kNoon ? Half::am : Half::pm;
    }
    return std::nullopt;
}

bool isCapitals(const std::string& word) { return people::capitals(word) == word; }

}  // namespace

ReadDay readDay(std::string_view cell, DayOf use, Day today) {
    const std::string tidy = text::tidy(cell);
    if (tidy.empty()) return {};
    if (isExcelSerial(tidy)) return excelSerial(tidy);
    const auto words = parts(tidy);
    const Read read = readParts(words, use, today);
    // A time of midnight behind the date is how programs write a day.
    const bool rest = read.used > 0 &&
                      std::any_of(words.begin() + static_cast<std::ptrdiff_t>(read.used), words.end(),
                                  [](const std::string& word) { return word != "t" && word != "z" && word != "00"; });
    if (rest) return {std::nullopt, "not_a_date", false};
    return read.day;
}

ReadHalf readHalf(std::string_view cell, Half usual, Day today) {
    const std::string tidy = text::tidy(cell);
    if (tidy.empty()) return {};
    if (isExcelSerial(tidy)) {
        const ReadDay serial = excelSerial(tidy);
        return {HalfDay{*serial.day, usual}, serial.problem, false};
    }
    const auto words = parts(tidy);
    const Read read = readParts(words, DayOf::measure, today);
    if (!read.day.day) return {std::nullopt, read.day.problem, false};
    const bool midnight = read.used < words.size() && words[read.used] == "00";
    const auto half = midnight ? usual : halfOf(words, read.used, usual);
    if (!half) return {std::nullopt, "not_a_date", false};
    return {HalfDay{*read.day.day, *half}, "", read.day.two_digits};
}

ReadSex readSex(std::string_view cell) {
    const std::string key = text::fold(cell);
    if (text::tidy(cell).empty()) return {};
    if (key == "f" || key == "fille" || key == "feminin" || key == "femme" || key == "2") return {"female", true};
    if (key == "g" || key == "m" || key == "garcon" || key == "masculin" || key == "homme" || key == "1")
        return {"male", true};
    return {"unknown", false};
}

std::pair<std::string, std::string> splitName(std::string_view full_name) {
    const std::string tidy = text::tidy(full_name);
    std::vector<std::string> words;
    for (std::size_t at = 0; at < tidy.size();) {
        const auto blank = std::min(tidy.find(' ', at), tidy.size());
        if (blank > at) words.push_back(tidy.substr(at, blank - at));
        at = blank + 1;
    }
    std::size_t cut = 0;
    // Particles in small letters stand before the capitals they belong to.
    while (cut < words.size() && !isCapitals(words[cut]) && people::isParticle(text::fold(words[cut]))) ++cut;
    while (cut < words.size() && isCapitals(words[cut])) ++cut;
    std::string last, first;
    for (std::size_t i = 0; i < words.size(); ++i) {
        std::string& part = i < cut ? last : first;
        part += (part.empty() ? "" : " ") + words[i];
    }
    return {std::move(last), std::move(first)};
}

std::vector<std::string> matchChoices(std::string_view text, const std::vector<blueprints::Choice>& choices) {
    const std::string asked = text::fold(text);
    std::vector<std::string> beginning, holding;
    if (asked.empty()) return {};
    for (const auto& choice : choices) {
        if (!choice.active) continue;
        const auto* french = choice.label.if_contains("fr");
        const std::string label = french == nullptr ? "" : text::fold(std::string(french->as_string()));
        if (choice.code == text || label == asked) return {choice.code};
        const std::string spaced = " " + label + " ";
        const bool holds = spaced.find(" " + asked) != std::string::npos;
        if (label.starts_with(asked)) beginning.push_back(choice.code);
        if (holds) holding.push_back(choice.code);
    }
    return beginning.empty() ? holding : beginning;
}

}  // namespace jalon::exchange
