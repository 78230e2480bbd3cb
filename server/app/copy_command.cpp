// SPDX-License-Identifier: EUPL-1.2
#include "app/copy_command.h"

#include <fmt/core.h>
#include <unistd.h>

#include <chrono>
#include <map>
#include <memory>
#include <optional>
#include <thread>

#include "access/passing_tables.h"
#include "app/copy_progress.h"
#include "app/failure.h"
#include "app/open_database.h"
#include "app/own_folder.h"
#include "app/spaced.h"
#include "app/version.h"
#include "app/world.h"
#include "journal/word_index.h"
#include "storage/instance_lock.h"
#include "storage/key_swap.h"
#include "storage/postgres.h"
#include "storage/sole_use.h"
#include "storage/sqlcipher_load.h"
#include "transfer/transfer.h"

namespace jalon::app {
namespace {

namespace fs = std::filesystem;

/// A server that was stopped a moment ago may still be leaving.
constexpr std::chrono::seconds kLeaving{5};
constexpr std::chrono::milliseconds kBetweenLooks{100};

struct Words {
    CopyExit exit;
    const char* sentence;
};

const std::map<std::string, Words>& words() {
    using enum CopyExit;
    static const std::map<std::string, Words> kWords{
        {"copy.same", {not_empty, "La base d'origine et celle d'arrivée sont la même."}},
        {"copy.not_empty", {not_empty, "La base d'arrivée n'est pas vide : rien n'y a été touché."}},
        {"copy.differs",
         {differs,
          "Ce qui est relu dans la base d'arrivée n'est pas ce qui y a été écrit : elle ne sera pas servie. Vérifiez "
          "son disque, puis relancez : la copie repartira du début."}},
        {"copy.source_schema",
         {source,
          "La base d'origine attend les migrations de ce programme : lancez le serveur une fois dessus, arrêtez-le, "
          "puis recommencez."}},
        {"copy.source_unfinished",
         {source, "La base d'origine est elle-même une copie inachevée : finissez d'abord celle-là."}},
        {"copy.source_differs",
         {source, "La base d'origine n'a pas les tables que ce programme attend : jalon check dit ce qui est à elle."}},
        {"copy.value",
         {value,
          "Un texte de la base d'origine n'est pas de l'UTF-8, ou contient un caractère nul, que PostgreSQL ne garde "
          "pas : corrigez-le, puis relancez."}},
        {"copy.references",
         {references,
          "Des lignes de la base d'origine renvoient à ce qui n'existe pas : jalon check les nomme. La base d'arrivée "
          "ne sera pas servie."}},
        {"copy.taken_over",
         {taken_over,
          "Une autre copie vers la même base a commencé depuis : celle-ci s'arrête et lui laisse la place."}},
    };
    return kWords;
}

int refuse(const Error& error, const Place& place) {
    const auto found = words().find(error.code);
    if (found == words().end()) return failure(error, place);
    fmt::print(stderr, "jalon : {}\n", found->second.sentence);
    for (const FieldError& field : error.fields) {
        std::string line = "  " + field.field;
        if (error.code == "copy.value") line += " : ligne " + field.code;
        if (const auto expected = field.params.find("expected"); expected != field.params.end())
            line += fmt::format(" : {} lignes attendues, {} trouvées", expected->second, field.params.at("found"));
        fmt::print(stderr, "{}\n", line);
    }
    return static_cast<int>(found->second.exit);
}

Place placeOf(const std::string& word) {
    Place place;
    if (storage::isPostgresAddress(word)) {
        place.database = word;
    } else {
        place.directory = word;
    }
    return place;
}

/// An end of the copy, and what keeps others from it.
struct End {
    std::optional<storage::CopyLock> lock;
    std::unique_ptr<storage::Database> database;
};

/// No limits: between two pages the other end may take its time.
Result<End> openPostgres(const Place& place) {
    storage::PostgresOptions options;
    options.connections = 2;
    options.statement_limit = options.idle_limit = std::chrono::milliseconds(0);
    TRY_ASSIGN(auto database, storage::openPostgres(place.database, options));
    return End{std::nullopt, std::move(database)};
}

Result<void> waitUntilAlone(storage::Database& database) {
    const auto until = std::chrono::steady_clock::now() + kLeaving;
    while (storage::hasOthers(database)) {
        if (std::chrono::steady_clock::now() > until) return Error{ErrorKind::unavailable, "database.in_use"};
        std::this_thread::sleep_for(kBetweenLooks);
    }
    return {};
}

Result<End> openSource(const Place& place) {
    if (place.isPostgres()) {
        TRY_ASSIGN(End end, openPostgres(place));
        TRY(waitUntilAlone(*end.database));
        return end;
    }
    if (!fs::exists(place.databaseFile())) return Error{ErrorKind::unavailable, "database.missing"};
    TRY_ASSIGN(auto lock, storage::CopyLock::acquire(place.databaseFile()));
    TRY(storage::finishSwap({place.databaseFile(), place.keyFile()}));
    TRY_ASSIGN(const auto key, storage::loadOrCreateKey(place.keyFile(), place.databaseFile()));
    TRY_ASSIGN(auto database, storage::openSqlcipher(place.databaseFile(), key, {.readers = 1}));
    return End{std::move(lock), std::move(database)};
}

Result<End> openTarget(const Place& place) {
    if (place.isPostgres()) return openPostgres(place);
    fs::create_directories(place.directory);
    TRY_ASSIGN(auto lock, storage::CopyLock::acquire(place.databaseFile()));
    TRY(storage::finishSwap({place.databaseFile(), place.keyFile()}));
    TRY_ASSIGN(const auto key, storage::loadOrCreateKey(place.keyFile(), place.databaseFile()));
    TRY_ASSIGN(auto database, storage::openForLoading(place.databaseFile(), key));
    return End{std::move(lock), std::move(database)};
}

bool isSamePlace(const Place& from, const Place& to) {
    if (from.isPostgres() != to.isPostgres()) return false;
    if (from.isPostgres()) return from.describe() == to.describe();
    std::error_code ignored;
    return fs::weakly_canonical(from.directory, ignored) == fs::weakly_canonical(to.directory, ignored);
}

transfer::Plan planOf(CopyProgressLines& lines) {
    transfer::Plan plan;
    plan.schemas = allSchemas();
    plan.left_out = journal::indexTables();
    plan.left_out.insert(access::passingTables().begin(), access::passingTables().end());
    plan.complete = [&lines](storage::Database& database) {
        return journal::completeIndex(database, [&lines](std::int64_t read) { lines.indexed(read); });
    };
    plan.program = kVersion;
    return plan;
}

int broken(const storage::DbError& error, const Place& place) {
    const auto trouble = troubleOf(error, place);
    if (!trouble) throw error;
    return failure(*trouble, place);
}

/// Whatever goes wrong from here on is said with the name of the end it happened at.
int copyBetween(const Place& from, const Place& to) {
    CopyProgressLines lines(::isatty(STDOUT_FILENO) != 0);
    const transfer::Plan plan = planOf(lines);
    auto source = openSource(from);
    if (!source) return refuse(source.error(), from);
    if (const auto fit = transfer::checkSource(*source->database, plan); !fit) return refuse(fit.error(), from);
    std::optional<Result<End>> target;
    try {
        target = openTarget(to);
    } catch (const storage::DbError& error) {
        return broken(error, to);
    }
    if (!*target) return refuse(target->error(), to);

    fmt::print("Copie de {} vers {}\n", from.describe(), to.describe());
    const SystemClock clock{TimeZone(from.time_zone)};
    try {
        const auto copied = transfer::copy(*source->database, *(*target)->database, clock, plan,
                                           [&lines](const transfer::Step& step) { lines.tell(step); });
        lines.end();
        if (!copied) return refuse(copied.error(), to);
        fmt::print("Copie faite, relue et identique : {} tables, {} lignes.\nEmpreinte du contenu : {}\n",
                   copied->tables, spaced(copied->rows), copied->digest);
        return 0;
    } catch (const transfer::TargetBroke& error) {
        lines.end();
        return broken(error.error(), to);
    }
}

}  // namespace

int copyBase(const std::string& from, const std::string& to) {
    const Place source = placeOf(from);
    const Place target = placeOf(to);
    if (isSamePlace(source, target)) return refuse({ErrorKind::unavailable, "copy.same"}, target);
    try {
        return copyBetween(source, target);
    } catch (const storage::DbError& error) {
        return broken(error, source);
    }
}

void addCopyCommand(CLI::App& app, int& exit_code) {
    constexpr const char* kEnd = "Dossier de la base chiffrée, ou postgresql://utilisateur@machine/base";
    CLI::App* copy = app.add_subcommand(
        "copy", "Copie toute une base vers un endroit vide, serveur arrêté ; interrompue, se relance telle quelle");
    auto from = std::make_shared<std::string>();
    auto to = std::make_shared<std::string>();
    const CLI::Validator own([](const std::string& end) { return refuseForeignFolder(end); }, "");
    copy->add_option("--from", *from, std::string("Base d'origine : ") + kEnd)->required()->check(own);
    copy->add_option("--to", *to, std::string("Base d'arrivée : ") + kEnd)->required()->check(own);
    copy->callback([&exit_code, from, to] { exit_code = copyBase(*from, *to); });
}

}  // namespace jalon::app
