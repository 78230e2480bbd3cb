// SPDX-License-Identifier: EUPL-1.2
// What the school was told and asked: digests of presence, questionnaires.
#include "continuity/continuity_store.h"
#include "storage/columns.h"

namespace jalon::continuity::store {
namespace {

using storage::optionalId;

using storage::Row;
using storage::Sql;
using storage::Transaction;

constexpr Sql kFindDigest{"continuity.find_digest",
                          "SELECT id, structure_id, day, presences, channel, sent_to, withdrawn, at, by_user "
                          "FROM presence_digest WHERE id = $1"};
constexpr Sql kDigestsBetween{"continuity.digests_between",
                              "SELECT id, structure_id, day, presences, channel, sent_to, withdrawn, at, by_user "
                              "FROM presence_digest WHERE day >= $1 AND day <= $2 AND withdrawn = FALSE "
                              "ORDER BY day, at, id"};
constexpr Sql kInsertDigest{"continuity.insert_digest",
                            "INSERT INTO presence_digest (id, structure_id, day, presences, channel, sent_to, "
                            "withdrawn, at, by_user) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)"};
constexpr Sql kWithdrawDigest{"continuity.withdraw_digest",
                              "UPDATE presence_digest SET withdrawn = TRUE WHERE id = $1"};

// Statements are literals (their text is the key of the statement cache), hence a macro for what they share.
#define JALON_SELECT_QUESTIONNAIRE                                                                                  \
    "SELECT id, stay_id, person_id, channel, sent_on, sent_to, token_hash, expires_on, revoked, answers, edition, " \
    "answered_on, answered_by, created_at, created_by, updated_at, version FROM questionnaire "
constexpr Sql kFindQuestionnaire{"continuity.find_questionnaire", JALON_SELECT_QUESTIONNAIRE "WHERE id = $1"};
constexpr Sql kFindByToken{"continuity.find_questionnaire_by_token",
                           JALON_SELECT_QUESTIONNAIRE "WHERE token_hash = $1"};
constexpr Sql kOfStay{"continuity.questionnaires_of_stay",
                      JALON_SELECT_QUESTIONNAIRE "WHERE stay_id = $1 ORDER BY id DESC"};
constexpr Sql kOfPerson{"continuity.questionnaires_of_person",
                        JALON_SELECT_QUESTIONNAIRE "WHERE person_id = $1 ORDER BY id DESC"};
#undef JALON_SELECT_QUESTIONNAIRE
constexpr Sql kInsertQuestionnaire{
    "continuity.insert_questionnaire",
    "INSERT INTO questionnaire (id, stay_id, person_id, channel, sent_on, sent_to, token_hash, expires_on, revoked, "
    "answers, edition, answered_on, answered_by, created_at, created_by, updated_at, version) "
    "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)"};
constexpr Sql kUpdateQuestionnaire{"continuity.update_questionnaire",
                                   "UPDATE questionnaire SET revoked = $2, answers = $3, edition = $4, "
                                   "answered_on = $5, answered_by = $6, updated_at = $7, version = $8 WHERE id = $1"};
constexpr Sql kKeepVersion{"continuity.keep_questionnaire_version",
                           "INSERT INTO questionnaire_version (questionnaire_id, version, answers, edition, "
                           "answered_by, at, by_user) VALUES ($1, $2, $3, $4, $5, $6, $7)"};

Digest digestOf(const Row& row) {
    const json::value presences = json::parse(row.text(3));
    return {row.text(0),
            StructureId::trusted(row.text(1)),
            row.day(2),
            fromStored(presences.as_array()),
            row.text(4),
            row.text(5),
            row.boolean(6),
            row.instant(7),
            optionalId<UserId>(row, 8)};
}

Questionnaire questionnaireOf(const Row& row) {
    Questionnaire out{QuestionnaireId::trusted(row.text(0)),
                      StayId::trusted(row.text(1)),
                      PersonId::trusted(row.text(2)),
                      row.text(3) == "link",
                      row.day(4),
                      row.text(5)};
    out.token_hash = row.textOr(6, "");
    out.expires_on = row.optionalDay(7);
    out.revoked = row.boolean(8);
    const json::value answers = json::parse(row.text(9));
    out.answers = answers.as_object();
    out.edition = row.text(10);
    out.answered_on = row.optionalDay(11);
    out.answered_by = row.text(12);
    out.created_at = row.instant(13);
    out.created_by = optionalId<UserId>(row, 14);
    out.updated_at = row.instant(15);
    out.version = row.integer(16);
    return out;
}

std::vector<Questionnaire> questionnaires(const storage::Rows& rows) {
    std::vector<Questionnaire> out;
    for (const Row& row : rows) out.push_back(questionnaireOf(row));
    return out;
}

std::optional<Questionnaire> oneOf(const storage::Rows& rows) {
    if (rows.empty()) return std::nullopt;
    return questionnaireOf(rows.front());
}

}  // namespace

std::optional<Digest> findDigest(Transaction& tx, const std::string& id) {
    const auto rows = tx.run(kFindDigest, id);
    if (rows.empty()) return std::nullopt;
    return digestOf(rows.front());
}
std::vector<Digest> digestsBetween(Transaction& tx, Day from, Day to) {
    std::vector<Digest> out;
    for (const Row& row : tx.run(kDigestsBetween, from, to)) out.push_back(digestOf(row));
    return out;
}
void insert(Transaction& tx, const Digest& digest) {
    tx.run(kInsertDigest, digest.id, digest.structure, digest.day, json::serialize(toStored(digest.presences)),
           digest.channel, digest.to, digest.withdrawn, digest.at, digest.by);
}
void withdrawDigest(Transaction& tx, const std::string& id) { tx.run(kWithdrawDigest, id); }

std::optional<Questionnaire> findQuestionnaire(Transaction& tx, const QuestionnaireId& id) {
    return oneOf(tx.run(kFindQuestionnaire, id));
}
std::optional<Questionnaire> findByToken(Transaction& tx, const std::string& token_hash) {
    return oneOf(tx.run(kFindByToken, token_hash));
}
std::vector<Questionnaire> questionnairesOf(Transaction& tx, const StayId& stay) {
    return questionnaires(tx.run(kOfStay, stay));
}
std::vector<Questionnaire> questionnairesOf(Transaction& tx, const PersonId& person) {
    return questionnaires(tx.run(kOfPerson, person));
}
void insert(Transaction& tx, const Questionnaire& q) {
    const auto token = q.by_link ? std::optional(q.token_hash) : std::nullopt;
    tx.run(kInsertQuestionnaire, q.id, q.stay, q.person, q.by_link ? "link" : "paper", q.sent_on, q.sent_to, token,
           q.expires_on, q.revoked, json::serialize(q.answers), q.edition, q.answered_on, q.answered_by, q.created_at,
           q.created_by, q.updated_at, q.version);
}
void update(Transaction& tx, const Questionnaire& q) {
    tx.run(kUpdateQuestionnaire, q.id, q.revoked, json::serialize(q.answers), q.edition, q.answered_on, q.answered_by,
           q.updated_at, q.version);
}
void keepVersion(Transaction& tx, const Questionnaire& q, const std::optional<UserId>& by) {
    tx.run(kKeepVersion, q.id, q.version, json::serialize(q.answers), q.edition, q.answered_by, q.updated_at, by);
}

}  // namespace jalon::continuity::store
