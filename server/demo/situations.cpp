// SPDX-License-Identifier: EUPL-1.2
#include "demo/situations.h"

#include <stdexcept>

namespace jalon::demo {
namespace {

struct Found {
    PersonId id;
    std::string name;
};

/// Everybody with a file, by name.
std::vector<Found> everybody(Stage& stage) {
    return stage.services.database.read([&](storage::Transaction& tx) {
        std::vector<Found> out;
        people::FileQuery query;
        query.sort = "name";
        while (true) {
            const auto page = people::listFiles(tx, access::FileScope::everything(), query, stage.clock.today());
            if (!page) throw std::runtime_error("demo/situations.json: the list of files cannot be read");
            for (const auto& row : page->at("items").as_array())
                out.push_back(
                    {PersonId::trusted(std::string(row.at("id").as_string())),
                     std::string(row.at("lastName").as_string()) + " " + std::string(row.at("firstName").as_string())});
            if (page->at("nextCursor").is_null()) return out;
            query.cursor = std::string(page->at("nextCursor").as_string());
        }
    });
}

Result<void> note(Stage& stage, const PersonId& person, json::object body) {
    body["id"] = stage.draw.uuid(stage.clock.now());
    TRY(stage.services.people.createSituation(stage.city.coordinators.front(), person, body));
    return {};
}

}  // namespace

Result<void> fillSituations(Stage& stage, const std::filesystem::path& data_folder) {
    const auto file = loadFile(data_folder, "situations");
    const auto& checked = file.at("checked").as_object();
    const auto& inside = file.at("inside").as_object();
    const auto percent = [](const json::object& share) { return static_cast<int>(share.at("percent").as_int64()); };
    const auto people = everybody(stage);
    for (const auto& [id, name] : people) {
        if (!stage.draw.chance(percent(checked))) continue;
        const bool in_district = stage.draw.chance(percent(inside));
        TRY(note(stage, id,
                 {{"from", checked.at("from")},
                  {"checkedOn", checked.at("checkedOn")},
                  {"source", checked.at("source")},
                  {"qpv", in_district ? "yes" : "no"},
                  {"district", in_district ? inside.at("district") : json::value("")}}));
    }
    for (const auto& moved : file.at("moved").as_array()) {
        json::object body = moved.as_object();
        const std::string who(body.at("person").as_string());
        body.erase("person");
        for (const auto& [id, name] : people)
            if (name == who) TRY(note(stage, id, body));
    }
    return {};
}

}  // namespace jalon::demo
