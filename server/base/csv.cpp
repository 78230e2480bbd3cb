// SPDX-License-Identifier: EUPL-1.2
#include "base/csv.h"

#include <csv.h>

#include <algorithm>
#include <array>
#include <new>
#include <utility>

#include "base/text.h"

namespace jalon {
namespace {

/// libcsv's parser, freed whatever happens, and what its callbacks fill.
class Reader {
public:
    explicit Reader(char delimiter) {
        if (csv_init(&parser_, CSV_STRICT | CSV_STRICT_FINI) != 0) throw std::bad_alloc();
        csv_set_delim(&parser_, static_cast<unsigned char>(delimiter));
    }
    Reader(const Reader&) = delete;
    Reader& operator=(const Reader&) = delete;
    ~Reader() { csv_free(&parser_); }

    /// One physical line with its end. False when its quoting is wrong.
    bool feed(std::string_view line, std::size_t number) {
        if (!inside_row_) row_.line = number;
        ended_ = false;
        if (csv_parse(&parser_, line.data(), line.size(), onCell, onRow, this) != line.size()) return failed();
        const bool blank = line.find_first_not_of(" \t\r\n") == std::string_view::npos;
        inside_row_ = !ended_ && (inside_row_ || !blank);
        return true;
    }

    bool finish() { return csv_fini(&parser_, onCell, onRow, this) == 0 || failed(); }

    std::size_t rowLine() const { return row_.line; }
    std::vector<CsvRow> takeRows() { return std::move(rows_); }

private:
    bool failed() {
        if (csv_error(&parser_) == CSV_ENOMEM) throw std::bad_alloc();
        return false;
    }
    static void onCell(void* data, std::size_t size, void* self) {
        static_cast<Reader*>(self)->row_.cells.emplace_back(static_cast<const char*>(data), size);
    }
    static void onRow(int, void* self) {
        auto& reader = *static_cast<Reader*>(self);
        reader.rows_.push_back(std::exchange(reader.row_, CsvRow{reader.row_.line, {}}));
        reader.ended_ = true;
    }

    csv_parser parser_{};
    CsvRow row_;
    std::vector<CsvRow> rows_;
    bool inside_row_ = false;  ///< a quoted cell goes on over the line end
    bool ended_ = false;
};

/// The first line of `rest` with its end (\n, \r\n or a lone \r), removed from `rest`.
std::string_view takeLine(std::string_view& rest) {
    auto end = rest.find_first_of("\r\n");
    if (end == std::string_view::npos) return std::exchange(rest, {});
    if (rest.substr(end).starts_with("\r\n")) ++end;
    const auto line = rest.substr(0, end + 1);
    rest.remove_prefix(end + 1);
    return line;
}

char commonestDelimiter(std::string_view line) {
    constexpr std::array<char, 3> kCandidates{';', ',', '\t'};
    std::array<std::size_t, 3> counts{};
    bool quoted = false;
    for (const char c : line) {
        if (c == '"') quoted = !quoted;
        const auto* found = std::find(kCandidates.begin(), kCandidates.end(), c);
        if (!quoted && found != kCandidates.end()) ++counts.at(static_cast<std::size_t>(found - kCandidates.begin()));
    }
    const auto* best = std::max_element(counts.begin(), counts.end());
    return kCandidates.at(static_cast<std::size_t>(best - counts.begin()));
}

std::string_view firstLineWithText(std::string_view text) {
    while (!text.empty()) {
        const auto line = takeLine(text);
        if (line.find_first_not_of(" \t\r\n") != std::string_view::npos) return line;
    }
    return {};
}

bool isSeparatorLine(std::string_view line) {
    const auto end = line.find_first_of("\r\n");
    return line.starts_with("sep=") && std::min(end, line.size()) == 5;
}

}  // namespace

Result<CsvTable> parseCsv(std::string_view bytes, std::optional<char> delimiter) {
    constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
    if (bytes.find('\0') != std::string_view::npos) return Error{ErrorKind::malformed, "csv_not_text"};
    if (bytes.starts_with(kByteOrderMark)) bytes.remove_prefix(kByteOrderMark.size());

    CsvTable table;
    std::string decoded;
    if (!text::isValidUtf8(bytes)) {
        table.windows_1252 = true;
        decoded = text::fromWindows1252(bytes);
        bytes = decoded;
    }

    std::size_t line_number = 0;
    std::string_view rest = bytes;
    if (auto peek = rest; isSeparatorLine(takeLine(peek))) {
        if (!delimiter) delimiter = rest[4];
        rest = peek;
        ++line_number;
    }
    table.delimiter = delimiter ? *delimiter : commonestDelimiter(firstLineWithText(rest));

    Reader reader(table.delimiter);
    bool well_quoted = true;
    while (well_quoted && !rest.empty()) well_quoted = reader.feed(takeLine(rest), ++line_number);
    if (!well_quoted || !reader.finish())
        return Error{ErrorKind::malformed,
                     "csv_quote",
                     {{"line", "unbalanced_quote", {{"line", std::to_string(reader.rowLine())}}}}};
    table.rows = reader.takeRows();
    return table;
}

}  // namespace jalon
