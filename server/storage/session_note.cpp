// SPDX-License-Identifier: EUPL-1.2
#include "storage/session_note.h"

#include <stdexcept>
#include <vector>

namespace jalon::storage {

namespace {

// A setting that was never made is NULL, one that was rolled back is ''.
constexpr Sql kNote{"session.note", "SELECT coalesce(current_setting('jalon.note', true), '')"};

void requirePostgres(const Transaction& tx) {
    if (tx.engine() != Engine::postgres) throw std::logic_error("only a connection to PostgreSQL keeps a note");
}

}  // namespace

std::string sessionNote(Transaction& tx) {
    requirePostgres(tx);
    return tx.run(kNote).front().text(0);
}

void insertAndNote(Transaction& tx, const Sql& insert, std::span<const Value> arguments, const std::string& note) {
    requirePostgres(tx);
    std::vector<Value> all(arguments.begin(), arguments.end());
    all.emplace_back(note);
    const std::string text =
        std::string(insert.text) + " RETURNING set_config('jalon.note', $" + std::to_string(all.size()) + ", false)";
    tx.runWith({insert.name, text}, all);
}

}  // namespace jalon::storage
