// SPDX-License-Identifier: EUPL-1.2
#include "app/load_command.h"

#include <fmt/core.h>

#include "app/failure.h"
#include "app/open_database.h"
#include "app/world.h"
#include "demo/demo.h"
#include "load/floor.h"

namespace jalon::app {

int fillBench(const Place& place, load::Size size) {
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
    const auto filled = load::fill(services, clock, place.data, size, [&](const load::Filled& so_far) {
        fmt::print(stderr, "\r{} dossiers, {} accueils, {} écrits", so_far.people, so_far.receptions, so_far.entries);
    });
    fmt::print(stderr, "\n");
    if (!filled) return failure(filled.error(), place);
    return 0;
}

int measureFloor(const Place& place, const FloorRequest& request) {
    const SystemClock clock(TimeZone(place.time_zone), demo::today(place.data));
    auto world = World::open(place, clock, {}, ServeSettings{}.readers);
    if (!world) return failure(world.error(), place);
    load::measureFloor((*world)->database(), clock, request.callers, request.seconds, [](const load::FloorLine& line) {
        const json::object out{
            {"operation", line.operation},  {"connections", line.callers}, {"p50", line.p50_ms}, {"p99", line.p99_ms},
            {"perSecond", line.per_second}, {"cpuMs", line.cpu_ms},        {"runs", line.runs}};
        fmt::print("{}\n", json::serialize(out));
        std::fflush(stdout);
    });
    return 0;
}

}  // namespace jalon::app
