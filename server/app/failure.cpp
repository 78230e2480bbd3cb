// SPDX-License-Identifier: EUPL-1.2
#include "app/failure.h"

#include <fmt/core.h>

#include <map>

namespace jalon::app {

std::string sentence(const Error& error, const Place& place) {
    const std::string database = place.describe();
    const std::string key = place.keyFile().string();
    const std::map<std::string, std::string> sentences{
        {"key.unreadable", fmt::format("La clef {} ne peut pas être lue.", key)},
        {"key.malformed", fmt::format("La clef {} n'est pas une clef : il faut 64 chiffres hexadécimaux.", key)},
        {"key.open_to_others", fmt::format("La clef {} est lisible par d'autres : chmod 600 {}", key, key)},
        {"key.missing",
         fmt::format("La base {} existe mais sa clef {} manque : remettez la clef à sa place.", database, key)},
        {"key.not_in_file",
         "La clef vient de l'environnement ou de systemd : mettez-la dans le dossier le temps de la changer."},
        {"database.missing", fmt::format("Il n'y a pas de base {}.", database)},
        {"database.copying",
         "Une sauvegarde, un contrôle ou un changement de clef est en cours : réessayez dans un moment."},
        {"backup.no_space", "Il n'y a plus de place pour la sauvegarde ; rien n'a été gardé."},
        {"database.wrong_key", fmt::format("La clef n'ouvre pas la base {}. Rien n'a été touché.", database)},
        {"database.in_use", fmt::format("La base {} est déjà ouverte par un autre serveur Jalon.", database)},
        {"database.unreadable",
         fmt::format("La base {} ne peut pas être ouverte : vérifiez le dossier et ses droits.", database)},
        {"database.readonly",
         fmt::format("La base {} ne peut pas être écrite : son disque ou ses fichiers sont en lecture seule.",
                     database)},
        {"database.full",
         fmt::format("Le disque de la base {} est plein : faites de la place. Rien n'a été perdu.", database)},
        {"database.damaged",
         fmt::format("La base {} est abîmée : gardez-la telle quelle et restaurez la dernière sauvegarde.", database)},
        {"database.log_missing",
         fmt::format(
             "Le journal {0}-wal manque après un arrêt brutal : remettez-le, ou restaurez une sauvegarde ; pour "
             "repartir sans lui et sans les dernières écritures, supprimez {0}.lock.",
             database)},
        {"database.file_missing",
         fmt::format(
             "La base {0} manque ou est vide alors qu'elle a servi : remettez-la avec {0}-wal, ou restaurez une "
             "sauvegarde ; une base neuve se commence dans un dossier vide.",
             database)},
        {"restore.unfinished",
         fmt::format("Une restauration vers {} a été interrompue : relancez la même commande jalon restore.",
                     database)},
        {"database.disk",
         fmt::format("Le disque de la base {} rend des erreurs : arrêtez Jalon, vérifiez le disque, puis relancez.",
                     database)},
        {"database.away", "La base de données ne répond pas : vérifiez son serveur et le réseau."},
        {"database.busy",
         fmt::format("La base {} est trop occupée pour répondre : réessayez dans un moment.", database)},
        {"database.address",
         "L'adresse donnée à --database n'est pas comprise : postgresql://utilisateur@machine/base"},
        {"database.unreachable",
         fmt::format("La base {} ne répond pas : vérifiez l'adresse, le réseau et que PostgreSQL tourne.", database)},
        {"database.no_primary",
         fmt::format("Aucun serveur de {} n'accepte l'écriture : tous sont des serveurs de secours.", database)},
        {"database.too_many_connections",
         fmt::format("PostgreSQL n'a plus de connexion libre pour {} : relevez max_connections.", database)},
        {"database.refused", fmt::format("PostgreSQL refuse l'utilisateur ou le mot de passe de {}.", database)},
        {"database.absent", fmt::format("La base {} n'existe pas sur ce serveur : créez-la d'abord.", database)},
        {"database.tls",
         fmt::format("La connexion chiffrée à {} ne s'établit pas : vérifiez le certificat du serveur, sslrootcert et "
                     "sslmode.",
                     database)},
        {"database.version",
         fmt::format("La base {} est tenue par un PostgreSQL antérieur à la version 14.", database)},
        {"database.encoding", fmt::format("La base {} n'est pas en UTF8 : recréez-la avec ENCODING 'UTF8'.", database)},
        {"database.collation",
         fmt::format("La base {} ne trie pas les textes octet par octet : recréez-la avec LC_COLLATE 'C' (TEMPLATE "
                     "template0).",
                     database)},
        {"database.not_allowed",
         fmt::format("L'utilisateur de {} ne peut pas y créer de tables : donnez-lui la base (OWNER).", database)},
        {"database.unfinished",
         fmt::format("La base {} est une copie inachevée : relancez la même commande jalon copy jusqu'au bout.",
                     database)},
        {"schema.older",
         "La base attend les migrations de ce programme : lancez le serveur une fois, puis recommencez."},
        {"schema.newer", "La base a été écrite par une version plus récente de Jalon. Rien n'a été touché."},
        {"schema.changed", "Une migration déjà appliquée n'est plus celle de ce programme. Rien n'a été touché."},
        {"recovery_key.missing", "Il n'y a pas encore de clef de secours : jalon recovery-key create"},
        {"recovery_key.exists",
         "Il y a déjà une clef de secours ; --replace en crée une autre pour les sauvegardes à venir."},
        {"recovery_key.malformed",
         "Ce n'est pas une clef de secours : il faut 14 groupes de quatre lettres ou chiffres."},
        {"recovery_key.mistyped", "La clef de secours contient une faute de frappe : relisez-la groupe par groupe."},
        {"recovery_key.unreadable", "La clef de secours ne peut pas être lue."},
        {"recovery_key.wrong", "Cette clef de secours n'est pas celle de cette sauvegarde."},
        {"recovery_key.other", "Cette clef de secours n'est pas celle de cette installation."},
        {"recovery_seal.unreadable",
         "Le fichier jalon.recovery ne se lit pas : rendez-le au compte du service, ou créez une clef de secours."},
        {"recovery_seal.unwritable", "Le fichier jalon.recovery ne peut pas être écrit."},
        {"backup.missing", "Ce dossier n'est pas une sauvegarde : il y manque un fichier."},
        {"backup.unreadable", "Cette sauvegarde est abîmée : sa description est illisible."},
        {"backup.newer", "Cette sauvegarde vient d'une version plus récente de Jalon."},
        {"backup.damaged", "Cette sauvegarde est abîmée : prenez-en une autre."},
        {"backup.source_damaged", "La base est abîmée : rien n'a été sauvegardé. Lancez jalon check."},
        {"backup.differs", "La copie ne redonne pas la base : rien n'a été gardé. Vérifiez le disque."},
        {"copy.damaged", "La base est abîmée : la clef n'a pas été changée. Lancez jalon check."},
        {"backup.unwritable", "Le dossier des sauvegardes ne peut pas être écrit."},
        {"restore.unwritable", "Le dossier où restaurer ne peut pas être créé : vérifiez le chemin et les droits."},
        {"restore.not_empty", "Ce dossier n'est pas vide ; rien n'a été touché."},
        {"directory.columns_missing", "Ce fichier n'est pas l'annuaire de l'éducation : des colonnes manquent."},
    };
    if (const auto found = sentences.find(error.code); found != sentences.end()) return found->second;
    std::string text = error.code;
    for (const FieldError& field : error.fields) text += fmt::format("\n  {} : {}", field.field, field.code);
    return text;
}

int exitCode(const Error& error) {
    static const std::map<std::string, Exit> codes{
        {"key.unreadable", Exit::key},
        {"key.malformed", Exit::key},
        {"key.open_to_others", Exit::key},
        {"key.missing", Exit::key},
        {"key.not_in_file", Exit::key},
        {"database.missing", Exit::unreadable},
        {"database.copying", Exit::in_use},
        {"backup.no_space", Exit::full},
        {"database.wrong_key", Exit::wrong_key},
        {"database.in_use", Exit::in_use},
        {"database.unreadable", Exit::unreadable},
        {"database.readonly", Exit::readonly},
        {"database.full", Exit::full},
        {"database.damaged", Exit::damaged},
        {"database.log_missing", Exit::log_missing},
        {"database.file_missing", Exit::log_missing},
        {"restore.unfinished", Exit::unfinished},
        {"database.disk", Exit::disk},
        {"database.away", Exit::away},
        {"database.busy", Exit::away},
        {"database.address", Exit::usage},
        {"database.unreachable", Exit::away},
        {"database.no_primary", Exit::away},
        {"database.too_many_connections", Exit::away},
        {"database.refused", Exit::signed_out},
        {"database.tls", Exit::signed_out},
        {"database.absent", Exit::unsuitable},
        {"database.version", Exit::unsuitable},
        {"database.encoding", Exit::unsuitable},
        {"database.collation", Exit::unsuitable},
        {"database.not_allowed", Exit::unsuitable},
        {"database.unfinished", Exit::unfinished},
        {"schema.newer", Exit::schema_newer},
        {"schema.changed", Exit::schema_changed},
        {"recovery_key.missing", Exit::recovery_key},
        {"recovery_key.exists", Exit::recovery_key},
        {"recovery_key.malformed", Exit::recovery_key},
        {"recovery_key.mistyped", Exit::recovery_key},
        {"recovery_key.unreadable", Exit::recovery_key},
        {"recovery_key.wrong", Exit::recovery_key},
        {"recovery_key.other", Exit::recovery_key},
        {"recovery_seal.unreadable", Exit::recovery_key},
        {"recovery_seal.unwritable", Exit::unwritable},
        {"backup.missing", Exit::no_backup},
        {"backup.unreadable", Exit::no_backup},
        {"backup.newer", Exit::no_backup},
        {"backup.damaged", Exit::no_backup},
        {"backup.source_damaged", Exit::no_backup},
        {"backup.differs", Exit::no_backup},
        {"copy.damaged", Exit::no_backup},
        {"backup.unwritable", Exit::unwritable},
        {"restore.unwritable", Exit::unwritable},
        {"restore.not_empty", Exit::not_empty},
    };
    const auto found = codes.find(error.code);
    return static_cast<int>(found == codes.end() ? Exit::refused : found->second);
}

int failure(const Error& error, const Place& place) {
    fmt::print(stderr, "jalon : {}\n", sentence(error, place));
    return exitCode(error);
}

std::optional<Error> troubleOf(const storage::DbError& error, const Place& place) {
    using storage::DbCode;
    switch (error.code()) {
        case DbCode::full:
            return Error{ErrorKind::unavailable, "database.full"};
        case DbCode::readonly:
            return Error{ErrorKind::unavailable, "database.readonly"};
        case DbCode::corrupt:
            return Error{ErrorKind::unavailable, "database.damaged"};
        case DbCode::connection:
            return Error{ErrorKind::unavailable, "database.away"};
        case DbCode::disk:
            return Error{ErrorKind::unavailable, "database.disk"};
        case DbCode::busy:
        case DbCode::serialization:
            return Error{ErrorKind::unavailable, place.isPostgres() ? "database.busy" : "database.in_use"};
        default:
            return std::nullopt;
    }
}

}  // namespace jalon::app
