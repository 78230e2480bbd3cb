// SPDX-License-Identifier: EUPL-1.2
#include "journal/paths.h"

namespace jalon::journal {
namespace {

using storage::Sql;

constexpr Sql kPersonOfEntry{"journal.person_of_entry", "SELECT person_id FROM entry WHERE id = $1"};

}  // namespace

void declarePaths(access::RouteTable& routes) {
    routes.leadsToFile("entries", kPersonOfEntry);
    routes.leadsToNoFile({"drafts"});
}

}  // namespace jalon::journal
