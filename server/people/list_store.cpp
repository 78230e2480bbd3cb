// SPDX-License-Identifier: EUPL-1.2
#include "people/list_store.h"

#include <sodium.h>

#include <algorithm>

#include "people/people_store.h"
#include "people/person.h"

namespace jalon::people::store {
namespace {

using storage::Row;
using storage::Sql;
using storage::Transaction;
using storage::Value;

/// A statement put together from the fragments below. There are some dozens of texts, since only the order, which
/// filters are set and how many words were typed tell them apart: the cache of prepared statements holds them all.
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

constexpr Sql kCommonness{
    "people.list_commonness",
    "SELECT count(*) FROM (SELECT 1 AS one FROM person_token WHERE token >= $1 AND token < $2 LIMIT $3) AS found"};

constexpr std::string_view kColumns =
    "SELECT p.id, p.last_name, p.first_name, p.usual_name, p.birth_date, p.structure_id, p.class_name, p.file_state, "
    "p.health_alert, p.last_activity_on, p.name_key, EXISTS (SELECT 1 FROM restriction AS r "
    "WHERE r.person_id = p.id AND (r.valid_from IS NULL OR r.valid_from <= ";
constexpr std::string_view kColumnsUntil = ") AND (r.valid_to IS NULL OR r.valid_to >= ";
constexpr std::string_view kColumnsEnd = ")) AS has_restriction ";
// CROSS JOIN keeps the planner from walking all people and looking each up among those found.
constexpr std::string_view kFromFound = "FROM found CROSS JOIN person AS p WHERE p.id = found.id";
constexpr std::string_view kFromAll = "FROM person AS p WHERE TRUE";
constexpr std::string_view kFoundByWord =
    "WITH found AS MATERIALIZED (SELECT DISTINCT person_id AS id FROM person_token WHERE token >= ";
// Of those found, only the people of the page are read whole.
constexpr std::string_view kPageOfFound = ", page AS MATERIALIZED (SELECT p.id AS id ";
constexpr std::string_view kFromPage = "FROM page CROSS JOIN person AS p WHERE p.id = page.id";
constexpr std::string_view kFoundByPhone = "WITH found AS MATERIALIZED (";
constexpr std::string_view kPhoneFrom = "SELECT person_id AS id FROM person_phone WHERE phone_key >= ";
constexpr std::string_view kHasWord =
    " AND EXISTS (SELECT 1 FROM person_token AS t WHERE t.person_id = p.id AND t.token >= ";
// Checked before the person is read.
constexpr std::string_view kFoundHasWord =
    " AND EXISTS (SELECT 1 FROM person_token AS t WHERE t.person_id = found.id AND t.token >= ";

enum class Narrowing { none, by_phone, by_word, by_walking };

struct Plan {
    Narrowing narrowing = Narrowing::none;
    std::string found_by;               ///< by_word: the rarest word
    std::int64_t entries = 0;           ///< by_word: how many fit that word
    std::vector<std::string> to_check;  ///< the other words
    bool hasFound() const { return narrowing == Narrowing::by_word || narrowing == Narrowing::by_phone; }
};

Plan planFor(Transaction& tx, const SearchTerms& terms) {
    Plan plan{Narrowing::none, "", 0, terms.words};
    if (!terms.phones.empty()) {
        plan.narrowing = Narrowing::by_phone;
        return plan;
    }
    if (terms.words.empty()) return plan;
    plan.narrowing = Narrowing::by_walking;
    // Several words may have few people in common, who would be long in coming on a walk; one word has not.
    std::int64_t fewest = (terms.words.size() == 1 ? kFewForOneWord : kFewPeople) + 1;
    for (const std::string& word : terms.words) {
        const auto count = tx.run(kCommonness, word, afterPrefix(word), fewest).front().integer(0);
        if (count >= fewest) continue;
        fewest = plan.entries = count;
        plan.narrowing = Narrowing::by_word;
        plan.found_by = word;
    }
    if (plan.narrowing == Narrowing::by_word) std::erase(plan.to_check, plan.found_by);
    return plan;
}

void addFound(Assembled& sql, const Plan& plan, const SearchTerms& terms) {
    if (plan.narrowing == Narrowing::by_word) {
        sql.add(kFoundByWord).bind(plan.found_by).add(" AND token < ").bind(afterPrefix(plan.found_by)).add(") ");
    }
    if (plan.narrowing == Narrowing::by_phone) {
        sql.add(kFoundByPhone);
        std::string_view separator;
        for (const std::string& beginning : terms.phones) {
            sql.add(separator).add(kPhoneFrom).bind(beginning).add(" AND phone_key < ").bind(afterPrefix(beginning));
            separator = " UNION ";
        }
        sql.add(" LIMIT ").bind(kFewPeople).add(") ");
    }
}

void addConditions(Assembled& sql, const Plan& plan, const ListFilter& filter) {
    sql.add(plan.hasFound() ? kFromFound : kFromAll);
    for (const std::string& word : plan.to_check)
        sql.add(plan.hasFound() ? kFoundHasWord : kHasWord)
            .bind(word)
            .add(" AND t.token < ")
            .bind(afterPrefix(word))
            .add(")");
    if (filter.terms.birth_date) sql.add(" AND p.birth_date = ").bind(storage::toValue(*filter.terms.birth_date));
    if (filter.state) sql.add(" AND p.file_state = ").bind(std::string(fileStateCode(*filter.state)));
    if (filter.structure) sql.add(" AND p.structure_id = ").bind(filter.structure->text());
    if (!filter.files.isEverything())
        sql.add(" AND (")
            .bind(filter.files.text())
            .add(" LIKE '%' || p.id || '%' OR EXISTS (SELECT 1 FROM file_place AS f WHERE f.person_id = p.id AND ")
            .bind(filter.files.text())
            .add(" LIKE '%' || f.place_id || '%'))");
}

std::string_view columnOf(ListOrder order) {
    switch (order) {
        case ListOrder::name:
            return "p.name_key";
        case ListOrder::activity:
            return "p.last_activity_on";
        case ListOrder::birth:
            return "p.birth_date";
    }
    return {};
}

Value valueOf(const Row& row, ListOrder order) {
    if (order == ListOrder::name) return row.bytes(10);
    const auto day = order == ListOrder::activity ? row.optionalDay(9) : row.optionalDay(4);
    return storage::toValue(day);
}

ListRow rowOf(const Row& row, ListOrder order) {
    const auto structure = row.optionalText(5);
    return {{PersonId::trusted(row.text(0)), row.text(1), row.text(2), row.text(3), row.text(6), row.optionalDay(4),
             structure ? std::optional(StructureId::trusted(*structure)) : std::nullopt,
             parseFileState(row.text(7)).value(), row.boolean(8)},
            row.optionalDay(9),
            row.boolean(11),
            {valueOf(row, order), row.text(0)}};
}

bool isMissing(const ListPlace& place) { return std::holds_alternative<std::monostate>(place.value); }

/// One stretch of the list: the people who have the order's column, or those who have not.
enum class Stretch { present, missing };

void addStretch(Assembled& sql, Stretch stretch, const ListSort& sort, const std::optional<ListPlace>& after) {
    const std::string_view column = columnOf(sort.by);
    if (stretch == Stretch::missing) {
        sql.add(" AND ").add(column).add(" IS NULL");
        if (after) sql.add(sort.descending ? " AND p.id < " : " AND p.id > ").bind(after->id);
        return;
    }
    if (sort.by != ListOrder::name) sql.add(" AND ").add(column).add(" IS NOT NULL");
    if (!after) return;
    sql.add(" AND (").add(column).add(sort.descending ? ", p.id) < (" : ", p.id) > (");
    sql.bind(after->value).add(", ").bind(after->id).add(")");
}

void addOrder(Assembled& sql, Stretch stretch, const ListSort& sort) {
    const std::string_view direction = sort.descending ? " DESC" : "";
    sql.add(" ORDER BY ");
    if (stretch == Stretch::present) sql.add(columnOf(sort.by)).add(direction).add(", ");
    sql.add("p.id").add(direction);
}

void addColumns(Assembled& sql, Day today) {
    sql.add(kColumns).bind(storage::toValue(today)).add(kColumnsUntil).bind(storage::toValue(today));
    sql.add(kColumnsEnd);
}

}  // namespace

std::optional<ListSort> ListSort::parse(std::string_view code) {
    ListSort sort;
    sort.descending = code.starts_with('-');
    if (sort.descending) code.remove_prefix(1);
    if (code == "name")
        sort.by = ListOrder::name;
    else if (code == "activity")
        sort.by = ListOrder::activity;
    else if (code == "birth")
        sort.by = ListOrder::birth;
    else
        return std::nullopt;
    return sort;
}

std::string writePlace(const ListSort& sort, const ListPlace& place) {
    std::string plain = std::string(sort.descending ? "-" : "+") + std::to_string(static_cast<int>(sort.by)) + place.id;
    if (const auto* bytes = std::get_if<storage::Bytes>(&place.value))
        for (const std::byte byte : *bytes) plain += static_cast<char>(byte);
    if (const auto* text = std::get_if<std::string>(&place.value)) plain += *text;
    std::string out(sodium_base64_encoded_len(plain.size(), sodium_base64_VARIANT_URLSAFE_NO_PADDING), '\0');
    sodium_bin2base64(out.data(), out.size(), reinterpret_cast<const unsigned char*>(plain.data()), plain.size(),
                      sodium_base64_VARIANT_URLSAFE_NO_PADDING);
    out.pop_back();  // the terminating zero
    return out;
}

std::optional<ListPlace> readPlace(const ListSort& sort, std::string_view cursor) {
    constexpr std::size_t kHead = 2;
    constexpr std::size_t kId = 36;
    std::string plain(cursor.size(), '\0');
    std::size_t size = 0;
    const int failed =
        sodium_base642bin(reinterpret_cast<unsigned char*>(plain.data()), plain.size(), cursor.data(), cursor.size(),
                          nullptr, &size, nullptr, sodium_base64_VARIANT_URLSAFE_NO_PADDING);
    plain.resize(size);
    if (failed != 0 || size < kHead + kId) return std::nullopt;
    const std::string head = std::string(sort.descending ? "-" : "+") + std::to_string(static_cast<int>(sort.by));
    ListPlace place{{}, plain.substr(kHead, kId)};
    if (!plain.starts_with(head) || !isUuid(place.id)) return std::nullopt;
    const std::string value = plain.substr(kHead + kId);
    if (sort.by == ListOrder::name) {
        storage::Bytes bytes(value.size());
        std::ranges::transform(value, bytes.begin(), [](char c) { return static_cast<std::byte>(c); });
        place.value = std::move(bytes);
    } else if (!value.empty()) {
        const auto day = Day::parse(value);
        if (!day) return std::nullopt;
        place.value = storage::toValue(*day);
    }
    return place;
}

std::vector<ListRow> listPage(Transaction& tx, const ListFilter& filter, const ListSort& sort,
                              const std::optional<ListPlace>& after, std::size_t limit, Day today) {
    const Plan plan = planFor(tx, filter.terms);
    std::vector<ListRow> out;
    const auto read = [&](Stretch stretch, const std::optional<ListPlace>& from) {
        const auto room = static_cast<std::int64_t>(limit - out.size());
        Assembled sql;
        addFound(sql, plan, filter.terms);
        if (plan.hasFound()) sql.add(kPageOfFound);
        if (!plan.hasFound()) addColumns(sql, today);
        addConditions(sql, plan, filter);
        addStretch(sql, stretch, sort, from);
        addOrder(sql, stretch, sort);
        sql.add(" LIMIT ").bind(room);
        if (plan.hasFound()) {
            sql.add(") ");
            addColumns(sql, today);
            sql.add(kFromPage);
            addOrder(sql, stretch, sort);
        }
        for (const Row& row : sql.run(tx, "people.list")) out.push_back(rowOf(row, sort.by));
    };
    const bool among_missing = after && isMissing(*after);
    if (!among_missing) read(Stretch::present, after);
    if (sort.by != ListOrder::name && out.size() < limit) read(Stretch::missing, among_missing ? after : std::nullopt);
    return out;
}

std::optional<std::int64_t> countFiles(Transaction& tx, const ListFilter& filter, std::int64_t at_most) {
    const Plan plan = planFor(tx, filter.terms);
    if (plan.narrowing == Narrowing::by_walking || plan.entries > kFewForOneWord) return std::nullopt;
    Assembled sql;
    addFound(sql, plan, filter.terms);
    sql.add("SELECT count(*) FROM (SELECT 1 AS one ");
    addConditions(sql, plan, filter);
    sql.add(" LIMIT ").bind(at_most + 1).add(") AS counted");
    const auto count = sql.run(tx, "people.count_files").front().integer(0);
    if (count > at_most) return std::nullopt;
    return count;
}

}  // namespace jalon::people::store
