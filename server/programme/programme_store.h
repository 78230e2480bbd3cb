// SPDX-License-Identifier: EUPL-1.2
#pragma once
// All SQL of the programme module.
#include <map>
#include <vector>

#include "programme/attendance.h"
#include "storage/database.h"

namespace jalon::programme::store {

std::optional<Attendance> find(storage::Transaction& tx, const StayId& stay, HalfDay half_day);
/// Inserts the first value (version 1) or replaces it, and adds it to the history.
void put(storage::Transaction& tx, const PersonId& person, const Attendance& attendance);
std::vector<Attendance> history(storage::Transaction& tx, const StayId& stay, HalfDay half_day);
std::vector<Attendance> ofStay(storage::Transaction& tx, const StayId& stay);
/// Newest half-day first.
std::vector<Attendance> absencesOf(storage::Transaction& tx, const PersonId& person);
/// By stay id: what is recorded on one half-day.
std::map<std::string, Attendance> on(storage::Transaction& tx, HalfDay half_day);
std::vector<Taken> between(storage::Transaction& tx, HalfDay from, HalfDay to);

}  // namespace jalon::programme::store
