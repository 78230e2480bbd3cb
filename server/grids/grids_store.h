// SPDX-License-Identifier: EUPL-1.2
#pragma once
// All SQL of grids/.
#include <optional>
#include <string>
#include <vector>

#include "grids/grids.h"

namespace jalon::grids::store {

struct Grid {
    GridId id;
    PersonId person;
    StayId stay;
    Moment moment = Moment::first;
    bool self = false;
    std::string observer_key = {};
    std::optional<UserId> observer_user = std::nullopt;
    std::string professional_id = {};  ///< "" without one
    std::string observer_name = {};    ///< of a professional without account: as it was on that day
    Day on = {};
    Answers answers = {};
    std::map<std::string, std::string> remarks = {};  ///< item → text
    std::string remark = {};
    std::string edition = {};
    bool cancelled = false;
    std::string cancelled_reason = {};
    Instant created_at = {}, updated_at = {};
    std::optional<UserId> created_by = std::nullopt, updated_by = std::nullopt;
    std::int64_t version = 1;

    Observation observation() const { return {moment, self, observer_key, on, answers}; }
};
std::optional<Grid> findGrid(storage::Transaction& tx, const GridId& id);
/// By day, cancelled ones too.
std::vector<Grid> gridsOf(storage::Transaction& tx, const PersonId& person);
std::vector<Grid> gridsOf(storage::Transaction& tx, const StayId& stay);
void insert(storage::Transaction& tx, const Grid& grid);
void update(storage::Transaction& tx, const Grid& grid);

/// A grid as it was before a correction.
struct GridVersion {
    std::int64_t version = 1;
    Moment moment = Moment::first;
    Day on = {};
    Answers answers = {};
    std::map<std::string, std::string> remarks = {};
    std::string remark = {}, edition = {};
    Instant at = {};
    std::optional<UserId> by = std::nullopt;
};
void keepVersion(storage::Transaction& tx, const Grid& before);
/// Newest first.
std::vector<GridVersion> versionsOf(storage::Transaction& tx, const GridId& id);

struct Evaluation {
    EvaluationId id;
    PersonId person;
    StayId stay;
    Day on = {};
    Answers answers = {};
    std::string edition = {};
    std::string how = {};  ///< professional, link
    Instant at = {};
    std::optional<UserId> by = std::nullopt;
    std::optional<EvaluationId> replaced_by = std::nullopt;
};
std::optional<Evaluation> findEvaluation(storage::Transaction& tx, const EvaluationId& id);
/// Those replaced too, in the order of days and coming.
std::vector<Evaluation> evaluationsOf(storage::Transaction& tx, const PersonId& person);
std::vector<Evaluation> evaluationsBetween(storage::Transaction& tx, const access::FileScope& files, Day from, Day to);
/// The one that stands for a day.
std::optional<Evaluation> standing(storage::Transaction& tx, const StayId& stay, Day on);
void insert(storage::Transaction& tx, const Evaluation& evaluation);
void replace(storage::Transaction& tx, const EvaluationId& id, const EvaluationId& by);

enum class LinkState { open, used, revoked };
struct Link {
    LinkId id;
    std::string token_hash;
    PersonId person;
    StayId stay;
    Day on = {};
    LinkState state = LinkState::open;
    std::optional<EvaluationId> evaluation = std::nullopt;
    Instant created_at = {};
    std::optional<UserId> created_by = std::nullopt;
};
std::optional<Link> findLink(storage::Transaction& tx, const LinkId& id);
std::optional<Link> findLinkByHash(storage::Transaction& tx, const std::string& token_hash);
std::optional<Link> openLinkOf(storage::Transaction& tx, const StayId& stay, Day on);
void insert(storage::Transaction& tx, const Link& link);
/// Its token, its state, its answer.
void update(storage::Transaction& tx, const Link& link);
void revokeOpenLinks(storage::Transaction& tx, const StayId& stay);

}  // namespace jalon::grids::store
