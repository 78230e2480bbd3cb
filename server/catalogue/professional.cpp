// SPDX-License-Identifier: EUPL-1.2
#include "catalogue/professional.h"

#include <algorithm>
#include <array>
#include <functional>
#include <utility>

#include "people/name_form.h"

namespace jalon::catalogue {
namespace {

constexpr std::array<std::pair<Clearance, std::string_view>, 3> kClearances{
    {{Clearance::attendance, "attendance"}, {Clearance::shareable, "shareable"}, {Clearance::secret, "secret"}}};
constexpr std::array<std::pair<Engagement, std::string_view>, 4> kEngagements{{{Engagement::municipal, "municipal"},
                                                                               {Engagement::partner, "partner"},
                                                                               {Engagement::paid, "paid"},
                                                                               {Engagement::volunteer, "volunteer"}}};
constexpr std::array<std::pair<Presence::State, std::string_view>, 5> kPresences{
    {{Presence::State::available, "available"},
     {Presence::State::not_in_post, "not_in_post"},
     {Presence::State::absent, "absent"},
     {Presence::State::outside_hours, "outside_hours"},
     {Presence::State::no_week, "no_week"}}};
constexpr std::array<std::pair<HonorabilityState, std::string_view>, 4> kHonorabilities{
    {{HonorabilityState::missing, "missing"},
     {HonorabilityState::valid, "valid"},
     {HonorabilityState::expiring, "expiring"},
     {HonorabilityState::expired, "expired"}}};

template <class Table, class Value>
std::string_view codeIn(const Table& table, Value value) {
    return std::ranges::find(table, value, &Table::value_type::first)->second;
}

template <class Table>
auto valueIn(const Table& table, std::string_view code) -> std::optional<typename Table::value_type::first_type> {
    const auto found = std::ranges::find(table, code, &Table::value_type::second);
    return found == table.end() ? std::nullopt : std::optional(found->first);
}

/// First letter with its accents: "é" is two bytes.
std::string initial(const std::string& name) {
    if (name.empty()) return "";
    std::size_t end = 1;
    while (end < name.size() && (static_cast<unsigned char>(name[end]) & 0xC0U) == 0x80U) ++end;
    return people::capitals(name.substr(0, end)) + ".";
}

bool has(const std::vector<std::string>& codes, const std::string& code) {
    return std::ranges::find(codes, code) != codes.end();
}

}  // namespace

std::string_view clearanceCode(Clearance clearance) { return codeIn(kClearances, clearance); }
std::optional<Clearance> parseClearance(std::string_view code) { return valueIn(kClearances, code); }
std::string_view engagementCode(Engagement engagement) { return codeIn(kEngagements, engagement); }
std::optional<Engagement> parseEngagement(std::string_view code) { return valueIn(kEngagements, code); }
std::string_view presenceCode(Presence::State state) { return codeIn(kPresences, state); }
std::string_view honorabilityCode(HonorabilityState state) { return codeIn(kHonorabilities, state); }

std::string Professional::displayName() const {
    const std::string family = people::capitals(last_name);
    return first_name.empty() ? family : family + " " + first_name;
}

std::string Professional::initials() const {
    const std::string first = initial(first_name);
    return first.empty() ? initial(last_name) : first + " " + initial(last_name);
}

bool inPost(const Professional& professional, Day day) {
    return (!professional.active_from || *professional.active_from <= day) &&
           (!professional.active_to || day <= *professional.active_to);
}

Presence isAvailable(const Professional& professional, Day day, TimeSpan time) {
    using State = Presence::State;
    if (!inPost(professional, day)) return {State::not_in_post};
    const Availability& availability = professional.availability;
    if (covered(time, openSpans(availability, day))) return {State::available};
    if (const auto* absence = absenceIn(availability, day, time)) return {State::absent, absence->reason};
    return {availability.week.empty() ? State::no_week : State::outside_hours};
}

Honorability honorabilityState(const Professional& professional, Day day, const calendar::Settings& settings) {
    const auto checked = professional.honorability_checked_on;
    if (!checked) return {};
    const auto months = static_cast<int>(settings.integer("honorability.valid_months", day));
    const auto warn_days = static_cast<int>(settings.integer("honorability.warn_days", day));
    const Day expires = checked->plusMonths(months);
    if (expires <= day) return {HonorabilityState::expired, expires};
    return {expires - warn_days <= day ? HonorabilityState::expiring : HonorabilityState::valid, expires};
}

bool qualifies(const Professional& professional, const Activity& activity) {
    return activity.roles.empty() || std::ranges::any_of(activity.roles, [&](const StaffRole& role) {
               return has(professional.qualifications, role.qualification);
           });
}

bool leads(const Professional& professional, const ActivityId& activity) {
    return std::ranges::find(professional.activities, activity) != professional.activities.end();
}

std::vector<std::string> missingRoles(const Activity& activity, const std::vector<const Professional*>& people) {
    std::vector<std::string> places;
    for (const StaffRole& role : activity.roles)
        places.insert(places.end(), static_cast<std::size_t>(std::max(role.count, 0)), role.qualification);

    // A largest matching of people and places by augmenting paths: some people can take several roles.
    std::vector<std::optional<std::size_t>> holder(places.size());
    std::vector<bool> tried;
    const std::function<bool(std::size_t)> seat = [&](std::size_t person) {
        for (std::size_t place = 0; place < places.size(); ++place) {
            if (tried[place] || !has(people[person]->qualifications, places[place])) continue;
            tried[place] = true;
            if (!holder[place] || seat(*holder[place])) {
                holder[place] = person;
                return true;
            }
        }
        return false;
    };
    for (std::size_t person = 0; person < people.size(); ++person) {
        tried.assign(places.size(), false);
        seat(person);
    }
    std::vector<std::string> missing;
    for (std::size_t place = 0; place < places.size(); ++place)
        if (!holder[place]) missing.push_back(places[place]);
    return missing;
}

const FamilyTie* tieWith(const Professional& professional, const PersonId& person) {
    const auto found = std::ranges::find(professional.ties, person, &FamilyTie::person);
    return found == professional.ties.end() ? nullptr : &*found;
}

int largestGroup(const Professional& professional, const Activity& activity) {
    return std::min(activity.group_max, professional.max_group.value_or(activity.group_max));
}

}  // namespace jalon::catalogue
