// SPDX-License-Identifier: EUPL-1.2
// Names, options and help of the commands about backups and keys.
#include <memory>

#include "app/backup_commands.h"
#include "app/check_command.h"
#include "app/own_folder.h"

namespace jalon::app {
namespace {

CLI::Option* addKey(CLI::App& command, std::string& from) {
    return command.add_option("--recovery-key", from, "Fichier de la clef de secours ; - pour la taper");
}

void addRecoveryKey(CLI::App& app, Place& place, int& exit_code) {
    CLI::App* keys = app.add_subcommand("recovery-key", "La clef de secours des sauvegardes")->require_subcommand(1);
    CLI::App* create = keys->add_subcommand("create", "En crée une et la montre une seule fois");
    addDirectory(*create, place);
    auto replace = std::make_shared<bool>(false);
    create->add_flag("--replace", *replace, "À la place de celle qui existe, pour les sauvegardes à venir");
    create->callback([&place, &exit_code, replace] { exit_code = createRecoveryKey(place, *replace); });
    CLI::App* check = keys->add_subcommand("check", "Dit si la clef donnée est celle d'ici");
    addDirectory(*check, place);
    auto from = std::make_shared<std::string>("-");
    check->add_option("file", *from, "Fichier de la clef ; - pour la taper")->capture_default_str();
    check->callback([&place, &exit_code, from] { exit_code = checkRecoveryKey(place, *from); });
}

}  // namespace

void addDirectory(CLI::App& command, Place& place) {
    command.add_option("--directory", place.directory, "Dossier de la base et de sa clef")
        ->envname("JALON_DIRECTORY")
        ->check(CLI::Validator([](const std::string& folder) { return refuseForeignFolder(folder); }, ""))
        ->capture_default_str();
}

void addBackupOptions(CLI::App& serve, Place& place) {
    constexpr int kMost = 1000;
    serve.add_option("--backups", place.backups, "Dossier des sauvegardes ; sans lui, « backups » à côté de la base")
        ->envname("JALON_BACKUPS");
    serve.add_option("--backup-hour", place.backup_hour, "Heure de la sauvegarde de la nuit")
        ->check(CLI::Range(0, 23))
        ->capture_default_str();
    serve.add_option("--keep-days", place.rotation.days, "Jours dont la dernière sauvegarde est gardée")
        ->check(CLI::Range(0, kMost))
        ->capture_default_str();
    serve.add_option("--keep-weeks", place.rotation.weeks, "Semaines dont la dernière sauvegarde est gardée")
        ->check(CLI::Range(0, kMost))
        ->capture_default_str();
    serve.add_option("--keep-months", place.rotation.months, "Mois dont la dernière sauvegarde est gardée")
        ->check(CLI::Range(0, kMost))
        ->capture_default_str();
}

void addBackupCommands(CLI::App& app, Place& place, int& exit_code) {
    CLI::App* backup = app.add_subcommand("backup", "Sauvegarde la base, serveur en marche ou non");
    addDirectory(*backup, place);
    auto to = std::make_shared<std::filesystem::path>();
    backup->add_option("--to", *to, "Dossier des sauvegardes ; sans lui, « backups » à côté de la base")
        ->envname("JALON_BACKUPS");
    backup->callback(
        [&place, &exit_code, to] { exit_code = makeBackup(place, to->empty() ? place.backupFolder() : *to); });

    auto from = std::make_shared<std::string>();
    auto folder = std::make_shared<std::filesystem::path>();
    CLI::App* verify = app.add_subcommand("verify", "Vérifie une sauvegarde ; sans clef, ses fichiers seulement");
    verify->add_option("backup", *folder, "Le dossier de la sauvegarde")->required();
    addKey(*verify, *from);
    verify->callback([&exit_code, folder, from] { exit_code = verifyBackup(*folder, *from); });

    CLI::App* restore = app.add_subcommand("restore", "Remet une sauvegarde dans un dossier vide");
    restore->add_option("backup", *folder, "Le dossier de la sauvegarde")->required();
    addDirectory(*restore, place);
    addKey(*restore, *from)->required();
    restore->callback([&place, &exit_code, folder, from] { exit_code = restoreBackup(place, *folder, *from); });

    CLI::App* rekey = app.add_subcommand("rekey", "Donne une clef neuve à la base, serveur arrêté");
    addDirectory(*rekey, place);
    rekey->callback([&place, &exit_code] { exit_code = changeKey(place); });

    addRecoveryKey(app, place, exit_code);

    auto as_json = std::make_shared<bool>(false);
    CLI::App* check = app.add_subcommand("check", "Contrôle la base : 0 saine, 1 contrôle impossible, 2 trouvé");
    addDirectory(*check, place);
    check->add_option("--database", place.database, "Adresse PostgreSQL, à la place du fichier")
        ->envname("JALON_DATABASE");
    check->add_option("--data", place.data, "Dossier des données livrées")->capture_default_str();
    check->add_flag("--json", *as_json, "Le résultat en JSON");
    check->callback([&place, &exit_code, as_json] { exit_code = checkDatabase(place, *as_json); });
}

}  // namespace jalon::app
