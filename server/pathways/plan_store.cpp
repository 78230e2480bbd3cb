// SPDX-License-Identifier: EUPL-1.2
// Findings, objectives with their actions, reviews.
#include "pathways/pathways_store.h"
#include "storage/columns.h"

namespace jalon::pathways::store {
namespace {

using storage::optionalId;
using storage::readTexts;
using storage::writeTexts;

using storage::Row;
using storage::Sql;
using storage::Transaction;

#define JALON_FINDING_COLUMNS                                                                                \
    "SELECT id, pathway_id, domain, on_day, situation, strengths, needs, concern, referred_to, source, at, " \
    "by_user FROM pathway_finding "
constexpr Sql kFindingsOf{"pathways.findings_of",
                          JALON_FINDING_COLUMNS "WHERE pathway_id = $1 ORDER BY on_day DESC, at DESC, id DESC"};
constexpr Sql kFindFinding{"pathways.find_finding", JALON_FINDING_COLUMNS "WHERE id = $1"};
constexpr Sql kInsertFinding{
    "pathways.insert_finding",
    "INSERT INTO pathway_finding (id, pathway_id, domain, on_day, situation, strengths, needs, concern, referred_to, "
    "source, at, by_user) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)"};

#define JALON_OBJECTIVE_COLUMNS                                                                           \
    "SELECT id, pathway_id, domain, title, indicator, target_on, structure_id, state, state_on, reason, " \
    "created_at, created_by, version FROM pathway_objective "
constexpr Sql kObjectivesOf{"pathways.objectives_of",
                            JALON_OBJECTIVE_COLUMNS "WHERE pathway_id = $1 ORDER BY created_at, id"};
constexpr Sql kFindObjective{"pathways.find_objective", JALON_OBJECTIVE_COLUMNS "WHERE id = $1"};
constexpr Sql kInsertObjective{
    "pathways.insert_objective",
    "INSERT INTO pathway_objective (id, pathway_id, domain, title, indicator, target_on, structure_id, state, "
    "state_on, reason, created_at, created_by, version) "
    "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)"};
constexpr Sql kUpdateObjective{
    "pathways.update_objective",
    "UPDATE pathway_objective SET domain = $2, title = $3, indicator = $4, target_on = $5, structure_id = $6, "
    "state = $7, state_on = $8, reason = $9, version = $10 WHERE id = $1"};

#define JALON_ACTION_COLUMNS                                                                       \
    "SELECT a.id, a.objective_id, a.what, a.owner_id, a.by_whom, a.due_on, a.as_task, a.done_on, " \
    "a.created_at, a.version FROM pathway_action a "
constexpr Sql kActionsOf{"pathways.actions_of", JALON_ACTION_COLUMNS
                         "JOIN pathway_objective o ON o.id = a.objective_id WHERE o.pathway_id = $1 "
                         "ORDER BY a.created_at, a.id"};
constexpr Sql kFindAction{"pathways.find_action", JALON_ACTION_COLUMNS "WHERE a.id = $1"};
constexpr Sql kInsertAction{"pathways.insert_action",
                            "INSERT INTO pathway_action (id, objective_id, what, owner_id, by_whom, due_on, as_task, "
                            "done_on, created_at, version) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)"};
constexpr Sql kUpdateAction{"pathways.update_action",
                            "UPDATE pathway_action SET what = $2, owner_id = $3, by_whom = $4, due_on = $5, "
                            "as_task = $6, done_on = $7, version = $8 WHERE id = $1"};

#define JALON_REVIEW_COLUMNS                                                                          \
    "SELECT id, pathway_id, on_day, participants, others, decisions, progress, next_on, created_at, " \
    "created_by, version FROM pathway_review "
constexpr Sql kReviewsOf{"pathways.reviews_of",
                         JALON_REVIEW_COLUMNS "WHERE pathway_id = $1 ORDER BY on_day DESC, id DESC"};
constexpr Sql kFindReview{"pathways.find_review", JALON_REVIEW_COLUMNS "WHERE id = $1"};
constexpr Sql kInsertReview{"pathways.insert_review",
                            "INSERT INTO pathway_review (id, pathway_id, on_day, participants, others, decisions, "
                            "progress, next_on, created_at, created_by, version) "
                            "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)"};
constexpr Sql kUpdateReview{"pathways.update_review",
                            "UPDATE pathway_review SET on_day = $2, participants = $3, others = $4, decisions = $5, "
                            "version = $6 WHERE id = $1"};

Finding findingOf(const Row& row) {
    Finding out{FindingId::trusted(row.text(0)), PathwayId::trusted(row.text(1)), row.text(2), row.day(3)};
    out.situation = row.text(4);
    out.strengths = row.text(5);
    out.needs = row.text(6);
    out.concern = row.optionalBoolean(7);
    out.referred_to = readTexts(row.text(8));
    out.source = row.text(9);
    out.at = row.instant(10);
    out.by = optionalId<UserId>(row, 11);
    return out;
}

Objective objectiveOf(const Row& row) {
    Objective out{ObjectiveId::trusted(row.text(0)), PathwayId::trusted(row.text(1)), {}};
    out.fields.domain = row.text(2);
    out.fields.title = row.text(3);
    out.fields.indicator = row.text(4);
    out.fields.target_on = row.day(5);
    out.fields.structure = optionalId<StructureId>(row, 6);
    out.fields.state = parseObjectiveState(row.text(7)).value();
    out.state_on = row.optionalDay(8);
    out.fields.reason = row.text(9);
    out.created_at = row.instant(10);
    out.created_by = optionalId<UserId>(row, 11);
    out.version = row.integer(12);
    return out;
}

Action actionOf(const Row& row) {
    Action out{ActionId::trusted(row.text(0)), ObjectiveId::trusted(row.text(1)), {}};
    out.fields.what = row.text(2);
    out.fields.owner = optionalId<UserId>(row, 3);
    out.fields.by_whom = row.text(4);
    out.fields.due_on = row.optionalDay(5);
    out.fields.as_task = row.boolean(6);
    out.fields.done_on = row.optionalDay(7);
    out.created_at = row.instant(8);
    out.version = row.integer(9);
    return out;
}

std::string writeProgress(const std::vector<Progress>& progress) {
    json::array out;
    for (const auto& each : progress)
        out.push_back(json::object{
            {"objectiveId", each.objective.text()}, {"state", objectiveStateCode(each.state)}, {"note", each.note}});
    return json::serialize(out);
}

std::vector<Progress> readProgress(const std::string& stored) {
    std::vector<Progress> out;
    const json::value list = json::parse(stored);
    for (const auto& item : list.as_array()) {
        const auto& one = item.as_object();
        out.push_back({ObjectiveId::trusted(std::string(one.at("objectiveId").as_string())),
                       parseObjectiveState(one.at("state").as_string()).value(),
                       std::string(one.at("note").as_string())});
    }
    return out;
}

Review reviewOf(const Row& row) {
    Review out{ReviewId::trusted(row.text(0)), PathwayId::trusted(row.text(1)), row.day(2)};
    out.participants = readTexts(row.text(3));
    out.others = row.text(4);
    out.decisions = row.text(5);
    out.progress = readProgress(row.text(6));
    out.next_on = row.optionalDay(7);
    out.created_at = row.instant(8);
    out.created_by = optionalId<UserId>(row, 9);
    out.version = row.integer(10);
    return out;
}

template <class Read>
auto all(const storage::Rows& rows, Read read) {
    std::vector<decltype(read(rows.front()))> out;
    for (const Row& row : rows) out.push_back(read(row));
    return out;
}

template <class Read>
auto first(const storage::Rows& rows, Read read) -> std::optional<decltype(read(rows.front()))> {
    if (rows.empty()) return std::nullopt;
    return read(rows.front());
}

}  // namespace

std::vector<Finding> findingsOf(Transaction& tx, const PathwayId& id) {
    return all(tx.run(kFindingsOf, id), findingOf);
}
std::optional<Finding> findFinding(Transaction& tx, const FindingId& id) {
    return first(tx.run(kFindFinding, id), findingOf);
}
void insert(Transaction& tx, const Finding& one) {
    tx.run(kInsertFinding, one.id, one.pathway, one.domain, one.on, one.situation, one.strengths, one.needs,
           one.concern, writeTexts(one.referred_to), one.source, one.at, one.by);
}

std::vector<Objective> objectivesOf(Transaction& tx, const PathwayId& id) {
    return all(tx.run(kObjectivesOf, id), objectiveOf);
}
std::optional<Objective> findObjective(Transaction& tx, const ObjectiveId& id) {
    return first(tx.run(kFindObjective, id), objectiveOf);
}
void insert(Transaction& tx, const Objective& one) {
    const auto& f = one.fields;
    tx.run(kInsertObjective, one.id, one.pathway, f.domain, f.title, f.indicator, f.target_on, f.structure,
           objectiveStateCode(f.state), one.state_on, f.reason, one.created_at, one.created_by, one.version);
}
void update(Transaction& tx, const Objective& one) {
    const auto& f = one.fields;
    tx.run(kUpdateObjective, one.id, f.domain, f.title, f.indicator, f.target_on, f.structure,
           objectiveStateCode(f.state), one.state_on, f.reason, one.version);
}

std::vector<Action> actionsOf(Transaction& tx, const PathwayId& id) { return all(tx.run(kActionsOf, id), actionOf); }
std::optional<Action> findAction(Transaction& tx, const ActionId& id) {
    return first(tx.run(kFindAction, id), actionOf);
}
void insert(Transaction& tx, const Action& one) {
    const auto& f = one.fields;
    tx.run(kInsertAction, one.id, one.objective, f.what, f.owner, f.by_whom, f.due_on, f.as_task, f.done_on,
           one.created_at, one.version);
}
void update(Transaction& tx, const Action& one) {
    const auto& f = one.fields;
    tx.run(kUpdateAction, one.id, f.what, f.owner, f.by_whom, f.due_on, f.as_task, f.done_on, one.version);
}

std::vector<Review> reviewsOf(Transaction& tx, const PathwayId& id) { return all(tx.run(kReviewsOf, id), reviewOf); }
std::optional<Review> findReview(Transaction& tx, const ReviewId& id) {
    return first(tx.run(kFindReview, id), reviewOf);
}
void insert(Transaction& tx, const Review& one) {
    tx.run(kInsertReview, one.id, one.pathway, one.on, writeTexts(one.participants), one.others, one.decisions,
           writeProgress(one.progress), one.next_on, one.created_at, one.created_by, one.version);
}
void update(Transaction& tx, const Review& one) {
    tx.run(kUpdateReview, one.id, one.on, writeTexts(one.participants), one.others, one.decisions, one.version);
}

}  // namespace jalon::pathways::store
