// SPDX-License-Identifier: EUPL-1.2
#pragma once
// Whether two descriptions are of one young person. The score orders and the evidence explains; a person decides.
// Names and a birth date never suffice to be sure: different pupils share both, so nothing is ever merged on a score.
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/day.h"
#include "people/name_form.h"

namespace jalon::people {

struct Description {
    NamePart last, first, usual;
    std::string last_typed, first_typed;  ///< for the evidence
    std::optional<Day> birth_date;
    bool birth_date_uncertain = false;
    std::string sex;        ///< "female", "male", anything else is unknown
    std::string structure;  ///< id of the school, "" when unknown
};
Description describe(const std::string& last_name, const std::string& first_name, const std::string& usual_name,
                     std::optional<Day> birth_date);

enum class MatchLevel { none, possible, likely, same };
std::string_view matchLevelCode(MatchLevel level);

/// Codes: same_name, close_name {a, b}, swapped_names, same_last_name, same_first_name, same_birth_date,
/// swapped_day_month, near_birth_date, different_birth_date, same_phone, same_school, same_family.
struct Evidence {
    std::string code;
    std::map<std::string, std::string> params = {};
};

struct Match {
    int score = 0;  ///< 0–100; below kPossibleScore not worth showing
    MatchLevel level = MatchLevel::none;
    std::vector<Evidence> evidence;
};

constexpr int kPossibleScore = 40;
constexpr int kLikelyScore = 60;

/// `asked` is what is being typed, `known` somebody on file. `same_phone`: a number of the young person or of a
/// guardian is found on both sides. One surname and birth date with another first name are twins until a person says
/// otherwise: never above "possible", with the evidence same_family.
Match match(const Description& asked, const Description& known, bool same_phone);

}  // namespace jalon::people
