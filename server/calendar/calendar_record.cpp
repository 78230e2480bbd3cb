// SPDX-License-Identifier: EUPL-1.2
#include "calendar/calendar_record.h"

#include <array>
#include <boost/json.hpp>
#include <chrono>
#include <map>
#include <utility>

#include "base/csv.h"
#include "base/json.h"
#include "base/text.h"

namespace jalon::calendar {
namespace {

using Member = std::string CalendarRecord::*;

/// Column and member names, folded ("Date de début" → "date de debut").
const std::map<std::string, Member, std::less<>>& members() {
    static const std::map<std::string, Member, std::less<>> names{{"description", &CalendarRecord::description},
                                                                  {"population", &CalendarRecord::population},
                                                                  {"start date", &CalendarRecord::start},
                                                                  {"date de debut", &CalendarRecord::start},
                                                                  {"end date", &CalendarRecord::end},
                                                                  {"date de fin", &CalendarRecord::end},
                                                                  {"zones", &CalendarRecord::zones},
                                                                  {"zone", &CalendarRecord::zones},
                                                                  {"annee scolaire", &CalendarRecord::year}};
    return names;
}

std::optional<Member> memberNamed(std::string_view name) {
    const auto found = members().find(text::fold(name));
    if (found == members().end()) return std::nullopt;
    return found->second;
}

Result<std::vector<CalendarRecord>> readCsv(std::string_view bytes) {
    TRY_ASSIGN(const CsvTable table, parseCsv(bytes));
    std::vector<std::optional<Member>> columns;
    if (!table.rows.empty())
        for (const auto& name : table.rows.front().cells) columns.push_back(memberNamed(name));
    // Population is absent from some exports; all its other columns are needed.
    for (const Member needed : {&CalendarRecord::description, &CalendarRecord::start, &CalendarRecord::end,
                                &CalendarRecord::zones, &CalendarRecord::year}) {
        bool present = false;
        for (const auto& column : columns) present = present || column == needed;
        if (!present) return Error{ErrorKind::malformed, "calendar_columns"};
    }
    std::vector<CalendarRecord> records;
    for (std::size_t i = 1; i < table.rows.size(); ++i) {
        const CsvRow& row = table.rows[i];
        CalendarRecord record;
        record.line = row.line;
        for (std::size_t cell = 0; cell < row.cells.size() && cell < columns.size(); ++cell)
            if (columns[cell]) record.*(*columns[cell]) = text::tidy(row.cells[cell]);
        records.push_back(std::move(record));
    }
    return records;
}

CalendarRecord readObject(const json::value& value, std::size_t number) {
    CalendarRecord record;
    record.line = number;
    const json::object* object = value.if_object();
    if (object != nullptr)
        if (const auto* fields = object->if_contains("fields")) object = fields->if_object();
    if (object == nullptr) {
        record.readable = false;
        return record;
    }
    for (const auto& [key, member_value] : *object) {
        const auto member = memberNamed(std::string_view(key.data(), key.size()));
        if (!member || member_value.is_null()) continue;
        const auto* string = member_value.if_string();
        if (string == nullptr)
            record.readable = false;
        else
            record.*(*member) = text::tidy(std::string_view(string->data(), string->size()));
    }
    return record;
}

const json::array* recordsOf(const json::value& document) {
    if (const auto* array = document.if_array()) return array;
    const auto* object = document.if_object();
    if (object == nullptr) return nullptr;
    for (const auto* name : {"results", "records"})
        if (const auto* list = object->if_contains(name)) return list->if_array();
    return nullptr;
}

Result<std::vector<CalendarRecord>> readJson(std::string_view bytes) {
    boost::system::error_code error;
    json::parse_options options;
    options.max_depth = 16;
    const Error malformed{ErrorKind::malformed, "calendar_json"};
    if (!text::isValidUtf8(bytes)) return malformed;
    const json::value document = json::parse(json::string_view(bytes.data(), bytes.size()), error, {}, options);
    const json::array* list = error ? nullptr : recordsOf(document);
    if (list == nullptr) return malformed;
    std::vector<CalendarRecord> records;
    for (const auto& value : *list) records.push_back(readObject(value, records.size() + 1));
    return records;
}

std::optional<int> twoDigits(std::string_view text) {
    if (text.size() != 2 || text[0] < '0' || text[0] > '9' || text[1] < '0' || text[1] > '9') return std::nullopt;
    return (text[0] - '0') * 10 + (text[1] - '0');
}

/// Z, +02:00, +0200, +02 as minutes east of Greenwich.
std::optional<int> readOffset(std::string_view text) {
    if (text == "Z") return 0;
    if (text.size() < 3 || (text[0] != '+' && text[0] != '-')) return std::nullopt;
    const auto hours = twoDigits(text.substr(1, 2));
    auto rest = text.substr(3);
    if (rest.starts_with(':')) rest.remove_prefix(1);
    const auto minutes = rest.empty() ? std::optional(0) : twoDigits(rest);
    if (!hours || !minutes || *hours > 14 || *minutes > 59) return std::nullopt;
    return (text[0] == '-' ? -1 : 1) * (*hours * 60 + *minutes);
}

}  // namespace

Result<std::vector<CalendarRecord>> readCalendarRecords(std::string_view bytes) {
    constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
    std::string_view body = bytes;
    if (body.starts_with(kByteOrderMark)) body.remove_prefix(kByteOrderMark.size());
    const auto first = body.find_first_not_of(" \t\r\n");
    if (first != std::string_view::npos && (body[first] == '[' || body[first] == '{')) return readJson(body);
    return readCsv(bytes);
}

std::optional<Day> readCalendarDay(std::string_view text, const TimeZone& paris) {
    if (text.size() == 10 && text[2] == '/' && text[5] == '/')
        return Day::parse(std::string(text.substr(6)) + "-" + std::string(text.substr(3, 2)) + "-" +
                          std::string(text.substr(0, 2)));
    if (text.size() <= 10) return Day::parse(text);
    const auto day = Day::parse(text.substr(0, 10));
    const auto time = text.substr(10);
    if (!day || time.size() < 9 || (time[0] != 'T' && time[0] != ' ')) return std::nullopt;
    const auto offset = time.size() == 9 ? std::optional(0) : readOffset(time.substr(9));
    const auto local = Instant::parse(day->iso() + "T" + std::string(time.substr(1, 8)) + "Z");
    if (!offset || !local) return std::nullopt;
    // Older exports wrote the civil date at 00:00 with whatever offset.
    if (time.substr(1, 8) == "00:00:00") return day;
    return paris.dayOf(*local + -std::chrono::minutes(*offset));
}

}  // namespace jalon::calendar
