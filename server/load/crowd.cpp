// SPDX-License-Identifier: EUPL-1.2
#include "load/crowd.h"

#include <fmt/core.h>

namespace jalon::load {
namespace {

constexpr int kPercentComposed = 80;  // of surnames; the others are those of the demo
constexpr int kPercentDouble = 10;
/// Of notes: those that name somebody (a word of some hundred notes) and those with a number (a word of a single one).
constexpr int kPercentMet = 30, kPercentLetter = 50;
constexpr std::size_t kLetters = 1'000'000;

std::string said(const json::object& from, const char* words) { return std::string(from.at(words).as_string()); }

}  // namespace

std::string Crowd::one(const json::object& from, const char* list) {
    const auto& items = from.at(list).as_array();
    return std::string(items.at(draw_.below(items.size())).as_string());
}

std::string Crowd::surname() {
    if (!draw_.chance(kPercentComposed)) return one(words_, "lastNames");
    // Nine hundred names, the first ones far more common than the last ones, as in life.
    const auto& starts = more_.at("surnameStarts").as_array();
    const auto& ends = more_.at("surnameEnds").as_array();
    const std::size_t count = starts.size() * ends.size();
    const std::size_t drawn = draw_.below(count) * (draw_.below(count) + 1) / count;
    return std::string(starts.at(drawn % starts.size()).as_string()) +
           std::string(ends.at(drawn / starts.size()).as_string());
}

demo::Pupil Crowd::pupil(Instant at) {
    static const std::vector<std::string> kSchools{"hauts-pres", "vieux-moulin", "trois-fontaines"};
    const bool boy = draw_.chance(78);
    const std::string id = draw_.uuid(at);
    const std::string first = draw_.chance(kPercentDouble) ? surname() + "-" : std::string();
    const auto& first_names = words_.at("firstNames").at(boy ? "male" : "female").as_array();
    const Day born = Day::of(2010 + static_cast<int>(draw_.below(6)), static_cast<unsigned>(1 + draw_.below(12)),
                             static_cast<unsigned>(1 + draw_.below(28)));
    return {PersonId::trusted(id),
            {{"lastName", first + surname()},
             {"firstName", first_names.at(draw_.below(first_names.size()))},
             {"birthDate", born.iso()},
             {"sex", boy ? "male" : "female"},
             {"className", one(words_, "classes")}},
            draw_.oneOf(kSchools)};
}

json::object Crowd::guardian(const demo::Pupil& child, Instant at) {
    const bool mother = draw_.chance(70);
    const auto& first_names = words_.at("firstNames").at(mother ? "female" : "male").as_array();
    return {{"id", draw_.uuid(at)},
            {"lastName", child.identity.at("lastName")},
            {"firstName", first_names.at(draw_.below(first_names.size()))},
            {"relation", mother ? "mother" : "father"},
            {"authority", "yes"},
            {"mayContact", true},
            {"mayCollect", true},
            {"receivesDocuments", true},
            {"phone", fmt::format("09 99 {:02} {:02} {:02}", draw_.below(100), draw_.below(100), draw_.below(100))}};
}

std::string Crowd::sentence() {
    return one(more_, "who") + " " + one(more_, "does") + " " + one(more_, "what") + " " + one(more_, "where") + ".";
}

std::string Crowd::note() {
    std::string text = sentence();
    for (std::size_t more = 1 + draw_.below(5); more > 0; --more) text += " " + sentence();
    if (draw_.chance(kPercentMet)) text += " " + said(more_, "met") + surname() + ".";
    if (draw_.chance(kPercentLetter)) text += " " + said(more_, "letter") + std::to_string(draw_.below(kLetters)) + ".";
    return text;
}

json::object Crowd::entry(Instant at, Day on) {
    static const std::vector<std::string> kKinds{"note", "call", "message", "meeting", "observation"};
    return {{"id", draw_.uuid(at)}, {"kind", draw_.oneOf(kKinds)}, {"occurredOn", on.iso()}, {"text", note()}};
}

}  // namespace jalon::load
