// SPDX-License-Identifier: EUPL-1.2
#pragma once
// A whole base into an empty one, of the same engine or the other (docs/decisions/0017): every row, compared at the end
// by what is read back. Cut short at any moment it goes on where it stopped, if the source is still what it was.
#include <cstdint>
#include <functional>
#include <set>
#include <stdexcept>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "storage/database.h"
#include "storage/migration.h"

namespace jalon::transfer {

struct Plan {
    std::vector<storage::ModuleSchema> schemas;  ///< of the whole program
    /// Tables the copy begins without: those that `complete` makes anew in the target, where it may be run again, and
    /// those of what passes within a minute.
    std::set<std::string> left_out;
    std::function<Result<void>(storage::Database&)> complete;
    std::string program;  ///< version, for the audit line
};

/// What is going on, told outside of the target's transactions.
struct Step {
    enum class Kind {
        resumed,    ///< `done` rows were there already
        restarted,  ///< the source is no longer what was copied: from the beginning
        copied,
        compared,
        completing,
    };
    Kind kind = Kind::copied;
    std::string table = {};
    std::int64_t rows = 0, of = 0;     ///< of the table
    std::int64_t done = 0, total = 0;  ///< of all tables
};
using Progress = std::function<void(const Step&)>;

struct Copied {
    std::int64_t tables = 0, rows = 0;
    std::string digest;  ///< of everything: the same for two bases that hold the same
};

/// The target broke; the source does as a DbError.
class TargetBroke : public std::runtime_error {
public:
    explicit TargetBroke(const storage::DbError& error) : std::runtime_error(error.what()), error_(error) {}
    const storage::DbError& error() const { return error_; }

private:
    storage::DbError error_;
};

/// Whether `from` can be copied at all. Errors: "copy.source_unfinished" (itself a copy that was cut short),
/// "copy.source_schema" (waits for migrations of this program), those of migrate().
Result<void> checkSource(storage::Database& from, const Plan& plan);

/// `from` is read as it is at one moment; on PostgreSQL nobody else writes to it meanwhile, the embedded engine is open
/// once anyway. `to` is empty, or what an earlier call left, and was opened by openForLoading() if it is embedded. At
/// the end it has all that `from` has, and one audit line more, which says so.
///
/// Errors: those of checkSource(); "copy.source_differs" (a table or column the program does not know, or lacks),
/// "copy.not_empty", "copy.taken_over" (another copy into the same target began later), "copy.value" (a text PostgreSQL
/// cannot hold), "copy.references" (a row refers to what is not there), "copy.differs" (what is read back is not what
/// was read: the next call begins again). `fields` name tables, columns and keys.
Result<Copied> copy(storage::Database& from, storage::Database& to, const Clock& clock, const Plan& plan,
                    const Progress& progress);

}  // namespace jalon::transfer
