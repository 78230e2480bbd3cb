// SPDX-License-Identifier: EUPL-1.2
#pragma once
// The columns of a school's list, told by their headers: PRONOTE and its copies, EDT, SIECLE, and lists made by hand.
// Pure.
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace jalon::exchange {

enum class Column {
    last_name,
    first_name,
    usual_name,
    full_name,  ///< one column "NOM Prénom"
    birth_date,
    sex,
    class_name,
    measure_kind,
    start,
    end,
    motive
};

/// A header without case, accents, blanks and marks: «Né(e) le» → "neele".
std::string headerKey(std::string_view header);
/// «Prénom d'usage» is not «Prénom».
std::optional<Column> columnOf(std::string_view header);
/// Columns of health: nothing but their header is ever read.
bool isHealthHeader(std::string_view header);

/// Which cell of a row is which.
class Columns {
public:
    explicit Columns(const std::vector<std::string>& headers);
    /// It says whose line it is.
    bool hasName() const { return has(Column::last_name) || has(Column::full_name); }
    bool has(Column column) const { return positions_.contains(column); }
    /// "" where the row is too short or there is no such column.
    std::string cell(const std::vector<std::string>& row, Column column) const;
    /// As written in the list.
    const std::vector<std::string>& read() const { return read_; }
    const std::vector<std::string>& ignored() const { return ignored_; }
    const std::vector<std::string>& health() const { return health_; }

private:
    std::map<Column, std::size_t> positions_;
    std::vector<std::string> read_, ignored_, health_;
};

}  // namespace jalon::exchange
