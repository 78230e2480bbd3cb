// SPDX-License-Identifier: EUPL-1.2
#include "app/index_command.h"

#include <fmt/core.h>

#include <map>
#include <string>

#include "app/failure.h"
#include "app/world.h"
#include "journal/word_index.h"

namespace jalon::app {
namespace {

std::string words(const std::string& code) {
    static const std::map<std::string, std::string> kWords{
        {"missing", "absents de l'index"},
        {"stale", "dont l'index a d'autres mots"},
        {"extra", "retirés, mais encore dans l'index"},
        {"engine", "que le moteur ne retrouve pas"},
        {"form", "dont des mots ne se complètent pas"},
        {"unfinished", "index incomplet"},
    };
    return kWords.at(code);
}

}  // namespace

int rebuildIndex(const Place& place) {
    const SystemClock clock{TimeZone(place.time_zone)};
    auto world = World::open(place, clock, {}, 1);
    if (!world) return failure(world.error(), place);
    std::int64_t entries = 0;
    const auto done = journal::rebuildIndex((*world)->database(), [&](std::int64_t read) { entries = read; });
    if (!done) return failure(done.error(), place);
    fmt::print("Index de la recherche refait : {} écrits lus.\n", entries);
    return 0;
}

int verifyIndex(const Place& place) {
    const SystemClock clock{TimeZone(place.time_zone)};
    auto world = World::open(place, clock, {}, 1);
    if (!world) return failure(world.error(), place);
    const auto problems = (*world)->database().read([](storage::Transaction& tx) { return journal::verifyIndex(tx); });
    if (problems.empty()) {
        fmt::print("L'index de la recherche dit la même chose que les écrits.\n");
        return 0;
    }
    std::map<std::string, int> counts;
    for (const auto& problem : problems) ++counts[problem.code];
    for (const auto& [code, count] : counts) fmt::print("{} : {}\n", words(code), count);
    fmt::print(stderr, "jalon : l'index de la recherche est à refaire (jalon index rebuild).\n");
    return 1;
}

}  // namespace jalon::app
