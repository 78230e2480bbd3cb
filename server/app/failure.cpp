// SPDX-License-Identifier: EUPL-1.2
#include "app/failure.h"

#include <fmt/core.h>

#include <map>

namespace jalon::app {

std::string sentence(const Error& error, const Place& place) {
    const std::string database = place.databaseFile().string();
    const std::string key = place.keyFile().string();
    const std::map<std::string, std::string> sentences{
        {"key.unreadable", fmt::format("La clef {} ne peut pas être lue.", key)},
        {"key.malformed", fmt::format("La clef {} n'est pas une clef : il faut 64 chiffres hexadécimaux.", key)},
        {"key.open_to_others", fmt::format("La clef {} est lisible par d'autres : chmod 600 {}", key, key)},
        {"key.missing",
         fmt::format("La base {} existe mais sa clef {} manque : remettez la clef à sa place.", database, key)},
        {"database.wrong_key", fmt::format("La clef n'ouvre pas la base {}. Rien n'a été touché.", database)},
        {"database.in_use", fmt::format("La base {} est déjà ouverte par un autre serveur Jalon.", database)},
        {"database.unreadable",
         fmt::format("La base {} ne peut pas être ouverte : vérifiez le dossier et ses droits.", database)},
        {"schema.newer", "La base a été écrite par une version plus récente de Jalon. Rien n'a été touché."},
        {"schema.changed", "Une migration déjà appliquée n'est plus celle de ce programme. Rien n'a été touché."},
        {"directory.columns_missing", "Ce fichier n'est pas l'annuaire de l'éducation : des colonnes manquent."},
    };
    if (const auto found = sentences.find(error.code); found != sentences.end()) return found->second;
    std::string text = error.code;
    for (const FieldError& field : error.fields) text += fmt::format("\n  {} : {}", field.field, field.code);
    return text;
}

int failure(const Error& error, const Place& place) {
    fmt::print(stderr, "jalon : {}\n", sentence(error, place));
    return 1;
}

}  // namespace jalon::app
