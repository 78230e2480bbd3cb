// SPDX-License-Identifier: EUPL-1.2
#pragma once
// Which of the young people met on the way a reader may know of: for days and weeks whose rules need everybody, while
// what is answered names only those of the reader's files.
#include <map>
#include <string>
#include <vector>

#include "access/actor.h"
#include "base/id.h"
#include "storage/database.h"

namespace jalon::people {

/// Asks once for each young person, within the transaction it is made in. A reader of every file is never asked about.
class KnownFiles {
public:
    KnownFiles(storage::Transaction& tx, const access::FileScope& files) : tx_(tx), files_(files) {}
    bool isEverything() const { return files_.isEverything(); }
    bool has(const PersonId& person);

    /// Leaves out the things whose `person` the reader may not know of.
    template <class Thing>
    void keep(std::vector<Thing>& things) {
        if (!isEverything()) std::erase_if(things, [&](const Thing& one) { return !has(one.person); });
    }

private:
    storage::Transaction& tx_;
    access::FileScope files_;
    std::map<std::string, bool> asked_;
};

}  // namespace jalon::people
