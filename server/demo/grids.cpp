// SPDX-License-Identifier: EUPL-1.2
#include "demo/grids.h"

#include <set>
#include <stdexcept>

#include "access/link_token.h"
#include "base/text.h"
#include "blueprints/blueprint.h"
#include "catalogue/catalogue.h"

namespace jalon::demo {
namespace {

constexpr int kGridAt = 16 * 60 + 35, kDayAt = 16 * 60 + 10, kTodayAt = 10 * 60 + 20;

std::string word(const json::object& object, std::string_view key) { return std::string(object.at(key).as_string()); }

/// One young person's grids and days.
class Observed {
public:
    Observed(Stage& stage, const blueprints::Blueprint& blueprint, const json::object& script)
        : stage_(stage), blueprint_(blueprint), script_(script) {
        stage_.services.database.read([&](storage::Transaction& tx) {
            find(tx);
            return 0;
        });
    }

    Result<void> tell() {
        if (const auto* grids = script_.if_contains("grids"))
            for (const auto& grid : grids->as_array()) TRY(observe(grid.as_object()));
        if (const auto* days = script_.if_contains("days"))
            for (std::size_t i = 0; i < days->as_array().size(); ++i) {
                const std::string answers(days->at(i).as_string());
                if (!answers.empty()) TRY(evaluate(dayAt(static_cast<int>(i)), answers));
            }
        if (const auto* again = script_.if_contains("again"))
            TRY(evaluate(dayAt(static_cast<int>(again->at("day").as_int64())), word(again->as_object(), "answers")));
        return {};
    }

private:
    const access::Actor& actor() const { return stage_.city.coordinators.front(); }
    grids::Grids& grids() { return stage_.services.grids; }
    std::string newId() { return stage_.draw.uuid(stage_.clock.now()); }

    void find(storage::Transaction& tx) {
        people::FileQuery query;
        query.q = word(script_, "lastName") + " " + word(script_, "firstName");
        const auto page = people::listFiles(tx, access::FileScope::everything(), query, stage_.clock.today());
        if (!page || page->at("items").as_array().empty()) throw std::runtime_error("demo/grids.json: " + query.q);
        const auto person = PersonId::trusted(std::string(page->at("items").at(0).at("id").as_string()));
        for (const auto& stay : receptions::staysOfPerson(tx, person)) {
            std::set<Day> days;
            for (const HalfDay half : receptions::plannedHalfDays(tx, stay.id)) days.insert(half.day);
            if (days.empty() || *days.begin() > stage_.end.day) continue;
            stay_ = stay.id.text();
            days_.assign(days.begin(), days.end());
            break;
        }
        if (stay_.empty()) throw std::runtime_error("demo/grids.json: no stay of " + query.q);
        for (const auto& each : catalogue::professionalsBetween(tx, stage_.end.day, stage_.end.day))
            professionals_[text::fold(each.last_name)] = each.id.text();
    }

    Day dayAt(int index) const {
        const int count = static_cast<int>(days_.size());
        const int at = index < 0 ? count + index : index;
        if (at < 0 || at >= count)
            throw std::runtime_error("demo/grids.json: no such day of " + word(script_, "lastName"));
        return days_[static_cast<std::size_t>(at)];
    }

    /// One character an item.
    json::object answersOf(const std::string& marks, std::string_view list) const {
        const auto& items = blueprint_.vocabulary(list);
        if (marks.size() != items.size()) throw std::runtime_error("demo/grids.json: " + marks);
        json::object out;
        for (std::size_t i = 0; i < marks.size(); ++i)
            if (marks[i] != '-') out[items[i].code] = marks[i] == 'N' ? std::string("NO") : std::string(1, marks[i]);
        return out;
    }

    Result<void> observe(const json::object& grid) {
        const std::string who = word(grid, "who");
        const Day on = dayAt(static_cast<int>(grid.at("day").as_int64()));
        stage_.clock.set({on, kGridAt});
        json::object body = without(grid, {"who", "day", "answers"});
        body["id"] = newId();
        body["on"] = on.iso();
        body["answers"] = answersOf(word(grid, "answers"), "grid_item");
        body["observer"] = who == "self" ? "self" : "professional";
        if (who != "self") {
            const auto found = professionals_.find(text::fold(who));
            if (found == professionals_.end()) throw std::runtime_error("demo/grids.json: no professional " + who);
            body["professionalId"] = found->second;
        }
        TRY(grids().createGrid(actor(), StayId::trusted(stay_), body));
        return {};
    }

    /// The young person answers on the tablet; what was said before on the same day is replaced.
    Result<void> evaluate(Day on, const std::string& marks) {
        stage_.clock.set({on, on == stage_.end.day ? kTodayAt : kDayAt});
        TRY_ASSIGN(const auto link, grids().createLink(actor(), StayId::trusted(stay_), {{"id", newId()}}));
        TRY(grids().answerLink(access::linkHolder(), word(link.thing, "token"),
                               {{"id", newId()}, {"answers", answersOf(marks, "self_item")}}));
        return {};
    }

    Stage& stage_;
    const blueprints::Blueprint& blueprint_;
    const json::object& script_;
    std::string stay_;
    std::vector<Day> days_;
    std::map<std::string, std::string> professionals_;
};

}  // namespace

Result<void> fillGrids(Stage& stage, const std::filesystem::path& data_folder) {
    const auto file = loadFile(data_folder, "grids");
    const auto blueprint = blueprints::loadBlueprint(data_folder, "accueil-collegiens");
    for (const auto& script : file.at("files").as_array()) TRY(Observed(stage, blueprint, script.as_object()).tell());
    stage.clock.set(stage.end);
    return {};
}

}  // namespace jalon::demo
