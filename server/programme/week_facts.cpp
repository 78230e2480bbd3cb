// SPDX-License-Identifier: EUPL-1.2
#include "programme/week_facts.h"

#include <algorithm>

namespace jalon::programme {
namespace {

template <class Value, class Key>
const Value* found(const std::map<std::string, Value>& map, const Key& key) {
    const auto at = map.find(key.text());
    return at == map.end() ? nullptr : &at->second;
}

bool isPair(const Apart& pair, const PersonId& a, const PersonId& b) {
    return (pair.a == a && pair.b == b) || (pair.a == b && pair.b == a);
}

}  // namespace

PlanningRules rulesOn(const calendar::Settings& settings, Day day) {
    const auto number = [&](std::string_view key) { return static_cast<int>(settings.integer(key, day)); };
    PlanningRules rules;
    const int half_day = number("half_day.minutes");
    rules.morning = {number("half_day.am_start"), number("half_day.am_start") + half_day};
    rules.afternoon = {number("half_day.pm_start"), number("half_day.pm_start") + half_day};
    rules.noon = (rules.morning.to + rules.afternoon.from) / 2;
    rules.slot_minutes = number("programme.slot_minutes");
    rules.group_max = number("programme.group_max");
    rules.young_per_adult = number("programme.young_per_adult");
    rules.outing_adults = number("activity.outing_adults");
    rules.lunch_minutes = number("programme.lunch_minutes");
    rules.lunch = {number("programme.lunch_from"), number("programme.lunch_to")};
    constexpr std::string_view kPerStay = "programme.per_stay.", kPerDay = "programme.per_day.";
    for (const calendar::Setting& setting : settings.entries()) {
        if (settings.find(setting.key, day) != &setting) continue;
        if (setting.key.starts_with(kPerStay))
            rules.per_stay[setting.key.substr(kPerStay.size())] = static_cast<int>(setting.value);
        if (setting.key.starts_with(kPerDay))
            rules.per_day[setting.key.substr(kPerDay.size())] = static_cast<int>(setting.value);
    }
    return rules;
}

std::set<std::string> authorisationsOf(const catalogue::Activity& activity) {
    std::set<std::string> out(activity.authorisations.begin(), activity.authorisations.end());
    if (activity.outing) out.insert("outing");
    return out;
}

const YoungFacts* WeekFacts::youngOf(const StayId& stay) const { return found(young, stay); }

const ProfessionalFacts* WeekFacts::professionalOf(const catalogue::ProfessionalId& id) const {
    return found(professionals, id);
}

const catalogue::Room* WeekFacts::roomOf(const Session& session) const {
    return session.room ? found(rooms, *session.room) : nullptr;
}

const catalogue::Activity* WeekFacts::activityOf(const Session& session) const {
    return found(activities, session.activity);
}

bool WeekFacts::areApart(const PersonId& a, const PersonId& b, Day on) const {
    return std::ranges::any_of(apart, [&](const Apart& pair) {
        return isPair(pair, a, b) && (!pair.from || *pair.from <= on) && (!pair.to || on <= *pair.to);
    });
}

bool WeekFacts::everApart(const PersonId& a, const PersonId& b) const {
    return std::ranges::any_of(apart, [&](const Apart& pair) { return isPair(pair, a, b); });
}

}  // namespace jalon::programme
