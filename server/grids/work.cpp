// SPDX-License-Identifier: EUPL-1.2
#include "grids/work.h"

#include <algorithm>
#include <stdexcept>

#include "access/access.h"
#include "grids/grid_forms.h"

namespace jalon::grids {
namespace {

json::object textsJson(const std::map<std::string, std::string>& texts) {
    json::object out;
    for (const auto& [item, text] : texts) out[item] = text;
    return out;
}

}  // namespace

const blueprints::FormDefinition& Editions::find(const std::string& id) {
    if (const auto known = read_.find(id); known != read_.end()) return known->second;
    auto found = blueprints::findEdition(tx_, id);
    if (!found) throw std::logic_error("no form_edition " + id);
    return read_.emplace(id, std::move(*found)).first->second;
}

json::object Editions::toJson() const {
    json::object out;
    for (const auto& [id, form] : read_) out[id] = gridFormJson(form);
    return out;
}

Result<receptions::StayLine> requireStay(const Work& work, const StayId& stay) {
    auto found = receptions::findStay(work.tx, stay);
    if (!found) return Error::notFound();
    return std::move(*found);
}

bool isExpectedOn(storage::Transaction& tx, const StayId& stay, Day day) {
    for (const Half half : {Half::am, Half::pm}) {
        const auto expected = receptions::staysOn(tx, {day, half});
        if (std::ranges::find(expected, stay, &receptions::StayLine::id) != expected.end()) return true;
    }
    return false;
}

Result<Written> readAnswers(const Work& work, const blueprints::FormDefinition& form, const json::object& answers,
                            const blueprints::Answered& before) {
    TRY_ASSIGN(const json::object checked, blueprints::checkAnswers(form, answers, before));
    if (checked.empty()) return Error::invalid("answers", "required");
    const auto edition = blueprints::editionOf(form, checked, before);
    return Written{answersOf(checked), blueprints::keepEdition(work.tx, edition)};
}

void audit(const Work& work, std::string action, std::string entity, std::string id, const PersonId& person,
           json::object details) {
    audit::record(work.tx, work.clock, work.actor.author,
                  {std::move(action), std::move(entity), std::move(id), person, std::move(details)});
}

json::object gridJson(const Work& work, const store::Grid& grid) {
    return {{"id", grid.id.text()},
            {"personId", grid.person.text()},
            {"stayId", grid.stay.text()},
            {"moment", momentCode(grid.moment)},
            {"observer", grid.self ? "self" : "professional"},
            {"user", access::userRef(work.tx, grid.observer_user)},
            {"professionalId", grid.professional_id.empty() ? json::value() : json::value(grid.professional_id)},
            {"observerName", grid.observer_name},
            {"on", grid.on.iso()},
            {"answers", answersJson(grid.answers)},
            {"remarks", textsJson(grid.remarks)},
            {"remark", grid.remark},
            {"editionId", grid.edition},
            {"cancelled", grid.cancelled},
            {"cancelledReason", grid.cancelled_reason},
            {"createdAt", grid.created_at.iso()},
            {"createdBy", access::userRef(work.tx, grid.created_by)},
            {"updatedAt", grid.updated_at.iso()},
            {"updatedBy", access::userRef(work.tx, grid.updated_by)},
            {"version", grid.version}};
}

json::object evaluationJson(const Work& work, const store::Evaluation& evaluation) {
    return {{"id", evaluation.id.text()},
            {"personId", evaluation.person.text()},
            {"stayId", evaluation.stay.text()},
            {"on", evaluation.on.iso()},
            {"answers", answersJson(evaluation.answers)},
            {"editionId", evaluation.edition},
            {"how", evaluation.how},
            {"at", evaluation.at.iso()},
            {"by", access::userRef(work.tx, evaluation.by)},
            {"replacedBy", evaluation.replaced_by ? json::value(evaluation.replaced_by->text()) : json::value()}};
}

std::vector<Observation> observationsOf(const std::vector<store::Grid>& grids) {
    std::vector<Observation> out;
    for (const auto& grid : grids)
        if (!grid.cancelled) out.push_back(grid.observation());
    return out;
}

json::object momentJson(const MomentState& state) {
    return {{"observers", state.observers}, {"days", state.days}, {"self", state.self}};
}

bool missesLastGrid(const receptions::StayLine& stay, const std::vector<Observation>& observations, Day today) {
    using receptions::StayState;
    const bool came = stay.state == StayState::running || stay.state == StayState::ended ||
                      stay.state == StayState::reviewed || stay.state == StayState::returned ||
                      stay.state == StayState::follow_up || stay.state == StayState::closed;
    return came && stay.last && stay.last->day <= today && stateOf(observations, Moment::last).observers == 0;
}

}  // namespace jalon::grids
