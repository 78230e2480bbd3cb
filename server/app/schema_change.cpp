// SPDX-License-Identifier: EUPL-1.2
#include "app/schema_change.h"

#include <fmt/core.h>

#include <algorithm>

#include "app/version.h"
#include "app/world.h"
#include "backup/copies.h"
#include "backup/noted_copy.h"
#include "storage/integrity.h"
#include "storage/schema_state.h"

namespace jalon::app {
namespace {

struct Kept {
    backup::Copy copy;
    bool is_new = true;
};

Result<Kept> makeBackup(storage::Database& database, const Place& place, const Clock& clock) {
    TRY_ASSIGN(const auto seal, backup::readSeal(backup::sealFile(place.directory)));
    const std::string held = backup::digestOfHeld(database);
    if (auto standing = backup::copyWithNote(place.backupFolder(), held, seal))
        return Kept{*std::move(standing), false};
    TRY_ASSIGN(const auto key, storage::loadOrCreateKey(place.keyFile(), place.databaseFile()));
    TRY_ASSIGN(auto copy,
               backup::makeBackup({place.databaseFile(), key, seal}, place.backupFolder(), clock.now(), kVersion));
    backup::note(copy, held);
    return Kept{std::move(copy)};
}

}  // namespace

int newestSchema() {
    int highest = 0;
    for (const auto& schema : allSchemas())
        for (const auto& migration : schema.migrations) highest = std::max(highest, migration.number);
    return highest;
}

Result<void> backUpBeforeMigrating(storage::Database& database, const Place& place, const Clock& clock) {
    if (place.isPostgres()) return {};
    const int number = storage::schemaNumber(database);
    if (number == 0) return {};
    TRY_ASSIGN(const bool up_to_date, storage::isUpToDate(database, allSchemas()));
    if (up_to_date) return {};

    const auto made = makeBackup(database, place, clock);
    if (made) {
        fmt::print(stderr, "La base passe au schéma de cette version ; {} : {}\n",
                   made->is_new ? "elle a d'abord été sauvegardée" : "sa sauvegarde est déjà faite",
                   made->copy.folder.string());
        return {};
    }
    if (made.error().code == "recovery_key.missing") {
        fmt::print(stderr,
                   "La base passe au schéma de cette version sans avoir été sauvegardée, faute de clef de secours : "
                   "jalon recovery-key create\n");
        return {};
    }
    fmt::print(stderr, "La base doit passer au schéma de cette version, mais pas sans sauvegarde. Rien n'a changé.\n");
    return made.error();
}

}  // namespace jalon::app
