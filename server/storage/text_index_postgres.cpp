// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "storage/text_index_engines.h"

namespace jalon::storage {
namespace {

/// GIN gives all texts that have a word, however many; so the newest are looked through one by one first. Enough of
/// them for a word that stands in every eighth text to fill a page of five hundred. A word which a good many of those
/// have soon fills it a little further back; for a rarer one GIN is quicker, whatever the planner thinks: it does not
/// know the arguments of a prepared statement, and would look through everything from the newest on.
constexpr int kNewest = 4000;
constexpr int kFurther = 64'000;
constexpr std::size_t kGoodMany = 64;
/// The longest position a tsvector keeps.
constexpr int kLastPosition = 16383;

std::string quoted(const std::string& term) {
    std::string out = "'";
    for (const char c : term) out.append(c == '\'' || c == '\\' ? 2 : 1, c);
    return out + "'";
}

std::string written(const TextPhrase& phrase) {
    std::string out;
    for (const std::string& term : phrase) out += (out.empty() ? "" : " <-> ") + quoted(term);
    return "(" + out + ")";
}

std::string anyOf(const std::vector<TextPhrase>& phrases) {
    std::string out;
    for (const TextPhrase& phrase : phrases) out += (out.empty() ? "" : " | ") + written(phrase);
    return "(" + out + ")";
}

/// The terms as the text of a tsvector: 'term':1 'other':2.
std::string vectorOf(const std::string& terms) {
    std::string out;
    int position = 1;
    for (std::size_t begin = 0; begin < terms.size(); ++position) {
        const std::size_t end = std::min(terms.find(' ', begin), terms.size());
        if (!out.empty()) out += ' ';
        out += quoted(terms.substr(begin, end - begin)) + ":" + std::to_string(std::min(position, kLastPosition));
        begin = end + 1;
    }
    return out;
}

/// Compares row by row, some in one question.
class TsvectorComparison final : public TextIndex::Comparison {
public:
    explicit TsvectorComparison(const std::string& name) {
        std::string values;
        for (std::size_t i = 0; i < kAtOnce; ++i) {
            const auto place = std::to_string(2 * i + 1), terms = std::to_string(2 * i + 2);
            values += (i == 0 ? "(CAST($" : ", (CAST($") + place + " AS BIGINT), CAST($" + terms + " AS tsvector))";
        }
        differing_ = "SELECT DISTINCT v.place FROM (VALUES " + values + ") AS v (place, terms) LEFT JOIN " + name +
                     "_words AS w ON w.place = v.place WHERE w.terms IS DISTINCT FROM v.terms";
    }

    void look(Transaction& tx, std::int64_t place, const std::string& terms) override {
        waiting_.emplace_back(place);
        waiting_.emplace_back(vectorOf(terms));
        if (waiting_.size() == 2 * kAtOnce) ask(tx);
    }

    std::vector<std::int64_t> wrong(Transaction& tx) override {
        if (!waiting_.empty()) {
            // The last row again, to no effect.
            while (waiting_.size() < 2 * kAtOnce) waiting_.push_back(waiting_[waiting_.size() - 2]);
            ask(tx);
        }
        return wrong_;
    }

private:
    static constexpr std::size_t kAtOnce = 50;

    void ask(Transaction& tx) {
        for (const Row& row : tx.runWith({"text_index.differing", differing_}, waiting_))
            wrong_.push_back(row.integer(0));
        waiting_.clear();
    }

    std::string differing_;
    std::vector<Value> waiting_;
    std::vector<std::int64_t> wrong_;
};

class TsvectorIndex final : public TextIndex {
public:
    explicit TsvectorIndex(const std::string& name)
        : name_(name),
          words_(name + "_words"),
          add_("INSERT INTO " + words_ + " (place, terms) VALUES ($1, CAST($2 AS tsvector))"),
          remove_("DELETE FROM " + words_ + " WHERE place = $1"),
          clear_("DELETE FROM " + words_),
          size_("SELECT count(*) FROM " + words_),
          sources_{newest(kNewest, 0), newest(kFurther, kGoodMany), everywhere()} {}

    void add(Transaction& tx, std::int64_t place, const std::string& terms) const override {
        tx.run({"text_index.add", add_}, place, vectorOf(terms));
    }
    void remove(Transaction& tx, std::int64_t place, const std::string&) const override {
        tx.run({"text_index.remove", remove_}, place);
    }
    void clear(Transaction& tx) const override { tx.run({"text_index.clear", clear_}); }
    void settle(Transaction&) const override {}  // autovacuum moves GIN's pending list

    std::unique_ptr<Comparison> compare() const override { return std::make_unique<TsvectorComparison>(name_); }
    std::int64_t size(Transaction& tx) const override { return tx.run({"text_index.size", size_}).front().integer(0); }

    std::string write(const TextQuery& query) const override {
        std::string out;
        for (const auto& phrases : query.all) out += (out.empty() ? "" : " & ") + anyOf(phrases);
        for (const TextPhrase& phrase : query.none) out += " & !" + written(phrase);
        return out;
    }

    const std::vector<Source>& sources() const override { return sources_; }

private:
    Source newest(int count, std::size_t worth_after) const {
        return {"FROM (SELECT place, terms FROM " + words_ +
                    " WHERE place >= $2 AND place < $3 ORDER BY place DESC LIMIT " + std::to_string(count) +
                    ") AS w JOIN " + name_ + "_index AS i ON i.place = w.place",
                "w.terms @@ CAST($1 AS tsquery)", "w.place", worth_after};
    }
    /// OFFSET 0 and ORDER BY keep the planner from mixing the three: hits, then their order, then as many rows as
    /// wanted.
    Source everywhere() const {
        return {"FROM (SELECT place FROM (SELECT place FROM " + words_ +
                    " WHERE terms @@ CAST($1 AS tsquery) OFFSET 0) AS hit WHERE place >= $2 AND place < $3 "
                    "ORDER BY place DESC) AS w JOIN " +
                    name_ + "_index AS i ON i.place = w.place",
                "TRUE", "w.place"};
    }

    std::string name_, words_, add_, remove_, clear_, size_;
    std::vector<Source> sources_;
};

}  // namespace

std::unique_ptr<TextIndex> tsvectorIndex(const std::string& name) { return std::make_unique<TsvectorIndex>(name); }

}  // namespace jalon::storage
