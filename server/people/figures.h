// SPDX-License-Identifier: EUPL-1.2
#pragma once
// What the figures of a period ask of young people.
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "people/situation.h"
#include "storage/database.h"

namespace jalon::people {

struct Figured {
    std::string sex;
    std::optional<Day> birth_date;
    std::vector<Situation> situations;  ///< in order of recording
};

/// By person id. Each id once.
std::map<std::string, Figured> figuredPeople(storage::Transaction& tx, const std::vector<PersonId>& ids);

}  // namespace jalon::people
