// SPDX-License-Identifier: EUPL-1.2
#include "receptions/referral_store.h"

#include <algorithm>
#include <initializer_list>
#include <stdexcept>
#include <utility>

#include "base/json.h"
#include "people/scope.h"

namespace jalon::receptions::store {
namespace {

using storage::Row;
using storage::Rows;
using storage::Sql;
using storage::Transaction;
using storage::Value;

// Statements are literals (their text is the key of the statement cache), hence a macro for what they share.
#define JALON_SELECT_REFERRAL                                                                                      \
    "SELECT r.id, r.person_id, r.structure_id, r.class_name, r.caller_name, r.caller_function, r.caller_channel, " \
    "r.caller_contact_id, r.received_on, r.received_time, r.measure_kind, r.decided_on, r.start_half, "            \
    "r.start_time, r.end_half, r.end_time, r.suspended, r.revoked_on, r.council_on, r.motive, r.other_motives, "   \
    "r.facts, r.parents_agreement, r.parents_agreement_on, r.school_work, r.not_to_meet, r.note, r.state, "        \
    "r.reason_code, r.reason_note, r.duplicate_of, r.decided_at, r.decided_by, r.answered, r.receivable, "         \
    "r.created_at, r.created_by, r.version, COALESCE(s.id, j.stay_id), r.revocable_until, r.revoked_by, "          \
    "r.ordered_minutes, r.host_structure_id, r.host_name, r.host_tasks, r.agreement_on, r.agreement_by, "          \
    "r.alternative, r.next_structure_id, r.next_from FROM referral r "                                             \
    "LEFT JOIN stay s ON s.referral_id = r.id AND s.withdrawn = FALSE "                                            \
    "LEFT JOIN stay_measure j ON j.referral_id = r.id "
#define JALON_NEWEST_FIRST " ORDER BY r.received_on DESC, r.id DESC"
// Binds $1 to $3 are the place and the limit, $4 the scope of the reader.
#define JALON_PAGE \
    " AND (r.received_on, r.id) < ($1, $2) AND " JALON_IN_SCOPE("r.person_id", "$4") " ORDER BY r.received_on DESC, " \
    "r.id DESC LIMIT $3"

constexpr Sql kFind{"receptions.find_referral", JALON_SELECT_REFERRAL "WHERE r.id = $1"};
constexpr Sql kOfPerson{"receptions.referrals_of", JALON_SELECT_REFERRAL "WHERE r.person_id = $1" JALON_NEWEST_FIRST};
/// Nobody works through more in a day; the list of referrals has them all.
constexpr std::int64_t kMostToday = 30;
// One state at a time, in the order of an index: several at once would be read whole and sorted.
constexpr Sql kOldestOwed{"receptions.oldest_owed_referrals",
                          JALON_SELECT_REFERRAL "WHERE r.answered = FALSE AND r.state = $1 AND " JALON_IN_SCOPE(
                              "r.person_id", "$3") " ORDER BY r.received_on, r.id LIMIT $2"};
constexpr Sql kOldest{"receptions.oldest_referrals", JALON_SELECT_REFERRAL "WHERE r.state = $1 AND " JALON_IN_SCOPE(
                                                         "r.person_id", "$3") " ORDER BY r.received_on, r.id LIMIT $2"};

constexpr Sql kPage{"receptions.page", JALON_SELECT_REFERRAL "WHERE TRUE" JALON_PAGE};
constexpr Sql kPageState{"receptions.page_state", JALON_SELECT_REFERRAL "WHERE r.state = $5" JALON_PAGE};
constexpr Sql kPageStructure{"receptions.page_structure", JALON_SELECT_REFERRAL "WHERE r.structure_id = $5" JALON_PAGE};
constexpr Sql kPageStateStructure{"receptions.page_state_structure",
                                  JALON_SELECT_REFERRAL "WHERE r.state = $5 AND r.structure_id = $6" JALON_PAGE};
constexpr Sql kPageOwed{"receptions.page_owed", JALON_SELECT_REFERRAL
                        "WHERE r.answered = FALSE AND r.state IN ('accepted', 'refused')" JALON_PAGE};
constexpr Sql kPageOwedStructure{
    "receptions.page_owed_structure", JALON_SELECT_REFERRAL
    "WHERE r.answered = FALSE AND r.state IN ('accepted', 'refused') AND r.structure_id = $5" JALON_PAGE};

constexpr Sql kInsert{
    "receptions.insert_referral",
    "INSERT INTO referral (id, person_id, structure_id, class_name, caller_name, caller_function, caller_channel, "
    "caller_contact_id, received_on, received_time, measure_kind, decided_on, start_half, start_time, end_half, "
    "end_time, suspended, revoked_on, council_on, motive, other_motives, facts, parents_agreement, "
    "parents_agreement_on, school_work, not_to_meet, note, state, reason_code, reason_note, duplicate_of, decided_at, "
    "decided_by, answered, receivable, version, revocable_until, revoked_by, ordered_minutes, host_structure_id, "
    "host_name, host_tasks, agreement_on, agreement_by, alternative, next_structure_id, next_from, created_at, "
    "created_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, "
    "$21, $22, "
    "$23, $24, $25, $26, $27, $28, $29, $30, $31, $32, $33, $34, $35, $36, $37, $38, $39, $40, $41, $42, "
    "$43, $44, $45, $46, $47, $48, $49)"};
constexpr Sql kUpdate{
    "receptions.update_referral",
    "UPDATE referral SET person_id = $2, structure_id = $3, class_name = $4, caller_name = $5, caller_function = $6, "
    "caller_channel = $7, caller_contact_id = $8, received_on = $9, received_time = $10, measure_kind = $11, "
    "decided_on = $12, start_half = $13, start_time = $14, end_half = $15, end_time = $16, suspended = $17, "
    "revoked_on = $18, council_on = $19, motive = $20, other_motives = $21, facts = $22, parents_agreement = $23, "
    "parents_agreement_on = $24, school_work = $25, not_to_meet = $26, note = $27, state = $28, reason_code = $29, "
    "reason_note = $30, duplicate_of = $31, decided_at = $32, decided_by = $33, answered = $34, receivable = $35, "
    "version = $36, revocable_until = $37, revoked_by = $38, ordered_minutes = $39, host_structure_id = $40, "
    "host_name = $41, host_tasks = $42, agreement_on = $43, agreement_by = $44, alternative = $45, "
    "next_structure_id = $46, next_from = $47 WHERE id = $1"};

constexpr Sql kOverrides{"receptions.overrides",
                         "SELECT code, reason FROM referral_override WHERE referral_id = $1 ORDER BY code"};
constexpr Sql kPutOverride{"receptions.put_override",
                           "INSERT INTO referral_override (referral_id, code, reason) VALUES ($1, $2, $3) "
                           "ON CONFLICT (referral_id, code) DO UPDATE SET reason = excluded.reason"};

constexpr Sql kAddDecision{
    "receptions.add_decision",
    "INSERT INTO referral_decision (id, referral_id, decision, on_day, reason_code, reason_note, at, by_user) "
    "VALUES ($1, $2, $3, $4, $5, $6, $7, $8)"};
constexpr Sql kDecisionsOf{
    "receptions.decisions_of",
    "SELECT d.id, d.referral_id, d.decision, d.on_day, d.reason_code, d.reason_note, d.at, d.by_user FROM referral r "
    "JOIN referral_decision d ON d.referral_id = r.id WHERE r.person_id = $1"};

constexpr Sql kAddAnswer{
    "receptions.add_answer",
    "INSERT INTO referral_answer (id, referral_id, sent_on, channel, sent_to, text, at, by_user, withdrawn) "
    "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, FALSE)"};
constexpr Sql kLastAnswer{
    "receptions.last_answer",
    "SELECT a.id, a.sent_on, a.channel, a.sent_to, a.text, a.at, a.by_user, a.referral_id, a.withdrawn "
    "FROM referral_answer a WHERE a.referral_id = $1 AND a.withdrawn = FALSE ORDER BY a.id DESC LIMIT 1"};
constexpr Sql kWithdrawAnswer{"receptions.withdraw_answer",
                              "UPDATE referral_answer SET withdrawn = TRUE WHERE id = $1"};
constexpr Sql kAnswersOf{
    "receptions.answers_of",
    "SELECT a.id, a.sent_on, a.channel, a.sent_to, a.text, a.at, a.by_user, a.referral_id, a.withdrawn "
    "FROM referral r JOIN referral_answer a ON a.referral_id = r.id WHERE r.person_id = $1"};

template <class IdType>
std::optional<IdType> optionalId(const Row& row, std::size_t column) {
    auto text = row.optionalText(column);
    if (!text) return std::nullopt;
    return IdType::trusted(std::move(*text));
}

std::vector<std::string> textsOf(const std::string& list) {
    std::vector<std::string> texts;
    for (const json::value values = json::parse(list); const auto& value : values.as_array())
        texts.emplace_back(value.as_string());
    return texts;
}

std::string listOf(const std::vector<std::string>& texts) {
    json::array list;
    for (const auto& text : texts) list.emplace_back(text);
    return json::serialize(list);
}

/// What some kinds of measure ask for.
void readAsked(const Row& row, Measure& measure) {
    measure.revocable_until = row.optionalDay(39);
    measure.revoked_by = row.text(40);
    if (const auto minutes = row.optionalInteger(41)) measure.ordered_minutes = static_cast<int>(*minutes);
    measure.host = optionalId<StructureId>(row, 42);
    measure.host_name = row.text(43);
    measure.host_tasks = row.text(44);
    measure.agreement_on = row.optionalDay(45);
    measure.agreement_by = textsOf(row.text(46));
    measure.alternative = row.boolean(47);
    measure.next_school = optionalId<StructureId>(row, 48);
    measure.next_from = row.optionalDay(49);
}

Announcement announcementOf(const Row& row) {
    Announcement said;
    said.structure = StructureId::trusted(row.text(2));
    said.class_name = row.text(3);
    said.caller = {row.text(4), row.text(5), row.text(6), row.optionalText(7)};
    said.received_on = row.day(8);
    said.received_time = row.text(9);
    said.measure = {row.text(10), row.optionalDay(11), row.halfDay(12),     row.text(13),       row.optionalHalfDay(14),
                    row.text(15), row.boolean(16),     row.optionalDay(17), row.optionalDay(18)};
    readAsked(row, said.measure);
    said.motive = row.text(19);
    said.other_motives = textsOf(row.text(20));
    said.facts = row.text(21);
    said.parents_agreement = row.text(22);
    said.parents_agreement_on = row.optionalDay(23);
    said.school_work = row.text(24);
    said.not_to_meet = row.text(25);
    said.note = row.text(26);
    return said;
}

Referral referralOf(const Row& row) {
    const auto state = parseReferralState(row.text(27));
    if (!state) throw std::logic_error("referral in an unknown state");
    return {ReferralId::trusted(row.text(0)),
            PersonId::trusted(row.text(1)),
            announcementOf(row),
            {},
            *state,
            row.text(28),
            row.text(29),
            optionalId<ReferralId>(row, 30),
            row.optionalInstant(31),
            optionalId<UserId>(row, 32),
            row.boolean(33),
            static_cast<int>(row.integer(34)),
            optionalId<StayId>(row, 38),
            row.instant(35),
            optionalId<UserId>(row, 36),
            row.integer(37)};
}

std::vector<Referral> all(const Rows& rows) {
    std::vector<Referral> out;
    out.reserve(rows.size());
    for (const Row& row : rows) out.push_back(referralOf(row));
    return out;
}

/// The first 47 parameters of kInsert and all of kUpdate.
std::vector<Value> values(const Referral& referral) {
    const Announcement& said = referral.said;
    const Measure& measure = said.measure;
    return {storage::toValue(referral.id),
            storage::toValue(referral.person),
            storage::toValue(said.structure),
            said.class_name,
            said.caller.name,
            said.caller.function,
            said.caller.channel,
            storage::toValue(said.caller.contact),
            storage::toValue(said.received_on),
            said.received_time,
            measure.kind,
            storage::toValue(measure.decided_on),
            storage::toValue(measure.start),
            measure.start_time,
            storage::toValue(measure.end),
            measure.end_time,
            measure.suspended,
            storage::toValue(measure.revoked_on),
            storage::toValue(measure.council_on),
            said.motive,
            listOf(said.other_motives),
            said.facts,
            said.parents_agreement,
            storage::toValue(said.parents_agreement_on),
            said.school_work,
            said.not_to_meet,
            said.note,
            std::string(referralStateCode(referral.state)),
            referral.reason_code,
            referral.reason_note,
            storage::toValue(referral.duplicate_of),
            storage::toValue(referral.decided_at),
            storage::toValue(referral.decided_by),
            referral.answered,
            std::int64_t{referral.receivable},
            referral.version,
            storage::toValue(measure.revocable_until),
            measure.revoked_by,
            measure.ordered_minutes ? Value(std::int64_t{*measure.ordered_minutes}) : Value(),
            storage::toValue(measure.host),
            measure.host_name,
            measure.host_tasks,
            storage::toValue(measure.agreement_on),
            listOf(measure.agreement_by),
            measure.alternative,
            storage::toValue(measure.next_school),
            storage::toValue(measure.next_from)};
}

void putOverrides(Transaction& tx, const Referral& referral) {
    for (const auto& passed : referral.overrides) tx.run(kPutOverride, referral.id, passed.code, passed.reason);
}

StoredAnswer answerOf(const Row& row) {
    return {
        ReferralId::trusted(row.text(7)),
        {row.text(0), row.day(1), row.text(2), row.text(3), row.text(4), optionalId<UserId>(row, 6), row.instant(5)},
        row.boolean(8)};
}

const Sql& statementFor(const PageQuery& query) {
    if (query.owed) return query.structure ? kPageOwedStructure : kPageOwed;
    if (query.state) return query.structure ? kPageStateStructure : kPageState;
    return query.structure ? kPageStructure : kPage;
}

/// The oldest of several states together, at most kMostToday.
std::vector<Referral> oldestOf(Transaction& tx, const Sql& statement, const access::FileScope& files,
                               std::initializer_list<ReferralState> states) {
    std::vector<Referral> out;
    for (const ReferralState state : states) {
        for (Referral& one : all(tx.run(statement, referralStateCode(state), kMostToday, files.text())))
            out.push_back(std::move(one));
    }
    std::ranges::sort(out, {}, [](const Referral& one) { return std::pair(one.said.received_on, one.id.text()); });
    if (std::cmp_greater(out.size(), kMostToday)) out.erase(out.begin() + kMostToday, out.end());
    return out;
}

}  // namespace

std::optional<Referral> findReferral(Transaction& tx, const ReferralId& id) {
    const auto rows = tx.run(kFind, id);
    if (rows.empty()) return std::nullopt;
    Referral referral = referralOf(rows.front());
    for (const Row& row : tx.run(kOverrides, id)) referral.overrides.push_back({row.text(0), row.text(1)});
    return referral;
}

void insert(Transaction& tx, const Referral& referral) {
    auto arguments = values(referral);
    arguments.push_back(storage::toValue(referral.created_at));
    arguments.push_back(storage::toValue(referral.created_by));
    tx.runWith(kInsert, arguments);
    putOverrides(tx, referral);
}

void update(Transaction& tx, const Referral& referral) {
    tx.runWith(kUpdate, values(referral));
    putOverrides(tx, referral);
}

std::vector<Referral> referralsOf(Transaction& tx, const PersonId& person) { return all(tx.run(kOfPerson, person)); }

std::vector<Referral> owed(Transaction& tx, const access::FileScope& files) {
    return oldestOf(tx, kOldestOwed, files, {ReferralState::accepted, ReferralState::refused});
}
std::vector<Referral> pending(Transaction& tx, const access::FileScope& files) {
    return oldestOf(tx, kOldest, files, {ReferralState::received, ReferralState::incomplete, ReferralState::waiting});
}

std::vector<Referral> page(Transaction& tx, const PageQuery& query) {
    const Sql& statement = statementFor(query);
    const auto run = [&](const auto&... more) {
        return all(tx.run(statement, query.before_day, query.before_id, query.limit, query.files.text(), more...));
    };
    if (!query.state || query.owed) return query.structure ? run(*query.structure) : run();
    const std::string state(referralStateCode(*query.state));
    return query.structure ? run(state, *query.structure) : run(state);
}

void addDecision(Transaction& tx, const StoredDecision& decision) {
    tx.run(kAddDecision, decision.id, decision.referral, decisionCode(decision.decision), decision.on,
           decision.reason_code, decision.reason_note, decision.at, decision.by);
}

std::vector<StoredDecision> decisionsOf(Transaction& tx, const PersonId& person) {
    std::vector<StoredDecision> out;
    for (const Row& row : tx.run(kDecisionsOf, person)) {
        const auto decision = parseDecision(row.text(2));
        if (!decision) throw std::logic_error("unknown decision");
        out.push_back({row.text(0), ReferralId::trusted(row.text(1)), *decision, row.day(3), row.text(4), row.text(5),
                       row.instant(6), optionalId<UserId>(row, 7)});
    }
    return out;
}

void addAnswer(Transaction& tx, const ReferralId& referral, const Answer& answer) {
    tx.run(kAddAnswer, answer.id, referral, answer.sent_on, answer.channel, answer.to, answer.text, answer.at,
           answer.by);
}

std::optional<Answer> lastAnswer(Transaction& tx, const ReferralId& referral) {
    const auto rows = tx.run(kLastAnswer, referral);
    if (rows.empty()) return std::nullopt;
    return answerOf(rows.front()).answer;
}

void withdrawAnswer(Transaction& tx, const std::string& answer_id) { tx.run(kWithdrawAnswer, answer_id); }

std::vector<StoredAnswer> answersOf(Transaction& tx, const PersonId& person) {
    std::vector<StoredAnswer> out;
    for (const Row& row : tx.run(kAnswersOf, person)) out.push_back(answerOf(row));
    return out;
}

}  // namespace jalon::receptions::store
