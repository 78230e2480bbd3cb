// SPDX-License-Identifier: EUPL-1.2
#pragma once
// What the command line says, shared by the commands that open the database.
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "access/access.h"
#include "base/clock.h"
#include "http/server.h"

namespace jalon::app {

struct Place {
    std::filesystem::path directory = "var";  ///< jalon.db, jalon.key
    std::filesystem::path data = "data";      ///< shipped calendars, settings, blueprints
    std::string time_zone = "Europe/Paris";

    std::filesystem::path databaseFile() const { return directory / "jalon.db"; }
    std::filesystem::path keyFile() const { return directory / "jalon.key"; }
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
