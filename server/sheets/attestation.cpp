// SPDX-License-Identifier: EUPL-1.2
#include "sheets/attestation.h"

namespace jalon::sheets {

std::vector<AttendedHalf> attendedHalves(const std::vector<HalfDay>& planned,
                                         const std::map<HalfDay, receptions::AttendanceView>& recorded,
                                         const calendar::Settings& settings) {
    std::vector<AttendedHalf> out;
    for (const HalfDay half : planned) {
        const auto summary = receptions::summarise({half}, recorded, settings);
        if (summary.attended > 0) out.push_back({half, summary.minutes});
    }
    return out;
}

std::string_view attestationRefusal(receptions::StayState state, const std::vector<AttendedHalf>& attended) {
    if (receptions::isUnderWay(state)) return "not_ended";
    return attended.empty() ? "nothing_attended" : "";
}

json::object attestationContent(const AttestedPupil& pupil, const std::vector<AttendedHalf>& attended) {
    json::array halves;
    int minutes = 0;
    for (const AttendedHalf& half : attended) {
        halves.push_back(json::object{{"halfDay", half.at.text()}, {"minutes", half.minutes}});
        minutes += half.minutes;
    }
    return {{"lastName", pupil.last_name},
            {"firstName", pupil.first_name},
            {"birthDate", pupil.birth_date ? json::value(pupil.birth_date->iso()) : json::value()},
            {"structureName", pupil.structure_name},
            {"className", pupil.class_name},
            {"halfDays", std::move(halves)},
            {"minutes", minutes}};
}

std::string attestationNumber(int year, int seq) {
    std::string number = std::to_string(seq);
    constexpr std::size_t kDigits = 3;
    if (number.size() < kDigits) number.insert(0, kDigits - number.size(), '0');
    return std::to_string(year) + "-" + number;
}

}  // namespace jalon::sheets
