// SPDX-License-Identifier: EUPL-1.2
// Attempts to reach somebody, and proposals somebody declined.
#include "pathways/pathways_store.h"
#include "storage/columns.h"

namespace jalon::pathways::store {
namespace {

using storage::optionalId;

using storage::Row;
using storage::Sql;
using storage::Transaction;

#define JALON_ATTEMPT_COLUMNS                                                                                  \
    "SELECT id, pathway_id, guardian_id, on_day, at_time, channel, outcome, next_on, note, queue_before, at, " \
    "by_user, withdrawn FROM pathway_attempt "
constexpr Sql kAttemptsOf{"pathways.attempts_of",
                          JALON_ATTEMPT_COLUMNS "WHERE pathway_id = $1 AND withdrawn = FALSE ORDER BY on_day, at, id"};
constexpr Sql kFindAttempt{"pathways.find_attempt", JALON_ATTEMPT_COLUMNS "WHERE id = $1"};
constexpr Sql kInsertAttempt{
    "pathways.insert_attempt",
    "INSERT INTO pathway_attempt (id, pathway_id, guardian_id, on_day, at_time, channel, outcome, next_on, note, "
    "queue_before, withdrawn, at, by_user) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, FALSE, $11, $12)"};
constexpr Sql kWithdrawAttempt{"pathways.withdraw_attempt",
                               "UPDATE pathway_attempt SET withdrawn = TRUE WHERE id = $1"};

#define JALON_DECLINE_COLUMNS \
    "SELECT id, person_id, year_end, exclusions, reason, withdrawn, at, by_user FROM pathway_decline "
constexpr Sql kFindDecline{"pathways.find_decline", JALON_DECLINE_COLUMNS "WHERE id = $1"};
constexpr Sql kDeclinesOf{"pathways.declines_of",
                          JALON_DECLINE_COLUMNS "WHERE year_end = $1 AND withdrawn = FALSE ORDER BY at, id"};
constexpr Sql kInsertDecline{"pathways.insert_decline",
                             "INSERT INTO pathway_decline (id, person_id, year_end, exclusions, reason, withdrawn, "
                             "at, by_user) VALUES ($1, $2, $3, $4, $5, FALSE, $6, $7)"};
constexpr Sql kWithdrawDecline{"pathways.withdraw_decline",
                               "UPDATE pathway_decline SET withdrawn = TRUE WHERE id = $1"};

Attempt attemptOf(const Row& row) {
    Attempt out{AttemptId::trusted(row.text(0)), PathwayId::trusted(row.text(1)), optionalId<GuardianId>(row, 2)};
    out.on = row.day(3);
    out.time = row.text(4);
    out.channel = row.text(5);
    out.outcome = row.text(6);
    out.next_on = row.optionalDay(7);
    out.note = row.text(8);
    out.queue_before = parseQueue(row.text(9)).value();
    out.at = row.instant(10);
    out.by = optionalId<UserId>(row, 11);
    return out;
}

Decline declineOf(const Row& row) {
    return {DeclineId::trusted(row.text(0)),
            PersonId::trusted(row.text(1)),
            row.day(2),
            static_cast<int>(row.integer(3)),
            row.text(4),
            row.boolean(5),
            row.instant(6),
            optionalId<UserId>(row, 7)};
}

}  // namespace

std::vector<Attempt> attemptsOf(Transaction& tx, const PathwayId& id) {
    std::vector<Attempt> out;
    for (const Row& row : tx.run(kAttemptsOf, id)) out.push_back(attemptOf(row));
    return out;
}

std::optional<StoredAttempt> findAttempt(Transaction& tx, const AttemptId& id) {
    const auto rows = tx.run(kFindAttempt, id);
    if (rows.empty()) return std::nullopt;
    return StoredAttempt{attemptOf(rows.front()), rows.front().boolean(12)};
}

void insert(Transaction& tx, const Attempt& one) {
    tx.run(kInsertAttempt, one.id, one.pathway, one.guardian, one.on, one.time, one.channel, one.outcome, one.next_on,
           one.note, queueCode(one.queue_before), one.at, one.by);
}

void withdraw(Transaction& tx, const AttemptId& id) { tx.run(kWithdrawAttempt, id); }

std::optional<Decline> findDecline(Transaction& tx, const DeclineId& id) {
    const auto rows = tx.run(kFindDecline, id);
    if (rows.empty()) return std::nullopt;
    return declineOf(rows.front());
}

std::vector<Decline> declinesOf(Transaction& tx, Day year_end) {
    std::vector<Decline> out;
    for (const Row& row : tx.run(kDeclinesOf, year_end)) out.push_back(declineOf(row));
    return out;
}

void insert(Transaction& tx, const Decline& one) {
    tx.run(kInsertDecline, one.id, one.person, one.year_end, one.exclusions, one.reason, one.at, one.by);
}

void withdraw(Transaction& tx, const DeclineId& id) { tx.run(kWithdrawDecline, id); }

}  // namespace jalon::pathways::store
