// SPDX-License-Identifier: EUPL-1.2
#include <map>
#include <set>

#include "base/json.h"
#include "people/check.h"
#include "receptions/check.h"
#include "receptions/file_state.h"
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
    "v.stay_id = f.stay_id AND v.kind = f.kind AND v.version = f.version AND v.answers = f.answers)"};
constexpr Sql kAnswered{"receptions.check_answered",
                        "SELECT r.id FROM referral r WHERE r.answered = TRUE AND NOT EXISTS (SELECT 1 FROM "
                        "referral_answer a WHERE a.referral_id = r.id AND a.withdrawn = FALSE)"};
constexpr Sql kHalves{"receptions.check_measure_halves",
                      "SELECT referral_id, first_half, last_half, half_days FROM measure_half_days"};
constexpr Sql kLost{"receptions.check_lost", "SELECT referral_id, half_day FROM lost_half_day ORDER BY referral_id"};

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

void checkMeasures(Transaction& tx, Findings& findings) {
    std::map<std::string, std::set<HalfDay>> known;
    for (const Row& row : tx.run(kHalves)) {
        const auto halves = parseHalves(row.text(3));
        auto& own = known[row.text(0)];
        for (const auto& half : halves) own.insert(half.at);
        const auto first = halves.empty() ? std::nullopt : std::optional(halves.front().at);
        const auto last = halves.empty() ? std::nullopt : std::optional(halves.back().at);
        if (row.optionalHalfDay(1) != first || row.optionalHalfDay(2) != last || halvesText(halves) != row.text(3))
            findings.addDerived("measure_half_days.half_days", row.text(0));
    }
    std::string told;
    for (const Row& row : tx.run(kLost)) {
        if (row.text(0) == told || known[row.text(0)].contains(row.halfDay(1))) continue;
        findings.addDerived("lost_half_day.half_day", row.text(0));
        told = row.text(0);
    }
}

}  // namespace

void check(Transaction& tx, Findings& findings) {
    checkFileStates(tx, findings);
    addIds(tx, kStayStates, "stay.state", findings);
    addIds(tx, kPlanned, "stay.first_planned", findings);
    addIds(tx, kBegun, "stay.begun", findings);
    checkAnswers(tx, findings);
    addIds(tx, kAnswered, "referral.answered", findings);
    checkMeasures(tx, findings);
    for (const Row& row : tx.run(kForms)) findings.add("version", "stay_form", row.text(0) + " " + row.text(1));
}

}  // namespace jalon::receptions
