// SPDX-License-Identifier: EUPL-1.2
#pragma once
// Whole copies of a SQLCipher file under another key, and what a file says of itself, so that the two can be compared.
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "base/result.h"
#include "storage/sqlcipher.h"

namespace jalon::storage {

/// What a database holds, without its content.
struct Contents {
    std::map<std::string, std::int64_t> rows;  ///< by table; the engine's own left out
    std::string schema;                        ///< SHA-256 of the text of its schema
    int schema_number = 0;                     ///< the highest migration applied; 0 without
    /// Tells the databases of two services apart, and stays when one is restored elsewhere: 12 hexadecimal digits.
    std::string base;

    std::int64_t total() const;
    bool operator==(const Contents&) const = default;
};

/// Told now and then how many pages of how many are done; false gives up.
using GoOn = std::function<bool(std::int64_t done, std::int64_t total)>;

/// Copies a database page by page, as it is at one moment, while a server may go on writing to it: the new file is a
/// snapshot, under its own key, mode 0600, without a log, and on the disk. `to` must not exist. Nobody may exchange
/// `from` meanwhile (CopyLock). Gives what was copied.
///
/// Errors: "database.wrong_key", "database.unreadable", "database.disk" (that of the original fails), "copy.given_up",
/// "copy.exists". A full disk, a damaged page or a failing disk of the copy is a DbError. Nothing is left of a copy
/// that did not end well.
Result<Contents> copySqlcipher(const std::filesystem::path& from, const DatabaseKey& from_key,
                               const std::filesystem::path& to, const DatabaseKey& to_key, const GoOn& go_on = {});

/// Removes a copy that broke off, with what a killed program left beside it; the copy itself last, as the sign that
/// there is something to remove. Nothing there is no error.
void discardCopy(const std::filesystem::path& file);

/// Opens a file that nobody writes to (a copy, a backup) and reads all of it: each page against its own seal, then the
/// whole against itself. `trouble` gets what the engine found, in its own words. Errors: "database.wrong_key",
/// "database.unreadable". A disk that fails is a DbError.
Result<Contents> examineCopy(const std::filesystem::path& file, const DatabaseKey& key,
                             std::vector<std::string>& trouble);

/// Contents::base of an open database.
std::string baseOf(Transaction& tx);

}  // namespace jalon::storage
