// SPDX-License-Identifier: EUPL-1.2
#include "app/check_command.h"

#include <fmt/core.h>

#include <cstdlib>
#include <functional>
#include <map>

#include "access/check.h"
#include "app/failure.h"
#include "app/open_beside.h"
#include "app/open_database.h"
#include "app/schema_change.h"
#include "app/spaced.h"
#include "app/world.h"
#include "audit/check.h"
#include "blueprints/check.h"
#include "catalogue/check.h"
#include "continuity/check.h"
#include "demo/demo.h"
#include "families/check.h"
#include "grids/check.h"
#include "incidents/check.h"
#include "journal/check.h"
#include "journal/word_index.h"
#include "partners/check.h"
#include "pathways/check.h"
#include "people/check.h"
#include "programme/check.h"
#include "receptions/check.h"
#include "storage/integrity.h"
#include "storage/left_behind.h"
#include "storage/postgres_integrity.h"

namespace jalon::app {
namespace {

namespace fs = std::filesystem;
using storage::SoftReference;

constexpr int kSound = 0;
constexpr int kNotChecked = 1;
constexpr int kTrouble = 2;

/// Ids of rows that no foreign key holds.
const std::vector<SoftReference>& softReferences() {
    static const std::vector<SoftReference> kReferences{
        {"audit_line", "user_id", "app_user"},
        {"audit_line", "person_id", "person"},
        {"task", "stay_id", "stay"},
        {"task", "referral_id", "referral"},
        {"task", "owner_id", "app_user"},
        {"task", "created_by", "app_user"},
        {"task_reader", "user_id", "app_user", "task_id"},
        {"entry", "stay_id", "stay"},
        {"job", "created_by", "app_user"},
        {"referral", "caller_contact_id", "structure_contact"},
        {"referral", "created_by", "app_user"},
        {"referral", "decided_by", "app_user"},
        {"referral_decision", "by_user", "app_user"},
        {"referral_answer", "by_user", "app_user"},
        {"stay_transition", "by_user", "app_user"},
        {"stay_form", "updated_by", "app_user", "stay_id"},
        {"interruption", "transition_id", "stay_transition"},
        {"grid", "edition_id", "form_edition"},
        {"grid_version", "edition_id", "form_edition", "grid_id"},
        {"self_evaluation", "edition_id", "form_edition"},
        {"questionnaire", "edition", "form_edition"},
        {"questionnaire_version", "edition", "form_edition", "questionnaire_id"},
        {"membership", "created_by", "app_user"},
        {"professional", "user_id", "app_user"},
        {"person", "created_by", "app_user"},
        {"person", "updated_by", "app_user"},
        {"setting_entry", "supersedes", "setting_entry"},
    };
    return kReferences;
}

/// Removed with what is in it.
class Scratch {
public:
    Scratch() {
        std::string pattern = (fs::temp_directory_path() / "jalon-check-XXXXXX").string();
        if (::mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no temporary folder");
        folder_ = pattern;
    }
    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;
    ~Scratch() {
        std::error_code ignored;
        fs::remove_all(folder_, ignored);
    }
    fs::path file() const { return folder_ / "empty.db"; }

private:
    fs::path folder_;
};

void checkIndex(storage::Transaction& tx, Findings& findings) {
    for (const auto& problem : journal::verifyIndex(tx)) findings.add("index", problem.code, problem.entry);
}

using Check = void (*)(storage::Transaction&, Findings&);

const std::vector<std::pair<const char*, Check>>& checks() {
    static const std::vector<std::pair<const char*, Check>> kChecks{
        {"audit", audit::check},           {"access", access::check},       {"blueprints", blueprints::check},
        {"partners", partners::check},     {"people", people::check},       {"catalogue", catalogue::check},
        {"receptions", receptions::check}, {"programme", programme::check}, {"journal", journal::check},
        {"families", families::check},     {"grids", grids::check},         {"pathways", pathways::check},
        {"continuity", continuity::check}, {"incidents", incidents::check}, {"index", checkIndex}};
    return kChecks;
}

/// What cannot be read must not hide what else can be said. A database that is busy or has gone away says nothing at
/// all about what is in it.
void guarded(Findings& findings, const char* what, const std::function<void()>& work) {
    try {
        work();
    } catch (const storage::DbError& error) {
        if (storage::isTransient(error.code())) throw;
        findings.add("unreadable", what, error.what());
    } catch (const std::exception& error) {
        findings.add("unreadable", what, error.what());
    }
}

/// What reads may be run again: only what the last run found counts.
void look(storage::Database& database, const char* what,
          const std::function<void(storage::Transaction&, Findings&)>& check, Findings& findings) {
    Findings own;
    guarded(findings, what, [&] {
        database.read([&](storage::Transaction& tx) {
            own = {};
            check(tx, own);
            return true;
        });
    });
    findings.add(own);
}

struct Outcome {
    Findings findings;
    bool complete = true;         ///< false: the database waits for this program's migrations
    bool schema_compared = true;  ///< false: the role may not make one to compare with (PostgreSQL)
};

/// Whether the schema is this program's, so that what it stores can be read.
Result<bool> isOurSchema(storage::Database& database, Outcome& outcome) {
    int number = 0;
    guarded(outcome.findings, "schema", [&] { number = storage::schemaNumber(database); });
    if (number > newestSchema()) return Error{ErrorKind::unavailable, "schema.newer"};
    outcome.complete = number == newestSchema();
    return outcome.complete;
}

/// The day a demonstration stands on; without its data no instant says how late a day may be.
Day standingDay(const Place& place) {
    try {
        return demo::today(place.data);
    } catch (const std::exception&) {
        return Day::of(9999, 12, 31);
    }
}

/// What happened to somebody is kept by many modules, the last day of it by people/.
void checkActivity(storage::Transaction& tx, Day standing, Findings& findings) {
    people::ActivityDays days(standing);
    for (const auto tell : {people::tellActivity, receptions::tellActivity, programme::tellActivity,
                            journal::tellActivity, families::tellActivity, grids::tellActivity, pathways::tellActivity,
                            continuity::tellActivity, incidents::tellActivity})
        tell(tx, days);
    people::checkLastActivity(tx, days, findings);
}

void checkStored(storage::Database& database, const Place& place, Findings& findings) {
    guarded(findings, "references", [&] { storage::checkReferences(database, softReferences(), findings); });
    for (const auto& [name, check] : checks()) look(database, name, check, findings);
    const Day standing = standingDay(place);
    look(
        database, "activity", [&](storage::Transaction& tx, Findings& found) { checkActivity(tx, standing, found); },
        findings);
}

Result<void> checkInside(const Place& place, const storage::DatabaseKey& key, storage::LogUse log,
                         storage::Database& database, Outcome& outcome) {
    Findings& findings = outcome.findings;
    storage::checkFile(place.databaseFile(), key, log, findings);
    TRY_ASSIGN(const bool ours, isOurSchema(database, outcome));
    if (!ours) return {};
    guarded(findings, "schema", [&] {
        const Scratch scratch;
        const auto checked = storage::checkSchema(database, allSchemas(), scratch.file(), findings);
        if (!checked) throw std::runtime_error(checked.error().code);
    });
    checkStored(database, place, findings);
    return {};
}

/// Its pages are PostgreSQL's own affair; its schema and what is stored in it are not.
Result<Outcome> checkPostgres(const Place& place) {
    TRY_ASSIGN(const auto database, openDatabase(place, 1));
    Outcome outcome;
    TRY_ASSIGN(const bool ours, isOurSchema(*database, outcome));
    if (!ours) return outcome;
    guarded(outcome.findings, "schema", [&] {
        const auto compared = storage::comparePostgresSchema(*database, allSchemas(), outcome.findings);
        outcome.schema_compared = static_cast<bool>(compared);
    });
    guarded(outcome.findings, "foreign_keys", [&] { storage::checkPostgresReferences(*database, outcome.findings); });
    checkStored(*database, place, outcome.findings);
    return outcome;
}

Result<Outcome> checkAll(const Place& place) {
    if (place.isPostgres()) return checkPostgres(place);
    Outcome outcome;
    TRY(readBeside(place, [&](const Beside& beside) -> Result<void> {
        if (beside.log_lost) outcome.findings.add("log", storage::logOf(place.databaseFile()).filename().string());
        return checkInside(place, beside.key, beside.log, beside.database, outcome);
    }));
    return outcome;
}

Result<Outcome> checkUnlessAway(const Place& place) {
    try {
        return checkAll(place);
    } catch (const storage::DbError& error) {
        if (auto trouble = troubleOf(error, place)) return *std::move(trouble);
        throw;
    }
}

void printLooked(const Findings& findings) {
    static const std::map<std::string, std::string> kWords{
        {"pages", "pages"},
        {"tables", "tables"},
        {"schema", "éléments du schéma"},
        {"foreign_keys", "clefs étrangères"},
        {"references", "liens sans clef étrangère"},
        {"audit", "traces"},
        {"audit_earlier", "traces d'avant le chaînage"},
        {"accounts", "comptes"},
        {"editions", "formulaires gardés"},
        {"structures", "structures"},
        {"people", "jeunes"},
        {"catalogue", "noms du catalogue"},
        {"referrals", "saisines"},
        {"stays", "accueils"},
        {"presences", "présences"},
        {"entries", "écrits"},
        {"convocations", "convocations"},
        {"evaluations", "évaluations"},
        {"grids", "grilles"},
        {"incidents", "incidents"},
        {"pathways", "parcours"},
        {"questionnaires", "questionnaires"},
        {"signings", "signatures"},
    };
    std::string text;
    for (const auto& [subject, count] : findings.lookedAt()) {
        const auto found = kWords.find(subject);
        text += fmt::format("{}{} {}", text.empty() ? "" : ", ", spaced(count),
                            found == kWords.end() ? subject : found->second);
    }
    fmt::print("Contrôlé : {}.\n", text);
}

void printFindings(const Findings& findings) {
    for (const auto& [key, kind] : findings.kinds()) {
        fmt::print("{}\n", sentenceOf(key, kind));
        for (const std::string& example : kind.examples) fmt::print("  {}\n", example);
        if (kind.count > kind.examples.size() && !kind.examples.empty())
            fmt::print("  … et {} de plus\n", spaced(static_cast<std::int64_t>(kind.count - kind.examples.size())));
    }
}

json::object toJson(const Outcome& outcome) {
    json::object looked;
    for (const auto& [subject, count] : outcome.findings.lookedAt()) looked[subject] = count;
    json::array findings;
    for (const auto& [key, kind] : outcome.findings.kinds())
        findings.push_back(json::object{{"code", key.first},
                                        {"subject", key.second},
                                        {"count", kind.count},
                                        {"examples", json::value_from(kind.examples)}});
    return {{"sound", outcome.findings.empty() && outcome.complete},
            {"complete", outcome.complete},
            {"schemaCompared", outcome.schema_compared},
            {"lookedAt", std::move(looked)},
            {"findings", std::move(findings)}};
}

int codeOf(const Outcome& outcome) {
    if (!outcome.findings.empty()) return kTrouble;
    return outcome.complete ? kSound : kNotChecked;
}

}  // namespace

std::string sentenceOf(const Findings::Key& key, const Findings::Kind& kind) {
    const auto& [code, subject] = key;
    const std::string count = spaced(static_cast<std::int64_t>(kind.count));
    if (code == "page") return fmt::format("Fichier abîmé ({}) : {} page(s) ne se lisent pas.", subject, count);
    if (code == "log")
        return fmt::format("{} manque après un arrêt brutal : les dernières écritures y étaient.", subject);
    if (code == "structure") return fmt::format("Structure de la base abîmée : {} défaut(s).", count);
    if (code == "foreign_key") return fmt::format("{} : {} ligne(s) renvoient à ce qui n'existe pas.", subject, count);
    if (code == "reference") return fmt::format("{} : {} ligne(s) nomment ce qui n'existe pas.", subject, count);
    if (code == "schema_missing") return fmt::format("Schéma : {} élément(s) manquent ({}).", count, subject);
    if (code == "schema_differs") return fmt::format("Schéma : {} élément(s) ont été changés ({}).", count, subject);
    if (code == "schema_unknown") return fmt::format("Schéma : {} élément(s) inconnus ({}).", count, subject);
    if (code == "derived")
        return fmt::format("{} : {} valeur(s) ne sont pas celles qui se recalculent.", subject, count);
    if (code == "version") return fmt::format("{} : {} ligne(s) ne sont pas leur dernière version.", subject, count);
    if (code == "digest") return fmt::format("{} : {} empreinte(s) ne correspondent pas au contenu.", subject, count);
    if (code == "instant") return fmt::format("{} : {} date(s) ne sont pas celles de l'écriture.", subject, count);
    if (code == "json") return fmt::format("{} : {} contenu(s) illisibles.", subject, count);
    if (code == "index")
        return fmt::format("Index de la recherche ({}) : {} défaut(s) ; jalon index rebuild le refait.", subject,
                           count);
    if (code == "chain" && subject == "audit_line")
        return fmt::format("Traces : {} ne suivent pas de ce qui les précède ; la chaîne est rompue à la première :",
                           count);
    if (code == "chain") return "Traces d'avant le chaînage : elles ne sont plus celles qui ont été scellées.";
    if (code == "cut")
        return fmt::format("Traces : {} du relevé manquent ou ont été changées ; la fin du journal a été coupée.",
                           count);
    if (code == "gap") return fmt::format("{} : {} numéro(s) ne se suivent pas.", subject, count);
    return fmt::format("{} : {} défaut(s) ({}).", subject, count, code);
}

int checkDatabase(const Place& place, bool as_json) {
    const auto outcome = checkUnlessAway(place);
    if (!outcome) {
        failure(outcome.error(), place);
        return kNotChecked;
    }
    if (as_json) {
        fmt::print("{}\n", json::serialize(toJson(*outcome)));
        return codeOf(*outcome);
    }
    printLooked(outcome->findings);
    printFindings(outcome->findings);
    if (!outcome->schema_compared)
        fmt::print(
            "Le schéma n'a pas été comparé : il faut le droit d'en créer un (GRANT CREATE ON DATABASE … TO …).\n");
    if (!outcome->complete)
        fmt::print("La base attend les migrations de ce programme : lancez le serveur une fois, puis recommencez.\n");
    if (codeOf(*outcome) == kSound) fmt::print("La base est saine.\n");
    if (codeOf(*outcome) == kTrouble)
        fmt::print("Gardez une copie du dossier avant toute réparation ; la dernière sauvegarde vérifiée fait foi.\n");
    return codeOf(*outcome);
}

}  // namespace jalon::app
