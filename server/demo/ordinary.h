// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <optional>
#include <string>

#include "demo/story.h"

namespace jalon::demo {

/// Somebody to be received.
struct Pupil {
    PersonId person;        ///< counts only when already on file
    json::object identity;  ///< lastName, firstName, birthDate, sex, className of the API
    std::string school;     ///< key in city.json
};

/// One reception between two days of a week, from the school's call to the follow-up. `known`: on file already, else
/// put on file when the school calls, under the id returned. Nothing when the school has too little class between them.
Result<std::optional<PersonId>> scheduleReception(Stage& stage, const Pupil& pupil, bool known, Day start, Day end);

/// The ordinary receptions of the year before the demo's day: one or two in each week of class, drawn from city.json;
/// one in four is of somebody received before.
Result<void> scheduleOrdinaryReceptions(Stage& stage);

}  // namespace jalon::demo
