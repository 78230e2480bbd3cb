// SPDX-License-Identifier: EUPL-1.2
// The young person's evaluations of a day, and the links to give them.
#include <array>

#include "grids/grids_store.h"
#include "people/scope.h"
#include "storage/columns.h"

namespace jalon::grids::store {
namespace {

using storage::optionalId;
using storage::readTextsByKey;
using storage::writeTexts;

using storage::Row;
using storage::Sql;
using storage::Transaction;

constexpr std::array<std::string_view, 3> kLinkStates{"open", "used", "revoked"};

constexpr Sql kFindEvaluation{
    "grids.find_evaluation",
    "SELECT id, person_id, stay_id, on_day, answers, edition_id, how, at, by_user, replaced_by FROM self_evaluation "
    "WHERE id = $1"};
constexpr Sql kEvaluationsOf{
    "grids.evaluations_of",
    "SELECT id, person_id, stay_id, on_day, answers, edition_id, how, at, by_user, replaced_by FROM self_evaluation "
    "WHERE person_id = $1 ORDER BY on_day, at, id"};
constexpr Sql kEvaluationsBetween{
    "grids.evaluations_between",
    "SELECT id, person_id, stay_id, on_day, answers, edition_id, how, at, by_user, replaced_by FROM self_evaluation "
    "WHERE on_day BETWEEN $1 AND $2 AND replaced_by IS NULL AND " JALON_IN_SCOPE("self_evaluation.person_id",
                                                                                 "$3") " ORDER BY on_day, id"};
constexpr Sql kStanding{
    "grids.standing_evaluation",
    "SELECT id, person_id, stay_id, on_day, answers, edition_id, how, at, by_user, replaced_by FROM self_evaluation "
    "WHERE stay_id = $1 AND on_day = $2 AND replaced_by IS NULL"};
constexpr Sql kInsertEvaluation{
    "grids.insert_evaluation",
    "INSERT INTO self_evaluation (id, person_id, stay_id, on_day, answers, edition_id, how, at, by_user, replaced_by) "
    "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, NULL)"};
constexpr Sql kReplaceEvaluation{"grids.replace_evaluation",
                                 "UPDATE self_evaluation SET replaced_by = $2 WHERE id = $1"};

constexpr Sql kFindLink{
    "grids.find_link",
    "SELECT id, token_hash, person_id, stay_id, on_day, state, evaluation_id, created_at, created_by "
    "FROM self_evaluation_link WHERE id = $1"};
constexpr Sql kFindLinkByHash{
    "grids.find_link_by_hash",
    "SELECT id, token_hash, person_id, stay_id, on_day, state, evaluation_id, created_at, created_by "
    "FROM self_evaluation_link WHERE token_hash = $1"};
constexpr Sql kOpenLinkOf{
    "grids.open_link_of",
    "SELECT id, token_hash, person_id, stay_id, on_day, state, evaluation_id, created_at, created_by "
    "FROM self_evaluation_link WHERE stay_id = $1 AND on_day = $2 AND state = 'open' ORDER BY created_at DESC, id "
    "DESC"};
constexpr Sql kInsertLink{
    "grids.insert_link",
    "INSERT INTO self_evaluation_link (id, token_hash, person_id, stay_id, on_day, state, evaluation_id, created_at, "
    "created_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)"};
constexpr Sql kUpdateLink{
    "grids.update_link",
    "UPDATE self_evaluation_link SET token_hash = $2, state = $3, evaluation_id = $4 WHERE id = $1"};
constexpr Sql kRevokeOpenLinks{
    "grids.revoke_open_links",
    "UPDATE self_evaluation_link SET state = 'revoked' WHERE stay_id = $1 AND state = 'open'"};

std::string_view stateCode(LinkState state) { return kLinkStates.at(static_cast<std::size_t>(state)); }

LinkState stateOf(const std::string& code) {
    if (code == "open") return LinkState::open;
    return code == "used" ? LinkState::used : LinkState::revoked;
}

Evaluation evaluationOf(const Row& row) {
    Evaluation out{EvaluationId::trusted(row.text(0)), PersonId::trusted(row.text(1)), StayId::trusted(row.text(2))};
    out.on = row.day(3);
    out.answers = readTextsByKey(row.text(4));
    out.edition = row.text(5);
    out.how = row.text(6);
    out.at = row.instant(7);
    out.by = optionalId<UserId>(row, 8);
    out.replaced_by = optionalId<EvaluationId>(row, 9);
    return out;
}

std::optional<Evaluation> firstOf(const storage::Rows& rows) {
    if (rows.empty()) return std::nullopt;
    return evaluationOf(rows.front());
}

std::vector<Evaluation> evaluationsIn(const storage::Rows& rows) {
    std::vector<Evaluation> out;
    for (const Row& row : rows) out.push_back(evaluationOf(row));
    return out;
}

std::optional<Link> linkIn(const storage::Rows& rows) {
    if (rows.empty()) return std::nullopt;
    const Row& row = rows.front();
    Link out{LinkId::trusted(row.text(0)), row.text(1), PersonId::trusted(row.text(2)), StayId::trusted(row.text(3))};
    out.on = row.day(4);
    out.state = stateOf(row.text(5));
    out.evaluation = optionalId<EvaluationId>(row, 6);
    out.created_at = row.instant(7);
    out.created_by = optionalId<UserId>(row, 8);
    return out;
}

}  // namespace

std::optional<Evaluation> findEvaluation(Transaction& tx, const EvaluationId& id) {
    return firstOf(tx.run(kFindEvaluation, id));
}

std::vector<Evaluation> evaluationsOf(Transaction& tx, const PersonId& person) {
    return evaluationsIn(tx.run(kEvaluationsOf, person));
}

std::vector<Evaluation> evaluationsBetween(Transaction& tx, const access::FileScope& files, Day from, Day to) {
    return evaluationsIn(tx.run(kEvaluationsBetween, from, to, files.text()));
}

std::optional<Evaluation> standing(Transaction& tx, const StayId& stay, Day on) {
    return firstOf(tx.run(kStanding, stay, on));
}

void insert(Transaction& tx, const Evaluation& one) {
    tx.run(kInsertEvaluation, one.id, one.person, one.stay, one.on, writeTexts(one.answers), one.edition, one.how,
           one.at, one.by);
}

void replace(Transaction& tx, const EvaluationId& id, const EvaluationId& by) { tx.run(kReplaceEvaluation, id, by); }

std::optional<Link> findLink(Transaction& tx, const LinkId& id) { return linkIn(tx.run(kFindLink, id)); }

std::optional<Link> findLinkByHash(Transaction& tx, const std::string& token_hash) {
    return linkIn(tx.run(kFindLinkByHash, token_hash));
}

std::optional<Link> openLinkOf(Transaction& tx, const StayId& stay, Day on) {
    return linkIn(tx.run(kOpenLinkOf, stay, on));
}

void insert(Transaction& tx, const Link& link) {
    tx.run(kInsertLink, link.id, link.token_hash, link.person, link.stay, link.on, stateCode(link.state),
           link.evaluation, link.created_at, link.created_by);
}

void update(Transaction& tx, const Link& link) {
    tx.run(kUpdateLink, link.id, link.token_hash, stateCode(link.state), link.evaluation);
}

void revokeOpenLinks(Transaction& tx, const StayId& stay) { tx.run(kRevokeOpenLinks, stay); }

}  // namespace jalon::grids::store
