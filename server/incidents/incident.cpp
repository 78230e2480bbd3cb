// SPDX-License-Identifier: EUPL-1.2
#include "incidents/incident.h"

#include <algorithm>
#include <array>

#include "sheets/content_guard.h"

namespace jalon::incidents {
namespace {

constexpr std::array<std::string_view, 2> kStates{"open", "closed"};

/// Where each character of a text begins, and where the text ends.
std::vector<std::size_t> characterStarts(std::string_view text) {
    std::vector<std::size_t> starts;
    for (std::size_t at = 0; at < text.size(); ++at)
        if ((static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U) starts.push_back(at);
    starts.push_back(text.size());
    return starts;
}

bool isBlank(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return c == ' ' || c == '-'; });
}

}  // namespace

std::string_view stateCode(State state) { return kStates.at(static_cast<std::size_t>(state)); }

std::optional<State> parseState(std::string_view code) {
    const auto* found = std::ranges::find(kStates, code);
    if (found == kStates.end()) return std::nullopt;
    return static_cast<State>(found - kStates.begin());
}

const Concerned* Incident::concerned(const PersonId& person) const {
    const auto found = std::ranges::find(fields.people, person, &Concerned::person);
    return found == fields.people.end() ? nullptr : &*found;
}

bool isOwn(std::string_view audience) { return audience == "parents" || audience == "school"; }

bool knows(std::string_view result) { return result == "told" || result == "sent"; }

std::vector<Awaited> expectedOf(const IncidentFields& incident, const blueprints::Blueprint& blueprint) {
    std::vector<Awaited> out;
    for (const auto& each : incident.people)
        for (const char* audience : {"parents", "school"}) out.push_back({audience, each.person});
    const auto once = [&](const std::string& audience) {
        if (!isOwn(audience) && std::ranges::find(out, Awaited{audience}) == out.end()) out.push_back({audience});
    };
    const bool grave =
        incident.injury || !incident.emergency.empty() || blueprint.knows("incident_grave", incident.kind);
    if (grave) once("management");
    for (const auto& choice : blueprint.vocabulary("told_expected"))
        if (choice.active) once(choice.code);
    return out;
}

std::vector<Awaited> expectedOf(const PersonId& interrupted) {
    return {{"parents", interrupted}, {"school", interrupted}};
}

std::vector<Awaited> missingOf(std::vector<Awaited> expected, const std::vector<Told>& told) {
    std::erase_if(expected, [&](const Awaited& awaited) {
        return std::ranges::any_of(told, [&](const Told& line) {
            return !line.withdrawn && line.audience == awaited.audience && knows(line.result) &&
                   (!awaited.person || line.person == *awaited.person);
        });
    });
    return expected;
}

std::string withoutNames(std::string_view text, const std::vector<std::string>& names) {
    std::vector<sheets::GuardWord> words;
    for (const auto& name : names)
        if (!name.empty()) words.push_back({"other_pupil", name});
    if (words.empty()) return std::string(text);
    const auto starts = characterStarts(text);
    std::string out;
    std::size_t kept = 0;  // bytes of `text` already written
    for (const auto& hit : sheets::ContentGuard(words).find(text)) {
        const std::size_t from = starts.at(hit.from), to = starts.at(hit.from + hit.length);
        if (from < kept) continue;
        // First name and surname are one young person.
        const bool goes_on = kept > 0 && out.ends_with(kOtherYoung) && isBlank(text.substr(kept, from - kept));
        if (!goes_on) out.append(text.substr(kept, from - kept)).append(kOtherYoung);
        kept = to;
    }
    return out.append(text.substr(kept));
}

std::optional<int> minutesOf(std::string_view time) {
    const auto digit = [&](std::size_t at) { return time[at] >= '0' && time[at] <= '9' ? time[at] - '0' : 100; };
    if (time.size() != 5 || time[2] != ':') return std::nullopt;
    const int hours = digit(0) * 10 + digit(1), minutes = digit(3) * 10 + digit(4);
    if (hours > 23 || minutes > 59) return std::nullopt;
    return hours * 60 + minutes;
}

}  // namespace jalon::incidents
