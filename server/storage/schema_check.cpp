// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <array>
#include <set>
#include <stdexcept>
#include <utility>

#include "storage/migration.h"
#include "storage/schema_check.h"

namespace jalon::storage {

namespace {

template <class Enum>
struct Word {
    Enum value;
    std::string_view code;   ///< in columns.tsv
    std::string_view label;  ///< in docs/personal-data.md
};

constexpr std::array kSensitivities{
    Word<Sensitivity>{Sensitivity::technical, "technical", "technique"},
    Word<Sensitivity>{Sensitivity::reference, "reference", "donnée de référence"},
    Word<Sensitivity>{Sensitivity::staff, "staff", "vie professionnelle"},
    Word<Sensitivity>{Sensitivity::contact, "contact", "coordonnées"},
    Word<Sensitivity>{Sensitivity::identity, "identity", "identité"},
    Word<Sensitivity>{Sensitivity::education, "education", "scolarité"},
    Word<Sensitivity>{Sensitivity::social, "social", "situation sociale ou familiale"},
    Word<Sensitivity>{Sensitivity::health, "health", "santé"},
    Word<Sensitivity>{Sensitivity::secret, "secret", "secret (mot de passe, clé)"},
};

constexpr std::array kRetentions{
    Word<Retention>{Retention::permanent, "permanent", "vie de l’installation"},
    Word<Retention>{Retention::account, "account", "vie du compte"},
    Word<Retention>{Retention::log, "log", "durée du journal des accès"},
    Word<Retention>{Retention::file, "file", "durée du dossier"},
    Word<Retention>{Retention::measure, "measure", "durée de la sanction de l’établissement"},
    Word<Retention>{Retention::draft, "draft", "vie du brouillon"},
    Word<Retention>{Retention::partner, "partner", "durée du partenariat"},
};

/// Lines of columns.tsv, read with a memory of where they are for the message.
class LineReader {
public:
    LineReader(const std::string& module, int number, std::string_view line)
        : where_(module + "/columns.tsv line " + std::to_string(number)), rest_(line) {}

    [[noreturn]] void fail(const std::string& what) const { throw std::runtime_error(where_ + ": " + what); }

    /// Up to `separator`, which must be there.
    std::string_view field(char separator) {
        const std::size_t end = rest_.find(separator);
        if (end == std::string_view::npos || end == 0) fail("not table.column<TAB>sensitivity<TAB>retention");
        const std::string_view field = rest_.substr(0, end);
        rest_.remove_prefix(end + 1);
        return field;
    }
    std::string_view rest() const { return rest_; }

    template <class Words>
    auto word(const Words& words, std::string_view code) const {
        const auto* found = std::ranges::find(words, code, [](const auto& word) { return word.code; });
        if (found == words.end()) fail("unknown word '" + std::string(code) + "'");
        return found->value;
    }

private:
    std::string where_;
    std::string_view rest_;
};

void readColumns(const ModuleSchema& schema, std::vector<ColumnClass>& classes) {
    std::string_view left = schema.columns;
    for (int number = 1; !left.empty(); ++number) {
        const std::string_view line = left.substr(0, left.find('\n'));
        left.remove_prefix(std::min(left.size(), line.size() + 1));
        if (line.empty() || line.front() == '#') continue;
        LineReader in(schema.module, number, line);
        ColumnClass column;
        column.module = schema.module;
        column.table = in.field('.');
        column.column = in.field('\t');
        column.sensitivity = in.word(kSensitivities, in.field('\t'));
        column.retention = in.word(kRetentions, in.rest());
        const auto same = [&](const ColumnClass& other) {
            return other.table == column.table && other.column == column.column;
        };
        if (std::ranges::any_of(classes, same)) in.fail(column.table + "." + column.column + " comes twice");
        classes.push_back(std::move(column));
    }
}

template <class Words, class Enum>
std::string label(const Words& words, Enum value) {
    return std::string(std::ranges::find(words, value, [](const auto& word) { return word.value; })->label);
}

}  // namespace

std::vector<ColumnClass> columnClasses(const std::vector<ModuleSchema>& schemas) {
    std::vector<ColumnClass> classes;
    for (const ModuleSchema& schema : schemas) readColumns(schema, classes);
    return classes;
}

std::vector<std::string> unclassifiedColumns(Database& database, const std::vector<ModuleSchema>& schemas) {
    std::vector<std::string> problems;
    const std::vector<StoredColumn> listed = database.columns();
    std::set<StoredColumn> without_class(listed.begin(), listed.end());
    for (const ColumnClass& classified : columnClasses(schemas)) {
        if (without_class.erase({classified.table, classified.column}) == 0) {
            problems.push_back(classified.module + "/columns.tsv: no column " + classified.table + "." +
                               classified.column + " in the database");
        }
    }
    for (const StoredColumn& column : without_class) {
        problems.push_back(column.table + "." + column.column + ": no class in any columns.tsv");
    }
    return problems;
}

std::string personalDataDocument(const std::vector<ModuleSchema>& schemas) {
    std::string out =
        "<!-- SPDX-License-Identifier: EUPL-1.2 -->\n"
        "# Données conservées\n\n"
        "Chaque colonne de la base, ce que sa fuite révélerait (sensibilité) et ce qui décide de son effacement "
        "(conservation).\n"
        "Les durées elles-mêmes sont des réglages datés. Ce document est produit à partir du fichier `columns.tsv` de "
        "chaque module ;\n"
        "il n’est pas modifié à la main.\n";
    std::string module;
    for (const ColumnClass& column : columnClasses(schemas)) {
        if (column.module != module) {
            module = column.module;
            out += "\n## " + module + "\n\n| Table et colonne | Sensibilité | Conservation |\n|---|---|---|\n";
        }
        out += "| `" + column.table + "." + column.column + "` | " + label(kSensitivities, column.sensitivity) + " | " +
               label(kRetentions, column.retention) + " |\n";
    }
    return out;
}

}  // namespace jalon::storage
