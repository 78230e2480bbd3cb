// SPDX-License-Identifier: EUPL-1.2
#include "demo/catalogue.h"

#include <stdexcept>

#include "people/people.h"

namespace jalon::demo {
namespace {

using Ids = std::map<std::string, std::string>;

std::string text(const json::object& object, std::string_view key) { return std::string(object.at(key).as_string()); }

/// What the file says in keys, said in the API's ids while the catalogue is filled.
class Shelves {
public:
    Shelves(Stage& stage, const json::object& file) : stage_(stage), file_(file) {}

    Result<void> fill() {
        TRY(addSites());
        TRY(addRooms());
        TRY(addActivities());
        TRY(addSheets());
        return addProfessionals();
    }

private:
    const access::Actor& actor() const { return stage_.city.coordinators.front(); }
    catalogue::Catalogue& catalogue() { return stage_.services.catalogue; }
    const json::array& list(const char* name) const { return file_.at(name).as_array(); }

    /// A copy with an id, remembered under the key.
    json::object keyed(const json::value& item, Ids& ids) {
        json::object body = without(item.as_object(), {"key"});
        const std::string id = stage_.draw.uuid(stage_.clock.now());
        body["id"] = id;
        ids.emplace(text(item.as_object(), "key"), id);
        return body;
    }

    void nameTravel(json::object& body) const {
        if (!body.contains("travel")) return;
        json::array travel;
        for (const auto& way : body.at("travel").as_object())
            travel.push_back({{"siteId", sites_.at(std::string(way.key()))}, {"minutes", way.value()}});
        body["travel"] = std::move(travel);
    }

    void nameSites(json::object& body) const {
        if (!body.contains("week")) return;
        for (auto& item : body.at("week").as_array()) {
            json::object& window = item.as_object();
            if (!window.contains("site")) continue;
            window["siteId"] = sites_.at(text(window, "site"));
            window.erase("site");
        }
    }

    Result<void> addSites() {
        for (const auto& item : list("sites")) {
            json::object body = keyed(item, sites_);
            nameTravel(body);
            TRY(catalogue().createSite(actor(), body));
        }
        return {};
    }

    Result<void> addRooms() {
        Ids rooms;
        for (const auto& item : list("rooms")) {
            json::object body = keyed(item, rooms);
            nameTravel(body);
            if (body.contains("site")) body["siteId"] = sites_.at(text(body, "site"));
            body.erase("site");
            TRY(catalogue().createRoom(actor(), body));
        }
        return {};
    }

    Result<void> addActivities() {
        for (const auto& item : list("activities")) TRY(catalogue().createActivity(actor(), keyed(item, activities_)));
        return {};
    }

    Result<void> addSheets() {
        for (const auto& item : list("sheets")) {
            json::object body = without(item.as_object(), {"activity"});
            body["id"] = stage_.draw.uuid(stage_.clock.now());
            const auto of = catalogue::ActivityId::trusted(activities_.at(text(item.as_object(), "activity")));
            TRY(catalogue().createSheet(actor(), of, body));
        }
        return {};
    }

    Result<void> addProfessionals() {
        Ids professionals;
        for (const auto& item : list("professionals")) {
            json::object body = keyed(item, professionals);
            const std::string employer = text(body, "structure");
            body.erase("structure");
            if (!employer.empty()) body["structureId"] = stage_.city.structures.at(employer).text();
            json::array led;
            for (const auto& key : body.at("activities").as_array())
                led.push_back(json::value(activities_.at(std::string(key.as_string()))));
            body.erase("activities");
            body["activityIds"] = std::move(led);
            nameSites(body);
            nameAccount(body);
            TRY(nameTies(body));
            TRY(catalogue().createProfessional(actor(), body));
        }
        return {};
    }

    void nameAccount(json::object& body) const {
        if (!body.contains("user")) return;
        for (const access::Actor& colleague : stage_.city.coordinators)
            if (colleague.login == text(body, "user")) body["userId"] = colleague.author.user->text();
        body.erase("user");
    }

    /// Young people are known by the name their file shows.
    Result<void> nameTies(json::object& body) {
        if (!body.contains("ties")) return {};
        for (auto& item : body.at("ties").as_array()) {
            json::object& tie = item.as_object();
            const std::string name = text(tie, "person");
            TRY_ASSIGN(const auto found, stage_.services.database.read([&](storage::Transaction& tx) {
                people::FileQuery query;
                query.q = name;
                return people::listFiles(tx, access::FileScope::everything(), query, stage_.clock.today());
            }));
            if (found.at("items").as_array().empty())
                throw std::runtime_error("demo/catalogue.json: nobody is " + name);
            tie["personId"] = found.at("items").as_array().front().at("id");
            tie.erase("person");
        }
        return {};
    }

    Stage& stage_;
    const json::object& file_;
    Ids sites_, activities_;
};

}  // namespace

Result<void> fillCatalogue(Stage& stage, const std::filesystem::path& data_folder) {
    const auto file = loadFile(data_folder, "catalogue");
    return Shelves(stage, file).fill();
}

}  // namespace jalon::demo
