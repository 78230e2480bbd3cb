// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <limits>
#include <unordered_map>

#include "storage/text_index_engines.h"

namespace jalon::storage {
namespace {

/// A string of FTS5: its terms one after the other.
std::string quoted(const TextPhrase& phrase) {
    std::string out = "\"";
    for (const std::string& term : phrase) {
        if (out.size() > 1) out += ' ';
        for (const char c : term) out.append(c == '"' ? 2 : 1, c);
    }
    return out + '"';
}

std::string anyOf(const std::vector<TextPhrase>& phrases) {
    std::string out;
    for (const TextPhrase& phrase : phrases) out += (out.empty() ? "" : " OR ") + quoted(phrase);
    return "(" + out + ")";
}

/// The terms of a row, each once however often it stands there.
std::vector<std::string> distinctTerms(const std::string& terms) {
    std::vector<std::string> out;
    for (std::size_t begin = 0; begin < terms.size();) {
        const std::size_t end = std::min(terms.find(' ', begin), terms.size());
        out.push_back(terms.substr(begin, end - begin));
        begin = end + 1;
    }
    std::ranges::sort(out);
    out.erase(std::ranges::unique(out).begin(), out.end());
    return out;
}

/// Asks for each term once, where the rows would ask for each of their terms: how many places it is found at, and what
/// they add up to. Where in a text a term stands is left to the engine's own check of its tables.
class Fts5Comparison final : public TextIndex::Comparison {
public:
    explicit Fts5Comparison(const std::string& name)
        : sums_("SELECT count(*), coalesce(sum(rowid % " + std::to_string(kModulus) + "), 0) FROM " + name +
                "_words WHERE " + name + "_words MATCH $1"),
          holds_("SELECT rowid FROM " + name + "_words WHERE " + name + "_words MATCH $1 AND rowid = $2"),
          rows_("SELECT place, terms FROM " + name + "_index WHERE place > $1 ORDER BY place LIMIT 1000") {}

    void look(Transaction&, std::int64_t place, const std::string& terms) override {
        for (auto& term : distinctTerms(terms)) {
            Sums& sums = expected_[std::move(term)];
            ++sums.count;
            sums.places += place % kModulus;
        }
    }

    std::vector<std::int64_t> wrong(Transaction& tx) override {
        std::erase_if(expected_, [&](const auto& one) {
            const auto rows = tx.run({"text_index.sums", sums_}, quoted({one.first}));
            return rows.front().integer(0) == one.second.count && rows.front().integer(1) == one.second.places;
        });
        return expected_.empty() ? std::vector<std::int64_t>{} : placesOfWrongTerms(tx);
    }

private:
    static constexpr std::int64_t kModulus = 999'983;
    static constexpr std::size_t kMostWrong = 1000;
    struct Sums {
        std::int64_t count = 0, places = 0;
    };

    std::vector<std::int64_t> placesOfWrongTerms(Transaction& tx) const {
        std::vector<std::int64_t> places;
        for (auto last = std::numeric_limits<std::int64_t>::min(); places.size() < kMostWrong;) {
            const auto rows = tx.run({"text_index.rows", rows_}, last);
            if (rows.empty()) break;
            for (const Row& row : rows)
                if (!isFound(tx, row.integer(0), row.text(1))) places.push_back(row.integer(0));
            last = rows.rows.back().integer(0);
        }
        return places;
    }

    bool isFound(Transaction& tx, std::int64_t place, const std::string& terms) const {
        for (const std::string& term : distinctTerms(terms)) {
            if (!expected_.contains(term)) continue;
            if (tx.run({"text_index.holds", holds_}, quoted({term}), place).empty()) return false;
        }
        return true;
    }

    std::string sums_, holds_, rows_;
    std::unordered_map<std::string, Sums> expected_;  ///< in the end only terms that are found elsewhere
};

class Fts5Index final : public TextIndex {
public:
    explicit Fts5Index(const std::string& name)
        : name_(name),
          words_(name + "_words"),
          add_("INSERT INTO " + words_ + " (rowid, terms) VALUES ($1, $2)"),
          remove_("INSERT INTO " + words_ + " (" + words_ + ", rowid, terms) VALUES ('delete', $1, $2)"),
          command_("INSERT INTO " + words_ + " (" + words_ + ") VALUES ($1)"),
          // FTS5 keeps a row a text there; counting the index itself would count NAME_index.
          size_("SELECT count(*) FROM " + words_ + "_docsize"),
          // CROSS JOIN keeps the order: hits first, each row of the index table looked up by its place.
          sources_{{"FROM " + words_ + " AS w CROSS JOIN " + name + "_index AS i ON i.place = w.rowid",
                    "w." + words_ + " MATCH $1 AND w.rowid >= $2 AND w.rowid < $3", "w.rowid"}} {}

    void add(Transaction& tx, std::int64_t place, const std::string& terms) const override {
        tx.run({"text_index.add", add_}, place, terms);
    }
    void remove(Transaction& tx, std::int64_t place, const std::string& terms) const override {
        tx.run({"text_index.remove", remove_}, place, terms);
    }
    void clear(Transaction& tx) const override { tx.run({"text_index.command", command_}, "delete-all"); }
    void settle(Transaction& tx) const override { tx.run({"text_index.command", command_}, "optimize"); }

    std::unique_ptr<Comparison> compare() const override { return std::make_unique<Fts5Comparison>(name_); }
    std::int64_t size(Transaction& tx) const override { return tx.run({"text_index.size", size_}).front().integer(0); }

    std::string write(const TextQuery& query) const override {
        std::string out;
        for (const auto& phrases : query.all) out += (out.empty() ? "" : " AND ") + anyOf(phrases);
        if (!query.none.empty()) out = "(" + out + ") NOT " + anyOf(query.none);
        return out;
    }

    const std::vector<Source>& sources() const override { return sources_; }

private:
    std::string name_, words_, add_, remove_, command_, size_;
    std::vector<Source> sources_;
};

}  // namespace

std::unique_ptr<TextIndex> fts5Index(const std::string& name) { return std::make_unique<Fts5Index>(name); }

}  // namespace jalon::storage
