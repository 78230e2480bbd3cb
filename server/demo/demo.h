// SPDX-License-Identifier: EUPL-1.2
#pragma once
// The fictional city: Valmont-sur-Orle, its schools, its partners and a year of receptions, told through the same use
// cases as people's work. data/demo/city.json holds the places and word lists, data/demo/cases.json one case a rule;
// the ordinary receptions between them are drawn, always the same.
#include <filesystem>
#include <memory>
#include <string>

#include "access/access.h"
#include "base/clock.h"
#include "base/result.h"
#include "calendar/calendars.h"
#include "catalogue/catalogue.h"
#include "continuity/continuity.h"
#include "demo/stepping_clock.h"
#include "families/families.h"
#include "grids/grids.h"
#include "incidents/incidents.h"
#include "journal/journal.h"
#include "partners/partners.h"
#include "pathways/pathways.h"
#include "people/people.h"
#include "programme/planning.h"
#include "programme/programme.h"
#include "receptions/measures.h"
#include "receptions/receptions.h"

namespace jalon::demo {

/// The modules the story goes through.
struct Services {
    storage::Database& database;
    access::Access& access;
    partners::Partners& partners;
    calendar::Calendars& calendars;
    people::People& people;
    receptions::Receptions& receptions;
    receptions::Measures& measures;
    programme::Programme& programme;
    journal::Journal& journal;
    catalogue::Catalogue& catalogue;
    families::Families& families;
    programme::Planning& planning;
    grids::Grids& grids;
    incidents::Incidents& incidents;
    pathways::Pathways& pathways;
    continuity::Continuity& continuity;
};

struct Filled {
    int people = 0, referrals = 0, stays = 0, half_days = 0, notes = 0;
};

/// Fills an empty database. The clock is moved through the year; it must be the one the services were made with.
Result<Filled> fill(const Services& services, SteppingClock& clock, const std::filesystem::path& data_folder);

/// The fixed day of the demo.
Day today(const std::filesystem::path& data_folder);

/// Who may sign in, for the terminal (French).
std::string signInHelp(const std::filesystem::path& data_folder);

}  // namespace jalon::demo
