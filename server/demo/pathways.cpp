// SPDX-License-Identifier: EUPL-1.2
#include "demo/pathways.h"

#include <map>
#include <stdexcept>

#include "people/contact_rule.h"

namespace jalon::demo {
namespace {

std::string word(const json::object& object, std::string_view key) { return std::string(object.at(key).as_string()); }

const json::array& listOf(const json::object& object, std::string_view key) {
    static const json::array kNone;
    const auto* list = object.if_contains(key);
    return list == nullptr ? kNone : list->as_array();
}

/// One young person's pathway: guardians are said by first name, objectives by their title, structures by their key.
class PathwayStory {
public:
    PathwayStory(Stage& stage, const json::object& script)
        : stage_(stage), script_(script), person_(personCalled(word(script, "who"))) {
        stage.services.database.read([&](storage::Transaction& tx) {
            for (const auto& guardian : people::circleOf(tx, person_).guardians)
                guardians_.emplace(guardian.fields.first_name, guardian.id.text());
            const auto stays = receptions::staysOfPerson(tx, person_);
            if (!stays.empty()) stay_ = stays.front().id.text();
            return 0;
        });
    }

    Result<void> tell() {
        TRY(open());
        for (const auto& item : listOf(script_, "findings")) {
            TRY_ASSIGN(auto made, pathways().createFinding(actor(), id(), body(item.as_object(), {})));
            pathway_ = std::move(made.thing);
        }
        for (const auto& item : listOf(script_, "objectives")) TRY(setObjective(item.as_object()));
        for (const auto& item : listOf(script_, "reviews")) TRY(holdReview(item.as_object()));
        for (const auto& item : listOf(script_, "attempts")) TRY(attempt(item.as_object()));
        if (const auto* queue = script_.if_contains("queue")) {
            TRY_ASSIGN(pathway_, pathways().setQueue(actor(), id(), version(), {{"queue", *queue}}));
        }
        if (const auto* exit = script_.if_contains("exit")) {
            TRY_ASSIGN(pathway_, pathways().end(actor(), id(), version(), exit->as_object()));
        }
        return {};
    }

private:
    const access::Actor& actor() const { return stage_.city.coordinators.front(); }
    pathways::Pathways& pathways() { return stage_.services.pathways; }
    pathways::PathwayId id() const { return pathways::PathwayId::trusted(word(pathway_, "id")); }
    std::int64_t version() const { return pathway_.at("version").as_int64(); }

    PersonId personCalled(const std::string& name) const {
        people::FileQuery query;
        query.q = name;
        return stage_.services.database.read([&](storage::Transaction& tx) {
            const auto page = people::listFiles(tx, access::FileScope::everything(), query, stage_.clock.today());
            if (!page || page->at("items").as_array().empty())
                throw std::runtime_error("demo/pathways.json: nobody is called " + name);
            return PersonId::trusted(std::string(page->at("items").at(0).at("id").as_string()));
        });
    }
    json::object body(const json::object& item, std::initializer_list<std::string_view> own) {
        json::object out = without(item, own);
        out["id"] = stage_.draw.uuid(stage_.clock.now());
        if (const auto* structure = item.if_contains("structure")) {
            out.erase("structure");
            out["structureId"] = stage_.city.structures.at(std::string(structure->as_string())).text();
        }
        return out;
    }
    std::string objectiveCalled(std::string_view title) const {
        for (const auto& objective : listOf(pathway_, "objectives"))
            if (objective.at("title").as_string() == title) return word(objective.as_object(), "id");
        throw std::runtime_error("demo/pathways.json: no objective " + std::string(title));
    }

    Result<void> open() {
        json::object opening = body(script_.at("opening").as_object(), {"fromStay"});
        opening["personId"] = person_.text();
        if (script_.at("opening").as_object().contains("fromStay") && !stay_.empty()) opening["stayId"] = stay_;
        TRY_ASSIGN(auto made, pathways().create(actor(), opening));
        pathway_ = std::move(made.thing);
        return {};
    }

    Result<void> setObjective(const json::object& item) {
        TRY_ASSIGN(auto made, pathways().createObjective(actor(), id(), body(item, {"actions"})));
        pathway_ = std::move(made.thing);
        const auto objective = pathways::ObjectiveId::trusted(objectiveCalled(word(item, "title")));
        for (const auto& action : listOf(item, "actions")) {
            json::object one = body(action.as_object(), {});
            if (one.contains("asTask")) one["ownerId"] = actor().author.user->text();
            TRY_ASSIGN(auto with, pathways().createAction(actor(), objective, one));
            pathway_ = std::move(with.thing);
        }
        return {};
    }

    Result<void> holdReview(const json::object& item) {
        json::object review = body(item, {"progress"});
        json::array progress;
        for (const auto& each : listOf(item, "progress")) {
            json::object one = without(each.as_object(), {"objective"});
            one["objectiveId"] = objectiveCalled(word(each.as_object(), "objective"));
            progress.push_back(std::move(one));
        }
        review["progress"] = std::move(progress);
        TRY_ASSIGN(auto made, pathways().createReview(actor(), id(), review));
        pathway_ = std::move(made.thing);
        return {};
    }

    Result<void> attempt(const json::object& item) {
        json::object one = body(item, {"guardian"});
        if (const auto* who = item.if_contains("guardian")) {
            const auto found = guardians_.find(std::string(who->as_string()));
            if (found == guardians_.end()) throw std::runtime_error("demo/pathways.json: no guardian of that name");
            one["guardianId"] = found->second;
        }
        TRY_ASSIGN(auto made, pathways().createAttempt(actor(), id(), one));
        pathway_ = std::move(made.thing);
        return {};
    }

    Stage& stage_;
    const json::object& script_;
    PersonId person_;
    std::map<std::string, std::string> guardians_;
    std::string stay_;
    json::object pathway_;
};

}  // namespace

Result<void> fillPathways(Stage& stage, const std::filesystem::path& data_folder) {
    const auto file = loadFile(data_folder, "pathways");
    for (const auto& item : file.at("pathways").as_array()) TRY(PathwayStory(stage, item.as_object()).tell());
    return {};
}

}  // namespace jalon::demo
