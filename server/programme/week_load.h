// SPDX-License-Identifier: EUPL-1.2
#pragma once
// Gathers what is known of some days from the other modules, in the caller's transaction.
#include "calendar/calendars.h"
#include "programme/session_store.h"
#include "programme/week_facts.h"
#include "programme/week_scope.h"
#include "storage/database.h"

namespace jalon::programme {

/// A young person beside the rules: what pages show.
struct YoungOnPage {
    std::string initials;  ///< distinct within these days: for boards in sight of everybody
    std::string class_name, structure_name, stay_state;
    std::optional<HalfDay> first, last;  ///< of the whole stay
};

struct LoadedWeek {
    Day from, to;
    WeekFacts facts;
    std::map<std::string, YoungOnPage> pages;  ///< by stay
    std::vector<store::Unavailability> unavailabilities;
    Hidden hidden;  ///< from whoever it is loaded for
};

/// The Monday of a day's week.
Day mondayOf(Day day);

/// Everything about the days from `from` to `to`, both included: young people expected on one of them and those in one
/// of their sessions, professionals in post, rooms and activities in use.
/// What the reader may not know of is there for the rules and named in `hidden`.
LoadedWeek loadDays(storage::Transaction& tx, const calendar::Calendars& calendars, const access::Actor& reader,
                    Day from, Day to);

/// "L. D.", made longer ("Lé. D.", "L. Du.") only where two would be alike, by as few letters as tell them apart; by
/// key. Namesakes stay alike. Names as stored.
struct Initialed {
    std::string key, last_name, first_name;
};
std::map<std::string, std::string> distinctInitials(const std::vector<Initialed>& people);

}  // namespace jalon::programme
