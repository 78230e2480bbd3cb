// SPDX-License-Identifier: EUPL-1.2
#include "families/convocation.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <set>

namespace jalon::families {
namespace {

constexpr std::array<std::string_view, 7> kStates{"to_do",   "sent",      "confirmed", "held",
                                                  "no_show", "postponed", "cancelled"};

/// nullopt is the young person.
using Party = std::optional<GuardianId>;

std::string nameOf(const Party& party) { return party ? party->text() : "young"; }

std::vector<Party> partiesOf(const ConvocationFields& fields) {
    std::vector<Party> parties(fields.guardians.begin(), fields.guardians.end());
    if (fields.young) parties.emplace_back(std::nullopt);
    return parties;
}

bool isNear(const ConvocationFields& a, const ConvocationFields& b, std::int64_t apart_minutes) {
    const auto first = minutesOf(a.time), second = minutesOf(b.time);
    return a.on == b.on && first && second && std::abs(*first - *second) < apart_minutes;
}

void warnOfTogether(const ConvocationFields& fields, const ConvocationSetting& setting, std::vector<Warning>& out) {
    const auto parties = partiesOf(fields);
    for (std::size_t i = 0; i < parties.size(); ++i)
        for (std::size_t j = i + 1; j < parties.size(); ++j)
            if (people::keptApart(parties[i], parties[j], setting.circle.restrictions, fields.on))
                out.push_back({"kept_apart", {{"a", nameOf(parties[i])}, {"b", nameOf(parties[j])}}});
}

void warnOfSlots(const ConvocationFields& fields, const ConvocationSetting& setting, std::vector<Warning>& out) {
    for (const auto& other : setting.others) {
        if (!isOpen(other.state) || !isNear(fields, other.fields, setting.apart_minutes)) continue;
        const auto theirs = partiesOf(other.fields);
        for (const auto& party : partiesOf(fields)) {
            const auto met = std::ranges::find_if(theirs, [&](const Party& each) {
                return people::keptApart(party, each, setting.circle.restrictions, fields.on);
            });
            if (met == theirs.end()) continue;
            out.push_back({"same_slot",
                           {{"a", nameOf(party)},
                            {"b", nameOf(*met)},
                            {"time", other.fields.time},
                            {"convocationId", other.id.text()}}});
            break;
        }
    }
}

bool isAnswer(const std::string& result) { return result == "reached" || result == "confirmed" || result == "refused"; }

}  // namespace

std::string_view stateCode(ConvocationState state) { return kStates.at(static_cast<std::size_t>(state)); }

std::optional<ConvocationState> parseState(std::string_view code) {
    const auto found = std::ranges::find(kStates, code);
    if (found == kStates.end()) return std::nullopt;
    return static_cast<ConvocationState>(found - kStates.begin());
}

bool isOpen(ConvocationState state) { return state <= ConvocationState::confirmed; }

ConvocationState stateAfter(const std::vector<Attempt>& attempts) {
    auto state = ConvocationState::to_do;
    for (const auto& attempt : attempts) {
        const std::string& result = attempt.result;
        if (result == "confirmed")
            state = ConvocationState::confirmed;
        else if (result == "refused")
            state = ConvocationState::sent;
        else if (state == ConvocationState::to_do && result != "no_answer" && result != "wrong_number")
            state = ConvocationState::sent;
    }
    return state;
}

Reach reachOf(const std::vector<Attempt>& attempts, std::int64_t most, std::int64_t means) {
    int count = 0;
    std::set<std::string> channels;
    for (const auto& attempt : attempts) {
        if (isAnswer(attempt.result)) {
            count = 0;
            channels.clear();
        } else {
            count += 1;
            channels.insert(attempt.channel);
        }
    }
    const int different = static_cast<int>(channels.size());
    return {count, different, count >= most && different >= means};
}

std::vector<Warning> warningsOf(const ConvocationFields& fields, const ConvocationSetting& setting) {
    std::vector<Warning> out;
    warnOfTogether(fields, setting, out);
    warnOfSlots(fields, setting, out);
    for (const auto& id : fields.guardians) {
        const auto* guardian = setting.circle.find(id);
        if (guardian == nullptr) continue;
        const auto rule = people::contactRule(*guardian, setting.circle.restrictions, fields.on);
        if (!rule.write) out.push_back({"may_not_write", {{"guardian", id.text()}, {"reason", rule.reasons.at(0)}}});
        if (guardian->fields.interpreter && fields.interpreter == "none")
            out.push_back({"interpreter_missing", {{"guardian", id.text()}}});
    }
    if (!setting.service_open) out.push_back({"service_closed"});
    return out;
}

std::optional<int> minutesOf(std::string_view time) {
    const auto digit = [&](std::size_t at) { return time[at] >= '0' && time[at] <= '9'; };
    if (time.size() != 5 || time[2] != ':' || !digit(0) || !digit(1) || !digit(3) || !digit(4)) return std::nullopt;
    const int hour = (time[0] - '0') * 10 + (time[1] - '0');
    const int minute = (time[3] - '0') * 10 + (time[4] - '0');
    if (hour > 23 || minute > 59) return std::nullopt;
    return hour * 60 + minute;
}

}  // namespace jalon::families
