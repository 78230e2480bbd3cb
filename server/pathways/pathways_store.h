// SPDX-License-Identifier: EUPL-1.2
#pragma once
// All SQL of pathways/: pathways_store.cpp holds pathways, terms, exits and lists; plan_store.cpp the plan;
// contact_store.cpp attempts and declined proposals.
#include <optional>
#include <string>
#include <vector>

#include "pathways/pathways.h"

namespace jalon::pathways::store {

std::optional<Pathway> find(storage::Transaction& tx, const PathwayId& id);
/// Newest entry first.
std::vector<Pathway> pathwaysOf(storage::Transaction& tx, const PersonId& person);
std::optional<Pathway> openOf(storage::Transaction& tx, const PersonId& person);
void insert(storage::Transaction& tx, const Pathway& pathway);
void update(storage::Transaction& tx, const Pathway& pathway);

/// By their end.
std::vector<Term> termsOf(storage::Transaction& tx, const PathwayId& id);
std::optional<Term> findTerm(storage::Transaction& tx, const TermId& id);
void insert(storage::Transaction& tx, const Term& term);

/// Oldest first; the last one stands unless it was taken back.
std::vector<Exit> exitsOf(storage::Transaction& tx, const PathwayId& id);
void insert(storage::Transaction& tx, const Exit& exit);
void takeBack(storage::Transaction& tx, const Exit& exit);

/// A pathway as lists show it.
struct ListRow {
    Pathway pathway;
    int objectives = 0, reached = 0;  ///< those given up apart
    std::string exit_code;
    std::optional<Day> exit_on;
};
/// Lists and counts are of the files the reader may know of. Pages by entry, the newest first; empty filters let
/// everything through.
struct ListFilter {
    std::string kind;
    std::optional<UserId> referent;
    std::string state;                 ///< open, closed, ""
    std::string exit_class;            ///< or ""
    std::optional<Day> review_before;  ///< reviews due before this day
};
struct ListPlace {
    Day entered_on;
    std::string id;
};
std::vector<ListRow> page(storage::Transaction& tx, const access::FileScope& files, const ListFilter& filter,
                          const std::optional<ListPlace>& after, std::size_t limit);
struct Counts {
    std::int64_t open = 0, closed = 0, overdue = 0;
    std::map<std::string, std::int64_t> by_exit;
};
Counts counts(storage::Transaction& tx, const access::FileScope& files, Day today);

/// Open ones at a place of the work queue: whoever is to be called next first.
std::vector<ListRow> queued(storage::Transaction& tx, const access::FileScope& files, Queue queue, std::size_t limit);
std::map<std::string, std::int64_t> queueCounts(storage::Transaction& tx, const access::FileScope& files);

/// Newest day first.
std::vector<Finding> findingsOf(storage::Transaction& tx, const PathwayId& id);
std::optional<Finding> findFinding(storage::Transaction& tx, const FindingId& id);
void insert(storage::Transaction& tx, const Finding& finding);

/// In the order they were set.
std::vector<Objective> objectivesOf(storage::Transaction& tx, const PathwayId& id);
std::optional<Objective> findObjective(storage::Transaction& tx, const ObjectiveId& id);
void insert(storage::Transaction& tx, const Objective& objective);
void update(storage::Transaction& tx, const Objective& objective);

/// Of every objective, in the order they were written.
std::vector<Action> actionsOf(storage::Transaction& tx, const PathwayId& id);
std::optional<Action> findAction(storage::Transaction& tx, const ActionId& id);
void insert(storage::Transaction& tx, const Action& action);
void update(storage::Transaction& tx, const Action& action);

/// Newest first.
std::vector<Review> reviewsOf(storage::Transaction& tx, const PathwayId& id);
std::optional<Review> findReview(storage::Transaction& tx, const ReviewId& id);
void insert(storage::Transaction& tx, const Review& review);
void update(storage::Transaction& tx, const Review& review);

/// Standing ones, by day and then the order of recording.
std::vector<Attempt> attemptsOf(storage::Transaction& tx, const PathwayId& id);
struct StoredAttempt {
    Attempt attempt;
    bool withdrawn = false;
};
std::optional<StoredAttempt> findAttempt(storage::Transaction& tx, const AttemptId& id);
void insert(storage::Transaction& tx, const Attempt& attempt);
void withdraw(storage::Transaction& tx, const AttemptId& id);

struct Decline {
    DeclineId id;
    PersonId person;
    Day year_end;
    int exclusions = 0;
    std::string reason;  ///< vocabulary pathway_decline
    bool withdrawn = false;
    Instant at = {};
    std::optional<UserId> by = std::nullopt;
};
std::optional<Decline> findDecline(storage::Transaction& tx, const DeclineId& id);
/// Those that stand, of a school year.
std::vector<Decline> declinesOf(storage::Transaction& tx, Day year_end);
void insert(storage::Transaction& tx, const Decline& decline);
void withdraw(storage::Transaction& tx, const DeclineId& id);

}  // namespace jalon::pathways::store
