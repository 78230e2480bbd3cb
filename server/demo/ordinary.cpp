// SPDX-License-Identifier: EUPL-1.2
#include "demo/ordinary.h"

#include <fmt/core.h>

namespace jalon::demo {
namespace {

constexpr int kWeeks = 51;

std::string at(Day day, int minutes) { return fmt::format("{} {:02}:{:02}", day.iso(), minutes / 60, minutes % 60); }

std::string pick(Draw& draw, const json::value& list) {
    const auto& items = list.as_array();
    return std::string(items.at(draw.below(items.size())).as_string());
}

json::object drawnIdentity(Stage& stage) {
    Draw& draw = stage.draw;
    const bool boy = draw.chance(78);
    const int birth_year = 2010 + static_cast<int>(draw.below(4));
    return {{"lastName", pick(draw, stage.words.at("lastNames"))},
            {"firstName", pick(draw, stage.words.at("firstNames").at(boy ? "male" : "female"))},
            {"birthDate",
             Day::of(birth_year, static_cast<unsigned>(1 + draw.below(12)), static_cast<unsigned>(1 + draw.below(28)))
                 .iso()},
            {"sex", boy ? "male" : "female"},
            {"className", pick(draw, stage.words.at("classes"))}};
}

json::array drawnGuardians(Stage& stage, const json::object& identity) {
    const bool mother = stage.draw.chance(70);
    return {
        json::object{{"lastName", identity.at("lastName")},
                     {"firstName", pick(stage.draw, stage.words.at("firstNames").at(mother ? "female" : "male"))},
                     {"relation", mother ? "mother" : "father"},
                     {"authority", "yes"},
                     {"mayContact", true},
                     {"mayCollect", true},
                     {"receivesDocuments", true},
                     {"phone", fmt::format("09 99 00 {:02} {:02}", 40 + stage.draw.below(60), stage.draw.below(100))}}};
}

json::object drawnReferral(Stage& stage, Day start, Day end, int received_minutes) {
    Draw& draw = stage.draw;
    std::vector<int> weights;
    const auto& motives = stage.words.at("motives").as_array();
    for (const auto& motive : motives) weights.push_back(static_cast<int>(motive.at(1).as_int64()));
    const auto& motive = motives.at(draw.weighted(weights));
    const Day decided = start - (start.weekday() == Weekday::monday ? 3 : 1);
    return {{"at", at(decided, received_minutes)},
            {"caller", json::object{{"name", "CPE"},
                                    {"function", "cpe"},
                                    {"channel", draw.chance(60) ? "phone" : "email"},
                                    {"contactId", nullptr}}},
            {"measure", json::object{{"kind", draw.chance(88) ? "exclusion_temporaire" : "conservatoire_delai"},
                                     {"decidedOn", decided.iso()},
                                     {"start", HalfDay{start, Half::am}.text()},
                                     {"startTime", ""},
                                     {"end", HalfDay{end, Half::pm}.text()},
                                     {"endTime", ""},
                                     {"suspended", false},
                                     {"revokedOn", nullptr},
                                     {"councilOn", nullptr}}},
            {"motive", motive.at(0)},
            {"facts", motive.at(2)},
            {"parentsAgreement", "agreed"},
            {"parentsAgreementOn", decided.iso()},
            {"schoolWork", draw.chance(55)   ? "given"
                           : draw.chance(50) ? "announced"
                                             : "none"}};
}

/// The script of one ordinary reception, from the call to the review; its return and follow-up come by themselves.
json::object script(Stage& stage, const Pupil& pupil, bool known, Day start, Day end) {
    const int received = 9 * 60 + 5 * static_cast<int>(stage.draw.below(80));
    json::object out{{"person", pupil.identity},
                     {"school", pupil.school},
                     {"ordinary", true},
                     {"forms", true},
                     {"attendance", "drawn"}};
    if (!known) out["guardians"] = drawnGuardians(stage, pupil.identity);
    out["referral"] = drawnReferral(stage, start, end, received);
    const Day decided = *Day::parse(std::string_view(out.at("referral").at("measure").at("decidedOn").as_string()));
    const bool refused = stage.draw.chance(7);
    out["decision"] =
        refused ? json::object{{"kind", "refuse"}, {"at", at(decided, received + 25)}, {"reasonCode", "no_place"}}
                : json::object{{"kind", "accept"}, {"at", at(decided, received + 25)}};
    out["answer"] = json::object{{"at", at(decided, received + 40)}, {"channel", "phone"}, {"to", "CPE"}};
    if (!refused)
        out["moves"] = json::array{json::object{{"to", "presented"}, {"at", at(start, 10 * 60)}},
                                   json::object{{"to", "ended"}, {"at", at(end, 16 * 60 + 40)}}};
    return out;
}

Result<bool> worthReceiving(const Stage& stage, const std::string& school, Day start, Day end) {
    TRY_ASSIGN(const auto found,
               stage.services.calendars.getReceivable(stage.city.coordinators.front(), stage.city.structures.at(school),
                                                      {start, Half::am}, HalfDay{end, Half::pm}));
    const auto& halves = found.at("halfDays").as_array();
    // The first morning and the last day are receivable, so that presentation and review have their place.
    return found.at("receivable").as_int64() >= 3 && halves.front().at("receivable").as_bool() &&
           halves.at(halves.size() - 2).at("receivable").as_bool();
}

}  // namespace

Result<std::optional<PersonId>> scheduleReception(Stage& stage, const Pupil& pupil, bool known, Day start, Day end) {
    TRY_ASSIGN(const bool worth, worthReceiving(stage, pupil.school, start, end));
    if (!worth) return std::optional<PersonId>();
    const auto story = std::make_shared<Story>(stage, script(stage, pupil, known, start, end),
                                               known ? std::optional(pupil.person) : std::nullopt);
    story->schedule();
    return std::optional(story->person());
}

Result<void> scheduleOrdinaryReceptions(Stage& stage) {
    Draw& draw = stage.draw;
    const std::vector<std::string> schools{"hauts-pres", "vieux-moulin", "trois-fontaines"};
    std::vector<Pupil> seen;
    const Day last_monday = stage.end.day - (static_cast<int>(stage.end.day.weekday()) - 1) - 7;
    for (int week = kWeeks; week >= 1; --week) {
        const Day monday = last_monday - 7 * week;
        const std::size_t count = 1 + draw.below(2) + (draw.chance(60) ? 1 : 0);
        for (std::size_t i = 0; i < count; ++i) {
            const Day start = monday + static_cast<int>(draw.below(3));
            const Day end = std::min(start + 1 + static_cast<int>(draw.below(4)), monday + 4);
            const bool known = seen.size() > 8 && draw.chance(25);
            const Pupil pupil = known ? draw.oneOf(seen)
                                      : Pupil{PersonId::trusted(draw.uuid(stage.clock.now())), drawnIdentity(stage),
                                              draw.oneOf(schools)};
            TRY_ASSIGN(const auto received, scheduleReception(stage, pupil, known, start, end));
            if (received && !known) seen.push_back({*received, pupil.identity, pupil.school});
        }
    }
    return {};
}

}  // namespace jalon::demo
