// SPDX-License-Identifier: EUPL-1.2
#pragma once
// What is known of a week when its sessions are judged: who is expected, who may when, what a room holds. Plain values,
// gathered from the other modules by week_load.cpp and made by hand in tests; the automatic planner reads the same.
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "calendar/settings.h"
#include "catalogue/activity.h"
#include "catalogue/professional.h"
#include "catalogue/room.h"
#include "programme/session.h"

namespace jalon::programme {

/// Numbers of the service, read from its dated settings ("programme.*", "half_day.*", "service.*").
struct PlanningRules {
    TimeSpan morning{540, 720}, afternoon{810, 990};
    int noon = 780;         ///< before it is the morning
    int slot_minutes = 15;  ///< the step of the week grid
    int group_max = 6;      ///< young people in one session
    int young_per_adult = 6;
    int outing_adults = 2;
    int lunch_minutes = 60;  ///< free in one piece within `lunch` for whoever is there both half-days
    TimeSpan lunch{690, 840};
    /// By axis: the least number of sessions in a stay, and on each of its days.
    std::map<std::string, int> per_stay, per_day;
};

/// The rules in force on a day. `programme.per_stay.<axis>` and `programme.per_day.<axis>` are taken as they are found.
PlanningRules rulesOn(const calendar::Settings& settings, Day day);

/// refused: said no, or took back a yes. Apart from missing, so that passing over the one never passes over the other.
enum class Authorisation { given, missing, refused };

/// The kinds (vocabulary authorisation) an activity needs of each family; an outing always needs "outing".
std::set<std::string> authorisationsOf(const catalogue::Activity& activity);

struct Appointment {
    Day day;
    TimeSpan time;
    std::string kind;  ///< of the vocabulary unavailability: care, exam, court, other
};

struct YoungFacts {
    StayId stay;
    PersonId person;
    std::string name = {};
    std::optional<Day> birth_date = std::nullopt;
    std::set<HalfDay> expected = {};
    std::map<HalfDay, std::string> school_closed = {};  ///< why there is no class that half-day
    std::vector<Appointment> appointments = {};
    /// By kind and day; what is not in here is not asked of this one.
    std::map<std::pair<std::string, Day>, Authorisation> authorisations = {};
    bool health_alert = false;
    std::set<std::string> done_before = {};  ///< activities held with them in earlier weeks of this stay
};

struct ProfessionalFacts {
    catalogue::Professional who;
    catalogue::HonorabilityState honorability = catalogue::HonorabilityState::valid;  ///< on the week's last day
};

/// Two young people who must not meet between two days, both included; without them, at any time.
struct Apart {
    PersonId a, b;
    std::optional<Day> from = std::nullopt, to = std::nullopt;
};

struct WeekFacts {
    PlanningRules rules = {};
    std::map<std::string, YoungFacts> young = {};  ///< by stay
    std::map<std::string, ProfessionalFacts> professionals = {};
    std::map<std::string, catalogue::Room> rooms = {};
    std::vector<catalogue::Site> sites = {};
    std::map<std::string, catalogue::Activity> activities = {};
    std::map<HalfDay, std::string> service_closed = {};  ///< why
    std::vector<Apart> apart = {};
    std::vector<Session> sessions = {};

    const YoungFacts* youngOf(const StayId& stay) const;
    const ProfessionalFacts* professionalOf(const catalogue::ProfessionalId& id) const;
    const catalogue::Room* roomOf(const Session& session) const;
    const catalogue::Activity* activityOf(const Session& session) const;
    bool areApart(const PersonId& a, const PersonId& b, Day on) const;
    /// On some day of these.
    bool everApart(const PersonId& a, const PersonId& b) const;
};

}  // namespace jalon::programme
