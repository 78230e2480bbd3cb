// SPDX-License-Identifier: EUPL-1.2
#include "exchange/list_columns.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/text.h"

namespace jalon::exchange {
namespace {

using Known = std::pair<std::string_view, Column>;

constexpr std::array<Known, 48> kHeaders{{
    {"nom", Column::last_name},
    {"nomdefamille", Column::last_name},
    {"nomeleve", Column::last_name},
    {"nomdeleleve", Column::last_name},
    {"prenom", Column::first_name},
    {"prenoms", Column::first_name},
    {"prenomeleve", Column::first_name},
    {"prenomdeleleve", Column::first_name},
    {"prenomdusage", Column::usual_name},
    {"prenomusage", Column::usual_name},
    {"prenomusuel", Column::usual_name},
    {"eleve", Column::full_name},
    {"eleves", Column::full_name},
    {"nometprenom", Column::full_name},
    {"nomprenom", Column::full_name},
    {"nomsprenoms", Column::full_name},
    {"neele", Column::birth_date},
    {"nele", Column::birth_date},
    {"naissance", Column::birth_date},
    {"datenaiss", Column::birth_date},
    {"datenaissance", Column::birth_date},
    {"datedenaissance", Column::birth_date},
    {"ddn", Column::birth_date},
    {"sexe", Column::sex},
    {"genre", Column::sex},
    {"classe", Column::class_name},
    {"classes", Column::class_name},
    {"division", Column::class_name},
    {"classederattachement", Column::class_name},
    {"libstructure", Column::class_name},
    {"codestructure", Column::class_name},
    {"type", Column::measure_kind},
    {"mesure", Column::measure_kind},
    {"typedemesure", Column::measure_kind},
    {"sanction", Column::measure_kind},
    {"typedesanction", Column::measure_kind},
    {"nature", Column::measure_kind},
    {"debut", Column::start},
    {"datedebut", Column::start},
    {"datededebut", Column::start},
    {"du", Column::start},
    {"fin", Column::end},
    {"datefin", Column::end},
    {"datedefin", Column::end},
    {"au", Column::end},
    {"motif", Column::motive},
    {"motifs", Column::motive},
    {"motifprincipal", Column::motive},
}};

constexpr std::array<std::string_view, 5> kHealthHeaders{"pai", "pap", "pps", "mdph", "ppre"};
constexpr std::array<std::string_view, 8> kHealthParts{"allerg", "sante",          "medic",      "handicap",
                                                       "infirm", "accompagnement", "regimealim", "traitement"};

}  // namespace

std::string headerKey(std::string_view header) {
    std::string key = text::fold(header);
    std::erase_if(key, [](char c) { return !((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')); });
    return key;
}

std::optional<Column> columnOf(std::string_view header) {
    const std::string key = headerKey(header);
    const auto* known = std::ranges::find(kHeaders, key, &Known::first);
    return known == kHeaders.end() ? std::nullopt : std::optional(known->second);
}

bool isHealthHeader(std::string_view header) {
    const std::string key = headerKey(header);
    return std::ranges::find(kHealthHeaders, key) != kHealthHeaders.end() ||
           std::ranges::any_of(kHealthParts,
                               [&](std::string_view part) { return key.find(part) != std::string::npos; });
}

Columns::Columns(const std::vector<std::string>& headers) {
    for (std::size_t i = 0; i < headers.size(); ++i) {
        const std::string header = text::tidy(headers[i]);
        if (header.empty()) continue;
        if (isHealthHeader(header)) {
            health_.push_back(header);
            continue;
        }
        const auto column = columnOf(header);
        if (column && positions_.emplace(*column, i).second)
            read_.push_back(header);
        else
            ignored_.push_back(header);
    }
}

std::string Columns::cell(const std::vector<std::string>& row, Column column) const {
    const auto position = positions_.find(column);
    if (position == positions_.end() || position->second >= row.size()) return "";
    return text::tidy(row[position->second]);
}

}  // namespace jalon::exchange
