// SPDX-License-Identifier: EUPL-1.2
#pragma once
// What `jalon copy` prints while it works.
#include <cstdint>
#include <string>

#include "transfer/transfer.h"

namespace jalon::app {

/// On a terminal one line that changes, in a file or a pipe a line a table: both say how many rows of how many are
/// done, of the table and of the whole.
class CopyProgressLines {
public:
    explicit CopyProgressLines(bool terminal) : terminal_(terminal) {}

    void tell(const transfer::Step& step);
    /// Entries read for the index of search.
    void indexed(std::int64_t entries);
    /// Before anything else is printed.
    void end();

private:
    void title(transfer::Step::Kind kind);
    void line(const std::string& text, bool last);

    bool terminal_;
    bool open_ = false;  ///< the line that changes is not ended
    transfer::Step::Kind kind_ = transfer::Step::Kind::resumed;
};

}  // namespace jalon::app
