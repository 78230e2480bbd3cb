// SPDX-License-Identifier: EUPL-1.2
// Diagnosis, objectives with their actions, reviews.
#include <algorithm>

#include "pathways/pathway_tasks.h"
#include "people/people.h"
#include "people/person.h"
#include "tasks/tasks.h"

namespace jalon::pathways {
namespace {

using access::Right;

Day readPastDay(JsonReader& in, std::string_view key, Day today) {
    const Day day = in.day(key);
    if (in.has(key) && day > today) in.fail(key, "in_future");
    return day;
}

/// What a finding may say of its domain: words, or only yes and no.
void checkWords(JsonReader& in, const Work& work, const Finding& finding) {
    if (work.blueprint.knows("pathway_domain_closed", finding.domain)) {
        for (const auto& [key, words] :
             {std::pair{"situation", &finding.situation}, {"strengths", &finding.strengths}, {"needs", &finding.needs}})
            if (!words->empty()) in.fail(key, "not_here");
        if (!finding.concern) in.fail("concern", "required");
    } else if (finding.situation.empty() && finding.strengths.empty() && finding.needs.empty()) {
        in.fail("situation", "required");
    }
}

Finding readFinding(JsonReader& in, const Work& work, const PathwayId& pathway) {
    Finding out{FindingId::trusted(in.uuid("id")), pathway};
    out.domain = in.text("domain", {.max = 60});
    requireChoice(in, work, "pathway_domain", "domain", out.domain);
    out.on = readPastDay(in, "on", work.clock.today());
    out.situation = in.optionalText("situation", {.max = 1000, .lines = true});
    out.strengths = in.optionalText("strengths", {.max = 600, .lines = true});
    out.needs = in.optionalText("needs", {.max = 600, .lines = true});
    out.concern = in.optionalBoolean("concern");
    out.referred_to = in.texts("referredTo", 10, {.max = 60});
    requireChoices(in, work, "pathway_referred_to", "referredTo", out.referred_to);
    out.source = in.text("source", {.max = 60});
    requireChoice(in, work, "pathway_source", "source", out.source);
    if (!out.domain.empty()) checkWords(in, work, out);
    return out;
}

/// Errors: required (also reason, when given up), not_in_list, unknown.
ObjectiveFields readObjective(JsonReader& in, const Work& work) {
    ObjectiveFields out;
    out.domain = in.optionalText("domain", {.max = 60});
    requireChoice(in, work, "pathway_domain", "domain", out.domain);
    out.title = in.text("title", {.max = 300});
    out.indicator = in.text("indicator", {.max = 300});
    out.target_on = in.day("targetOn");
    out.structure = readStructure(in, work, "structureId");
    const std::string state = in.optionalOneOf("state", {"open", "reached", "partly", "abandoned"});
    out.state = parseObjectiveState(state).value_or(ObjectiveState::open);
    out.reason = in.optionalText("reason", {.max = 300});
    if (out.state == ObjectiveState::abandoned && out.reason.empty()) in.fail("reason", "required");
    return out;
}

ActionFields readAction(JsonReader& in, const Work& work) {
    ActionFields out;
    out.what = in.text("what", {.max = 300});
    out.owner = readUser(in, work, "ownerId");
    out.by_whom = in.optionalText("byWhom", {.max = 120});
    out.due_on = in.optionalDay("dueOn");
    out.as_task = in.boolean("asTask", false);
    if (out.as_task && !out.due_on) in.fail("dueOn", "required");
    out.done_on = in.optionalDay("doneOn");
    if (out.done_on && *out.done_on > work.clock.today()) in.fail("doneOn", "in_future");
    return out;
}

struct ReviewWords {
    std::vector<std::string> participants;
    std::string others, decisions;
};
ReviewWords readWords(JsonReader& in, const Work& work) {
    ReviewWords out;
    out.participants = in.texts("participants", 20, {.max = 60});
    requireChoices(in, work, "pathway_participant", "participants", out.participants);
    if (out.participants.empty()) in.fail("participants", "required");
    out.others = in.optionalText("others", {.max = 200});
    out.decisions = in.optionalText("decisions", {.max = 2000, .lines = true});
    return out;
}

/// Errors under "progress.<n>": objectiveId unknown or twice, reason of an objective given up required.
std::vector<Progress> readProgress(JsonReader& in, const std::vector<Objective>& objectives) {
    std::vector<Progress> out;
    std::size_t place = 0;
    for (const auto* item : in.objects("progress", 20)) {
        JsonReader one(*item, in.path("progress." + std::to_string(place++)));
        Progress progress{ObjectiveId::trusted(one.uuid("objectiveId"))};
        const std::string state = one.oneOf("state", {"open", "reached", "partly", "abandoned"});
        progress.state = parseObjectiveState(state).value_or(ObjectiveState::open);
        progress.note = one.optionalText("note", {.max = 300});
        if (std::ranges::find(objectives, progress.objective, &Objective::id) == objectives.end())
            one.fail("objectiveId", "unknown");
        if (std::ranges::find(out, progress.objective, &Progress::objective) != out.end())
            one.fail("objectiveId", "twice");
        if (progress.state == ObjectiveState::abandoned && progress.note.empty()) one.fail("note", "required");
        in.absorb(one);
        out.push_back(std::move(progress));
    }
    return out;
}

void follow(const Work& work, const Review& review, std::vector<Objective>& objectives) {
    for (const auto& progress : review.progress) {
        auto& objective = *std::ranges::find(objectives, progress.objective, &Objective::id);
        if (objective.fields.state == progress.state) continue;
        settle(objective, progress.state, progress.note, review.on);
        objective.version += 1;
        store::update(work.tx, objective);
    }
}

}  // namespace

Result<Created> Pathways::createFinding(const access::Actor& actor, const PathwayId& id, const json::object& body) {
    TRY(access::require(actor, Right::pathways_keep));
    return database_.write([&](storage::Transaction& tx) -> Result<Created> {
        const Work work = workIn(tx, actor);
        TRY_ASSIGN(Pathway pathway, loadOpen(work, id));
        JsonReader in(body);
        Finding finding = readFinding(in, work, id);
        TRY(in.finish());
        if (const auto stored = store::findFinding(tx, finding.id)) {
            if (stored->pathway != id) return Error::conflict("id_taken");
            return Created{pathwayJson(work, pathway), true};
        }
        finding.at = clock_.now();
        finding.by = actor.author.user;
        store::insert(tx, finding);
        keep(work, pathway);
        people::touch(tx, pathway.person, finding.on);
        audit(work, "create", "pathway_finding", finding.id.text(), pathway.person, {{"domain", finding.domain}});
        return Created{pathwayJson(work, pathway)};
    });
}

Result<Created> Pathways::createObjective(const access::Actor& actor, const PathwayId& id, const json::object& body) {
    TRY(access::require(actor, Right::pathways_keep));
    return database_.write([&](storage::Transaction& tx) -> Result<Created> {
        const Work work = workIn(tx, actor);
        TRY_ASSIGN(Pathway pathway, loadOpen(work, id));
        JsonReader in(body);
        Objective objective{ObjectiveId::trusted(in.uuid("id")), id, {}};
        objective.fields = readObjective(in, work);
        TRY(in.finish());
        if (const auto stored = store::findObjective(tx, objective.id)) {
            if (stored->pathway != id) return Error::conflict("id_taken");
            return Created{pathwayJson(work, pathway), true};
        }
        settle(objective, objective.fields.state, objective.fields.reason, clock_.today());
        objective.created_at = clock_.now();
        objective.created_by = actor.author.user;
        store::insert(tx, objective);
        keep(work, pathway);
        audit(work, "create", "pathway_objective", objective.id.text(), pathway.person);
        return Created{pathwayJson(work, pathway)};
    });
}

Result<json::object> Pathways::updateObjective(const access::Actor& actor, const ObjectiveId& id, std::int64_t version,
                                               const json::object& body) {
    TRY(access::require(actor, Right::pathways_keep));
    return database_.write([&](storage::Transaction& tx) -> Result<json::object> {
        const Work work = workIn(tx, actor);
        auto objective = store::findObjective(tx, id);
        if (!objective) return Error::notFound();
        const json::object before = inputJson(objective->fields);
        if (objective->version != version) {
            json::object current = before;
            current["version"] = objective->version;
            return Error::stale(json::serialize(current));
        }
        TRY_ASSIGN(Pathway pathway, loadOpen(work, objective->pathway));
        const json::object whole = people::overlaid(before, body, {"structureId"});
        JsonReader in(whole);
        const auto earlier = objective->fields.state;
        objective->fields = readObjective(in, work);
        TRY(in.finish());
        const auto state = objective->fields.state;
        objective->fields.state = earlier;
        settle(*objective, state, objective->fields.reason, clock_.today());
        objective->version += 1;
        store::update(tx, *objective);
        keep(work, pathway);
        audit(work, "update", "pathway_objective", id.text(), pathway.person,
              {{"changed", people::changedFields(before, inputJson(objective->fields))}});
        return pathwayJson(work, pathway);
    });
}

Result<Created> Pathways::createAction(const access::Actor& actor, const ObjectiveId& id, const json::object& body) {
    TRY(access::require(actor, Right::pathways_keep));
    return database_.write([&](storage::Transaction& tx) -> Result<Created> {
        const Work work = workIn(tx, actor);
        const auto objective = store::findObjective(tx, id);
        if (!objective) return Error::notFound();
        TRY_ASSIGN(Pathway pathway, loadOpen(work, objective->pathway));
        JsonReader in(body);
        Action action{ActionId::trusted(in.uuid("id")), id, {}};
        action.fields = readAction(in, work);
        TRY(in.finish());
        if (const auto stored = store::findAction(tx, action.id)) {
            if (stored->objective != id) return Error::conflict("id_taken");
            return Created{pathwayJson(work, pathway), true};
        }
        action.created_at = clock_.now();
        store::insert(tx, action);
        keep(work, pathway);
        syncTasks(work, pathway);
        audit(work, "create", "pathway_action", action.id.text(), pathway.person);
        return Created{pathwayJson(work, pathway)};
    });
}

Result<json::object> Pathways::updateAction(const access::Actor& actor, const ActionId& id, std::int64_t version,
                                            const json::object& body) {
    TRY(access::require(actor, Right::pathways_keep));
    return database_.write([&](storage::Transaction& tx) -> Result<json::object> {
        const Work work = workIn(tx, actor);
        auto action = store::findAction(tx, id);
        if (!action) return Error::notFound();
        const json::object before = inputJson(action->fields);
        if (action->version != version) {
            json::object current = before;
            current["version"] = action->version;
            return Error::stale(json::serialize(current));
        }
        TRY_ASSIGN(Pathway pathway, loadOpen(work, store::findObjective(tx, action->objective)->pathway));
        const json::object whole = people::overlaid(before, body, {"ownerId", "dueOn", "doneOn"});
        JsonReader in(whole);
        action->fields = readAction(in, work);
        TRY(in.finish());
        action->version += 1;
        store::update(tx, *action);
        keep(work, pathway);
        const bool undone = body.contains("doneOn") && !action->fields.done_on;
        if (undone) tasks::reopen(tx, clock_, std::string(kActionTask), taskSource(id));
        syncTasks(work, pathway);
        audit(work, "update", "pathway_action", id.text(), pathway.person,
              {{"changed", people::changedFields(before, inputJson(action->fields))}});
        return pathwayJson(work, pathway);
    });
}

Result<Created> Pathways::createReview(const access::Actor& actor, const PathwayId& id, const json::object& body) {
    TRY(access::require(actor, Right::pathways_keep));
    return database_.write([&](storage::Transaction& tx) -> Result<Created> {
        const Work work = workIn(tx, actor);
        TRY_ASSIGN(Pathway pathway, loadOpen(work, id));
        auto objectives = store::objectivesOf(tx, id);
        JsonReader in(body);
        Review review{ReviewId::trusted(in.uuid("id")), id};
        review.on = readPastDay(in, "on", clock_.today());
        if (in.has("on") && review.on < pathway.fields.entered_on) in.fail("on", "before_entry");
        auto words = readWords(in, work);
        review.progress = readProgress(in, objectives);
        review.next_on = in.optionalDay("nextOn");
        if (review.next_on && *review.next_on <= review.on) in.fail("nextOn", "end_before_start");
        TRY(in.finish());
        if (const auto stored = store::findReview(tx, review.id)) {
            if (stored->pathway != id) return Error::conflict("id_taken");
            return Created{pathwayJson(work, pathway), true};
        }
        review.participants = std::move(words.participants);
        review.others = std::move(words.others);
        review.decisions = std::move(words.decisions);
        review.created_at = clock_.now();
        review.created_by = actor.author.user;
        reviewHeld(work, pathway, store::reviewsOf(tx, id).size());
        store::insert(tx, review);
        follow(work, review, objectives);
        pathway.fields.next_review_on = review.next_on;
        keep(work, pathway);
        syncTasks(work, pathway);
        people::touch(tx, pathway.person, review.on);
        audit(work, "create", "pathway_review", review.id.text(), pathway.person, {{"on", review.on.iso()}});
        return Created{pathwayJson(work, pathway)};
    });
}

Result<json::object> Pathways::updateReview(const access::Actor& actor, const ReviewId& id, std::int64_t version,
                                            const json::object& body) {
    TRY(access::require(actor, Right::pathways_keep));
    return database_.write([&](storage::Transaction& tx) -> Result<json::object> {
        const Work work = workIn(tx, actor);
        auto review = store::findReview(tx, id);
        if (!review) return Error::notFound();
        const json::object before = inputJson(*review);
        if (review->version != version) {
            json::object current = before;
            current["version"] = review->version;
            return Error::stale(json::serialize(current));
        }
        Pathway pathway = store::find(tx, review->pathway).value();
        const json::object whole = people::overlaid(before, body, {});
        JsonReader in(whole);
        review->on = readPastDay(in, "on", clock_.today());
        if (in.has("on") && review->on < pathway.fields.entered_on) in.fail("on", "before_entry");
        auto words = readWords(in, work);
        TRY(in.finish());
        review->participants = std::move(words.participants);
        review->others = std::move(words.others);
        review->decisions = std::move(words.decisions);
        review->version += 1;
        store::update(tx, *review);
        keep(work, pathway);
        audit(work, "update", "pathway_review", id.text(), pathway.person,
              {{"changed", people::changedFields(before, inputJson(*review))}});
        return pathwayJson(work, pathway);
    });
}

}  // namespace jalon::pathways
