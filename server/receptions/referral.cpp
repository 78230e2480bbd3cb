// SPDX-License-Identifier: EUPL-1.2
#include "receptions/referral.h"

#include <algorithm>
#include <array>

namespace jalon::receptions {
namespace {

constexpr std::array<std::string_view, 7> kStates{"received", "incomplete", "waiting",  "refused",
                                                  "accepted", "withdrawn",  "duplicate"};
constexpr std::array<std::string_view, 6> kDecisions{"accept", "refuse", "wait", "incomplete", "withdraw", "reopen"};
constexpr std::size_t kMaxOverrides = 50;

template <class Enum, std::size_t N>
std::optional<Enum> parsed(const std::array<std::string_view, N>& codes, std::string_view code) {
    const auto found = std::find(codes.begin(), codes.end(), code);
    if (found == codes.end()) return std::nullopt;
    return static_cast<Enum>(found - codes.begin());
}

Caller readCaller(JsonReader& in) {
    Caller caller;
    caller.name = in.optionalText("name", {.max = 100});
    caller.function = in.optionalText("function", {.max = 100});
    caller.channel = in.oneOf("channel", {"phone", "email", "paper", "form", "meeting"});
    const std::string contact = in.optionalUuid("contactId");
    if (!contact.empty()) caller.contact = contact;
    return caller;
}

}  // namespace

std::string_view referralStateCode(ReferralState state) { return kStates.at(static_cast<std::size_t>(state)); }
std::optional<ReferralState> parseReferralState(std::string_view code) { return parsed<ReferralState>(kStates, code); }
std::string_view decisionCode(Decision decision) { return kDecisions.at(static_cast<std::size_t>(decision)); }
std::optional<Decision> parseDecision(std::string_view code) { return parsed<Decision>(kDecisions, code); }

bool isPending(ReferralState state) {
    return state == ReferralState::received || state == ReferralState::incomplete || state == ReferralState::waiting;
}

bool stands(ReferralState state) { return isPending(state) || state == ReferralState::accepted; }

Announcement readAnnouncement(JsonReader& in) {
    Announcement said;
    if (const std::string structure = in.optionalUuid("structureId"); !structure.empty())
        said.structure = StructureId::trusted(structure);
    said.class_name = in.optionalText("className", {.max = 30});
    if (const json::object* caller = in.object("caller")) {
        JsonReader nested(*caller, in.path("caller"));
        said.caller = readCaller(nested);
        in.absorb(nested);
    }
    said.received_on = in.optionalDay("receivedOn");
    said.received_time = readTime(in, "receivedTime");
    if (const json::object* measure = in.object("measure")) {
        JsonReader nested(*measure, in.path("measure"));
        said.measure = readMeasure(nested);
        in.absorb(nested);
    }
    said.motive = in.optionalText("motive", {.max = 60});
    said.other_motives = in.texts("otherMotives", 20, {.max = 60});
    said.facts = in.optionalText("facts", {.max = 600, .lines = true});
    const std::string agreement = in.optionalOneOf("parentsAgreement", {"agreed", "refused", "unknown"});
    said.parents_agreement = agreement.empty() ? "unknown" : agreement;
    said.parents_agreement_on = in.optionalDay("parentsAgreementOn");
    const std::string work = in.optionalOneOf("schoolWork", {"given", "announced", "none", "unknown"});
    said.school_work = work.empty() ? "unknown" : work;
    said.not_to_meet = in.optionalText("notToMeet", {.max = 300, .lines = true});
    said.note = in.optionalText("note", {.max = 2000, .lines = true});
    return said;
}

json::object toJson(const Caller& caller) {
    return {{"name", caller.name},
            {"function", caller.function},
            {"channel", caller.channel},
            {"contactId", caller.contact ? json::value(*caller.contact) : json::value()}};
}

json::object toJson(const Announcement& said) {
    json::array other_motives;
    for (const auto& motive : said.other_motives) other_motives.emplace_back(motive);
    return {{"structureId", said.structure ? json::value(said.structure->text()) : json::value()},
            {"className", said.class_name},
            {"caller", toJson(said.caller)},
            {"receivedOn", dayOrNull(said.received_on)},
            {"receivedTime", said.received_time},
            {"measure", toJson(said.measure)},
            {"motive", said.motive},
            {"otherMotives", std::move(other_motives)},
            {"facts", said.facts},
            {"parentsAgreement", said.parents_agreement},
            {"parentsAgreementOn", dayOrNull(said.parents_agreement_on)},
            {"schoolWork", said.school_work},
            {"notToMeet", said.not_to_meet},
            {"note", said.note}};
}

std::vector<Override> readOverrides(JsonReader& in) {
    std::vector<Override> overrides;
    std::size_t index = 0;
    for (const auto* item : in.objects("overrides", kMaxOverrides)) {
        JsonReader nested(*item, in.path("overrides") + "." + std::to_string(index++));
        Override passed;
        passed.code = nested.text("code", {.max = 60});
        passed.reason = nested.text("reason", {.max = 300});
        in.absorb(nested);
        overrides.push_back(std::move(passed));
    }
    return overrides;
}

std::vector<Override> merged(std::vector<Override> known, const std::vector<Override>& added) {
    for (const auto& passed : added) {
        const auto same =
            std::find_if(known.begin(), known.end(), [&](const Override& one) { return one.code == passed.code; });
        if (same == known.end())
            known.push_back(passed);
        else
            same->reason = passed.reason;
    }
    std::sort(known.begin(), known.end(), [](const Override& a, const Override& b) { return a.code < b.code; });
    return known;
}

bool Referral::owesAnswer() const {
    return !answered && (state == ReferralState::accepted || state == ReferralState::refused);
}

std::optional<ReferralState> after(ReferralState from, Decision decision) {
    if (decision == Decision::reopen)
        return from == ReferralState::received ? std::nullopt : std::optional(ReferralState::received);
    if (!isPending(from)) return std::nullopt;
    switch (decision) {
        case Decision::accept:
            return ReferralState::accepted;
        case Decision::refuse:
            return ReferralState::refused;
        case Decision::wait:
            return ReferralState::waiting;
        case Decision::incomplete:
            return ReferralState::incomplete;
        case Decision::withdraw:
            return ReferralState::withdrawn;
        case Decision::reopen:
            break;
    }
    return std::nullopt;
}

}  // namespace jalon::receptions
