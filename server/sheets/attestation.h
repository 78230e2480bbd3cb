// SPDX-License-Identifier: EUPL-1.2
#pragma once
// The certificate of a reception (attestation de fin d'accueil): identity, days and hours really attended; never the
// measure nor its motive. Pure.
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/half_day.h"
#include "base/json.h"
#include "calendar/settings.h"
#include "receptions/attendance_summary.h"
#include "receptions/stay.h"

namespace jalon::sheets {

struct AttendedHalf {
    HalfDay at;
    int minutes = 0;  ///< of real presence
};

/// The half-days of a stay on which the pupil was there, in order.
std::vector<AttendedHalf> attendedHalves(const std::vector<HalfDay>& planned,
                                         const std::map<HalfDay, receptions::AttendanceView>& recorded,
                                         const calendar::Settings& settings);

/// Why nothing can be attested, "" when it can: not_ended while the reception is to come or going on, nothing_attended.
std::string_view attestationRefusal(receptions::StayState state, const std::vector<AttendedHalf>& attended);

/// What is attested, as it is kept: AttestationContent of the API.
struct AttestedPupil {
    std::string last_name, first_name, class_name, structure_name;
    std::optional<Day> birth_date;
};
json::object attestationContent(const AttestedPupil& pupil, const std::vector<AttendedHalf>& attended);

/// "2026-014"
std::string attestationNumber(int year, int seq);

}  // namespace jalon::sheets
