// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <map>
#include <string>
#include <vector>

#include "base/json.h"
#include "partners/partners.h"
#include "people/people.h"
#include "reports/tally.h"

namespace jalon::reports {

using Schools = std::map<std::string, partners::StructureSummary>;

json::object toJson(const Period& period);
/// FigureValue[] and FigureRate[] of the API.
json::array valuesJson(const Counts& now, const Counts& before);
json::array ratesJson(const Counts& now, const Counts& before);
/// FigureTable[]: a row for every value met in one of the two periods.
json::array tablesJson(const Tally& now, const Tally& before, const Schools& schools);
json::object itemJson(const Facts& facts, Indicator indicator, const Member& member, const Schools& schools,
                      const std::map<std::string, people::PersonSummary>& people);
const PersonId& personOf(const Facts& facts, Indicator indicator, const Member& member);
const StructureId& schoolOf(const Facts& facts, Indicator indicator, const Member& member);

}  // namespace jalon::reports
