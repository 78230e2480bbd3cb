// SPDX-License-Identifier: EUPL-1.2
#pragma once
// A school's list: its rows as cells to look at, and what each says once read. Nothing of a health column is in either.
// Pure.
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/half_day.h"
#include "base/json.h"
#include "base/result.h"
#include "blueprints/blueprint.h"
#include "calendar/settings.h"

namespace jalon::exchange {

/// A line as typed, and as a person corrects it: the members of SchoolListCells.
struct Cells {
    std::string last_name, first_name, usual_name, birth_date, sex, class_name, measure_kind, start, end, motive;
    bool operator==(const Cells&) const = default;
};
Cells readCells(JsonReader& in);
json::object toJson(const Cells& cells);

struct ListRow {
    std::size_t line = 0;  ///< in the file, from 1
    Cells cells;
};

struct SchoolList {
    std::string encoding;
    char delimiter = ';';
    std::vector<std::string> columns, ignored, health;
    std::vector<ListRow> rows;
    std::size_t skipped = 0;  ///< totals and repeated headers
};

inline constexpr std::size_t kMostLines = 500;

/// Any bytes give a list or an error. Errors: those of decodeList and parseCsv, list_empty, list_too_long (params max),
/// list_columns_missing (field "header", params columns: what was found).
Result<SchoolList> readSchoolList(std::string_view bytes);

enum class Severity { error, question, note };
std::string_view severityCode(Severity severity);

/// error: the line cannot be taken. question: a person has to look. note: how something was read, what is left to
/// complete.
struct ListFinding {
    std::string field;  ///< of SchoolListCells, or ""
    std::string code;
    Severity severity = Severity::error;
    std::map<std::string, std::string> params = {};
};

struct ListPupil {
    std::string last_name, first_name, usual_name, sex = "unknown", class_name;
    std::optional<Day> birth_date;
};

struct ListMeasure {
    std::string kind, motive;  ///< codes, "" where not said or not understood
    std::optional<HalfDay> start, end;
};

struct ReadLine {
    ListPupil pupil;
    ListMeasure measure;
    std::vector<ListFinding> findings;

    bool hasError() const;
    /// Everything a referral asks of a school is there.
    bool isWhole(const blueprints::Blueprint& blueprint) const;
};

/// Errors: last_name_missing, not_a_date, impossible_date, in_future, end_before_start, too_long. Questions:
/// first_name_missing, broken_accents, excel_serial {date}, age_too_young and age_too_old {age} (settings age.min,
/// age.max_college), kind_unknown, kind_ambiguous, motive_unknown, motive_ambiguous, start_missing (an end alone).
/// Notes: two_digit_year {date}, sex_unknown, and what is to be completed: kind_missing, start_to_give, end_missing,
/// motive_missing.
ReadLine readLine(const Cells& cells, const blueprints::Blueprint& blueprint, const calendar::Settings& settings,
                  Day today);

json::object toJson(const ListPupil& pupil);
json::object toJson(const ListMeasure& measure);
json::object toJson(const ListFinding& finding);

}  // namespace jalon::exchange
