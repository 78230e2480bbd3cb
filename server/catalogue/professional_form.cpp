// SPDX-License-Identifier: EUPL-1.2
#include "catalogue/professional_form.h"

#include <algorithm>

#include "catalogue/body_reader.h"

namespace jalon::catalogue {
namespace {

constexpr std::size_t kMostActivities = 200;
constexpr std::size_t kMostTies = 20;
constexpr int kMinutesPerWeek = 7 * kMinutesPerDay;
constexpr int kMostCents = 100'000;

void readCost(BodyReader& body, Professional& professional) {
    if (body.given("engagement")) {
        const auto code = body.in.oneOf("engagement", {"municipal", "partner", "paid", "volunteer"});
        professional.engagement = parseEngagement(code).value_or(professional.engagement);
    }
    if (body.given("costCents")) professional.cost_cents = body.in.optionalInteger("costCents", 0, kMostCents);
    if (professional.engagement == Engagement::volunteer && professional.cost_cents.value_or(0) > 0)
        body.in.fail("costCents", "not_for_volunteers");
}

void readTrust(BodyReader& body, Day today, Professional& professional) {
    body.day("honorabilityCheckedOn", professional.honorability_checked_on);
    if (professional.honorability_checked_on && *professional.honorability_checked_on > today)
        body.in.fail("honorabilityCheckedOn", "in_future");
    if (!body.given("clearance")) return;
    const auto code = body.in.oneOf("clearance", {"attendance", "shareable", "secret"});
    professional.clearance = parseClearance(code).value_or(professional.clearance);
}

void readLimits(BodyReader& body, Professional& professional) {
    body.number("maxGroup", 1, 50, professional.max_group);
    body.number("maxMinutesDay", 15, kMinutesPerDay, professional.max_minutes_day);
    body.number("maxMinutesWeek", 15, kMinutesPerWeek, professional.max_minutes_week);
    body.number("targetMinutesWeek", 15, kMinutesPerWeek, professional.target_minutes_week);
}

void readActivities(BodyReader& body, std::vector<ActivityId>& activities) {
    if (!body.given("activityIds")) return;
    activities.clear();
    std::size_t index = 0;
    for (const std::string& text : body.in.texts("activityIds", kMostActivities, {.max = 36})) {
        const auto id = ActivityId::parse(text);
        if (!id) {
            body.in.fail("activityIds." + std::to_string(index), "not_an_id");
        } else if (std::ranges::find(activities, *id) == activities.end()) {
            activities.push_back(*id);
        }
        ++index;
    }
    std::ranges::sort(activities);
}

void readTies(BodyReader& body, std::vector<FamilyTie>& ties) {
    if (!body.given("ties")) return;
    ties.clear();
    for (const auto* item : body.in.objects("ties", kMostTies)) {
        JsonReader one(*item, body.in.path("ties") + "." + std::to_string(ties.size()));
        const PersonId person = PersonId::trusted(one.uuid("personId"));
        const std::string relation = one.text("relation", {.max = 60});
        if (!relation.empty() && !body.knows("tie_relation", relation)) one.fail("relation", "not_in_list");
        if (std::ranges::find(ties, person, &FamilyTie::person) != ties.end()) one.fail("personId", "duplicate");
        body.in.absorb(one);
        ties.push_back({person, relation});
    }
    std::ranges::sort(ties, {}, &FamilyTie::person);
}

std::string nameIn(const std::map<std::string, std::string>& names, const std::string& id) {
    const auto found = names.find(id);
    return found == names.end() ? "" : found->second;
}

json::array ledJson(const Professional& professional, const Names& names) {
    std::vector<const Activity*> led;
    for (const ActivityId& id : professional.activities)
        if (const auto found = names.activities.find(id.text()); found != names.activities.end())
            led.push_back(&found->second);
    std::ranges::sort(led, {}, [](const Activity* activity) { return std::pair(activity->axis, activity->name); });
    json::array out;
    for (const Activity* activity : led)
        out.push_back({{"id", activity->id.text()},
                       {"name", activity->name},
                       {"axis", activity->axis},
                       {"qualified", qualifies(professional, *activity)}});
    return out;
}

json::array tiesJson(const Professional& professional, const Names& names) {
    json::array out;
    for (const FamilyTie& tie : professional.ties)
        out.push_back({{"personId", tie.person.text()},
                       {"displayName", nameIn(names.people, tie.person.text())},
                       {"relation", tie.relation}});
    return out;
}

template <class IdType>
json::value reference(const std::optional<IdType>& id, const std::map<std::string, std::string>& names,
                      std::string_view name_member) {
    if (!id) return nullptr;
    return json::object{{"id", id->text()}, {name_member, nameIn(names, id->text())}};
}

/// The members an audit line compares.
json::object compared(const Professional& p) {
    const auto idOf = [](const auto& id) { return id ? json::value(id->text()) : json::value(nullptr); };
    json::array activities;
    for (const ActivityId& id : p.activities) activities.push_back(json::string(id.text()));
    return {{"lastName", p.last_name},
            {"firstName", p.first_name},
            {"structureId", idOf(p.structure)},
            {"function", p.function},
            {"qualifications", codesJson(p.qualifications)},
            {"phone", p.phone},
            {"email", p.email},
            {"week", weekJson(p.availability)},
            {"exceptions", exceptionsJson(p.availability)},
            {"engagement", engagementCode(p.engagement)},
            {"costCents", valueOrNull(p.cost_cents)},
            {"honorabilityCheckedOn", dayOrNull(p.honorability_checked_on)},
            {"clearance", clearanceCode(p.clearance)},
            {"maxGroup", valueOrNull(p.max_group)},
            {"maxMinutesDay", valueOrNull(p.max_minutes_day)},
            {"maxMinutesWeek", valueOrNull(p.max_minutes_week)},
            {"targetMinutesWeek", valueOrNull(p.target_minutes_week)},
            {"userId", idOf(p.user)},
            {"activityIds", std::move(activities)},
            {"activeFrom", dayOrNull(p.active_from)},
            {"activeTo", dayOrNull(p.active_to)},
            {"note", p.note}};
}

}  // namespace

Result<void> readProfessional(const json::object& given, bool creating, const blueprints::Blueprint& lists, Day today,
                              Professional& professional) {
    BodyReader body(given, lists);
    if (creating) body.in.uuid("id");
    body.required("lastName", 100, creating, professional.last_name);
    body.text("firstName", 100, professional.first_name);
    body.reference("structureId", professional.structure);
    body.text("function", 100, professional.function);
    body.codes("qualifications", "qualification", professional.qualifications);
    body.text("phone", 40, professional.phone);
    body.email("email", professional.email);
    readAvailability(given, body.in, professional.availability);
    readCost(body, professional);
    readTrust(body, today, professional);
    readLimits(body, professional);
    body.reference("userId", professional.user);
    readActivities(body, professional.activities);
    readTies(body, professional.ties);
    body.day("activeFrom", professional.active_from);
    body.day("activeTo", professional.active_to);
    body.inOrder(professional.active_from, professional.active_to, "activeTo");
    body.lines("note", 2000, professional.note);
    return body.in.finish();
}

json::object toJson(const Professional& p, const Names& names, Day today, const calendar::Settings& settings) {
    const Honorability honorability = honorabilityState(p, today, settings);
    json::object out = compared(p);
    for (const char* id : {"structureId", "userId", "activityIds"}) out.erase(id);
    out["id"] = p.id.text();
    out["displayName"] = p.displayName();
    out["initials"] = p.initials();
    out["structure"] = reference(p.structure, names.structures, "name");
    out["user"] = reference(p.user, names.users, "displayName");
    out["honorability"] = json::object{{"state", honorabilityCode(honorability.state)},
                                       {"expiresOn", dayOrNull(honorability.expires_on)}};
    out["activities"] = ledJson(p, names);
    out["ties"] = tiesJson(p, names);
    out["inPost"] = inPost(p, today);
    out["weeklyMinutes"] = weeklyMinutes(p.availability, today);
    out["version"] = p.version;
    out["updatedAt"] = p.updated_at.iso();
    return out;
}

json::object changes(const Professional& before, const Professional& after) {
    const json::object from = compared(before), to = compared(after);
    json::object changed;
    for (const auto& member : to)
        if (from.at(member.key()) != member.value())
            changed[member.key()] = {{"from", from.at(member.key())}, {"to", member.value()}};
    return changed;
}

int weeklyMinutes(const Availability& availability, Day today) {
    const Day monday = today - (static_cast<int>(today.weekday()) - 1);
    int minutes = 0;
    for (int offset = 0; offset < 7; ++offset)
        for (const WeeklyWindow& window : availability.week)
            if (window.holdsOn(monday + offset)) minutes += window.time.length();
    return minutes;
}

}  // namespace jalon::catalogue
