// SPDX-License-Identifier: EUPL-1.2
#pragma once
// A young person new to the service and, where known, whom to call: announced in the body of another module's use case,
// put on file in its transaction (people.h), so that what is refused leaves no file behind.
#include <optional>

#include "people/guardian.h"
#include "people/person.h"

namespace jalon::people {

struct NewGuardian {
    GuardianId id;
    GuardianFields fields;
};

struct Newcomer {
    PersonId id;
    PersonFields fields;
    std::optional<NewGuardian> guardian;
};

/// Member "pupil" (PersonCreate of the API), and "guardian" (GuardianCreate) beside it, known only where there is a
/// pupil. Errors: those of readPerson and readGuardian under "pupil." and "guardian.".
std::optional<Newcomer> readNewcomer(JsonReader& in, Day today);

}  // namespace jalon::people
