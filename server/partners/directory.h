// SPDX-License-Identifier: EUPL-1.2
#pragma once
// The Ministry's directory of schools ("Annuaire de l'éducation", Licence Ouverte), as the open-data portal gives it:
// one CSV line a school, columns found by their name whatever their case, accents and order. Pure: bytes in, records
// out.
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "partners/structure.h"

namespace jalon::partners {

/// What one line says of a school. A column the file does not have is absent from `fields`, and so stays untouched.
struct DirectoryRecord {
    std::size_t line = 0;
    std::string uai;
    Fields fields;
    std::optional<Day> dated;  ///< date_maj_ligne
};

/// Why a line was left out, or what is odd about one that was taken. Codes: "uai_missing", "uai_malformed", "uai_key",
/// "name_missing", "name_too_long", "cell_count" for refusals; "repeated" (params uai, keptLine), "closing", "opening",
/// "pupils_unreadable", "web_unreadable" for warnings.
struct LineNote {
    std::size_t line = 0;
    std::string code;
    std::map<std::string, std::string> params = {};
};

struct Directory {
    std::size_t read = 0;  ///< lines with content, without the header
    std::vector<DirectoryRecord> records;
    std::vector<LineNote> refused, warnings;
};

/// Errors: those of parseCsv, "directory.empty", "directory.columns_missing" (field "header", params columns).
///
/// Several lines for one UAI are one school on several sites: the kept line is the first that is open and does not call
/// itself an annexe, else the first open one, else the first. The others are warned of as "repeated".
Result<Directory> readDirectory(std::string_view csv);

/// Writes what the directory says over a structure. A value is taken when the directory changed it since last time: a
/// correction made by hand stays until then. False when there was nothing to change.
bool takeOver(Structure& structure, const DirectoryRecord& record);

}  // namespace jalon::partners
