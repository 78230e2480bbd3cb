// SPDX-License-Identifier: EUPL-1.2
// What is read: the grids of a file, of a stay, the evaluations of a week, the timeline's lines.
#include <algorithm>
#include <set>

#include "access/access.h"
#include "base/text.h"
#include "grids/grid_forms.h"
#include "grids/grids.h"
#include "grids/work.h"
#include "partners/partners.h"
#include "people/file_rights.h"
#include "people/known_files.h"
#include "people/people.h"

namespace jalon::grids {
namespace {

using access::Right;

/// Days of one overview.
constexpr int kLongestRange = 31;

json::value numberOrNull(const std::optional<double>& number) { return number ? json::value(*number) : json::value(); }

json::value codeOrNull(const std::optional<std::string>& code) { return code ? json::value(*code) : json::value(); }

json::object seenJson(const Seen& seen) {
    return {{"mean", numberOrNull(seen.mean())},
            {"answers", seen.answers},
            {"notObserved", seen.not_observed},
            {"observers", seen.observers},
            {"days", seen.days}};
}

/// GridComparison[]: each item with the words of the latest grid that asked it.
json::array comparisonJson(const std::vector<store::Grid>& grids, Editions& editions, Enough enough) {
    std::vector<const blueprints::FormDefinition*> asked;
    for (const bool self : {false, true})
        for (auto grid = grids.rbegin(); grid != grids.rend(); ++grid)
            if (!grid->cancelled && grid->self == self) asked.push_back(&editions.find(grid->edition));
    const auto items = itemsOf(asked);
    std::vector<std::string> codes;
    for (const auto& item : items) codes.push_back(item.code);
    const auto lines = compare(observationsOf(grids), codes, enough);
    json::array out;
    for (std::size_t i = 0; i < lines.size(); ++i)
        out.push_back(json::object{{"item", lines[i].item},
                                   {"label", items[i].label},
                                   {"first", seenJson(lines[i].first)},
                                   {"last", seenJson(lines[i].last)},
                                   {"selfFirst", codeOrNull(lines[i].self_first)},
                                   {"selfLast", codeOrNull(lines[i].self_last)},
                                   {"change", changeCode(lines[i].change)}});
    return out;
}

json::array daysOf(storage::Transaction& tx, const StayId& stay) {
    std::set<Day> days;
    for (const HalfDay half : receptions::plannedHalfDays(tx, stay)) days.insert(half.day);
    json::array out;
    for (const Day day : days) out.emplace_back(day.iso());
    return out;
}

struct OfPerson {
    std::vector<store::Grid> grids;
    std::vector<store::Evaluation> evaluations;
};

json::object stayJson(const Work& work, const receptions::StayLine& stay, const OfPerson& all, Editions& editions,
                      Enough enough) {
    std::vector<store::Grid> grids;
    std::ranges::copy_if(all.grids, std::back_inserter(grids), [&](const auto& each) { return each.stay == stay.id; });
    json::array listed, evaluations;
    for (const auto& grid : grids) {
        editions.find(grid.edition);
        listed.push_back(gridJson(work, grid));
    }
    for (const auto& evaluation : all.evaluations) {
        if (evaluation.stay != stay.id) continue;
        editions.find(evaluation.edition);
        evaluations.push_back(evaluationJson(work, evaluation));
    }
    const auto observations = observationsOf(grids);
    const auto structure = partners::find(work.tx, stay.structure);
    const auto link = store::openLinkOf(work.tx, stay.id, work.clock.today());
    return {{"stayId", stay.id.text()},
            {"structureName", structure ? structure->name : ""},
            {"state", receptions::stayStateCode(stay.state)},
            {"days", daysOf(work.tx, stay.id)},
            {"first", momentJson(stateOf(observations, Moment::first))},
            {"last", momentJson(stateOf(observations, Moment::last))},
            {"missesLast", missesLastGrid(stay, observations, work.clock.today())},
            {"grids", std::move(listed)},
            {"comparison", comparisonJson(grids, editions, enough)},
            {"evaluations", std::move(evaluations)},
            {"openLinkId", link ? json::value(link->id.text()) : json::value()}};
}

Enough enoughOn(const calendar::Settings& settings, Day day) {
    return {static_cast<int>(settings.integer("grid.min_observers", day)),
            static_cast<int>(settings.integer("grid.min_days", day))};
}

/// The stays that expect somebody on a day; what is new of them goes to `stays`.
std::set<std::string> expectedOn(storage::Transaction& tx, Day day, std::map<std::string, receptions::StayLine>& stays,
                                 people::KnownFiles& known) {
    std::set<std::string> out;
    for (const Half half : {Half::am, Half::pm})
        for (auto& stay : receptions::staysOn(tx, {day, half})) {
            if (!known.has(stay.person)) continue;
            out.insert(stay.id.text());
            stays.emplace(stay.id.text(), std::move(stay));
        }
    return out;
}

}  // namespace

Result<json::object> Grids::page(const access::Actor& actor, const PersonId& person) {
    TRY(access::require(actor, Right::writings_see));
    return database_.write([&](storage::Transaction& tx) -> Result<json::object> {
        const Work work{tx, clock_, actor, blueprints_.on(tx, clock_.today())};
        auto head = people::headJson(tx, person, clock_.today(), people::rightsOn(tx, actor, person));
        if (!head) return Error::notFound();
        const auto settings = calendars_.settings(tx);
        const auto enough = enoughOn(settings, clock_.today());
        const OfPerson all{store::gridsOf(tx, person), store::evaluationsOf(tx, person)};
        Editions editions(tx);
        json::array stays;
        for (const auto& stay : receptions::staysOfPerson(tx, person))
            stays.push_back(stayJson(work, stay, all, editions, enough));
        audit(work, "open", "file", person.text(), person, {{"part", "grids"}});
        return json::object{{"person", std::move(*head)},
                            {"stays", std::move(stays)},
                            {"editions", editions.toJson()},
                            {"forms",
                             {{"professional", gridFormJson(gridForm(work.blueprint))},
                              {"self", gridFormJson(selfGridForm(work.blueprint))},
                              {"day", gridFormJson(selfEvaluationForm(work.blueprint))}}},
                            {"enough", {{"observers", enough.observers}, {"days", enough.days}}}};
    });
}

Result<json::object> Grids::stateOfStay(const access::Actor& actor, const StayId& stay_id) {
    TRY(access::require(actor, Right::writings_see));
    return database_.read([&](storage::Transaction& tx) -> Result<json::object> {
        const Work work{tx, clock_, actor, blueprints_.on(tx, clock_.today())};
        TRY_ASSIGN(const auto stay, requireStay(work, stay_id));
        const auto observations = observationsOf(store::gridsOf(tx, stay.id));
        const auto settings = calendars_.settings(tx);
        const auto enough = enoughOn(settings, clock_.today());
        int answered = 0;
        for (const auto& evaluation : store::evaluationsOf(tx, stay.person))
            if (evaluation.stay == stay.id && !evaluation.replaced_by) ++answered;
        const bool expected = isExpectedOn(tx, stay.id, clock_.today());
        const bool today = store::standing(tx, stay.id, clock_.today()).has_value();
        return json::object{{"stayId", stay.id.text()},
                            {"personId", stay.person.text()},
                            {"first", momentJson(stateOf(observations, Moment::first))},
                            {"last", momentJson(stateOf(observations, Moment::last))},
                            {"missesLast", missesLastGrid(stay, observations, clock_.today())},
                            {"enough", {{"observers", enough.observers}, {"days", enough.days}}},
                            {"evaluations", answered},
                            {"today", !expected ? "not_expected"
                                      : today   ? "answered"
                                                : "expected"}};
    });
}

Result<json::object> Grids::versions(const access::Actor& actor, const GridId& id) {
    TRY(access::require(actor, Right::writings_see));
    return database_.read([&](storage::Transaction& tx) -> Result<json::object> {
        if (!store::findGrid(tx, id)) return Error::notFound();
        Editions editions(tx);
        json::array items;
        for (const auto& each : store::versionsOf(tx, id)) {
            json::object remarks;
            for (const auto& [item, text] : each.remarks) remarks[item] = text;
            items.push_back(json::object{{"version", each.version},
                                         {"moment", momentCode(each.moment)},
                                         {"on", each.on.iso()},
                                         {"answers", answersJson(each.answers)},
                                         {"remarks", std::move(remarks)},
                                         {"remark", each.remark},
                                         {"form", gridFormJson(editions.find(each.edition))},
                                         {"at", each.at.iso()},
                                         {"by", access::userRef(tx, each.by)}});
        }
        return json::object{{"items", std::move(items)}};
    });
}

Result<json::object> Grids::evaluationsBetween(const access::Actor& actor, Day from, Day to) {
    TRY(access::require(actor, Right::course_see));
    if (to < from) return Error::invalid("to", "end_before_start");
    if (from + kLongestRange < to) return Error::invalid("to", "too_long");
    return database_.read([&](storage::Transaction& tx) -> Result<json::object> {
        const Work work{tx, clock_, actor, blueprints_.on(tx, clock_.today())};
        people::KnownFiles known(tx, actor.scope(Right::course_see));
        std::map<std::string, receptions::StayLine> stays;
        std::map<std::string, json::array> days;
        Editions editions(tx);
        for (Day day = from; day <= to; day = day + 1)
            for (const auto& stay : expectedOn(tx, day, stays, known)) days[stay].emplace_back(day.iso());
        std::map<std::string, json::array> given;
        for (const auto& evaluation : store::evaluationsBetween(tx, actor.scope(Right::course_see), from, to)) {
            const std::string stay = evaluation.stay.text();
            if (!stays.contains(stay)) {
                const auto line = receptions::findStay(tx, evaluation.stay);
                if (!line) continue;
                stays.emplace(stay, *line);
            }
            editions.find(evaluation.edition);
            given[stay].push_back(evaluationJson(work, evaluation));
        }
        std::vector<PersonId> ids;
        for (const auto& [id, stay] : stays) ids.push_back(stay.person);
        const auto people = people::findMany(tx, ids);
        std::multimap<std::string, json::object> by_name;
        for (const auto& [id, stay] : stays) {
            const auto person = people.find(stay.person.text());
            const std::string name = person == people.end() ? "" : person->second.displayName();
            by_name.emplace(text::fold(name), json::object{{"stayId", id},
                                                           {"personId", stay.person.text()},
                                                           {"personName", name},
                                                           {"className", stay.class_name},
                                                           {"expected", std::move(days[id])},
                                                           {"evaluations", std::move(given[id])}});
        }
        json::array rows;
        for (auto& [name, row] : by_name) rows.push_back(std::move(row));
        return json::object{{"from", from.iso()},
                            {"to", to.iso()},
                            {"rows", std::move(rows)},
                            {"editions", editions.toJson()},
                            {"form", gridFormJson(selfEvaluationForm(work.blueprint))}};
    });
}

std::vector<TimelineEvent> events(storage::Transaction& tx, const PersonId& person) {
    const auto all = store::gridsOf(tx, person);
    std::vector<TimelineEvent> out;
    for (const Moment moment : {Moment::first, Moment::last}) {
        std::map<std::string, std::vector<store::Grid>> by_stay;
        for (const auto& grid : all)
            if (!grid.cancelled && grid.moment == moment) by_stay[grid.stay.text()].push_back(grid);
        for (const auto& [stay, grids] : by_stay) {
            const auto state = stateOf(observationsOf(grids), moment);
            const auto& latest = grids.back();
            out.push_back({grids.front().id.text(),
                           latest.on,
                           latest.updated_at,
                           "grid_" + std::string(momentCode(moment)),
                           {{"observers", std::to_string(state.observers)},
                            {"days", std::to_string(state.days)},
                            {"self", state.self ? "yes" : ""}},
                           latest.created_by,
                           latest.stay});
        }
    }
    std::ranges::sort(out, [](const auto& a, const auto& b) { return a.on > b.on; });
    return out;
}

}  // namespace jalon::grids
