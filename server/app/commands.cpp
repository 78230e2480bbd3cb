// SPDX-License-Identifier: EUPL-1.2
#include "app/commands.h"

#include <fmt/core.h>
#include <sodium.h>

#include <cstdlib>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>

#include "app/failure.h"
#include "app/open_database.h"
#include "app/version.h"
#include "app/world.h"
#include "demo/demo.h"
#include "http/method.h"
#include "storage/schema_check.h"

namespace jalon::app {
namespace {

/// Sixteen letters and digits without those that look alike: 79 bits.
std::string drawnPassword() {
    constexpr std::string_view letters = "abcdefghijkmnpqrstuvwxyz23456789";
    std::string password;
    for (int i = 0; i < 16; ++i) {
        if (i > 0 && i % 4 == 0) password += '-';
        password += letters[randombytes_uniform(static_cast<std::uint32_t>(letters.size()))];
    }
    return password;
}

std::int64_t number(const json::object& object, std::string_view key) {
    return object.at(key).to_number<std::int64_t>();
}

std::string reason(const json::object& refusal) {
    static const std::map<std::string, std::string> kReasons{
        {"uai_missing", "identifiant absent"},
        {"uai_malformed", "identifiant mal formé (sept chiffres et une lettre)"},
        {"uai_key", "la lettre-clef de l'identifiant ne correspond pas"},
        {"name_missing", "nom absent"},
        {"name_too_long", "nom de plus de 200 caractères"},
        {"cell_count", "nombre de colonnes différent de l'en-tête"},
        {"web_unreadable", "adresse web illisible, laissée de côté"},
        {"pupils_unreadable", "nombre d'élèves illisible, laissé de côté"},
        {"opening", "établissement annoncé « à ouvrir »"},
        {"repeated", "autre ligne du même établissement"},
        {"closing", "établissement annoncé « à fermer »"},
    };
    const std::string code(refusal.at("code").as_string());
    const auto found = kReasons.find(code);
    return found == kReasons.end() ? code : found->second;
}

void printLines(const char* title, const json::array& lines) {
    if (lines.empty()) return;
    fmt::print("{} :\n", title);
    for (const auto& item : lines) {
        const json::object& line = item.as_object();
        std::string details;
        for (const auto& [key, value] : line.at("params").as_object())
            details += fmt::format(" {}={}", std::string_view(key.data(), key.size()), value.as_string().c_str());
        fmt::print("  ligne {} : {}{}\n", number(line, "line"), reason(line), details);
    }
}

}  // namespace

int addUser(const Place& place, const UserRequest& request) {
    const SystemClock clock{TimeZone(place.time_zone)};
    access::NewUser user{UserId::make(clock.now()), request.login, request.display_name, "", {}, true};
    std::uint32_t roles = 0;
    for (const std::string& code : request.roles) {
        const auto role = access::parseRole(code);
        if (!role) {
            fmt::print(stderr, "jalon : « {} » n'est pas un rôle (coordinator, administrator).\n", code);
            return 1;
        }
        roles |= static_cast<std::uint32_t>(*role);
    }
    user.memberships = access::firstMemberships(access::RoleSet(roles), clock.now());
    if (request.password_from_stdin) {
        std::getline(std::cin, user.password);
    } else {
        user.password = drawnPassword();
    }
    auto world = World::open(place, clock, {}, 1);
    if (!world) return failure(world.error(), place);
    const auto created = (*world)->access().createUser(access::Actor::system("cli"), user);
    if (!created) return failure(created.error(), place);
    fmt::print("Compte « {} » ouvert.\n", created->login);
    if (!request.password_from_stdin)
        fmt::print("Mot de passe provisoire : {}\nIl sera à changer à la première connexion.\n", user.password);
    return 0;
}

int importDirectory(const Place& place, const std::string& file) {
    std::ifstream in(file, std::ios::binary);
    if (!in) {
        fmt::print(stderr, "jalon : {} ne peut pas être lu.\n", file);
        return 1;
    }
    const std::string csv{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    const SystemClock clock{TimeZone(place.time_zone)};
    auto world = World::open(place, clock, {}, 1);
    if (!world) return failure(world.error(), place);
    const auto result = (*world)->partners().importDirectory(access::Actor::system("cli"), csv, nullptr);
    if (!result) return failure(result.error(), place);
    const json::object& counts = *result;
    fmt::print("{} lignes lues : {} établissements créés, {} mis à jour, {} inchangés, {} lignes refusées.\n",
               number(counts, "read"), number(counts, "created"), number(counts, "updated"),
               number(counts, "unchanged"), counts.at("refused").as_array().size());
    printLines("Refusées", counts.at("refused").as_array());
    printLines("À savoir", counts.at("warnings").as_array());
    return 0;
}

int createDemo(const Place& place) {
    const auto taken = isTaken(place);
    if (!taken) return failure(taken.error(), place);
    if (*taken) {
        fmt::print(stderr, "jalon : {} contient déjà une base ; rien n'a été touché.\n", place.describe());
        return 1;
    }
    demo::SteppingClock clock{TimeZone(place.time_zone)};
    auto world = World::open(place, clock, {}, 1);
    if (!world) return failure(world.error(), place);
    World& w = **world;
    const demo::Services services{w.database(), w.access(),     w.partners(), w.calendars(),
                                  w.people(),   w.receptions(), w.measures(), w.programme(),
                                  w.journal(),  w.catalogue(),  w.families(), w.planning(),
                                  w.grids(),    w.incidents(),  w.pathways(), w.continuity()};
    const auto filled = demo::fill(services, clock, place.data);
    if (!filled) return failure(filled.error(), place);
    fmt::print(
        "Valmont-sur-Orle, ville fictive : {} jeunes, {} saisines, {} accueils, {} demi-journées pointées, {} "
        "écrits.\n",
        filled->people, filled->referrals, filled->stays, filled->half_days, filled->notes);
    return 0;
}

int listRoutes(const Place& place) {
    // Routes are declared by the modules themselves, which need a database: an empty one, for a moment.
    std::string folder = (std::filesystem::temp_directory_path() / "jalon-routes-XXXXXX").string();
    if (mkdtemp(folder.data()) == nullptr) throw std::runtime_error("no temporary folder");
    const struct Removal {
        std::string folder;
        ~Removal() { std::filesystem::remove_all(folder); }
    } removal{folder};
    Place empty = place;
    empty.directory = folder;
    empty.database.clear();
    const SystemClock clock{TimeZone(place.time_zone)};
    json::array out;
    {
        auto world = World::open(empty, clock, {}, 1);
        if (!world) return failure(world.error(), empty);
        http::Router router;
        (*world)->addRoutes(router, {kVersion, place.time_zone, false});
        for (const auto& route : router.routes())
            out.push_back(json::object{{"method", std::string(http::methodName(route->method))},
                                       {"pattern", route->pattern},
                                       {"operation", route->operation}});
    }
    fmt::print("{}\n", json::serialize(out));
    return 0;
}

int personalData() {
    fmt::print("{}", storage::personalDataDocument(allSchemas()));
    return 0;
}

}  // namespace jalon::app
