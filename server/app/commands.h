// SPDX-License-Identifier: EUPL-1.2
#pragma once
// The commands beside `serve`. Each returns an exit code: 0 done, 1 refused or failed (said in one sentence on standard
// error), and writes its result on standard output.
#include <string>
#include <vector>

#include "app/settings.h"

namespace jalon::app {

struct UserRequest {
    std::string login, display_name;
    std::vector<std::string> roles;
    bool password_from_stdin = false;
};

/// `jalon user add`: a password drawn here is printed once and must be changed at the first sign-in.
int addUser(const Place& place, const UserRequest& request);
/// `jalon import annuaire FILE`: counts, then every refused line with its reason.
int importDirectory(const Place& place, const std::string& file);
/// `jalon demo create`: refuses a folder that already has a database.
int createDemo(const Place& place);
/// `jalon routes`: a JSON list of method, pattern, operation.
int listRoutes(const Place& place);
/// `jalon personal-data`: docs/personal-data.md.
int personalData();

}  // namespace jalon::app
