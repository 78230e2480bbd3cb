// SPDX-License-Identifier: EUPL-1.2
#include "pathways/pathway_tasks.h"

#include "tasks/tasks.h"

namespace jalon::pathways {
namespace {

tasks::NewTask newTask(const Pathway& pathway, std::string_view kind, std::string source, Day due_on) {
    tasks::NewTask task;
    task.kind = kind;
    task.source = std::move(source);
    task.person = pathway.person;
    task.owner = pathway.fields.referent;
    task.due_on = due_on;
    return task;
}

void cancel(const Work& work, std::string_view kind, const std::string& source) {
    tasks::cancel(work.tx, work.clock, std::string(kind), source);
}

void syncReview(const Work& work, const Pathway& pathway) {
    const auto source = reviewSource(pathway.id, store::reviewsOf(work.tx, pathway.id).size());
    if (pathway.isOpen() && pathway.fields.next_review_on)
        tasks::ensure(work.tx, work.clock, newTask(pathway, kReviewTask, source, *pathway.fields.next_review_on));
    else
        cancel(work, kReviewTask, source);
}

void syncPlan(const Work& work, const Pathway& pathway) {
    const auto source = planSource(pathway.id, store::termsOf(work.tx, pathway.id).size());
    if (pathway.isOpen())
        tasks::ensure(work.tx, work.clock, newTask(pathway, kPlanTask, source, pathway.plan_until));
    else
        cancel(work, kPlanTask, source);
}

/// Only the last attempt asks for a call: the one before was answered by it.
void syncCall(const Work& work, const Pathway& pathway) {
    const auto attempts = store::attemptsOf(work.tx, pathway.id);
    if (attempts.empty()) return;
    const Attempt& last = attempts.back();
    if (attempts.size() > 1)
        tasks::complete(work.tx, work.clock, work.actor, std::string(kCallTask),
                        taskSource(attempts[attempts.size() - 2].id));
    if (pathway.isOpen() && last.next_on)
        tasks::ensure(work.tx, work.clock, newTask(pathway, kCallTask, taskSource(last.id), *last.next_on));
    else
        cancel(work, kCallTask, taskSource(last.id));
}

void syncActions(const Work& work, const Pathway& pathway) {
    for (const auto& action : store::actionsOf(work.tx, pathway.id)) {
        const auto& fields = action.fields;
        const auto source = taskSource(action.id);
        if (fields.as_task && fields.done_on) {
            tasks::complete(work.tx, work.clock, work.actor, std::string(kActionTask), source);
        } else if (fields.as_task && pathway.isOpen()) {
            auto task = newTask(pathway, kActionTask, source, *fields.due_on);
            task.owner = fields.owner;
            task.params = {{"name", fields.what}};
            tasks::ensure(work.tx, work.clock, task);
        } else {
            cancel(work, kActionTask, source);
        }
    }
}

}  // namespace

std::string reviewSource(const PathwayId& id, std::size_t held) {
    return "pathway:" + id.text() + ":review:" + std::to_string(held);
}

std::string planSource(const PathwayId& id, std::size_t terms) {
    return "pathway:" + id.text() + ":plan:" + std::to_string(terms);
}

std::string taskSource(const AttemptId& id) { return "pathway-attempt:" + id.text(); }

std::string taskSource(const ActionId& id) { return "pathway-action:" + id.text(); }

void syncTasks(const Work& work, const Pathway& pathway) {
    syncReview(work, pathway);
    syncPlan(work, pathway);
    syncCall(work, pathway);
    syncActions(work, pathway);
}

void reviewHeld(const Work& work, const Pathway& pathway, std::size_t held_before) {
    tasks::complete(work.tx, work.clock, work.actor, std::string(kReviewTask), reviewSource(pathway.id, held_before));
}

void planRenewed(const Work& work, const Pathway& pathway, std::size_t terms_before) {
    tasks::complete(work.tx, work.clock, work.actor, std::string(kPlanTask), planSource(pathway.id, terms_before));
}

void attemptWithdrawn(const Work& work, const AttemptId& id, const std::vector<Attempt>& standing) {
    cancel(work, kCallTask, taskSource(id));
    if (!standing.empty()) tasks::reopen(work.tx, work.clock, std::string(kCallTask), taskSource(standing.back().id));
}

}  // namespace jalon::pathways
