// SPDX-License-Identifier: EUPL-1.2
#include "demo/incompatibilities.h"

#include <stdexcept>

namespace jalon::demo {
namespace {

PersonId personCalled(Stage& stage, const json::value& name) {
    people::FileQuery query;
    query.q = std::string(name.as_string());
    return stage.services.database.read([&](storage::Transaction& tx) {
        const auto page = people::listFiles(tx, access::FileScope::everything(), query, stage.clock.today());
        if (!page || page->at("items").as_array().empty())
            throw std::runtime_error("demo/incompatibilities.json: nobody is called " + query.q);
        return PersonId::trusted(std::string(page->at("items").at(0).at("id").as_string()));
    });
}

}  // namespace

Result<void> fillIncompatibilities(Stage& stage, const std::filesystem::path& data_folder) {
    const auto file = loadFile(data_folder, "incompatibilities");
    for (const auto& pair : file.at("pairs").as_array()) {
        json::object body = pair.at("said").as_object();
        body["id"] = stage.draw.uuid(stage.clock.now());
        body["otherId"] = personCalled(stage, pair.at("other")).text();
        TRY(stage.services.people.createIncompatibility(stage.city.coordinators.front(),
                                                        personCalled(stage, pair.at("one")), body));
    }
    return {};
}

}  // namespace jalon::demo
