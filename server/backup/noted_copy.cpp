// SPDX-License-Identifier: EUPL-1.2
#include "backup/noted_copy.h"

#include <sodium.h>

#include <array>
#include <fstream>
#include <set>
#include <utility>

#include "storage/durable_file.h"
#include "storage/sqlcipher_copy.h"
#include "storage/stored_tables.h"

namespace jalon::backup {

namespace {

constexpr const char* kNoteName = "held";

std::string noteOf(const Copy& copy) {
    std::ifstream in(copy.folder / kNoteName);
    std::string text;
    std::getline(in, text);
    return text;
}

}  // namespace

std::string digestOfHeld(storage::Database& database) {
    std::set<std::string> tables;
    for (auto& column : database.columns()) tables.insert(std::move(column.table));
    std::string held;
    database.read([&](storage::Transaction& tx) {
        held = storage::baseOf(tx) + '\n';
        for (const auto& table : tables)
            held += table + ' ' + std::to_string(storage::countRows(tx, {table, {}, {}})) + '\n';
        return true;
    });
    std::array<unsigned char, crypto_hash_sha256_BYTES> digest{};
    crypto_hash_sha256(digest.data(), reinterpret_cast<const unsigned char*>(held.data()), held.size());
    std::array<char, 2 * digest.size() + 1> hex{};
    sodium_bin2hex(hex.data(), hex.size(), digest.data(), digest.size());
    return hex.data();
}

void note(const Copy& copy, const std::string& held) { storage::writeNewFile(copy.folder / kNoteName, held + "\n"); }

std::optional<Copy> copyWithNote(const std::filesystem::path& folder, const std::string& held,
                                 const RecoverySeal& seal) {
    const auto found = backupsIn(folder);
    if (!found) return std::nullopt;
    for (const Copy& copy : *found)
        if (copy.manifest.seal == seal && noteOf(copy) == held && lookThrough(copy.folder)) return copy;
    return std::nullopt;
}

}  // namespace jalon::backup
