// SPDX-License-Identifier: EUPL-1.2
#include "continuity/check.h"

namespace jalon::continuity {
namespace {

using storage::Row;
using storage::Sql;
using storage::Transaction;

// Every answer makes a version and is kept with it; sending makes the first, taking back one that keeps nothing.
constexpr Sql kAnswered{
    "continuity.check_answered",
    "SELECT q.id FROM questionnaire q WHERE q.answered_on IS NOT NULL AND NOT EXISTS (SELECT 1 FROM "
    "questionnaire_version v WHERE v.questionnaire_id = q.id AND v.version = 1 + (SELECT count(*) FROM "
    "questionnaire_version c WHERE c.questionnaire_id = q.id) AND v.answers = q.answers AND v.edition = q.edition AND "
    "v.answered_by = q.answered_by AND (v.version = q.version OR (q.revoked = TRUE AND v.version < q.version)))"};
constexpr Sql kUnanswered{
    "continuity.check_unanswered",
    "SELECT q.id FROM questionnaire q WHERE q.answered_on IS NULL AND (q.answers <> '{}' OR q.answered_by <> '' OR "
    "(q.revoked = FALSE AND q.version <> 1) OR EXISTS (SELECT 1 FROM questionnaire_version v WHERE "
    "v.questionnaire_id = q.id))"};
constexpr Sql kCount{"continuity.check_count", "SELECT count(*) FROM questionnaire"};
constexpr Sql kAsked{"continuity.check_asked", "SELECT person_id, MAX(on_day) FROM work_request GROUP BY person_id"};
constexpr Sql kReached{"continuity.check_reached",
                       "SELECT person_id, MAX(on_day) FROM school_contact GROUP BY person_id"};
constexpr Sql kSent{"continuity.check_sent", "SELECT person_id, MAX(sent_on) FROM questionnaire GROUP BY person_id"};

}  // namespace

void check(Transaction& tx, Findings& findings) {
    for (const Sql& sql : {kAnswered, kUnanswered})
        for (const Row& row : tx.run(sql)) findings.add("version", "questionnaire", row.text(0));
    findings.looked("questionnaires", tx.run(kCount).front().integer(0));
}

void tellActivity(Transaction& tx, people::ActivityDays& days) {
    for (const Sql& sql : {kAsked, kReached, kSent}) days.counted(tx.run(sql));
}

}  // namespace jalon::continuity
