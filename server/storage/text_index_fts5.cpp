// SPDX-License-Identifier: EUPL-1.2
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

class Fts5Index final : public TextIndex {
public:
    explicit Fts5Index(const std::string& name)
        : words_(name + "_words"),
          add_("INSERT INTO " + words_ + " (rowid, terms) VALUES ($1, $2)"),
          remove_("INSERT INTO " + words_ + " (" + words_ + ", rowid, terms) VALUES ('delete', $1, $2)"),
          command_("INSERT INTO " + words_ + " (" + words_ + ") VALUES ($1)"),
          holds_("SELECT rowid FROM " + words_ + " WHERE " + words_ + " MATCH $1 AND rowid = $2"),
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

    bool holds(Transaction& tx, std::int64_t place, const std::string& terms) const override {
        return !tx.run({"text_index.holds", holds_}, quoted({terms}), place).empty();
    }
    std::int64_t size(Transaction& tx) const override { return tx.run({"text_index.size", size_}).front().integer(0); }

    std::string write(const TextQuery& query) const override {
        std::string out;
        for (const auto& phrases : query.all) out += (out.empty() ? "" : " AND ") + anyOf(phrases);
        if (!query.none.empty()) out = "(" + out + ") NOT " + anyOf(query.none);
        return out;
    }

    const std::vector<Source>& sources() const override { return sources_; }

private:
    std::string words_, add_, remove_, command_, holds_, size_;
    std::vector<Source> sources_;
};

}  // namespace

std::unique_ptr<TextIndex> fts5Index(const std::string& name) { return std::make_unique<Fts5Index>(name); }

}  // namespace jalon::storage
