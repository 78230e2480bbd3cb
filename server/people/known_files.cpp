// SPDX-License-Identifier: EUPL-1.2
#include "people/known_files.h"

#include "people/scope.h"

namespace jalon::people {

bool KnownFiles::has(const PersonId& person) {
    if (isEverything()) return true;
    const auto [at, added] = asked_.try_emplace(person.text(), false);
    if (added) at->second = !tx_.run(inScope(), person, files_.text()).empty();
    return at->second;
}

}  // namespace jalon::people
