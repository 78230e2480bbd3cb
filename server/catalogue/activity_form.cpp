// SPDX-License-Identifier: EUPL-1.2
#include "catalogue/activity_form.h"

#include <algorithm>

#include "catalogue/body_reader.h"

namespace jalon::catalogue {
namespace {

constexpr int kLongest = 600;
constexpr int kGrain = 15;
constexpr std::size_t kMostDurations = 8;
constexpr std::size_t kMostRoles = 10;
constexpr std::size_t kMostSteps = 40;

void readDurations(BodyReader& body, Activity& activity) {
    if (body.given("durations")) {
        activity.durations.clear();
        const json::value& given = body.body().at("durations");
        if (!body.in.has("durations")) return body.in.fail("durations", "required");
        if (!given.is_array()) return body.in.fail("durations", "not_a_list");
        if (given.as_array().empty()) return body.in.fail("durations", "required");
        if (given.as_array().size() > kMostDurations) return body.in.fail("durations", "too_many");
        for (const json::value& minutes : given.as_array()) {
            const bool number = minutes.is_int64();
            const std::int64_t value = number ? minutes.as_int64() : 0;
            if (!number) return body.in.fail("durations", "not_integer");
            if (value < kGrain || value > kLongest) return body.in.fail("durations", "out_of_range");
            if (value % kGrain != 0) return body.in.fail("durations", "not_on_grid");
            activity.durations.push_back(static_cast<int>(value));
        }
        std::ranges::sort(activity.durations);
        const auto rest = std::ranges::unique(activity.durations);
        activity.durations.erase(rest.begin(), rest.end());
    }
    body.number("usualMinutes", kGrain, kLongest, activity.usual_minutes);
    if (std::ranges::find(activity.durations, activity.usual_minutes) != activity.durations.end()) return;
    if (body.given("usualMinutes")) return body.in.fail("usualMinutes", "not_in_durations");
    activity.usual_minutes = activity.durations.front();
}

void readRoles(BodyReader& body, std::vector<StaffRole>& roles) {
    if (!body.given("roles")) return;
    roles.clear();
    for (const auto* item : body.in.objects("roles", kMostRoles)) {
        JsonReader one(*item, body.in.path("roles") + "." + std::to_string(roles.size()));
        StaffRole role;
        role.qualification = one.text("qualification", {.max = 60});
        role.count = static_cast<int>(one.integer("count", 1, 10));
        const bool twice = std::ranges::any_of(
            roles, [&](const StaffRole& other) { return other.qualification == role.qualification; });
        if (!role.qualification.empty() && !body.knows("qualification", role.qualification)) {
            one.fail("qualification", "not_in_list");
        } else if (twice) {
            one.fail("qualification", "duplicate");
        }
        body.in.absorb(one);
        roles.push_back(std::move(role));
    }
}

void readSteps(BodyReader& body, std::vector<SheetStep>& steps) {
    if (!body.given("steps")) return;
    steps.clear();
    for (const auto* item : body.in.objects("steps", kMostSteps)) {
        JsonReader one(*item, body.in.path("steps") + "." + std::to_string(steps.size()));
        SheetStep step;
        step.minutes = static_cast<int>(one.integer("minutes", 0, kLongest));
        step.text = one.text("text", {.max = 1000, .lines = true});
        body.in.absorb(one);
        steps.push_back(std::move(step));
    }
}

json::array rolesJson(const std::vector<StaffRole>& roles) {
    json::array out;
    for (const StaffRole& role : roles) out.push_back({{"qualification", role.qualification}, {"count", role.count}});
    return out;
}

json::array stepsJson(const std::vector<SheetStep>& steps) {
    json::array out;
    for (const SheetStep& step : steps) out.push_back({{"minutes", step.minutes}, {"text", step.text}});
    return out;
}

}  // namespace

Result<void> readActivity(const json::object& given, bool creating, const blueprints::Blueprint& lists,
                          Activity& activity) {
    BodyReader body(given, lists);
    if (creating) body.in.uuid("id");
    if (creating && activity.durations.empty()) activity.durations = {activity.usual_minutes};
    body.required("name", 120, creating, activity.name);
    body.required("axis", 60, creating, activity.axis);
    if (!activity.axis.empty() && !body.knows("activity_axis", activity.axis)) body.in.fail("axis", "not_in_list");
    body.text("description", 500, activity.description);
    readDurations(body, activity);
    body.number("groupMin", 1, 50, activity.group_min);
    body.number("groupMax", 1, 50, activity.group_max);
    if (activity.group_max < activity.group_min) body.in.fail("groupMax", "max_below_min");
    body.number("ageMin", 3, 30, activity.age_min);
    body.number("ageMax", 3, 30, activity.age_max);
    body.inOrder(activity.age_min, activity.age_max, "ageMax", "max_below_min");
    body.number("ageSpan", 0, 20, activity.age_span);
    body.number("adults", 1, 20, activity.adults);
    readRoles(body, activity.roles);
    body.codes("skills", "activity_skill", activity.skills);
    body.code("roomKind", "room_kind", activity.room_kind);
    body.codes("equipment", "equipment", activity.equipment);
    body.flag("outing", activity.outing);
    body.codes("authorisations", "activity_authorisation", activity.authorisations);
    body.codes("cautions", "activity_caution", activity.cautions);
    body.codes("motives", "motive", activity.motives);
    body.flag("oncePerStay", activity.once_per_stay);
    body.number("maxPerDay", 1, 10, activity.max_per_day);
    body.flag("active", activity.active);
    return body.in.finish();
}

Result<void> readSheet(const json::object& given, bool creating, const blueprints::Blueprint& lists,
                       ActivitySheet& sheet) {
    BodyReader body(given, lists);
    if (creating) body.in.uuid("id");
    body.required("title", 160, creating, sheet.title);
    body.lines("objective", 2000, sheet.objective);
    body.lines("material", 2000, sheet.material);
    readSteps(body, sheet.steps);
    body.lines("assessment", 2000, sheet.assessment);
    body.number("ageMin", 3, 30, sheet.age_min);
    body.number("ageMax", 3, 30, sheet.age_max);
    body.inOrder(sheet.age_min, sheet.age_max, "ageMax", "max_below_min");
    body.codes("motives", "motive", sheet.motives);
    body.codes("skills", "activity_skill", sheet.skills);
    body.flag("active", sheet.active);
    return body.in.finish();
}

json::object toJson(const Activity& a, std::int64_t outing_adults, std::int64_t sheets, std::int64_t leaders) {
    return {{"id", a.id.text()},
            {"name", a.name},
            {"axis", a.axis},
            {"description", a.description},
            {"durations", json::array(a.durations.begin(), a.durations.end())},
            {"usualMinutes", a.usual_minutes},
            {"groupMin", a.group_min},
            {"groupMax", a.group_max},
            {"ageMin", valueOrNull(a.age_min)},
            {"ageMax", valueOrNull(a.age_max)},
            {"ageSpan", valueOrNull(a.age_span)},
            {"adults", a.adults},
            {"adultsNeeded", adultsNeeded(a, outing_adults)},
            {"roles", rolesJson(a.roles)},
            {"skills", codesJson(a.skills)},
            {"roomKind", a.room_kind},
            {"equipment", codesJson(a.equipment)},
            {"outing", a.outing},
            {"authorisations", codesJson(a.authorisations)},
            {"cautions", codesJson(a.cautions)},
            {"motives", codesJson(a.motives)},
            {"oncePerStay", a.once_per_stay},
            {"maxPerDay", valueOrNull(a.max_per_day)},
            {"active", a.active},
            {"sheetCount", sheets},
            {"leaderCount", leaders},
            {"version", a.version},
            {"updatedAt", a.updated_at.iso()}};
}

json::object toJson(const ActivitySheet& s) {
    return {{"id", s.id.text()},
            {"activityId", s.activity.text()},
            {"title", s.title},
            {"objective", s.objective},
            {"material", s.material},
            {"steps", stepsJson(s.steps)},
            {"minutes", s.minutes()},
            {"assessment", s.assessment},
            {"ageMin", valueOrNull(s.age_min)},
            {"ageMax", valueOrNull(s.age_max)},
            {"motives", codesJson(s.motives)},
            {"skills", codesJson(s.skills)},
            {"active", s.active},
            {"version", s.version},
            {"updatedAt", s.updated_at.iso()}};
}

json::object changes(const Activity& before, const Activity& after) {
    return changes(
        toJson(before, 0, 0, 0), toJson(after, 0, 0, 0),
        {"name",           "axis",     "description", "durations",   "usualMinutes", "groupMin", "groupMax",  "ageMin",
         "ageMax",         "ageSpan",  "adults",      "roles",       "skills",       "roomKind", "equipment", "outing",
         "authorisations", "cautions", "motives",     "oncePerStay", "maxPerDay",    "active"});
}

json::object changes(const ActivitySheet& before, const ActivitySheet& after) {
    return changes(
        toJson(before), toJson(after),
        {"title", "objective", "material", "steps", "assessment", "ageMin", "ageMax", "motives", "skills", "active"});
}

}  // namespace jalon::catalogue
