// SPDX-License-Identifier: EUPL-1.2
#include "partners/directory.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

#include "base/csv.h"
#include "base/text.h"
#include "partners/coordinates.h"
#include "partners/partners.h"

namespace jalon::partners {
namespace {

enum class Column {
    uai,
    name,
    type,
    nature,
    sector,
    address_1,
    address_2,
    address_3,
    postcode,
    city,
    phone,
    web,
    email,
    academy,
    academy_code,
    priority,
    pupils,
    state,
    dated
};

struct ColumnName {
    Column column;
    std::string_view name;    ///< as the portal writes it
    std::string_view folded;  ///< text::fold of it
    bool needed;
};

constexpr std::array kColumns{
    ColumnName{Column::uai, "Identifiant_de_l_etablissement", "identifiant de l etablissement", true},
    ColumnName{Column::name, "Nom_etablissement", "nom etablissement", true},
    ColumnName{Column::type, "Type_etablissement", "type etablissement", true},
    ColumnName{Column::city, "Nom_commune", "nom commune", true},
    ColumnName{Column::nature, "libelle_nature", "libelle nature", false},
    ColumnName{Column::sector, "Statut_public_prive", "statut public prive", false},
    ColumnName{Column::address_1, "Adresse_1", "adresse 1", false},
    ColumnName{Column::address_2, "Adresse_2", "adresse 2", false},
    ColumnName{Column::address_3, "Adresse_3", "adresse 3", false},
    ColumnName{Column::postcode, "Code postal", "code postal", false},
    ColumnName{Column::phone, "Telephone", "telephone", false},
    ColumnName{Column::web, "Web", "web", false},
    ColumnName{Column::email, "Mail", "mail", false},
    ColumnName{Column::academy, "Libelle_academie", "libelle academie", false},
    ColumnName{Column::academy_code, "Code_academie", "code academie", false},
    ColumnName{Column::priority, "Appartenance_Education_Prioritaire", "appartenance education prioritaire", false},
    ColumnName{Column::pupils, "Nombre_d_eleves", "nombre d eleves", false},
    ColumnName{Column::state, "etat", "etat", false},
    ColumnName{Column::dated, "date_maj_ligne", "date maj ligne", false},
};

/// Académies by their code, for lines without the label.
constexpr std::array<std::pair<std::string_view, std::string_view>, 32> kAcademies{{
    {"1", "Paris"},       {"2", "Aix-Marseille"}, {"3", "Besançon"},
    {"4", "Bordeaux"},    {"5", "Normandie"},     {"6", "Clermont-Ferrand"},
    {"7", "Dijon"},       {"8", "Grenoble"},      {"9", "Lille"},
    {"10", "Lyon"},       {"11", "Montpellier"},  {"12", "Nancy-Metz"},
    {"13", "Poitiers"},   {"14", "Rennes"},       {"15", "Strasbourg"},
    {"16", "Toulouse"},   {"17", "Nantes"},       {"18", "Orléans-Tours"},
    {"19", "Reims"},      {"20", "Amiens"},       {"21", "Normandie"},
    {"22", "Limoges"},    {"23", "Nice"},         {"24", "Créteil"},
    {"25", "Versailles"}, {"27", "Corse"},        {"28", "La Réunion"},
    {"31", "Martinique"}, {"32", "Guadeloupe"},   {"33", "Guyane"},
    {"43", "Mayotte"},    {"70", "Normandie"},
}};

class Header {
public:
    explicit Header(const std::vector<std::string>& cells) : width_(cells.size()) {
        for (std::size_t i = 0; i < cells.size(); ++i) {
            const std::string folded = text::fold(cells[i]);
            const auto* known = std::ranges::find(kColumns, folded, &ColumnName::folded);
            if (known != kColumns.end()) positions_.emplace(known->column, i);
        }
    }
    std::size_t width() const { return width_; }
    bool has(Column column) const { return positions_.contains(column); }
    /// Tidied; "" when the file has no such column.
    std::string cell(const CsvRow& row, Column column) const {
        const auto position = positions_.find(column);
        return position == positions_.end() ? "" : text::tidy(row.cells[position->second]);
    }
    Result<void> complete() const {
        std::string missing;
        for (const ColumnName& column : kColumns) {
            if (column.needed && !has(column.column))
                missing += (missing.empty() ? "" : ", ") + std::string(column.name);
        }
        if (missing.empty()) return {};
        return Error{ErrorKind::invalid, "directory.columns_missing", {{"header", "missing", {{"columns", missing}}}}};
    }

private:
    std::size_t width_;
    std::map<Column, std::size_t> positions_;
};

bool isDigit(char c) { return c >= '0' && c <= '9'; }
bool allDigits(std::string_view text) { return !text.empty() && std::ranges::all_of(text, isDigit); }

std::string kindOf(const std::string& type, const std::string& nature) {
    const std::string folded = text::fold(type.empty() ? nature : type);
    if (folded == "college") return "college";
    if (folded == "lycee" || folded.starts_with("lycee ")) return "lycee";
    if (folded == "ecole" || folded == "ecole maternelle" || folded == "ecole de niveau elementaire") return "ecole";
    if (folded == "erea" || folded == "etab regional lycee enseignement adapte") return "erea";
    if (folded == "information et orientation" || folded == "service administratif") return "other";
    return "school_other";
}

std::string sectorOf(const std::string& cell) {
    const std::string folded = text::fold(cell);
    if (folded == "public") return "public";
    return folded == "prive" ? "private" : "";
}

/// The third line repeats the postcode and the town, which have their own columns, unless it is one more address line.
std::string addressOf(const Header& header, const CsvRow& row) {
    std::string address;
    for (const Column column : {Column::address_1, Column::address_2, Column::address_3}) {
        const std::string part = header.cell(row, column);
        const bool town = column == Column::address_3 && part.size() >= 5 && allDigits(part.substr(0, 5));
        if (!part.empty() && !town) address += (address.empty() ? "" : ", ") + part;
    }
    return address;
}

std::string academyOf(const Header& header, const CsvRow& row) {
    if (std::string label = header.cell(row, Column::academy); !label.empty()) return label;
    std::string code = header.cell(row, Column::academy_code);
    code.erase(0, std::min(code.find_first_not_of('0'), code.size()));
    const auto* known = std::ranges::find(kAcademies, code, [](const auto& academy) { return academy.first; });
    return known == kAcademies.end() ? "" : std::string(known->second);
}

std::string upper(std::string text) {
    std::ranges::transform(text, text.begin(), [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
    return text;
}

/// "" when the UAI is right, else the refusal's code.
std::string uaiProblem(const std::string& uai) {
    if (uai.empty()) return "uai_missing";
    const bool shaped = uai.size() == 8 && allDigits(uai.substr(0, 7)) && uai[7] >= 'A' && uai[7] <= 'Z';
    if (!shaped) return "uai_malformed";
    return isValidUai(uai) ? "" : "uai_key";
}

/// One line into a record; notes go to `directory`.
class LineMapper {
public:
    LineMapper(const Header& header, Directory& directory) : header_(header), directory_(directory) {}

    std::optional<DirectoryRecord> map(const CsvRow& row) {
        if (row.cells.size() != header_.width()) {
            return refuse(row, "cell_count",
                          {{"expected", std::to_string(header_.width())}, {"found", std::to_string(row.cells.size())}});
        }
        DirectoryRecord record{row.line, upper(header_.cell(row, Column::uai)), {}, std::nullopt};
        if (const std::string problem = uaiProblem(record.uai); !problem.empty())
            return refuse(row, problem, {{"uai", record.uai}});
        record.fields["name"] = header_.cell(row, Column::name);
        if (record.fields["name"].empty()) return refuse(row, "name_missing", {{"uai", record.uai}});
        if (text::length(record.fields["name"]) > 200) return refuse(row, "name_too_long", {{"uai", record.uai}});

        record.fields["kind"] = kindOf(header_.cell(row, Column::type), header_.cell(row, Column::nature));
        record.fields["city"] = header_.cell(row, Column::city);
        if (header_.has(Column::sector)) record.fields["sector"] = sectorOf(header_.cell(row, Column::sector));
        if (header_.has(Column::address_1)) record.fields["address"] = addressOf(header_, row);
        take(row, Column::postcode, "postcode", record);
        take(row, Column::email, "email", record);
        take(row, Column::priority, "priorityEducation", record);
        if (header_.has(Column::phone)) record.fields["phone"] = groupedPhone(header_.cell(row, Column::phone));
        if (header_.has(Column::academy) || header_.has(Column::academy_code))
            record.fields["academy"] = academyOf(header_, row);
        mapWeb(row, record);
        mapPupils(row, record);
        mapState(row, record);
        record.dated = Day::parse(header_.cell(row, Column::dated));
        return record;
    }

private:
    std::optional<DirectoryRecord> refuse(const CsvRow& row, std::string code,
                                          std::map<std::string, std::string> params) {
        directory_.refused.push_back({row.line, std::move(code), std::move(params)});
        return std::nullopt;
    }
    void warn(const DirectoryRecord& record, std::string code) {
        directory_.warnings.push_back({record.line, std::move(code), {{"uai", record.uai}}});
    }
    void take(const CsvRow& row, Column column, const char* field, DirectoryRecord& record) {
        if (header_.has(column)) record.fields[field] = header_.cell(row, column);
    }
    void mapWeb(const CsvRow& row, DirectoryRecord& record) {
        if (!header_.has(Column::web)) return;
        const std::string cell = header_.cell(row, Column::web);
        record.fields["web"] = webAddress(cell);
        if (record.fields["web"].empty() && !cell.empty()) warn(record, "web_unreadable");
    }
    void mapPupils(const CsvRow& row, DirectoryRecord& record) {
        if (!header_.has(Column::pupils)) return;
        const std::string cell = header_.cell(row, Column::pupils);
        const bool readable = cell.empty() || (allDigits(cell) && cell.size() <= 6);
        if (!readable) return warn(record, "pupils_unreadable");
        record.fields["pupils"] = cell.empty() ? "" : std::to_string(std::stoll(cell));
    }
    void mapState(const CsvRow& row, DirectoryRecord& record) {
        if (!header_.has(Column::state)) return;
        const std::string state = text::fold(header_.cell(row, Column::state));
        if (state == "a fermer") warn(record, "closing");
        if (state == "a ouvrir") warn(record, "opening");
        record.fields["open"] = state == "ferme" || state == "a ouvrir" ? "false" : "true";
    }

    const Header& header_;
    Directory& directory_;
};

/// How good a line is when a school has several.
int rank(const DirectoryRecord& record) {
    const auto open = record.fields.find("open");
    const bool is_open = open == record.fields.end() || open->second == "true";
    const auto words = text::words(record.fields.at("name"));
    const bool annexe = std::ranges::find(words, "annexe") != words.end();
    return (is_open ? 2 : 0) + (annexe ? 0 : 1);
}

void keepOneLineASchool(Directory& directory) {
    std::map<std::string, std::size_t> best;
    for (std::size_t i = 0; i < directory.records.size(); ++i) {
        const auto [found, first] = best.emplace(directory.records[i].uai, i);
        if (!first && rank(directory.records[i]) > rank(directory.records[found->second])) found->second = i;
    }
    std::vector<DirectoryRecord> kept;
    for (std::size_t i = 0; i < directory.records.size(); ++i) {
        DirectoryRecord& record = directory.records[i];
        const std::size_t winner = best.at(record.uai);
        if (winner == i) continue;
        directory.warnings.push_back(
            {record.line,
             "repeated",
             {{"uai", record.uai}, {"keptLine", std::to_string(directory.records[winner].line)}}});
    }
    for (std::size_t i = 0; i < directory.records.size(); ++i) {
        if (best.at(directory.records[i].uai) == i) kept.push_back(std::move(directory.records[i]));
    }
    directory.records = std::move(kept);
}

}  // namespace

Result<Directory> readDirectory(std::string_view csv) {
    TRY_ASSIGN(const CsvTable table, parseCsv(csv));
    if (table.rows.empty()) return Error{ErrorKind::invalid, "directory.empty"};
    const Header header(table.rows.front().cells);
    TRY(header.complete());

    Directory directory;
    directory.read = table.rows.size() - 1;
    LineMapper mapper(header, directory);
    for (std::size_t i = 1; i < table.rows.size(); ++i) {
        if (auto record = mapper.map(table.rows[i])) directory.records.push_back(std::move(*record));
    }
    keepOneLineASchool(directory);
    std::ranges::stable_sort(directory.warnings, {}, &LineNote::line);
    return directory;
}

bool takeOver(Structure& structure, const DirectoryRecord& record) {
    const Fields before = fieldsOf(structure);
    bool learnt = structure.source != "annuaire";
    structure.source = "annuaire";
    for (const auto& [name, value] : record.fields) {
        const auto last = structure.source_fields.find(name);
        if (last != structure.source_fields.end() && last->second == value) continue;
        const bool silent = last == structure.source_fields.end() && value.empty();
        if (!silent) setField(structure, name, value);
        structure.source_fields[name] = value;
        learnt = true;
    }
    if (learnt && record.dated) structure.source_date = record.dated;
    return learnt;
}

}  // namespace jalon::partners
