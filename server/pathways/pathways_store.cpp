// SPDX-License-Identifier: EUPL-1.2
// Pathways, their terms and exits, and the lists.
#include "pathways/pathways_store.h"
#include "people/scope.h"
#include "storage/columns.h"

namespace jalon::pathways::store {
namespace {

using storage::optionalId;

using storage::Row;
using storage::Sql;
using storage::Transaction;

#define JALON_PATHWAY_COLUMNS                                                                                  \
    "p.id, p.person_id, p.stay_id, p.kind, p.entry_channel, p.structure_id, p.origin_contact, p.referent_id, " \
    "p.entered_on, p.young_agreed_on, p.parents_agreed_on, p.next_review_on, p.note, p.plan_until, p.queue, "  \
    "p.next_call_on, p.exit_class, p.created_at, p.updated_at, p.created_by, p.version"
#define JALON_LIST_COLUMNS                                                                                   \
    JALON_PATHWAY_COLUMNS                                                                                    \
    ", (SELECT COUNT(*) FROM pathway_objective o WHERE o.pathway_id = p.id AND o.state <> 'abandoned'), "    \
    "(SELECT COUNT(*) FROM pathway_objective o WHERE o.pathway_id = p.id AND o.state = 'reached'), e.code, " \
    "e.on_day FROM pathway p LEFT JOIN pathway_exit e ON e.pathway_id = p.id AND e.reopened_on IS NULL "

constexpr Sql kFind{"pathways.find", "SELECT " JALON_PATHWAY_COLUMNS " FROM pathway p WHERE p.id = $1"};
constexpr Sql kOfPerson{"pathways.of_person", "SELECT " JALON_PATHWAY_COLUMNS
                                              " FROM pathway p WHERE p.person_id = $1 "
                                              "ORDER BY p.entered_on DESC, p.id DESC"};
constexpr Sql kOpenOf{"pathways.open_of", "SELECT " JALON_PATHWAY_COLUMNS
                                          " FROM pathway p WHERE p.person_id = $1 AND p.exit_class IS NULL"};
constexpr Sql kInsert{
    "pathways.insert",
    "INSERT INTO pathway (id, person_id, stay_id, kind, entry_channel, structure_id, origin_contact, referent_id, "
    "entered_on, young_agreed_on, parents_agreed_on, next_review_on, note, plan_until, queue, next_call_on, "
    "exit_class, created_at, updated_at, created_by, version) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, "
    "$12, $13, $14, $15, $16, $17, $18, $19, $20, $21)"};
constexpr Sql kUpdate{
    "pathways.update",
    "UPDATE pathway SET kind = $2, entry_channel = $3, structure_id = $4, origin_contact = $5, referent_id = $6, "
    "entered_on = $7, young_agreed_on = $8, parents_agreed_on = $9, next_review_on = $10, note = $11, "
    "plan_until = $12, queue = $13, next_call_on = $14, exit_class = $15, updated_at = $16, version = $17 "
    "WHERE id = $1"};

constexpr Sql kTermsOf{"pathways.terms_of",
                       "SELECT id, pathway_id, from_on, until_on, at, by_user FROM pathway_term "
                       "WHERE pathway_id = $1 ORDER BY until_on, at"};
constexpr Sql kFindTerm{"pathways.find_term",
                        "SELECT id, pathway_id, from_on, until_on, at, by_user FROM pathway_term WHERE id = $1"};
constexpr Sql kInsertTerm{"pathways.insert_term",
                          "INSERT INTO pathway_term (id, pathway_id, from_on, until_on, at, by_user) "
                          "VALUES ($1, $2, $3, $4, $5, $6)"};

constexpr Sql kExitsOf{
    "pathways.exits_of",
    "SELECT id, pathway_id, class, code, on_day, proof, note, at, by_user, reopened_on, reopened_reason, "
    "reopened_at, reopened_by FROM pathway_exit WHERE pathway_id = $1 ORDER BY at, id"};
constexpr Sql kInsertExit{
    "pathways.insert_exit",
    "INSERT INTO pathway_exit (id, pathway_id, class, code, on_day, proof, note, at, by_user, reopened_on, "
    "reopened_reason) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, NULL, '')"};
constexpr Sql kTakeBack{"pathways.take_back_exit",
                        "UPDATE pathway_exit SET reopened_on = $2, reopened_reason = $3, reopened_at = $4, "
                        "reopened_by = $5 WHERE id = $1"};

constexpr Sql kPage{"pathways.page",
                    "SELECT " JALON_LIST_COLUMNS
                    "WHERE ($1 = '' OR p.kind = $1) AND ($2 = '' OR p.referent_id = $2) "
                    "AND ($3 <> 'open' OR p.exit_class IS NULL) AND ($3 <> 'closed' OR p.exit_class IS NOT NULL) "
                    "AND ($4 = '' OR p.exit_class = $4) "
                    "AND ($5 = '' OR (p.exit_class IS NULL AND p.next_review_on < $5)) "
                    "AND (p.entered_on < $6 OR (p.entered_on = $6 AND p.id < $7)) "
                    "AND " JALON_IN_SCOPE("p.person_id", "$9") " ORDER BY p.entered_on DESC, p.id DESC LIMIT $8"};
constexpr Sql kCounts{"pathways.counts",
                      "SELECT COALESCE(exit_class, ''), COUNT(*), "
                      "SUM(CASE WHEN exit_class IS NULL AND next_review_on < $1 THEN 1 ELSE 0 END) "
                      "FROM pathway WHERE " JALON_IN_SCOPE("pathway.person_id", "$2") " GROUP BY exit_class"};
constexpr Sql kQueued{"pathways.queued", "SELECT " JALON_LIST_COLUMNS
                                         "WHERE p.exit_class IS NULL AND p.queue = $1 AND " JALON_IN_SCOPE("p.person_id", "$3") " "
                                         "ORDER BY COALESCE(p.next_call_on, ''), p.entered_on, p.id LIMIT $2"};
constexpr Sql kQueueCounts{"pathways.queue_counts",
                           "SELECT queue, COUNT(*) FROM pathway WHERE exit_class IS NULL AND " JALON_IN_SCOPE(
                               "pathway.person_id", "$1") " GROUP BY queue"};

/// After every day and id: where the first page starts.
const Day kEndOfTime = Day::of(9999, 12, 31);
constexpr std::string_view kAfterEveryId = "~";

Pathway pathwayOf(const Row& row) {
    Pathway out{PathwayId::trusted(row.text(0)), PersonId::trusted(row.text(1)), optionalId<StayId>(row, 2), {}};
    auto& fields = out.fields;
    fields.kind = row.text(3);
    fields.entry_channel = row.text(4);
    fields.structure = optionalId<StructureId>(row, 5);
    fields.origin_contact = row.text(6);
    fields.referent = optionalId<UserId>(row, 7);
    fields.entered_on = row.day(8);
    fields.young_agreed_on = row.optionalDay(9);
    fields.parents_agreed_on = row.optionalDay(10);
    fields.next_review_on = row.optionalDay(11);
    fields.note = row.text(12);
    out.plan_until = row.day(13);
    out.queue = parseQueue(row.text(14)).value();
    out.next_call_on = row.optionalDay(15);
    if (!row.isNull(16)) out.exit = parseExitClass(row.text(16));
    out.created_at = row.instant(17);
    out.updated_at = row.instant(18);
    out.created_by = optionalId<UserId>(row, 19);
    out.version = row.integer(20);
    return out;
}

Term termOf(const Row& row) {
    return {TermId::trusted(row.text(0)), PathwayId::trusted(row.text(1)), row.day(2), row.day(3), row.instant(4),
            optionalId<UserId>(row, 5)};
}

Exit exitOf(const Row& row) {
    Exit out{ExitId::trusted(row.text(0)),
             PathwayId::trusted(row.text(1)),
             parseExitClass(row.text(2)).value(),
             row.text(3),
             row.day(4),
             row.text(5),
             row.text(6),
             row.instant(7),
             optionalId<UserId>(row, 8)};
    out.reopened_on = row.optionalDay(9);
    out.reopened_reason = row.text(10);
    out.reopened_at = row.optionalInstant(11);
    out.reopened_by = optionalId<UserId>(row, 12);
    return out;
}

std::vector<ListRow> listRows(const storage::Rows& rows) {
    std::vector<ListRow> out;
    for (const Row& row : rows)
        out.push_back({pathwayOf(row), static_cast<int>(row.integer(21)), static_cast<int>(row.integer(22)),
                       row.textOr(23, ""), row.optionalDay(24)});
    return out;
}

storage::Value exitClass(const Pathway& one) {
    return one.exit ? storage::toValue(exitClassCode(*one.exit)) : storage::Value{};
}

}  // namespace

std::optional<Pathway> find(Transaction& tx, const PathwayId& id) {
    const auto rows = tx.run(kFind, id);
    if (rows.empty()) return std::nullopt;
    return pathwayOf(rows.front());
}

std::vector<Pathway> pathwaysOf(Transaction& tx, const PersonId& person) {
    std::vector<Pathway> out;
    for (const Row& row : tx.run(kOfPerson, person)) out.push_back(pathwayOf(row));
    return out;
}

std::optional<Pathway> openOf(Transaction& tx, const PersonId& person) {
    const auto rows = tx.run(kOpenOf, person);
    if (rows.empty()) return std::nullopt;
    return pathwayOf(rows.front());
}

void insert(Transaction& tx, const Pathway& one) {
    const auto& f = one.fields;
    tx.run(kInsert, one.id, one.person, one.stay, f.kind, f.entry_channel, f.structure, f.origin_contact, f.referent,
           f.entered_on, f.young_agreed_on, f.parents_agreed_on, f.next_review_on, f.note, one.plan_until,
           queueCode(one.queue), one.next_call_on, exitClass(one), one.created_at, one.updated_at, one.created_by,
           one.version);
}

void update(Transaction& tx, const Pathway& one) {
    const auto& f = one.fields;
    tx.run(kUpdate, one.id, f.kind, f.entry_channel, f.structure, f.origin_contact, f.referent, f.entered_on,
           f.young_agreed_on, f.parents_agreed_on, f.next_review_on, f.note, one.plan_until, queueCode(one.queue),
           one.next_call_on, exitClass(one), one.updated_at, one.version);
}

std::vector<Term> termsOf(Transaction& tx, const PathwayId& id) {
    std::vector<Term> out;
    for (const Row& row : tx.run(kTermsOf, id)) out.push_back(termOf(row));
    return out;
}

std::optional<Term> findTerm(Transaction& tx, const TermId& id) {
    const auto rows = tx.run(kFindTerm, id);
    if (rows.empty()) return std::nullopt;
    return termOf(rows.front());
}

void insert(Transaction& tx, const Term& one) {
    tx.run(kInsertTerm, one.id, one.pathway, one.from, one.until, one.at, one.by);
}

std::vector<Exit> exitsOf(Transaction& tx, const PathwayId& id) {
    std::vector<Exit> out;
    for (const Row& row : tx.run(kExitsOf, id)) out.push_back(exitOf(row));
    return out;
}

void insert(Transaction& tx, const Exit& one) {
    tx.run(kInsertExit, one.id, one.pathway, exitClassCode(one.exit_class), one.code, one.on, one.proof, one.note,
           one.at, one.by);
}

void takeBack(Transaction& tx, const Exit& one) {
    tx.run(kTakeBack, one.id, one.reopened_on, one.reopened_reason, one.reopened_at, one.reopened_by);
}

std::vector<ListRow> page(Transaction& tx, const access::FileScope& files, const ListFilter& filter,
                          const std::optional<ListPlace>& after, std::size_t limit) {
    const Day before = after ? after->entered_on : kEndOfTime;
    return listRows(tx.run(kPage, filter.kind, filter.referent ? filter.referent->text() : "", filter.state,
                           filter.exit_class, filter.review_before ? filter.review_before->iso() : "", before,
                           after ? after->id : std::string(kAfterEveryId), static_cast<std::int64_t>(limit),
                           files.text()));
}

Counts counts(Transaction& tx, const access::FileScope& files, Day today) {
    Counts out;
    for (const Row& row : tx.run(kCounts, today, files.text())) {
        const auto& exit = row.text(0);
        if (exit.empty()) {
            out.open = row.integer(1);
            out.overdue = row.integer(2);
        } else {
            out.closed += row.integer(1);
            out.by_exit[exit] = row.integer(1);
        }
    }
    return out;
}

std::vector<ListRow> queued(Transaction& tx, const access::FileScope& files, Queue queue, std::size_t limit) {
    return listRows(tx.run(kQueued, queueCode(queue), static_cast<std::int64_t>(limit), files.text()));
}

std::map<std::string, std::int64_t> queueCounts(Transaction& tx, const access::FileScope& files) {
    std::map<std::string, std::int64_t> out;
    for (const Row& row : tx.run(kQueueCounts, files.text())) out[row.text(0)] = row.integer(1);
    return out;
}

}  // namespace jalon::pathways::store
