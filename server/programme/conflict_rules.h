// SPDX-License-Identifier: EUPL-1.2
#pragma once
// The rules of conflicts.h, one idea a function. Each appends what it finds.
#include <functional>

#include "programme/conflicts.h"

namespace jalon::programme {

/// One session looked at within its week.
struct Look {
    const Session& session;
    const WeekFacts& week;
    const catalogue::Activity* activity;
    std::vector<HalfDay> halves;
    std::vector<Conflict>& found;

    void add(std::string code, Level level, std::string subject = {}, std::string other = {},
             std::map<std::string, std::string> params = {}) const;
    /// The live sessions of the same day, without the one looked at or replaced.
    void eachOther(const std::function<void(const Session&)>& visit) const;
    /// Those that take place at the same time.
    void eachOverlapping(const std::function<void(const Session&)>& visit) const;
    /// {activity, from, to} of another session, for the words.
    std::map<std::string, std::string> wordsOf(const Session& other) const;
};

// conflicts_young.cpp
void checkExpected(const Look& look);
void checkAppointments(const Look& look);
void checkYoungBookings(const Look& look);
void checkApart(const Look& look);
void checkAges(const Look& look);
void checkAuthorisations(const Look& look);
void checkLunch(const Look& look);
void checkRepetition(const Look& look);

// conflicts_staff.cpp
void checkPresence(const Look& look);
void checkStaffBookings(const Look& look);
void checkHonorability(const Look& look);
void checkTies(const Look& look);
void checkRoles(const Look& look);
void checkAdults(const Look& look);

// conflicts_place.cpp
void checkOpening(const Look& look);
void checkRoom(const Look& look);
void checkGroupSize(const Look& look);
void checkTravel(const Look& look);

}  // namespace jalon::programme
