// SPDX-License-Identifier: EUPL-1.2
#include <map>

#include "audit/check.h"
#include "base/json.h"
#include "people/check.h"
#include "receptions/check.h"
#include "receptions/file_state.h"
#include "receptions/lost_half_days.h"
#include "receptions/measure_halves.h"

namespace jalon::receptions {
namespace {

using storage::Row;
using storage::Sql;
using storage::Transaction;

constexpr Sql kReferrals{"receptions.check_referrals", "SELECT person_id, state FROM referral"};
constexpr Sql kStays{"receptions.check_stays", "SELECT person_id, state FROM stay WHERE withdrawn = FALSE"};
constexpr Sql kStayStates{
    "receptions.check_stay_states",
    "SELECT s.id FROM stay s WHERE s.state <> coalesce((SELECT t.to_state FROM stay_transition t "
    "WHERE t.stay_id = s.id AND t.undone = FALSE AND t.undoes IS NULL ORDER BY t.id DESC LIMIT 1), 'accepted')"};
constexpr Sql kPlanned{
    "receptions.check_planned",
    "SELECT s.id FROM stay s WHERE s.first_planned IS DISTINCT FROM (SELECT MIN(h.half_day) FROM stay_half_day h "
    "WHERE h.stay_id = s.id AND h.planned = TRUE) OR s.last_planned IS DISTINCT FROM (SELECT MAX(l.half_day) "
    "FROM stay_half_day l WHERE l.stay_id = s.id AND l.planned = TRUE)"};
constexpr Sql kBegun{
    "receptions.check_begun",
    "SELECT s.id FROM stay s WHERE s.begun <> CASE WHEN EXISTS (SELECT 1 FROM stay_transition t WHERE "
    "t.stay_id = s.id AND t.to_state = 'running' AND t.undone = FALSE AND t.undoes IS NULL) THEN TRUE ELSE FALSE END"};
constexpr Sql kAnswers{"receptions.check_answers",
                       "SELECT s.id, s.return_answer, s.follow_up_answer, r.answers, f.answers FROM stay s "
                       "LEFT JOIN stay_form r ON r.stay_id = s.id AND r.kind = 'return' "
                       "LEFT JOIN stay_form f ON f.stay_id = s.id AND f.kind = 'follow_up' "
                       "WHERE r.stay_id IS NOT NULL OR f.stay_id IS NOT NULL OR s.return_answer <> '' "
                       "OR s.follow_up_answer <> ''"};
constexpr Sql kForms{
    "receptions.check_forms",
    "SELECT f.stay_id, f.kind FROM stay_form f WHERE NOT EXISTS (SELECT 1 FROM stay_form_version v WHERE "
    "v.stay_id = f.stay_id AND v.kind = f.kind AND v.version = f.version AND v.answers = f.answers AND "
    "v.edition IS NOT DISTINCT FROM f.edition) OR (SELECT count(*) FROM stay_form_version c WHERE "
    "c.stay_id = f.stay_id AND c.kind = f.kind) <> f.version"};
// A day that rests on an unknown school year is not repeated; nor are the points after a return that did not come.
constexpr Sql kReturnDue{
    "receptions.check_return_due",
    "SELECT s.id FROM stay s JOIN stay_deadline d ON d.stay_id = s.id AND d.code = 'return_meeting' AND "
    "d.superseded_at IS NULL WHERE s.return_due_on IS DISTINCT FROM "
    "CASE WHEN d.estimated = TRUE THEN NULL ELSE d.due_on END"};
constexpr Sql kFollowUpDue{
    "receptions.check_follow_up_due",
    "SELECT s.id FROM stay s JOIN stay_deadline d ON d.stay_id = s.id AND d.code = 'follow_up_third' AND "
    "d.superseded_at IS NULL WHERE s.follow_up_due_on IS NOT NULL AND (d.estimated = TRUE OR "
    "d.due_on <> s.follow_up_due_on)"};
constexpr Sql kDecisions{
    "receptions.check_decisions",
    "SELECT r.id FROM referral r LEFT JOIN referral_decision d ON d.referral_id = r.id AND NOT EXISTS (SELECT 1 FROM "
    "referral_decision l WHERE l.referral_id = r.id AND l.id > d.id) WHERE r.reason_code <> COALESCE(d.reason_code, "
    "'') OR r.state <> CASE COALESCE(d.decision, '') WHEN 'accept' THEN 'accepted' WHEN 'refuse' THEN 'refused' "
    "WHEN 'wait' THEN 'waiting' WHEN 'incomplete' THEN 'incomplete' WHEN 'withdraw' THEN 'withdrawn' "
    "WHEN 'reopen' THEN 'received' ELSE CASE WHEN r.duplicate_of IS NULL THEN 'received' ELSE 'duplicate' END END"};
constexpr Sql kAnswered{"receptions.check_answered",
                        "SELECT r.id FROM referral r WHERE r.answered = TRUE AND NOT EXISTS (SELECT 1 FROM "
                        "referral_answer a WHERE a.referral_id = r.id AND a.withdrawn = FALSE)"};
constexpr Sql kMeasures{
    "receptions.check_measures",
    "SELECT r.id, r.state, r.reason_code, m.referral_id, m.first_half, m.last_half, m.half_days, s.id, s.state, "
    "s.stopped_after FROM referral r LEFT JOIN measure_half_days m ON m.referral_id = r.id "
    "LEFT JOIN stay o ON o.referral_id = r.id AND o.withdrawn = FALSE "
    "LEFT JOIN stay_measure j ON j.referral_id = r.id LEFT JOIN stay s ON s.id = COALESCE(o.id, j.stay_id)"};
// Planned half-days before a stop lose nothing.
constexpr Sql kLaid{"receptions.check_laid",
                    "SELECT h.stay_id, h.half_day, h.planned, h.reason FROM stay_half_day h JOIN stay s "
                    "ON s.id = h.stay_id WHERE h.planned = FALSE OR h.half_day > s.stopped_after"};
constexpr Sql kLost{"receptions.check_lost", "SELECT referral_id, half_day, reason FROM lost_half_day"};
constexpr Sql kMoved{"receptions.check_moved",
                     "SELECT s.person_id, MAX(t.on_day) FROM stay s JOIN stay_transition t ON t.stay_id = s.id "
                     "GROUP BY s.person_id"};
constexpr Sql kOutcomes{"receptions.check_outcomes",
                        "SELECT r.person_id, MAX(o.pronounced_on) FROM referral r JOIN measure_outcome o "
                        "ON o.referral_id = r.id GROUP BY r.person_id"};
constexpr Sql kSessions{"receptions.check_sessions",
                        "SELECT r.person_id, MAX(h.on_day) FROM referral r JOIN hour_session h "
                        "ON h.referral_id = r.id WHERE h.version = 1 GROUP BY r.person_id"};
// A session is counted on the day it was first said to be.
constexpr Sql kSessionsOnce{"receptions.check_sessions_once",
                            "SELECT r.person_id, MAX(h.created_at) FROM referral r JOIN hour_session h "
                            "ON h.referral_id = r.id WHERE h.version > 1 GROUP BY r.person_id"};

void addIds(Transaction& tx, const Sql& sql, const std::string& subject, Findings& findings) {
    for (const Row& row : tx.run(sql)) findings.addDerived(subject, row.text(0));
}

void checkFileStates(Transaction& tx, Findings& findings) {
    std::map<PersonId, std::vector<ReferralState>> referrals;
    std::map<PersonId, std::vector<StayState>> stays;
    const auto referral_rows = tx.run(kReferrals);
    for (const Row& row : referral_rows)
        referrals[PersonId::trusted(row.text(0))].push_back(parseReferralState(row.text(1)).value());
    const auto stay_rows = tx.run(kStays);
    for (const Row& row : stay_rows)
        stays[PersonId::trusted(row.text(0))].push_back(parseStayState(row.text(1)).value());
    for (const auto& [person, state] : people::storedFileStates(tx))
        if (fileStateOf(referrals[person], stays[person]) != state)
            findings.addDerived("person.file_state", person.text());
    findings.looked("referrals", static_cast<std::int64_t>(referral_rows.size()));
    findings.looked("stays", static_cast<std::int64_t>(stay_rows.size()));
}

/// "" where nothing was chosen, as where no form was filled in.
std::string chosen(const Row& row, std::size_t column, std::string_view field) {
    if (row.isNull(column)) return {};
    const json::value answers = json::parse(row.text(column));
    const auto* value = answers.as_object().if_contains(field);
    return value != nullptr && value->is_string() ? std::string(value->as_string()) : std::string();
}

void checkAnswers(Transaction& tx, Findings& findings) {
    for (const Row& row : tx.run(kAnswers)) {
        if (row.text(1) != chosen(row, 3, "onDueDay")) findings.addDerived("stay.return_answer", row.text(0));
        if (row.text(2) != chosen(row, 4, "outcome")) findings.addDerived("stay.follow_up_answer", row.text(0));
    }
}

/// The half-days of a measure as they were kept; they need not be what today's calendar says.
calendar::Receivable asKept(const std::vector<MeasureHalf>& halves) {
    calendar::Receivable kept;
    for (const auto& half : halves)
        kept.half_days.push_back(
            {half.at, half.open ? std::nullopt
                                : std::optional(calendar::Closed{calendar::ClosedReason::service_closed, "", ""})});
    return kept;
}

struct Losses {
    std::map<std::string, std::map<HalfDay, std::string>> stored;  ///< by referral
    std::map<std::string, std::vector<StayHalf>> laid;             ///< by stay
};

Losses readLosses(Transaction& tx) {
    Losses losses;
    for (const Row& row : tx.run(kLost)) losses.stored[row.text(0)][row.halfDay(1)] = row.text(2);
    for (const Row& row : tx.run(kLaid))
        losses.laid[row.text(0)].push_back({row.halfDay(1), row.boolean(2), row.text(3), ""});
    return losses;
}

/// Whether a measure's summary says what its half-days say.
bool agrees(const Row& row, const std::vector<MeasureHalf>& halves) {
    const std::string first = halves.empty() ? "" : halves.front().at.text();
    const std::string last = halves.empty() ? "" : halves.back().at.text();
    return row.textOr(4, "") == first && row.textOr(5, "") == last && halvesText(halves) == row.text(6);
}

void checkMeasure(const Row& row, Losses& losses, Findings& findings) {
    const std::string& id = row.text(0);
    if (row.isNull(3)) return findings.addDerived("measure_half_days.referral_id", id);
    const auto halves = parseHalves(row.text(6));
    const auto kept = asKept(halves);
    LostFacts facts;
    facts.state = parseReferralState(row.text(1)).value();
    facts.reason_code = row.text(2);
    facts.measure = &kept;
    if (!row.isNull(7)) {
        facts.stay_state = parseStayState(row.text(8)).value();
        facts.stay_halves = losses.laid[row.text(7)];
        facts.stopped_after = row.optionalHalfDay(9);
    }
    if (!agrees(row, halves) || measureHalves(facts) != halves) findings.addDerived("measure_half_days.half_days", id);
    if (lostHalves(facts) != losses.stored[id]) findings.addDerived("lost_half_day.half_day", id);
}

void checkMeasures(Transaction& tx, Findings& findings) {
    auto losses = readLosses(tx);
    for (const Row& row : tx.run(kMeasures)) checkMeasure(row, losses, findings);
}

std::optional<Day> dayIn(const json::object& details, std::string_view member) {
    const auto* value = details.if_contains(member);
    const auto* text = value == nullptr ? nullptr : value->if_string();
    return text == nullptr ? std::nullopt : Day::parse(std::string_view(*text));
}

/// A referral may be corrected and an outcome taken back: only the record still says what was first said. The referral
/// that an outcome makes announces nothing.
void tellRecorded(Transaction& tx, people::ActivityDays& days) {
    struct Announced {
        PersonId person;
        Day on;
    };
    std::map<std::string, Announced> announced;
    audit::eachAct(tx, "referral", {"create", "duplicate", "outcome"},
                   [&](const std::string& action, const audit::RecordedAct& act) {
                       if (action == "outcome") {
                           if (const auto on = dayIn(act.details, "pronouncedOn")) days.counted(act.person, *on);
                           const auto* next = act.details.if_contains("nextId");
                           if (next != nullptr && next->is_string()) announced.erase(std::string(next->as_string()));
                       } else if (const auto on = dayIn(act.details, "receivedOn")) {
                           announced.insert_or_assign(act.entity_id, Announced{act.person, *on});
                       }
                   });
    for (const auto& [id, first] : announced) days.counted(first.person, first.on);
}

}  // namespace

void check(Transaction& tx, Findings& findings) {
    checkFileStates(tx, findings);
    addIds(tx, kStayStates, "stay.state", findings);
    addIds(tx, kPlanned, "stay.first_planned", findings);
    addIds(tx, kBegun, "stay.begun", findings);
    checkAnswers(tx, findings);
    addIds(tx, kReturnDue, "stay.return_due_on", findings);
    addIds(tx, kFollowUpDue, "stay.follow_up_due_on", findings);
    addIds(tx, kDecisions, "referral.state", findings);
    addIds(tx, kAnswered, "referral.answered", findings);
    checkMeasures(tx, findings);
    for (const Row& row : tx.run(kForms)) findings.add("version", "stay_form", row.text(0) + " " + row.text(1));
}

void tellActivity(Transaction& tx, people::ActivityDays& days) {
    tellRecorded(tx, days);
    for (const Sql& sql : {kOutcomes, kSessions}) days.counted(tx.run(sql));
    days.countedBy(tx.run(kSessionsOnce));
    days.perhapsCounted(tx.run(kMoved));
}

}  // namespace jalon::receptions
