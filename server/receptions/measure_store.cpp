// SPDX-License-Identifier: EUPL-1.2
#include "receptions/measure_store.h"

#include <stdexcept>

#include "people/scope.h"

namespace jalon::receptions::store {
namespace {

using storage::Row;
using storage::Rows;
using storage::Sql;
using storage::Transaction;

#define JALON_SELECT_LINK "SELECT l.id, l.later_id, l.earlier_id, l.kind, l.at, l.by_user FROM measure_link l "
constexpr Sql kLinksOf{"receptions.links_of",
                       JALON_SELECT_LINK "JOIN referral r ON r.id = l.later_id WHERE r.person_id = $1 ORDER BY l.id"};
constexpr Sql kFindLink{"receptions.find_link", JALON_SELECT_LINK "WHERE l.id = $1"};
constexpr Sql kAddLink{"receptions.add_link",
                       "INSERT INTO measure_link (id, later_id, earlier_id, kind, at, by_user) "
                       "VALUES ($1, $2, $3, $4, $5, $6)"};
constexpr Sql kRemoveLink{"receptions.remove_link", "DELETE FROM measure_link WHERE id = $1"};

#define JALON_SELECT_OUTCOME                                                                                   \
    "SELECT o.referral_id, o.outcome, o.pronounced_on, o.note, o.next_id, o.ended_it, o.transition_id, o.at, " \
    "o.by_user, o.id FROM measure_outcome o "
constexpr Sql kFindOutcome{"receptions.find_outcome", JALON_SELECT_OUTCOME "WHERE o.referral_id = $1"};
constexpr Sql kOutcomesOf{"receptions.outcomes_of",
                          JALON_SELECT_OUTCOME "JOIN referral r ON r.id = o.referral_id WHERE r.person_id = $1"};
constexpr Sql kAddOutcome{"receptions.add_outcome",
                          "INSERT INTO measure_outcome (referral_id, outcome, pronounced_on, note, next_id, ended_it, "
                          "transition_id, at, by_user, id) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)"};
constexpr Sql kRemoveOutcome{"receptions.remove_outcome", "DELETE FROM measure_outcome WHERE referral_id = $1"};

constexpr Sql kJoinedTo{"receptions.joined_to",
                        "SELECT j.referral_id FROM stay_measure j JOIN referral r ON r.id = j.referral_id "
                        "WHERE j.stay_id = $1 ORDER BY r.start_half, r.id"};
constexpr Sql kJoin{"receptions.join_stay", "INSERT INTO stay_measure (referral_id, stay_id) VALUES ($1, $2)"};
constexpr Sql kLeave{"receptions.leave_stay", "DELETE FROM stay_measure WHERE referral_id = $1"};

constexpr Sql kAccount{"receptions.hour_account",
                       "SELECT refused_on, refused_by, refusal_note, attested_on, attested_to, version "
                       "FROM hour_account WHERE referral_id = $1"};
constexpr Sql kPutAccount{
    "receptions.put_hour_account",
    "INSERT INTO hour_account (referral_id, refused_on, refused_by, refusal_note, attested_on, attested_to, version, "
    "updated_at, updated_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (referral_id) DO UPDATE SET "
    "refused_on = excluded.refused_on, refused_by = excluded.refused_by, refusal_note = excluded.refusal_note, "
    "attested_on = excluded.attested_on, attested_to = excluded.attested_to, version = excluded.version, "
    "updated_at = excluded.updated_at, updated_by = excluded.updated_by"};

#define JALON_SELECT_SESSION                                                                           \
    "SELECT h.id, h.referral_id, h.on_day, h.from_time, h.to_time, h.state, h.structure_id, h.place, " \
    "h.supervisor, h.comment, h.withdrawn, h.version, h.created_at, h.created_by FROM hour_session h "
#define JALON_BY_TIME " ORDER BY h.on_day, h.from_time, h.id"
constexpr Sql kSessions{"receptions.hour_sessions", JALON_SELECT_SESSION "WHERE h.referral_id = $1" JALON_BY_TIME};
constexpr Sql kSessionsOf{"receptions.hour_sessions_of", JALON_SELECT_SESSION
                          "JOIN referral r ON r.id = h.referral_id WHERE r.person_id = $1" JALON_BY_TIME};
constexpr Sql kFindSession{"receptions.find_hour_session", JALON_SELECT_SESSION "WHERE h.id = $1"};
constexpr Sql kInsertSession{
    "receptions.insert_hour_session",
    "INSERT INTO hour_session (id, referral_id, on_day, from_time, to_time, state, structure_id, place, supervisor, "
    "comment, withdrawn, version, created_at, created_by) "
    "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)"};
constexpr Sql kUpdateSession{
    "receptions.update_hour_session",
    "UPDATE hour_session SET on_day = $2, from_time = $3, to_time = $4, state = $5, structure_id = $6, place = $7, "
    "supervisor = $8, comment = $9, withdrawn = $10, version = $11 WHERE id = $1"};

constexpr Sql kErasure{"receptions.erasure",
                       "SELECT referral_id, done_on, note, by_user FROM measure_erasure WHERE referral_id = $1"};
constexpr Sql kAddErasure{"receptions.add_erasure",
                          "INSERT INTO measure_erasure (referral_id, done_on, note, at, by_user) "
                          "VALUES ($1, $2, $3, $4, $5)"};
constexpr Sql kRemoveErasure{"receptions.remove_erasure", "DELETE FROM measure_erasure WHERE referral_id = $1"};
constexpr Sql kNotErased{"receptions.not_erased",
                         "SELECT r.id FROM referral r LEFT JOIN measure_erasure e ON e.referral_id = r.id "
                         "WHERE r.start_half < $1 AND r.state <> 'duplicate' AND e.referral_id IS NULL "
                         "AND " JALON_IN_SCOPE("r.person_id", "$3") " ORDER BY r.start_half, r.id LIMIT $2"};
constexpr Sql kBegunBetween{"receptions.begun_between",
                            "SELECT r.person_id, r.measure_kind, r.start_half FROM referral r "
                            "WHERE r.start_half >= $1 AND r.start_half <= $2 "
                            "AND r.state NOT IN ('duplicate', 'withdrawn') "
                            "AND (r.suspended = FALSE OR r.revoked_on IS NOT NULL) "
                            "AND NOT EXISTS (SELECT 1 FROM measure_link l WHERE l.later_id = r.id AND l.kind = "
                            "'extends') ORDER BY r.person_id, r.start_half"};

template <class IdType>
std::optional<IdType> optionalId(const Row& row, std::size_t column) {
    auto text = row.optionalText(column);
    if (!text) return std::nullopt;
    return IdType::trusted(std::move(*text));
}

template <class T>
T known(std::optional<T> value, const char* what) {
    if (!value) throw std::logic_error(std::string("unknown code: ") + what);
    return *value;
}

MeasureLink linkOf(const Row& row) {
    return {row.text(0),
            ReferralId::trusted(row.text(1)),
            ReferralId::trusted(row.text(2)),
            known(parseLinkKind(row.text(3)), "measure_link.kind"),
            row.instant(4),
            optionalId<UserId>(row, 5)};
}

StoredOutcome outcomeOf(const Row& row) {
    return {row.text(9),
            ReferralId::trusted(row.text(0)),
            known(parseOutcome(row.text(1)), "measure_outcome.outcome"),
            row.day(2),
            row.text(3),
            optionalId<ReferralId>(row, 4),
            row.boolean(5),
            optionalId<TransitionId>(row, 6),
            row.instant(7),
            optionalId<UserId>(row, 8)};
}

HourSession sessionOf(const Row& row) {
    return {HourSessionId::trusted(row.text(0)),
            ReferralId::trusted(row.text(1)),
            row.day(2),
            row.text(3),
            row.text(4),
            known(parseSessionState(row.text(5)), "hour_session.state"),
            optionalId<StructureId>(row, 6),
            row.text(7),
            row.text(8),
            row.text(9),
            row.boolean(10),
            row.integer(11),
            row.instant(12),
            optionalId<UserId>(row, 13)};
}

std::vector<HourSession> allSessions(const Rows& rows) {
    std::vector<HourSession> out;
    for (const Row& row : rows) out.push_back(sessionOf(row));
    return out;
}

std::vector<ReferralId> ids(const Rows& rows) {
    std::vector<ReferralId> out;
    for (const Row& row : rows) out.push_back(ReferralId::trusted(row.text(0)));
    return out;
}

}  // namespace

std::vector<MeasureLink> linksOf(Transaction& tx, const PersonId& person) {
    std::vector<MeasureLink> out;
    for (const Row& row : tx.run(kLinksOf, person)) out.push_back(linkOf(row));
    return out;
}

std::optional<MeasureLink> findLink(Transaction& tx, const std::string& id) {
    const auto rows = tx.run(kFindLink, id);
    if (rows.empty()) return std::nullopt;
    return linkOf(rows.front());
}

void addLink(Transaction& tx, const MeasureLink& link) {
    tx.run(kAddLink, link.id, link.later, link.earlier, linkKindCode(link.kind), link.at, link.by);
}
void removeLink(Transaction& tx, const std::string& id) { tx.run(kRemoveLink, id); }

std::optional<StoredOutcome> findOutcome(Transaction& tx, const ReferralId& referral) {
    const auto rows = tx.run(kFindOutcome, referral);
    if (rows.empty()) return std::nullopt;
    return outcomeOf(rows.front());
}

std::vector<StoredOutcome> outcomesOf(Transaction& tx, const PersonId& person) {
    std::vector<StoredOutcome> out;
    for (const Row& row : tx.run(kOutcomesOf, person)) out.push_back(outcomeOf(row));
    return out;
}

void addOutcome(Transaction& tx, const StoredOutcome& outcome) {
    tx.run(kAddOutcome, outcome.referral, outcomeCode(outcome.outcome), outcome.pronounced_on, outcome.note,
           outcome.next, outcome.ended_it, outcome.transition, outcome.at, outcome.by, outcome.id);
}
void removeOutcome(Transaction& tx, const ReferralId& referral) { tx.run(kRemoveOutcome, referral); }

std::vector<ReferralId> joinedTo(Transaction& tx, const StayId& stay) { return ids(tx.run(kJoinedTo, stay)); }
void join(Transaction& tx, const ReferralId& referral, const StayId& stay) { tx.run(kJoin, referral, stay); }
void leave(Transaction& tx, const ReferralId& referral) { tx.run(kLeave, referral); }

HourAccount hourAccount(Transaction& tx, const ReferralId& referral) {
    const auto rows = tx.run(kAccount, referral);
    if (rows.empty()) return {};
    const Row& row = rows.front();
    return {row.optionalDay(0), row.text(1), row.text(2), row.optionalDay(3), row.text(4), row.integer(5)};
}

void put(Transaction& tx, const ReferralId& referral, const HourAccount& account, Instant at,
         const std::optional<UserId>& by) {
    tx.run(kPutAccount, referral, account.refused_on, account.refused_by, account.refusal_note, account.attested_on,
           account.attested_to, account.version, at, by);
}

std::vector<HourSession> sessions(Transaction& tx, const ReferralId& referral) {
    return allSessions(tx.run(kSessions, referral));
}
std::vector<HourSession> sessionsOf(Transaction& tx, const PersonId& person) {
    return allSessions(tx.run(kSessionsOf, person));
}

std::optional<HourSession> findSession(Transaction& tx, const HourSessionId& id) {
    const auto rows = tx.run(kFindSession, id);
    if (rows.empty()) return std::nullopt;
    return sessionOf(rows.front());
}

void insert(Transaction& tx, const HourSession& session) {
    tx.run(kInsertSession, session.id, session.referral, session.on, session.from, session.to,
           sessionStateCode(session.state), session.structure, session.place, session.supervisor, session.comment,
           session.withdrawn, session.version, session.created_at, session.created_by);
}

void update(Transaction& tx, const HourSession& session) {
    tx.run(kUpdateSession, session.id, session.on, session.from, session.to, sessionStateCode(session.state),
           session.structure, session.place, session.supervisor, session.comment, session.withdrawn, session.version);
}

std::optional<Erasure> erasureOf(Transaction& tx, const ReferralId& referral) {
    const auto rows = tx.run(kErasure, referral);
    if (rows.empty()) return std::nullopt;
    const Row& row = rows.front();
    return Erasure{ReferralId::trusted(row.text(0)), row.day(1), row.text(2), optionalId<UserId>(row, 3)};
}

void addErasure(Transaction& tx, const Erasure& erasure, Instant at) {
    tx.run(kAddErasure, erasure.referral, erasure.done_on, erasure.note, at, erasure.by);
}
void removeErasure(Transaction& tx, const ReferralId& referral) { tx.run(kRemoveErasure, referral); }

std::vector<BegunMeasure> begunBetween(Transaction& tx, Day from, Day to) {
    std::vector<BegunMeasure> out;
    for (const Row& row : tx.run(kBegunBetween, HalfDay{from, Half::am}, HalfDay{to, Half::pm}))
        out.push_back({PersonId::trusted(row.text(0)), row.text(1), row.halfDay(2).day});
    return out;
}

std::vector<ReferralId> notErased(Transaction& tx, const access::FileScope& files, Day before, std::int64_t limit) {
    return ids(tx.run(kNotErased, before, limit, files.text()));
}

}  // namespace jalon::receptions::store
