// SPDX-License-Identifier: EUPL-1.2
#pragma once
// Who reads an entry, among those who may open the file it is in (docs/decisions/0022).
#include <optional>
#include <string_view>

#include "access/actor.h"
#include "storage/database.h"

namespace jalon::journal {

enum class Ring {
    shared,      ///< the team, and those outside to whom the file was confided
    team,        ///< the team
    restricted,  ///< who wrote it and those it names; the team knows that there is one
    personal,    ///< who wrote it; nobody else knows
};
/// "shared", "team", "restricted", "personal".
std::string_view ringCode(Ring ring);
std::optional<Ring> parseRing(std::string_view code);
/// Nothing of it stands in the general record.
inline bool isSecret(Ring ring) { return ring == Ring::restricted || ring == Ring::personal; }

/// Somebody who may open the file, and how near they are to it.
struct EntryReader {
    std::optional<UserId> user;
    bool of_team = false;  ///< by a role in the house, or in an emergency; otherwise the file was confided to them
};
EntryReader readerOn(storage::Transaction& tx, const access::Actor& actor, const PersonId& person);

}  // namespace jalon::journal
