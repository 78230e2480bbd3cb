// SPDX-License-Identifier: EUPL-1.2
#pragma once
// The tasks a pathway leaves: its next review, the end of its plan, the next call, actions that are tasks. Those of a
// closed pathway are taken back, and come back when it is reopened.
#include <string>
#include <string_view>

#include "pathways/work.h"

namespace jalon::pathways {

constexpr std::string_view kReviewTask = "pathway_review";
constexpr std::string_view kPlanTask = "pathway_plan";
constexpr std::string_view kCallTask = "pathway_call";
constexpr std::string_view kActionTask = "pathway_action";

/// Each held review, and each term, has a task of its own, so that what was done stays done.
std::string reviewSource(const PathwayId& id, std::size_t held);
std::string planSource(const PathwayId& id, std::size_t terms);
std::string taskSource(const AttemptId& id);
/// Done among the tasks, an action is done.
std::string taskSource(const ActionId& id);

/// Brings all of them in line with what is stored.
void syncTasks(const Work& work, const Pathway& pathway);

/// The task of the review, or of the plan, that was due is done by the act itself.
void reviewHeld(const Work& work, const Pathway& pathway, std::size_t held_before);
void planRenewed(const Work& work, const Pathway& pathway, std::size_t terms_before);
/// The call it asked for is off; the one it had answered is open again. `standing`: the attempts that remain.
void attemptWithdrawn(const Work& work, const AttemptId& id, const std::vector<Attempt>& standing);

}  // namespace jalon::pathways
