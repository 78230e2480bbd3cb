// SPDX-License-Identifier: EUPL-1.2
#include <utility>

#include "partners/partners_store.h"

namespace jalon::partners::store {
namespace {

using storage::Row;
using storage::Sql;
using storage::Transaction;
using storage::Value;

constexpr std::string_view kRows =
    "SELECT s.id, s.name, s.kind, s.uai, s.city, s.phone, s.zone, s.academy, s.open, s.agreement_from, "
    "s.agreement_to, s.pupils";
constexpr std::string_view kCounted = "SELECT count(*) FROM (SELECT s.id";
constexpr std::string_view kFrom = " FROM structure AS s WHERE TRUE";
constexpr std::string_view kOfKind = " AND s.kind = ";
constexpr std::string_view kAgreedFrom = " AND s.agreement_from <= ";
constexpr std::string_view kAgreedTo = " AND (s.agreement_to IS NULL OR s.agreement_to >= ";
// The first word, or else the agreement, finds the structures by its index; the other filters are looked up for each
// one found. CROSS JOIN keeps the planner from walking all structures.
constexpr std::string_view kFoundByWord =
    "WITH found AS MATERIALIZED (SELECT DISTINCT structure_id AS id FROM structure_token WHERE token >= ";
constexpr std::string_view kFoundByAgreement =
    "WITH found AS MATERIALIZED (SELECT id FROM structure WHERE agreement_from <= ";
constexpr std::string_view kFromFound = " FROM found CROSS JOIN structure AS s WHERE s.id = found.id";
constexpr std::string_view kHasWord =
    " AND EXISTS (SELECT 1 FROM structure_token AS t WHERE t.structure_id = s.id AND t.token >= ";
constexpr std::string_view kAfter =
    " AND (s.sort_key, s.id) > (SELECT l.sort_key, l.id FROM structure AS l WHERE l.id = ";
constexpr std::string_view kPage = " ORDER BY s.sort_key, s.id LIMIT ";

/// A statement put together from the fragments above: which filters are set and how many words were typed tell the few
/// dozen texts apart.
class Assembled {
public:
    Assembled& add(std::string_view fragment) {
        text_ += fragment;
        return *this;
    }
    Assembled& bind(Value value) {
        values_.push_back(std::move(value));
        text_ += "$" + std::to_string(values_.size());
        return *this;
    }
    storage::Rows run(Transaction& tx, std::string_view name) const { return tx.runWith(Sql{name, text_}, values_); }

private:
    std::string text_;
    std::vector<Value> values_;
};

/// Above every word with that prefix: the last code point sorts after all that people write.
std::string afterPrefix(const std::string& prefix) { return prefix + "\xF4\x8F\xBF\xBF"; }

/// `what` of the structures the filters let through, up to the end of the WHERE.
Assembled filtered(std::string_view what, const ListQuery& query) {
    Assembled sql;
    const std::string day = query.partner_on ? query.partner_on->iso() : "";
    if (!query.prefixes.empty()) {
        const std::string& first = query.prefixes.front();
        sql.add(kFoundByWord).bind(first).add(" AND token < ").bind(afterPrefix(first)).add(") ");
    } else if (!day.empty()) {
        sql.add(kFoundByAgreement).bind(day).add(") ");
    }
    sql.add(what).add(query.prefixes.empty() && day.empty() ? kFrom : kFromFound);
    for (std::size_t i = 1; i < query.prefixes.size(); ++i)
        sql.add(kHasWord).bind(query.prefixes[i]).add(" AND t.token < ").bind(afterPrefix(query.prefixes[i])).add(")");
    if (!query.kind.empty()) sql.add(kOfKind).bind(query.kind);
    if (!day.empty()) sql.add(kAgreedFrom).bind(day).add(kAgreedTo).bind(day).add(")");
    return sql;
}

}  // namespace

std::vector<ListRow> list(Transaction& tx, const ListQuery& query) {
    Assembled sql = filtered(kRows, query);
    if (!query.after.empty()) sql.add(kAfter).bind(query.after).add(")");
    sql.add(kPage).bind(static_cast<std::int64_t>(query.limit));
    std::vector<ListRow> rows;
    for (const Row& row : sql.run(tx, "partners.list")) rows.push_back({summary(row), row.optionalInteger(11)});
    return rows;
}

std::int64_t count(Transaction& tx, const ListQuery& query) {
    Assembled sql = filtered(kCounted, query);
    sql.add(" LIMIT ").bind(kMostCounted).add(") AS found_rows");
    return sql.run(tx, "partners.count").front().integer(0);
}

}  // namespace jalon::partners::store
