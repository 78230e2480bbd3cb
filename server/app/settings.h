// SPDX-License-Identifier: EUPL-1.2
#pragma once
// What the command line says, shared by the commands that open the database.
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "access/access.h"
#include "backup/rotation.h"
#include "base/clock.h"
#include "http/server.h"

namespace jalon::app {

struct Place {
    std::filesystem::path directory = "var";  ///< jalon.db, jalon.key
    std::string database;                     ///< the address of a PostgreSQL base, in place of jalon.db
    int connections = 8;                      ///< to it, at most
    std::filesystem::path data = "data";      ///< shipped calendars, settings, blueprints
    std::string time_zone = "Europe/Paris";

    std::filesystem::path databaseFile() const { return directory / "jalon.db"; }
    std::filesystem::path keyFile() const { return directory / "jalon.key"; }
    bool isPostgres() const { return !database.empty(); }
    /// For messages and logs: never with a password.
    std::string describe() const;

    std::filesystem::path backups;  ///< folder of the backups; "": backups, beside the database
    int backup_hour = 2;
    backup::Rotation rotation;
    std::filesystem::path backupFolder() const { return backups.empty() ? directory / "backups" : backups; }
};

struct ServeSettings {
    Place place;
    std::filesystem::path web;  ///< the built client; empty: the API alone
    bool demo = false;          ///< the fixed day of the demo
    int readers = 4;
    http::ServerOptions http;
    access::AccessOptions access;
};

}  // namespace jalon::app
