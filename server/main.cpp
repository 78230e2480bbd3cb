// SPDX-License-Identifier: EUPL-1.2
// The command line. Each command is a function elsewhere; here are only names, options and help, in French.
#include <sodium.h>
#include <CLI/CLI.hpp>

#include <csignal>
#include <exception>
#include <iostream>

#include "app/audit_command.h"
#include "app/backup_commands.h"
#include "app/commands.h"
#include "app/copy_command.h"
#include "app/data_folder.h"
#include "app/failure.h"
#include "app/index_command.h"
#include "app/load_command.h"
#include "app/serve_command.h"
#include "app/version.h"
#include "calendar/receivable_command.h"

namespace {

using jalon::app::Place;
using jalon::app::ServeSettings;

void addPlace(CLI::App& command, Place& place) {
    jalon::app::addDirectory(command, place);
    command
        .add_option("--database", place.database,
                    "Base PostgreSQL (postgresql://utilisateur@machine/base) au lieu du fichier chiffré du dossier")
        ->envname("JALON_DATABASE");
    command.add_option("--connections", place.connections, "Connexions à PostgreSQL, au plus")
        ->check(CLI::Range(1, 500))
        ->capture_default_str();
    command.add_option("--data", place.data, "Dossier des données livrées (calendriers, réglages, modèles)")
        ->capture_default_str();
    command.add_option("--time-zone", place.time_zone, "Fuseau du service")->capture_default_str();
}

void addServe(CLI::App& app, ServeSettings& settings, int& exit_code) {
    CLI::App* serve = app.add_subcommand("serve", "Lance le serveur");
    addPlace(*serve, settings.place);
    serve->add_option("--web", settings.web, "Dossier du client web construit")->capture_default_str();
    serve->add_option("--address", settings.http.address, "Adresse d'écoute")->capture_default_str();
    serve->add_option("--port", settings.http.port, "Port d'écoute")->capture_default_str();
    serve->add_option("--workers", settings.http.workers, "Fils qui traitent les requêtes")->capture_default_str();
    serve->add_option("--readers", settings.readers, "Connexions de lecture à la base")->capture_default_str();
    serve->add_option("--idle-seconds", settings.access.idle_seconds, "Inactivité qui ferme une session")
        ->capture_default_str();
    serve->add_flag("--https-in-front", settings.http.https_in_front,
                    "Un mandataire TLS est devant : témoins Secure, HSTS");
    serve->add_option("--trusted-proxy", settings.http.trusted_proxies, "Mandataire dont X-Forwarded-For est cru");
    serve->add_option("--origin", settings.access.allowed_origins,
                      "Origine publique, si elle diffère de l'hôte demandé");
    jalon::app::addBackupOptions(*serve, settings.place);
    serve->add_flag("--demo", settings.demo, "Le jour fixe de la démonstration");
    serve->callback([&settings, &exit_code] {
        settings.access.secure_cookie = settings.http.https_in_front;
        exit_code = jalon::app::serve(settings);
    });
}

void addDemo(CLI::App& app, Place& place, int& exit_code) {
    CLI::App* demo = app.add_subcommand("demo", "La ville fictive")->require_subcommand(1);
    CLI::App* create = demo->add_subcommand("create", "Crée une base et la remplit de personnes fictives");
    addPlace(*create, place);
    create->callback([&place, &exit_code] { exit_code = jalon::app::createDemo(place); });
}

void addBench(CLI::App& app, Place& place, jalon::load::Size& size, jalon::app::FloorRequest& floor, int& exit_code) {
    CLI::App* bench = app.add_subcommand("bench", "Mesurer la vitesse (script/bench)")->require_subcommand(1);
    CLI::App* fill = bench->add_subcommand("fill", "Crée une base et la remplit d'une foule fictive");
    addPlace(*fill, place);
    fill->add_option("--people", size.people, "Dossiers")->check(CLI::Range(1, 1'000'000))->capture_default_str();
    fill->add_option("--entries", size.entries, "Écrits")->check(CLI::Range(0, 20'000'000))->capture_default_str();
    fill->callback([&place, &size, &exit_code] { exit_code = jalon::app::fillBench(place, size); });
    CLI::App* plain = bench->add_subcommand("floor", "Mesure le SQL seul sur une copie d'une telle base");
    addPlace(*plain, place);
    plain->add_option("--callers", floor.callers, "Fils qui demandent à la fois (répétable)")
        ->check(CLI::Range(1, 500));
    plain->add_option("--seconds", floor.seconds, "Durée de chaque mesure")->check(CLI::Range(0.01, 600.0));
    plain->callback([&place, &floor, &exit_code] { exit_code = jalon::app::measureFloor(place, floor); });
}

void addUser(CLI::App& app, Place& place, jalon::app::UserRequest& request, int& exit_code) {
    CLI::App* user = app.add_subcommand("user", "Les comptes")->require_subcommand(1);
    CLI::App* add =
        user->add_subcommand("add", "Ouvre un compte ; le mot de passe est lu sur l'entrée ou tiré au sort");
    addPlace(*add, place);
    add->add_option("login", request.login, "Identifiant")->required();
    add->add_option("--name", request.display_name, "Nom affiché")->required();
    add->add_option("--role", request.roles, "coordinator, administrator (répétable)")->required();
    add->add_flag("--password-stdin", request.password_from_stdin, "Lit le mot de passe sur l'entrée standard");
    add->callback([&place, &request, &exit_code] { exit_code = jalon::app::addUser(place, request); });
}

void addImport(CLI::App& app, Place& place, std::string& file, int& exit_code) {
    CLI::App* import = app.add_subcommand("import", "Reprise de fichiers")->require_subcommand(1);
    CLI::App* directory = import->add_subcommand("annuaire", "L'annuaire de l'éducation (CSV du ministère)");
    addPlace(*directory, place);
    directory->add_option("file", file, "Le fichier CSV")->required();
    directory->callback([&place, &file, &exit_code] { exit_code = jalon::app::importDirectory(place, file); });
}

void addIndex(CLI::App& app, Place& place, int& exit_code) {
    CLI::App* index = app.add_subcommand("index", "L'index de la recherche dans les écrits")->require_subcommand(1);
    CLI::App* rebuild = index->add_subcommand("rebuild", "Le refait à partir des écrits");
    addPlace(*rebuild, place);
    rebuild->callback([&place, &exit_code] { exit_code = jalon::app::rebuildIndex(place); });
    CLI::App* verify = index->add_subcommand("verify", "Le compare à tous les écrits");
    addPlace(*verify, place);
    verify->callback([&place, &exit_code] { exit_code = jalon::app::verifyIndex(place); });
}

}  // namespace

int main(int argc, char** argv) {
    if (sodium_init() < 0) return 1;
    // A limit on the size of files is a full disk, which is told, not a reason to die.
    std::signal(SIGXFSZ, SIG_IGN);
    CLI::App app{"Jalon — accompagner les jeunes, de la saisine au retour"};
    app.require_subcommand(1);
    app.set_version_flag("--version", jalon::app::kVersion);

    int exit_code = 0;
    Place place;
    place.data = jalon::app::defaultDataFolder();
    const std::string data_folder = place.data.string();
    ServeSettings serve;
    serve.place = place;
    serve.web = jalon::app::defaultWebFolder();
    jalon::load::Size size;
    jalon::app::FloorRequest floor;
    jalon::app::UserRequest user;
    std::string file;
    addServe(app, serve, exit_code);
    addDemo(app, place, exit_code);
    addBench(app, place, size, floor, exit_code);
    addUser(app, place, user, exit_code);
    addImport(app, place, file, exit_code);
    addIndex(app, place, exit_code);
    jalon::app::addBackupCommands(app, place, exit_code);
    jalon::app::addAuditCommands(app, place, exit_code);
    jalon::app::addCopyCommand(app, exit_code);
    jalon::calendar::addCalendarCommand(app, data_folder, std::cout, std::cerr, exit_code);
    app.add_subcommand("routes", "Les routes de l'API, en JSON")->callback([&place, &exit_code] {
        exit_code = jalon::app::listRoutes(place);
    });
    app.add_subcommand("personal-data", "L'inventaire des données personnelles, tiré du schéma")
        ->callback([&exit_code] { exit_code = jalon::app::personalData(); });

    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        // --help and --version end with 0; anything else on the command line is the caller's mistake.
        return app.exit(error) == 0 ? 0 : 2;
    } catch (const jalon::storage::DbError& error) {
        if (const auto trouble = jalon::app::troubleOf(error, place)) return jalon::app::failure(*trouble, place);
        std::cerr << "jalon : " << error.what() << "\n";
        return 1;
    } catch (const std::exception& error) {
        std::cerr << "jalon : " << error.what() << "\n";
        return 1;
    }
    return exit_code;
}
