// SPDX-License-Identifier: EUPL-1.2
#pragma once
// What a cell of a school's list says. What cannot be is reported, never guessed. Pure.
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/half_day.h"
#include "blueprints/form.h"

namespace jalon::exchange {

struct ReadDay {
    std::optional<Day> day;
    std::string problem;      ///< "", not_a_date, impossible_date, excel_serial (day is what the number would be)
    bool two_digits = false;  ///< the century was added
};

enum class DayOf { birth, measure };
/// 12/11/2026, 12-11-26, 12.11.2026, 12 novembre 2026, 2026-11-12. A year of two digits is of this century for a
/// measure; of the last hundred years for a birth. Empty: nothing, no problem.
ReadDay readDay(std::string_view cell, DayOf use, Day today);

struct ReadHalf {
    std::optional<HalfDay> half;
    std::string problem;
    bool two_digits = false;
};
/// The same with "matin", "après-midi", "am", "pm" or an hour ("14h", "8:30") behind; without, `usual` holds.
ReadHalf readHalf(std::string_view cell, Half usual, Day today);

/// female, male, or unknown for an empty cell and for what is neither; `understood` says which of these.
struct ReadSex {
    std::string sex = "unknown";
    bool understood = true;
};
ReadSex readSex(std::string_view cell);

/// "NOM Prénom" cut before the first word that is not written in capitals; particles in front belong to the name. The
/// first name is "" where there is no such word.
std::pair<std::string, std::string> splitName(std::string_view full_name);

/// The codes of a closed list that a text may stand for: the label itself or the code; else the labels that begin with
/// it; else those that hold its words.
std::vector<std::string> matchChoices(std::string_view text, const std::vector<blueprints::Choice>& choices);

}  // namespace jalon::exchange
