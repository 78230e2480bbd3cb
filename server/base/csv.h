// SPDX-License-Identifier: EUPL-1.2
#pragma once
// CSV as spreadsheets and ministries write it: any of ; , tab, with or without a byte order mark, UTF-8 or
// Windows-1252, any line end. Quoting follows RFC 4180 strictly: a quote out of place refuses the file rather than
// swallow lines.
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace jalon {

struct CsvRow {
    std::size_t line = 0;  ///< where the row starts in the file, from 1: what a person is told
    std::vector<std::string> cells;
};

struct CsvTable {
    char delimiter = ';';
    bool windows_1252 = false;  ///< the bytes were not UTF-8 and have been read as Windows-1252
    std::vector<CsvRow> rows;   ///< without blank lines; rows may differ in length
};

/// The rows of a file, cells as UTF-8 with the blanks around unquoted ones removed. Without `delimiter`, the line
/// "sep=x" decides when it comes first, else the commonest of ; , tab in the first line (; when there is none).
/// Errors, all malformed: csv_not_text (NUL bytes: UTF-16, a workbook), csv_quote with the field error
/// {"line", "unbalanced_quote", {"line": "12"}} for the row where the quoting breaks.
Result<CsvTable> parseCsv(std::string_view bytes, std::optional<char> delimiter = std::nullopt);

}  // namespace jalon
