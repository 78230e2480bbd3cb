// SPDX-License-Identifier: EUPL-1.2
#pragma once
// A small base with everything that is hard to move from one engine to another, and empty ones to move it to.
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "audit/audit.h"
#include "storage/postgres.h"
#include "storage/sqlcipher_load.h"
#include "test_database.h"

namespace jalon::test {

/// A row refers to one of a later table, and to a later one of its own; a key is not in the order of its columns, and
/// another is not the same on both engines; there is a row made by a migration, and a table made of another one.
inline storage::ModuleSchema village() {
    return {"village",
            {{901, "village", R"(
CREATE TABLE house (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT,
    built {{int}},
    listed {{bool}} NOT NULL,
    width {{real}},
    plan {{blob}},
    notes {{json}} NOT NULL
) {{strict}};
CREATE TABLE animal (
    id TEXT NOT NULL PRIMARY KEY,
    house_id TEXT NOT NULL REFERENCES house (id),
    mother_id TEXT REFERENCES animal (id)
) {{strict}};
CREATE TABLE visit (
    house_id TEXT NOT NULL REFERENCES house (id) ON DELETE CASCADE,
    number {{int}} NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (number, house_id)
) {{strict}};
CREATE TABLE visit_count (house_id TEXT NOT NULL PRIMARY KEY REFERENCES house (id), count {{int}} NOT NULL) {{strict}};
CREATE TABLE letter (
    id TEXT NOT NULL UNIQUE,
    house_id TEXT NOT NULL REFERENCES house (id),
{{only_sqlcipher}} PRIMARY KEY (house_id, id)
{{only_postgres}} PRIMARY KEY (id)
) {{strict}};
INSERT INTO house (id, name, listed, notes) VALUES ('h0', 'mairie', FALSE, '{}');
)"}},
            ""};
}

constexpr int kVisits = 1200;

inline void run(storage::Database& database, const std::string& text,
                const std::vector<storage::Value>& arguments = {}) {
    const auto done = database.write(kArrange, [&](storage::Transaction& tx) -> Result<void> {
        tx.runWith(storage::Sql{"arrange", text}, arguments);
        return {};
    });
    if (!done) throw std::runtime_error(done.error().code);
}

inline void fill(TestDatabase& data) {
    storage::Database& base = data.database();
    const storage::Bytes every_byte = [] {
        storage::Bytes bytes;
        for (int i = 0; i < 256; ++i) bytes.push_back(static_cast<std::byte>(i));
        return bytes;
    }();
    constexpr auto* kHouse =
        "INSERT INTO house (id, name, built, listed, width, plan, notes) VALUES ($1, $2, $3, $4, $5, $6, $7)";
    const auto house = [&](auto... values) { run(base, kHouse, {storage::toValue(values)...}); };
    house("h1", "L’école « Âne »\n\t€ 🏠", std::int64_t{-9007199254740993}, true, 0.1, every_byte,
          R"({"b":1, "a":1e5})");
    house("h2", nullptr, nullptr, false, nullptr, nullptr, "[]");
    house("H3", "", 0, false, -0.0, storage::Bytes{}, "null");
    house("é", "fin", 1, true, 1e300, storage::Bytes(6 << 20, std::byte{7}), "1");
    run(base, "INSERT INTO animal (id, house_id, mother_id) VALUES ('a2', 'h1', NULL)");
    run(base, "INSERT INTO animal (id, house_id, mother_id) VALUES ('a1', 'h1', 'a2')");
    run(base, "INSERT INTO letter (id, house_id) VALUES ('l1', 'H3')");
    run(base, "INSERT INTO letter (id, house_id) VALUES ('l2', 'h1')");
    const auto visits = base.write(kArrange, [&](storage::Transaction& tx) -> Result<void> {
        for (int i = 0; i < kVisits; ++i)
            tx.run(storage::Sql{"visit", "INSERT INTO visit (house_id, number, text) VALUES ($1, $2, $3)"},
                   i % 2 ? "h1" : "h2", i / 2 - 300, "visite " + std::to_string(i));
        audit::record(tx, data.clock(), {}, {"create", "visit", "all"});
        return {};
    });
    if (!visits) throw std::runtime_error(visits.error().code);
}

/// Every value of the tables that tell a story, as text; the embedded engine knows no -0.0.
inline std::vector<std::string> contents(storage::Database& database) {
    return database.read([](storage::Transaction& tx) {
        std::vector<std::string> out;
        for (const storage::Row& row :
             tx.run(storage::Sql{"look", "SELECT id, name, built, listed, width, plan, notes FROM house ORDER BY id"}))
            out.push_back(row.text(0) + "|" + row.textOr(1, "NULL") + "|" +
                          (row.isNull(2) ? "NULL" : std::to_string(row.integer(2))) + "|" +
                          (row.boolean(3) ? "yes" : "no") + "|" +
                          (row.isNull(4) ? "NULL" : std::to_string(row.real(4) + 0.0)) + "|" +
                          (row.isNull(5) ? "NULL" : std::to_string(row.bytes(5).size())) + "|" + row.text(6));
        for (const storage::Row& row :
             tx.run(storage::Sql{"look", "SELECT id, house_id, mother_id FROM animal ORDER BY id"}))
            out.push_back(row.text(0) + "|" + row.text(1) + "|" + row.textOr(2, "NULL"));
        for (const storage::Row& row : tx.run(storage::Sql{"look", "SELECT id, house_id FROM letter ORDER BY id"}))
            out.push_back(row.text(0) + "|" + row.text(1));
        for (const storage::Row& row :
             tx.run(storage::Sql{"look", "SELECT house_id, number, text FROM visit ORDER BY number, house_id"}))
            out.push_back(row.text(0) + "|" + std::to_string(row.integer(1)) + "|" + row.text(2));
        return out;
    });
}

/// An empty base, gone with the test.
class EmptyBase {
public:
    explicit EmptyBase(storage::Engine engine) : postgres_(engine == storage::Engine::postgres) {
        if (postgres_) name_ = PostgresBases::get()->create("ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'");
        open();
    }
    ~EmptyBase() {
        database_.reset();
        if (postgres_) PostgresBases::get()->drop(name_);
    }
    EmptyBase(const EmptyBase&) = delete;
    EmptyBase& operator=(const EmptyBase&) = delete;

    storage::Database& operator*() { return *database_; }
    /// Again, as the copy does.
    void open() {
        database_.reset();
        database_ = taken(postgres_ ? onPostgres() : storage::openForLoading(folder_ / "jalon.db", key_));
    }
    /// Again, as a server does.
    void serve() {
        database_.reset();
        database_ = taken(postgres_ ? onPostgres() : storage::openSqlcipher(folder_ / "jalon.db", key_));
    }

private:
    using Opened = Result<std::unique_ptr<storage::Database>>;
    Opened onPostgres() { return storage::openPostgres(PostgresBases::get()->address(name_)); }
    static std::unique_ptr<storage::Database> taken(Opened opened) {
        if (!opened) throw std::runtime_error("empty base: " + opened.error().code);
        return std::move(opened).value();
    }

    bool postgres_;
    std::string name_;
    TempFolder folder_;
    storage::DatabaseKey key_ = storage::DatabaseKey::random();
    std::unique_ptr<storage::Database> database_;
};

inline std::unique_ptr<TestDatabase> sourceOn(storage::Engine engine,
                                              const std::vector<storage::ModuleSchema>& made_of) {
    if (engine == storage::Engine::postgres) return std::make_unique<TestDatabase>(made_of);
    return std::make_unique<EmbeddedTestDatabase>(made_of);
}

}  // namespace jalon::test
