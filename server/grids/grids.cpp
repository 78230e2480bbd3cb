// SPDX-License-Identifier: EUPL-1.2
// Grids: filled, corrected, set aside.
#include "grids/grids.h"

#include <algorithm>

#include "base/text.h"
#include "catalogue/catalogue.h"
#include "grids/grid_forms.h"
#include "grids/work.h"
#include "people/people.h"
#include "people/person.h"

namespace jalon::grids {
namespace {

using access::Right;

/// Who observes, from the members observer, professionalId and observerName; the acting user without either.
void readObserver(JsonReader& in, const Work& work, store::Grid& grid) {
    grid.self = in.oneOf("observer", {"professional", "self"}) == "self";
    const std::string professional_id = in.optionalUuid("professionalId");
    const std::string name = in.optionalText("observerName", {.max = 120});
    if (grid.self) {
        grid.observer_key = "self";
        return;
    }
    if (!professional_id.empty()) {
        const auto found = catalogue::findProfessional(work.tx, catalogue::ProfessionalId::trusted(professional_id));
        if (!found) return in.fail("professionalId", "unknown");
        grid.professional_id = professional_id;
        grid.observer_user = found->user;
        grid.observer_name = found->displayName();
        // Whoever has an account is one observer, whether chosen from the list or signed in.
        grid.observer_key = found->user ? "user:" + found->user->text() : "professional:" + professional_id;
        return;
    }
    if (!name.empty()) {
        grid.observer_name = name;
        grid.observer_key = "name:" + text::fold(name);
        return;
    }
    grid.observer_user = work.actor.author.user;
    grid.observer_key = "user:" + (grid.observer_user ? grid.observer_user->text() : work.actor.author.via);
}

/// Members moment, on, remarks, remark.
void readCircumstances(JsonReader& in, const Work& work, const receptions::StayLine& stay,
                       const blueprints::FormDefinition& form, store::Grid& grid) {
    grid.moment = parseMoment(in.oneOf("moment", {"first", "between", "last"})).value_or(Moment::first);
    grid.on = in.day("on");
    if (grid.on > work.clock.today()) in.fail("on", "in_future");
    if (in.has("on") && stay.first && grid.on < stay.first->day) in.fail("on", "before_stay");
    grid.remark = in.optionalText("remark", {.max = kRemarkMax});
    const auto known = grid.remarks;
    grid.remarks.clear();
    const json::object* remarks = in.object("remarks");
    if (remarks == nullptr) return;
    JsonReader nested(*remarks, in.path("remarks"));
    for (const auto& [item, remark] : *remarks) {
        const std::string text = nested.optionalText(item, {.max = kRemarkMax});
        if (form.find(item) == nullptr && !known.contains(item)) nested.fail(item, "unknown_field");
        if (!text.empty()) grid.remarks[item] = text;
    }
    in.absorb(nested);
}

blueprints::FormDefinition formOf(const Work& work, const store::Grid& grid) {
    return grid.self ? selfGridForm(work.blueprint) : gridForm(work.blueprint);
}

/// A standing grid of the same observer on the same day.
std::optional<store::Grid> sameObserver(const Work& work, const store::Grid& grid) {
    const auto all = store::gridsOf(work.tx, grid.stay);
    const auto found = std::ranges::find_if(all, [&](const store::Grid& each) {
        return !each.cancelled && each.id != grid.id && each.observer_key == grid.observer_key && each.on == grid.on;
    });
    if (found == all.end()) return std::nullopt;
    return *found;
}

/// {"rules":{"old":"2","new":null}} for the items whose answer differs.
json::object changedAnswers(const Answers& before, const Answers& after) {
    return people::changedFields(answersJson(before), answersJson(after));
}

}  // namespace

Result<Created> Grids::createGrid(const access::Actor& actor, const StayId& stay_id, const json::object& body) {
    TRY(access::require(actor, Right::writings_keep));
    return database_.write([&](storage::Transaction& tx) -> Result<Created> {
        const Work work{tx, clock_, actor, blueprints_.on(tx, clock_.today())};
        TRY_ASSIGN(const auto stay, requireStay(work, stay_id));
        JsonReader in(body);
        store::Grid grid{GridId::trusted(in.uuid("id")), stay.person, stay.id};
        readObserver(in, work, grid);
        const auto form = formOf(work, grid);
        readCircumstances(in, work, stay, form, grid);
        const json::object* answers = in.object("answers");
        if (answers == nullptr) in.fail("answers", "required");
        TRY(in.finish());
        if (const auto stored = store::findGrid(tx, grid.id)) {
            if (stored->stay != stay.id || stored->created_by != actor.author.user) return Error::conflict("id_taken");
            return Created{gridJson(work, *stored), true};
        }
        TRY_ASSIGN(const auto written, readAnswers(work, form, *answers));
        if (const auto other = sameObserver(work, grid))
            return Error::conflict("already_observed", json::serialize(gridJson(work, *other)));
        grid.answers = written.answers;
        grid.edition = written.edition;
        grid.created_at = grid.updated_at = clock_.now();
        grid.created_by = grid.updated_by = actor.author.user;
        store::insert(tx, grid);
        people::touch(tx, stay.person, grid.on);
        audit(work, "create", "grid", grid.id.text(), stay.person,
              {{"moment", momentCode(grid.moment)},
               {"observer", grid.self ? "self" : "professional"},
               {"on", grid.on.iso()}});
        return Created{gridJson(work, grid)};
    });
}

Result<json::object> Grids::correctGrid(const access::Actor& actor, const GridId& id, std::int64_t version,
                                        const json::object& body) {
    TRY(access::require(actor, Right::writings_keep));
    return database_.write([&](storage::Transaction& tx) -> Result<json::object> {
        const Work work{tx, clock_, actor, blueprints_.on(tx, clock_.today())};
        const auto before = store::findGrid(tx, id);
        if (!before) return Error::notFound();
        if (before->version != version) return Error::stale(json::serialize(gridJson(work, *before)));
        TRY_ASSIGN(const auto stay, requireStay(work, before->stay));
        Editions editions(tx);
        const blueprints::Answered earlier{answersJson(before->answers), editions.find(before->edition)};
        JsonReader in(body);
        auto grid = *before;
        const auto form = formOf(work, grid);
        readCircumstances(in, work, stay, form, grid);
        const json::object* answers = in.object("answers");
        if (answers == nullptr) in.fail("answers", "required");
        TRY(in.finish());
        TRY_ASSIGN(const auto written, readAnswers(work, form, *answers, earlier));
        if (const auto other = sameObserver(work, grid); other && !grid.cancelled)
            return Error::conflict("already_observed", json::serialize(gridJson(work, *other)));
        store::keepVersion(tx, *before);
        grid.answers = written.answers;
        grid.edition = written.edition;
        grid.version += 1;
        grid.updated_at = clock_.now();
        grid.updated_by = actor.author.user;
        store::update(tx, grid);
        json::object changed = changedAnswers(before->answers, grid.answers);
        audit(work, "update", "grid", id.text(), grid.person,
              {{"changed", std::move(changed)}, {"moment", momentCode(grid.moment)}, {"on", grid.on.iso()}});
        return gridJson(work, grid);
    });
}

Result<json::object> Grids::cancelGrid(const access::Actor& actor, const GridId& id, std::int64_t version,
                                       const json::object& body) {
    TRY(access::require(actor, Right::writings_keep));
    return database_.write([&](storage::Transaction& tx) -> Result<json::object> {
        const Work work{tx, clock_, actor, blueprints_.on(tx, clock_.today())};
        auto grid = store::findGrid(tx, id);
        if (!grid) return Error::notFound();
        if (grid->version != version) return Error::stale(json::serialize(gridJson(work, *grid)));
        const auto before = *grid;
        JsonReader in(body);
        grid->cancelled = in.boolean("cancelled");
        grid->cancelled_reason = in.optionalText("reason", {.max = 300});
        if (grid->cancelled && grid->cancelled_reason.empty()) in.fail("reason", "required");
        TRY(in.finish());
        if (!grid->cancelled) {
            grid->cancelled_reason.clear();
            if (const auto other = sameObserver(work, *grid))
                return Error::conflict("already_observed", json::serialize(gridJson(work, *other)));
        }
        store::keepVersion(tx, before);
        grid->version += 1;
        grid->updated_at = clock_.now();
        grid->updated_by = actor.author.user;
        store::update(tx, *grid);
        audit(work, grid->cancelled ? "cancel" : "restore", "grid", id.text(), grid->person,
              {{"reason", grid->cancelled_reason}});
        return gridJson(work, *grid);
    });
}

}  // namespace jalon::grids
