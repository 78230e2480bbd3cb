// SPDX-License-Identifier: EUPL-1.2
#include "app/backup_commands.h"

#include <fmt/core.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <iostream>
#include <memory>

#include "app/failure.h"
#include "app/schema_change.h"
#include "app/version.h"
#include "app/world.h"
#include "backup/copies.h"
#include "storage/key_swap.h"

namespace jalon::app {
namespace {

namespace fs = std::filesystem;
using backup::RecoveryKey;

int refuse(const char* code, const Place& place) { return failure(Error{ErrorKind::unavailable, code}, place); }

std::string size(std::int64_t bytes) {
    constexpr double kMega = 1'000'000;
    const double mega = static_cast<double>(bytes) / kMega;
    std::string text = mega < 1000 ? fmt::format("{:.1f} Mo", mega) : fmt::format("{:.2f} Go", mega / 1000);
    std::ranges::replace(text, '.', ',');
    return text;
}

/// "2026-11-22 02:30 (UTC)".
std::string when(Instant at) {
    const std::string iso = at.iso();
    return iso.substr(0, 10) + " " + iso.substr(11, 5) + " (UTC)";
}

void describe(const backup::Copy& copy) {
    const backup::Manifest& manifest = copy.manifest;
    fmt::print("  prise le {}, {}, {} lignes, Jalon {}, schéma {}, clef de secours {}\n", when(manifest.at),
               size(manifest.bytes), manifest.rows, manifest.program, manifest.schema, manifest.seal.fingerprint());
}

/// Line after line until it is a key, or is none for certain: on paper it has two.
Result<RecoveryKey> readRecoveryKey(std::istream& in) {
    std::string typed;
    std::string line;
    Result<RecoveryKey> key = Error{ErrorKind::unavailable, "recovery_key.malformed"};
    while (std::getline(in, line)) {
        typed += line + "\n";
        key = RecoveryKey::parse(typed);
        if (key || key.error().code == "recovery_key.mistyped") break;
    }
    return key;
}

Result<RecoveryKey> recoveryKeyFrom(const std::string& from) {
    if (from == "-") {
        if (::isatty(STDIN_FILENO) != 0) fmt::print(stderr, "Clef de secours (14 groupes) :\n");
        return readRecoveryKey(std::cin);
    }
    std::ifstream file(from);
    if (!file) return Error{ErrorKind::unavailable, "recovery_key.unreadable"};
    return readRecoveryKey(file);
}

storage::KeyedFile pairOf(const Place& place) { return {place.databaseFile(), place.keyFile()}; }

int printTrouble(const Error& error, const std::vector<std::string>& trouble) {
    for (const std::string& line : trouble) fmt::print(stderr, "  {}\n", line);
    return failure(error, {});
}

}  // namespace

int makeBackup(const Place& place, const fs::path& to) {
    if (!fs::exists(place.databaseFile())) return refuse("database.missing", place);
    if (const auto finished = storage::finishSwap(pairOf(place)); !finished) return failure(finished.error(), place);
    const auto seal = backup::readSeal(backup::sealFile(place.directory));
    if (!seal) return failure(seal.error(), place);
    const auto key = storage::loadOrCreateKey(place.keyFile(), place.databaseFile());
    if (!key) return failure(key.error(), place);
    const SystemClock clock{TimeZone(place.time_zone)};
    const auto made = backup::makeBackup({place.databaseFile(), *key, *seal}, to, clock.now(), kVersion);
    if (!made) return failure(made.error(), place);
    fmt::print("Sauvegarde faite et vérifiée : {}\n", made->folder.string());
    describe(*made);
    if (backup::onOneDisk(to, place.databaseFile()))
        fmt::print("Elle est sur le même disque que la base : copiez-la aussi ailleurs.\n");
    return 0;
}

int createRecoveryKey(const Place& place, bool replace) {
    const fs::path file = backup::sealFile(place.directory);
    const auto known = backup::readSeal(file);
    if (!replace && (known || known.error().code != "recovery_key.missing"))
        return refuse(known ? "recovery_key.exists" : known.error().code.c_str(), place);
    fs::create_directories(place.directory);
    const auto key = RecoveryKey::random();
    if (const auto written = backup::writeSeal(file, key.seal()); !written) return failure(written.error(), place);
    fmt::print("Clef de secours {}, montrée cette seule fois :\n\n{}\n\n", key.seal().fingerprint(), key.text());
    fmt::print(
        "Imprimez-la, gardez-la loin de cette machine et des sauvegardes. Sans elle, aucune sauvegarde ne s'ouvre ; "
        "avec elle, toutes.\n");
    if (known)
        fmt::print("Les sauvegardes déjà faites demandent encore la clef {} : gardez-la.\n", known->fingerprint());
    fmt::print("Relisez ce que vous avez imprimé : jalon recovery-key check -\n");
    return 0;
}

int checkRecoveryKey(const Place& place, const std::string& from) {
    const auto key = recoveryKeyFrom(from);
    if (!key) return failure(key.error(), place);
    const auto seal = backup::readSeal(backup::sealFile(place.directory));
    if (!seal) return failure(seal.error(), place);
    if (key->seal() != *seal) return refuse("recovery_key.other", place);
    fmt::print("C'est bien la clef de secours {}.\n", seal->fingerprint());
    return 0;
}

int verifyBackup(const fs::path& backup, const std::string& from) {
    if (from.empty()) {
        const auto seen = backup::lookThrough(backup);
        if (!seen) return failure(seen.error(), {});
        fmt::print("Les fichiers de {} sont entiers ; sans la clef de secours, le contenu n'a pas été ouvert.\n",
                   seen->name());
        describe(*seen);
        return 0;
    }
    const auto key = recoveryKeyFrom(from);
    if (!key) return failure(key.error(), {});
    std::vector<std::string> trouble;
    const auto verified = backup::verify(backup, *key, trouble);
    if (!verified) return printTrouble(verified.error(), trouble);
    fmt::print("{} s'ouvre et est entière.\n", verified->name());
    describe(*verified);
    return 0;
}

int restoreBackup(const Place& place, const fs::path& backup, const std::string& from) {
    const auto key = recoveryKeyFrom(from);
    if (!key) return failure(key.error(), place);
    const auto restored = backup::restore(backup, *key, pairOf(place), newestSchema());
    if (!restored) {
        if (restored.error().code == "restore.schema_newer") return refuse("schema.newer", place);
        return failure(restored.error(), place);
    }
    fmt::print("Base restaurée dans {}, avec une clef neuve.\n", place.directory.string());
    describe(*restored);
    const auto seal = backup::readSeal(backup::sealFile(place.directory));
    if (seal && *seal != key->seal())
        fmt::print(
            "Il y avait déjà ici une autre clef de secours, {} : c'est elle que demanderont les sauvegardes à venir.\n",
            seal->fingerprint());
    return 0;
}

int changeKey(const Place& place) {
    if (const auto done = storage::rekey(pairOf(place)); !done) return failure(done.error(), place);
    fmt::print("La base {} a une clef neuve, dans {}.\n", place.databaseFile().string(), place.keyFile().string());
    fmt::print("Les sauvegardes s'ouvrent toujours avec leur clef de secours.\n");
    return 0;
}

}  // namespace jalon::app
