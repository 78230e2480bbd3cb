// SPDX-License-Identifier: EUPL-1.2
#include "demo/demo.h"

#include <fmt/core.h>

#include "demo/catalogue.h"
#include "demo/continuity.h"
#include "demo/families.h"
#include "demo/grids.h"
#include "demo/incidents.h"
#include "demo/incompatibilities.h"
#include "demo/measures.h"
#include "demo/ordinary.h"
#include "demo/pathways.h"
#include "demo/places.h"
#include "demo/privacy.h"
#include "demo/programme.h"
#include "demo/situations.h"
#include "demo/story.h"

namespace jalon::demo {
namespace {

constexpr std::uint64_t kSeed = 20261119;
constexpr int kBegins = 8 * 60, kEnds = 10 * 60 + 45;

}  // namespace

Day today(const std::filesystem::path& data_folder) {
    const auto file = loadFile(data_folder, "city");
    const auto day = Day::parse(std::string_view(file.at("today").as_string()));
    if (!day) throw std::runtime_error("demo/city.json: today is no date");
    return *day;
}

std::string signInHelp(const std::filesystem::path& data_folder) {
    std::string out = "Pour entrer :\n";
    const auto file = loadFile(data_folder, "city");
    for (const auto& item : file.at("users").as_array())
        out += fmt::format("  {:<8} {:<20} ({})\n", item.at("login").as_string().c_str(),
                           item.at("password").as_string().c_str(), item.at("displayName").as_string().c_str());
    return out;
}

Result<Filled> fill(const Services& services, SteppingClock& clock, const std::filesystem::path& data_folder) {
    const auto words = loadFile(data_folder, "city");
    const auto cases = loadFile(data_folder, "cases");
    const When end{today(data_folder), kEnds};
    Draw draw(kSeed);
    clock.set({end.day.plusMonths(-13), kBegins});
    TRY_ASSIGN(const auto city, buildCity(services, clock, words, draw));

    Agenda agenda;
    Stage stage{services, clock, city, words, draw, agenda, end, {}};
    for (const auto& item : cases.at("cases").as_array())
        std::make_shared<Story>(stage, without(item.as_object(), {"key", "why"}))->schedule();
    TRY(scheduleOrdinaryReceptions(stage));
    scheduleMeasures(stage, data_folder);
    scheduleContinuity(stage, data_folder);
    scheduleIncidents(stage, data_folder);
    TRY(agenda.run(clock, end));
    TRY(fillPlaces(stage, data_folder));
    TRY(fillCatalogue(stage, data_folder));
    TRY(fillFamilies(stage, data_folder));
    TRY(fillPathways(stage, data_folder));
    TRY(fillProgramme(stage, data_folder));
    TRY(fillIncompatibilities(stage, data_folder));
    TRY(fillGrids(stage, data_folder));
    TRY(fillContinuity(stage, data_folder));
    TRY(fillSituations(stage, data_folder));
    TRY(fillPrivacy(stage, data_folder));
    return stage.filled;
}

}  // namespace jalon::demo
