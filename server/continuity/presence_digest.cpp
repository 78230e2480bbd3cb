// SPDX-License-Identifier: EUPL-1.2
#include "continuity/presence_digest.h"

#include <algorithm>
#include <stdexcept>

namespace jalon::continuity {
namespace {

constexpr std::array<std::string_view, 2> kHalves{"am", "pm"};

const PupilDay* find(const std::vector<PupilDay>& days, const StayId& stay) {
    const auto found = std::ranges::find(days, stay, &PupilDay::stay);
    return found == days.end() ? nullptr : &*found;
}

std::optional<Presence> at(const PupilDay* day, std::size_t half) {
    return day == nullptr ? std::nullopt : day->presence.at(half);
}

}  // namespace

Presence presenceOf(programme::AttendanceStatus status) {
    return programme::isAbsence(status) ? Presence::absent : Presence::present;
}

std::string_view presenceCode(Presence presence) { return presence == Presence::present ? "present" : "absent"; }

std::string_view stateCode(DigestState state) {
    switch (state) {
        case DigestState::waiting:
            return "waiting";
        case DigestState::incomplete:
            return "incomplete";
        case DigestState::to_send:
            return "to_send";
        case DigestState::sent:
            return "sent";
        case DigestState::to_complete:
            return "to_complete";
        case DigestState::to_resend:
            return "to_resend";
    }
    throw std::logic_error("digest state");
}

bool isOwed(DigestState state) {
    return state == DigestState::to_send || state == DigestState::to_complete || state == DigestState::to_resend;
}

DigestState digestState(const std::vector<PupilDay>& now, const std::optional<std::vector<PupilDay>>& told) {
    bool anything = false, everything = true, more = false;
    for (const auto& day : now)
        for (std::size_t half = 0; half < 2; ++half) {
            if (!day.expected.at(half)) continue;
            const auto presence = day.presence.at(half);
            anything = anything || presence;
            everything = everything && presence;
            more = more || (told && presence && !at(find(*told, day.stay), half));
        }
    if (!told) return !anything ? DigestState::waiting : everything ? DigestState::to_send : DigestState::incomplete;
    if (!corrections(now, *told).empty()) return DigestState::to_resend;
    return more ? DigestState::to_complete : DigestState::sent;
}

std::vector<std::pair<StayId, Half>> corrections(const std::vector<PupilDay>& now, const std::vector<PupilDay>& told) {
    std::vector<std::pair<StayId, Half>> out;
    for (const auto& day : told)
        for (std::size_t half = 0; half < 2; ++half) {
            const auto said = day.presence.at(half);
            if (said && said != at(find(now, day.stay), half)) out.emplace_back(day.stay, static_cast<Half>(half));
        }
    return out;
}

json::array toStored(const std::vector<PupilDay>& days) {
    json::array out;
    for (const auto& day : days) {
        json::object one{{"stay", day.stay.text()}};
        for (std::size_t half = 0; half < 2; ++half)
            one[kHalves.at(half)] =
                day.presence.at(half) ? json::value(presenceCode(*day.presence.at(half))) : json::value();
        out.push_back(std::move(one));
    }
    return out;
}

std::vector<PupilDay> fromStored(const json::array& stored) {
    std::vector<PupilDay> out;
    for (const auto& item : stored) {
        const auto& one = item.as_object();
        PupilDay day{StayId::trusted(std::string(one.at("stay").as_string()))};
        for (std::size_t half = 0; half < 2; ++half) {
            const auto& said = one.at(kHalves.at(half));
            if (!said.is_string()) continue;
            day.expected.at(half) = true;
            day.presence.at(half) = said.as_string() == "present" ? Presence::present : Presence::absent;
        }
        out.push_back(std::move(day));
    }
    return out;
}

}  // namespace jalon::continuity
