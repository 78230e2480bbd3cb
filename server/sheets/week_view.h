// SPDX-License-Identifier: EUPL-1.2
#pragma once
// Of a week of the programme (ProgrammeWeek of the API) what a sheet may show. Pure: what is not copied here cannot be
// read on the paper.
#include <string>

#include "base/day.h"
#include "base/json.h"
#include "catalogue/professional.h"

namespace jalon::sheets {

/// Board of the API: for a wall that everybody sees. By half-day, the sessions with their activity, their room and the
/// initials of those in them; nothing else about anybody. Cancelled sessions are not on it.
json::object boardOf(const json::object& week, Day day);

/// ProfessionalSheet of the API: the sessions of one professional, with the names they call the roll by. What a session
/// works on (its theme) is for those cleared for shareable writing; reasons of a measure are for nobody. Where a
/// session is not for the reader of the sheet to know of, only its hours.
json::object professionalSheetOf(const json::object& week, const catalogue::Professional& professional);

}  // namespace jalon::sheets
