// SPDX-License-Identifier: EUPL-1.2
#include "exchange/school_list.h"

#include <algorithm>
#include <array>
#include <tuple>

#include "base/csv.h"
#include "base/text.h"
#include "exchange/list_columns.h"
#include "exchange/list_text.h"
#include "exchange/list_values.h"

namespace jalon::exchange {
namespace {

/// Titles and blank lines may stand above the headers.
constexpr std::size_t kRowsAboveHeader = 10;
constexpr std::size_t kLongestCell = 200;
constexpr std::size_t kMostNamedColumns = 40;

using CellMember = std::string Cells::*;
struct NamedCell {
    const char* name;
    CellMember member;
    std::size_t longest;  ///< as the file keeps it
};
constexpr std::array<NamedCell, 10> kCells{{
    {"lastName", &Cells::last_name, 100},
    {"firstName", &Cells::first_name, 100},
    {"usualName", &Cells::usual_name, 100},
    {"birthDate", &Cells::birth_date, 60},
    {"sex", &Cells::sex, 30},
    {"className", &Cells::class_name, 30},
    {"measureKind", &Cells::measure_kind, kLongestCell},
    {"start", &Cells::start, 60},
    {"end", &Cells::end, 60},
    {"motive", &Cells::motive, kLongestCell},
}};

bool isTotal(const CsvRow& row) {
    static constexpr std::array<std::string_view, 4> kStarts{"total", "effectif", "nombredeleves", "moyenne"};
    const auto first =
        std::ranges::find_if(row.cells, [](const std::string& cell) { return !text::tidy(cell).empty(); });
    if (first == row.cells.end()) return true;
    const std::string key = headerKey(*first);
    return std::ranges::any_of(kStarts, [&](std::string_view start) { return key.starts_with(start); });
}

bool isHeaderAgain(const CsvRow& row, const std::vector<std::string>& headers) {
    std::size_t same = 0;
    for (std::size_t i = 0; i < std::min(row.cells.size(), headers.size()); ++i)
        same += !headerKey(headers[i]).empty() && headerKey(headers[i]) == headerKey(row.cells[i]);
    return same >= 2 || (same == 1 && headers.size() == 1);
}

Cells cellsOf(const Columns& columns, const CsvRow& row) {
    const auto cell = [&](Column column) { return columns.cell(row.cells, column); };
    Cells out{cell(Column::last_name), cell(Column::first_name), cell(Column::usual_name),   cell(Column::birth_date),
              cell(Column::sex),       cell(Column::class_name), cell(Column::measure_kind), cell(Column::start),
              cell(Column::end),       cell(Column::motive)};
    if (out.last_name.empty() && columns.has(Column::full_name))
        std::tie(out.last_name, out.first_name) = splitName(cell(Column::full_name));
    return out;
}

Error columnsMissing(const std::vector<CsvRow>& rows) {
    std::string found;
    std::size_t count = 0;
    for (const auto& cell : rows.front().cells) {
        const std::string header = text::tidy(cell);
        if (header.empty() || ++count > kMostNamedColumns) continue;
        found += (found.empty() ? "" : ", ") + header;
    }
    return {ErrorKind::invalid, "list_columns_missing", {{"header", "list_columns_missing", {{"columns", found}}}}};
}

/// Reads one line's cells, noting what is wrong.
class LineReader {
public:
    LineReader(const Cells& cells, const blueprints::Blueprint& blueprint, const calendar::Settings& settings,
               Day today)
        : cells_(cells), blueprint_(blueprint), settings_(settings), today_(today) {}

    ReadLine read() && {
        checkCells();
        readPupil();
        readMeasure();
        return std::move(out_);
    }

private:
    using Params = std::map<std::string, std::string>;
    void note(Severity severity, const char* field, std::string code, Params params = {}) {
        out_.findings.push_back({field, std::move(code), severity, std::move(params)});
    }

    void checkCells() {
        for (const NamedCell& cell : kCells) {
            const std::string& text = cells_.*cell.member;
            if (text::length(text) > cell.longest)
                note(Severity::error, cell.name, "too_long", {{"max", std::to_string(cell.longest)}});
            if (hasBrokenAccents(text)) note(Severity::question, cell.name, "broken_accents");
        }
    }

    void readPupil() {
        ListPupil& pupil = out_.pupil;
        pupil.last_name = cells_.last_name;
        pupil.first_name = cells_.first_name;
        pupil.usual_name = cells_.usual_name;
        pupil.class_name = cells_.class_name;
        if (pupil.last_name.empty()) note(Severity::error, "lastName", "last_name_missing");
        if (pupil.first_name.empty()) note(Severity::question, "firstName", "first_name_missing");
        const ReadSex sex = readSex(cells_.sex);
        pupil.sex = sex.sex;
        if (!sex.understood) note(Severity::note, "sex", "sex_unknown");
        const ReadDay birth = readDay(cells_.birth_date, DayOf::birth, today_);
        noteDay("birthDate", birth.problem, birth.day, birth.two_digits);
        pupil.birth_date = birth.day;
        if (birth.day) checkAge(*birth.day);
    }

    void checkAge(Day birth) {
        if (birth > today_) return note(Severity::error, "birthDate", "in_future");
        const int age = today_.ageOf(birth);
        const Params params{{"age", std::to_string(age)}};
        if (age < settings_.integer("age.min", today_))
            note(Severity::question, "birthDate", "age_too_young", params);
        else if (age > settings_.integer("age.max_college", today_))
            note(Severity::question, "birthDate", "age_too_old", params);
    }

    void readMeasure() {
        ListMeasure& measure = out_.measure;
        measure.kind = choiceOf("measureKind", "kind", cells_.measure_kind, blueprint_.vocabulary("measure_kind"));
        measure.motive = choiceOf("motive", "motive", cells_.motive, blueprint_.vocabulary("motive"));
        const ReadHalf start = readHalf(cells_.start, Half::am, today_);
        const ReadHalf end = readHalf(cells_.end, Half::pm, today_);
        noteDay("start", start.problem, dayOf(start), start.two_digits);
        noteDay("end", end.problem, dayOf(end), end.two_digits);
        measure.start = start.half;
        measure.end = end.half;
        if (start.half && end.half && *end.half < *start.half) note(Severity::error, "end", "end_before_start");
        if (!start.half && end.half && start.problem.empty()) note(Severity::question, "start", "start_missing");
        noteMissing();
    }

    static std::optional<Day> dayOf(const ReadHalf& read) {
        return read.half ? std::optional(read.half->day) : std::nullopt;
    }

    void noteDay(const char* field, const std::string& problem, std::optional<Day> day, bool two_digits) {
        const Params params = day ? Params{{"date", day->iso()}} : Params{};
        if (problem == "excel_serial")
            note(Severity::question, field, problem, params);
        else if (!problem.empty())
            note(Severity::error, field, problem);
        else if (two_digits)
            note(Severity::note, field, "two_digit_year", params);
    }

    std::string choiceOf(const char* field, const std::string& what, const std::string& cell,
                         const std::vector<blueprints::Choice>& choices) {
        if (cell.empty()) return "";
        const auto codes = matchChoices(cell, choices);
        if (codes.size() == 1) return codes.front();
        note(Severity::question, field, what + (codes.empty() ? "_unknown" : "_ambiguous"));
        return "";
    }

    void noteMissing() {
        const ListMeasure& measure = out_.measure;
        const auto* kind = blueprint_.measureKind(measure.kind);
        if (cells_.measure_kind.empty()) note(Severity::note, "measureKind", "kind_missing");
        if (cells_.start.empty() && cells_.end.empty()) note(Severity::note, "start", "start_to_give");
        if (measure.start && cells_.end.empty() && kind != nullptr && !kind->open_ended)
            note(Severity::note, "end", "end_missing");
        if (cells_.motive.empty()) note(Severity::note, "motive", "motive_missing");
    }

    const Cells& cells_;
    const blueprints::Blueprint& blueprint_;
    const calendar::Settings& settings_;
    Day today_;
    ReadLine out_;
};

json::value halfOrNull(const std::optional<HalfDay>& half) { return half ? json::value(half->text()) : json::value(); }

}  // namespace

Cells readCells(JsonReader& in) {
    Cells cells;
    for (const NamedCell& cell : kCells) cells.*cell.member = in.optionalText(cell.name, {.max = 1000});
    return cells;
}

json::object toJson(const Cells& cells) {
    json::object out;
    for (const NamedCell& cell : kCells) out[cell.name] = cells.*cell.member;
    return out;
}

Result<SchoolList> readSchoolList(std::string_view bytes) {
    TRY_ASSIGN(const auto decoded, decodeList(bytes));
    TRY_ASSIGN(const auto table, parseCsv(decoded.text));
    if (table.rows.empty()) return Error{ErrorKind::invalid, "list_empty", {{"header", "list_empty"}}};
    std::size_t at = 0;
    const std::size_t last = std::min(table.rows.size(), kRowsAboveHeader);
    while (at < last && !Columns(table.rows[at].cells).hasName()) ++at;
    if (at == last) return columnsMissing(table.rows);

    const auto& headers = table.rows[at].cells;
    const Columns columns(headers);
    SchoolList list{decoded.encoding, table.delimiter, columns.read(), columns.ignored(), columns.health(), {}, 0};
    for (std::size_t i = at + 1; i < table.rows.size(); ++i) {
        const CsvRow& row = table.rows[i];
        if (isTotal(row) || isHeaderAgain(row, headers)) {
            ++list.skipped;
            continue;
        }
        if (list.rows.size() == kMostLines)
            return Error{ErrorKind::invalid,
                         "list_too_long",
                         {{"header", "list_too_long", {{"max", std::to_string(kMostLines)}}}}};
        list.rows.push_back({row.line, cellsOf(columns, row)});
    }
    if (list.rows.empty()) return Error{ErrorKind::invalid, "list_empty", {{"header", "list_empty"}}};
    return list;
}

std::string_view severityCode(Severity severity) {
    switch (severity) {
        case Severity::error:
            return "error";
        case Severity::question:
            return "question";
        case Severity::note:
            break;
    }
    return "note";
}

bool ReadLine::hasError() const {
    return std::ranges::any_of(findings, [](const ListFinding& one) { return one.severity == Severity::error; });
}

bool ReadLine::isWhole(const blueprints::Blueprint& blueprint) const {
    const auto* kind = blueprint.measureKind(measure.kind);
    return !hasError() && !pupil.first_name.empty() && kind != nullptr && measure.start &&
           (measure.end || kind->open_ended) && !measure.motive.empty();
}

ReadLine readLine(const Cells& cells, const blueprints::Blueprint& blueprint, const calendar::Settings& settings,
                  Day today) {
    return LineReader(cells, blueprint, settings, today).read();
}

json::object toJson(const ListPupil& pupil) {
    return {{"lastName", pupil.last_name},
            {"firstName", pupil.first_name},
            {"usualName", pupil.usual_name},
            {"birthDate", pupil.birth_date ? json::value(pupil.birth_date->iso()) : json::value()},
            {"sex", pupil.sex},
            {"className", pupil.class_name}};
}

json::object toJson(const ListMeasure& measure) {
    return {{"kind", measure.kind},
            {"start", halfOrNull(measure.start)},
            {"end", halfOrNull(measure.end)},
            {"motive", measure.motive}};
}

json::object toJson(const ListFinding& finding) {
    json::object params;
    for (const auto& [key, value] : finding.params) params[key] = value;
    return {{"field", finding.field},
            {"code", finding.code},
            {"severity", severityCode(finding.severity)},
            {"params", std::move(params)}};
}

}  // namespace jalon::exchange
