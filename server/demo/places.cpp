// SPDX-License-Identifier: EUPL-1.2
#include "demo/places.h"

#include "receptions/group.h"

namespace jalon::demo {
namespace {

/// The member "id", new, and the group of the service.
json::object ofService(Stage& stage, const json::value& item) {
    json::object body = item.as_object();
    body["id"] = stage.draw.uuid(stage.clock.now());
    body["groupId"] = receptions::serviceGroup().text();
    return body;
}

}  // namespace

Result<void> fillPlaces(Stage& stage, const std::filesystem::path& data_folder) {
    const auto file = loadFile(data_folder, "places");
    const access::Actor& actor = stage.city.coordinators.front();
    auto& places = stage.services.receptions.places();
    for (const auto& week : file.at("weeks").as_array()) TRY(places.createWeek(actor, ofService(stage, week)));
    for (const auto& exception : file.at("exceptions").as_array())
        TRY(places.createException(actor, ofService(stage, exception)));
    TRY_ASSIGN(const auto list, places.getWaitingList(actor));
    for (const auto& said : file.at("facts").as_array())
        for (const auto& row : list.at("items").as_array()) {
            if (row.at("personName") != said.at("person")) continue;
            const auto id = ReferralId::trusted(std::string(row.at("referralId").as_string()));
            TRY(places.putWaitingFacts(actor, id, 0, said.at("facts").as_object()));
        }
    return {};
}

}  // namespace jalon::demo
