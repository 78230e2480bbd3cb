// SPDX-License-Identifier: EUPL-1.2
#pragma once
// Search before creating: who on file may be the one described.
#include <optional>
#include <string>
#include <vector>

#include "people/name_match.h"
#include "people/people.h"

namespace jalon::people {

struct Candidate {
    PersonSummary person;
    Match match;
};

/// Those in the scope of at least `min_score`, best first. `phone_keys` are numbers of the described person or of
/// guardians; `except` is left out.
std::vector<Candidate> findCandidates(storage::Transaction& tx, const access::FileScope& files,
                                      const Description& asked, const std::vector<std::string>& phone_keys,
                                      int min_score, const std::optional<PersonId>& except = std::nullopt);

}  // namespace jalon::people
