// SPDX-License-Identifier: EUPL-1.2
#pragma once
// Which files somebody may know of: those of the places in their access::FileScope, and those in
// it by themselves. Every statement that goes through
// people who were not asked for by their id has this condition, on whichever of its columns names the person, so that
// lists, counts, searches and what is found by chance agree. What leads to one file is asked before the use case runs
// (access::RouteTable).
#include "access/actor.h"
#include "storage/database.h"

/// SQL that is true where the person is in the scope, both given as SQL: JALON_IN_SCOPE("t.person_id", "$3"), with
/// actor.files.text() as the third argument.
#define JALON_IN_SCOPE(person, scope)                          \
    "(" scope " = '*' OR " scope " LIKE '%' || " person        \
    " || '%' OR EXISTS (SELECT 1 FROM file_place AS in_scope " \
    "WHERE in_scope.person_id = " person " AND " scope " LIKE '%' || in_scope.place_id || '%'))"

namespace jalon::people {

/// For access::RouteTable::guardFiles().
storage::Sql inScope();

/// Whether there is such a person and the actor may know of the file: for ids that stand in what was sent.
bool isKnownTo(storage::Transaction& tx, const access::Actor& actor, const PersonId& person);

/// Whether the file is in the scope. Nobody's file, or none at all: false but for who sees everything.
bool isInScope(storage::Transaction& tx, const access::FileScope& scope, const PersonId& person);

}  // namespace jalon::people
