// SPDX-License-Identifier: EUPL-1.2
// Use cases on activities and their sheets.
#include <algorithm>

#include "audit/audit.h"
#include "catalogue/activity_form.h"
#include "catalogue/body_reader.h"
#include "catalogue/catalogue.h"
#include "catalogue/catalogue_store.h"

namespace jalon::catalogue {
namespace {

using access::Right;
using storage::Transaction;

/// What the pages of activities need beside them.
struct Surroundings {
    store::ActivityCounts counts;
    std::int64_t outing_adults = 0;

    json::object show(const Activity& activity) const {
        const auto count = [&](const std::map<std::string, std::int64_t>& counted) {
            const auto found = counted.find(activity.id.text());
            return found == counted.end() ? 0 : found->second;
        };
        return toJson(activity, outing_adults, count(counts.sheets), count(counts.leaders));
    }
};

Surroundings surroundings(Transaction& tx, const calendar::Calendars& calendars, Day today) {
    return {store::activityCounts(tx, today), calendars.settings(tx).integer("activity.outing_adults", today)};
}

bool has(const std::vector<std::string>& codes, const std::string& wanted) {
    return wanted.empty() || std::ranges::find(codes, wanted) != codes.end();
}

bool matches(const Activity& activity, const ActivityQuery& query) {
    return (query.axis.empty() || activity.axis == query.axis) && has(activity.skills, query.skill) &&
           has(activity.motives, query.motive) && findsWords(query.q, activity.name + " " + activity.description);
}

}  // namespace

Result<json::object> Catalogue::listActivities(const access::Actor& actor, const ActivityQuery& query) {
    TRY(access::require(actor, Right::catalogue_see));
    return database_.read([&](Transaction& tx) -> Result<json::object> {
        const auto around = surroundings(tx, calendars_, clock_.today());
        json::array items;
        for (const Activity& activity : store::activities(tx, !query.retired))
            if (matches(activity, query)) items.push_back(around.show(activity));
        const std::size_t total = items.size();
        return json::object{{"items", std::move(items)}, {"total", total}};
    });
}

Result<json::object> Catalogue::getActivity(const access::Actor& actor, const ActivityId& id) {
    TRY(access::require(actor, Right::catalogue_see));
    return database_.read([&](Transaction& tx) -> Result<json::object> {
        const auto activity = store::findActivity(tx, id);
        if (!activity) return Error::notFound();
        const Day today = clock_.today();
        json::array sheets, leaders;
        for (const ActivitySheet& sheet : store::sheetsOf(tx, id)) sheets.push_back(toJson(sheet));
        for (const Professional& leader : store::leadersOf(tx, id, today))
            leaders.push_back({{"id", leader.id.text()},
                               {"displayName", leader.displayName()},
                               {"function", leader.function},
                               {"qualified", qualifies(leader, *activity)}});
        return json::object{{"activity", surroundings(tx, calendars_, today).show(*activity)},
                            {"sheets", std::move(sheets)},
                            {"leaders", std::move(leaders)}};
    });
}

Result<json::object> Catalogue::createActivity(const access::Actor& actor, const json::object& body, bool* made) {
    TRY(access::require(actor, Right::catalogue_keep));
    return database_.write([&](Transaction& tx) -> Result<json::object> {
        Activity activity(namedId<ActivityId>(body, clock_.now()));
        TRY(readActivity(body, true, blueprints_.on(tx, clock_.today()), activity));
        const auto around = surroundings(tx, calendars_, clock_.today());
        if (const auto stored = store::findActivity(tx, activity.id)) {
            if (made != nullptr) *made = false;
            return around.show(*stored);
        }
        activity.updated_at = clock_.now();
        activity.updated_by = actor.author.user;
        store::insert(tx, activity);
        audit::record(tx, clock_, actor.author,
                      {"create", "activity", activity.id.text(), std::nullopt, {{"name", activity.name}}});
        if (made != nullptr) *made = true;
        return around.show(activity);
    });
}

Result<json::object> Catalogue::updateActivity(const access::Actor& actor, const ActivityId& id, std::int64_t version,
                                               const json::object& body) {
    TRY(access::require(actor, Right::catalogue_keep));
    return database_.write([&](Transaction& tx) -> Result<json::object> {
        const auto stored = store::findActivity(tx, id);
        if (!stored) return Error::notFound();
        const auto around = surroundings(tx, calendars_, clock_.today());
        if (stored->version != version) return Error::stale(json::serialize(around.show(*stored)));
        Activity changed = *stored;
        TRY(readActivity(body, false, blueprints_.on(tx, clock_.today()), changed));
        json::object difference = changes(*stored, changed);
        if (difference.empty()) return around.show(*stored);
        changed.updated_at = clock_.now();
        changed.updated_by = actor.author.user;
        if (!store::update(tx, changed)) return Error::stale(json::serialize(around.show(*stored)));
        ++changed.version;
        audit::record(tx, clock_, actor.author, {"update", "activity", id.text(), std::nullopt, std::move(difference)});
        return around.show(changed);
    });
}

Result<json::object> Catalogue::createSheet(const access::Actor& actor, const ActivityId& activity,
                                            const json::object& body, bool* made) {
    TRY(access::require(actor, Right::catalogue_keep));
    return database_.write([&](Transaction& tx) -> Result<json::object> {
        ActivitySheet sheet(namedId<SheetId>(body, clock_.now()), activity);
        TRY(readSheet(body, true, blueprints_.on(tx, clock_.today()), sheet));
        if (!store::findActivity(tx, activity)) return Error::notFound();
        if (const auto stored = store::findSheet(tx, sheet.id)) {
            if (stored->activity != activity) return Error::conflict("id_taken");
            if (made != nullptr) *made = false;
            return toJson(*stored);
        }
        sheet.updated_at = clock_.now();
        sheet.updated_by = actor.author.user;
        store::insert(tx, sheet);
        audit::record(tx, clock_, actor.author,
                      {"create", "activity_sheet", sheet.id.text(), std::nullopt, {{"activityId", activity.text()}}});
        if (made != nullptr) *made = true;
        return toJson(sheet);
    });
}

Result<json::object> Catalogue::updateSheet(const access::Actor& actor, const SheetId& id, std::int64_t version,
                                            const json::object& body) {
    TRY(access::require(actor, Right::catalogue_keep));
    return database_.write([&](Transaction& tx) -> Result<json::object> {
        const auto stored = store::findSheet(tx, id);
        if (!stored) return Error::notFound();
        if (stored->version != version) return Error::stale(json::serialize(toJson(*stored)));
        ActivitySheet changed = *stored;
        TRY(readSheet(body, false, blueprints_.on(tx, clock_.today()), changed));
        json::object difference = changes(*stored, changed);
        if (difference.empty()) return toJson(*stored);
        changed.updated_at = clock_.now();
        changed.updated_by = actor.author.user;
        if (!store::update(tx, changed)) return Error::stale(json::serialize(toJson(*stored)));
        ++changed.version;
        audit::record(tx, clock_, actor.author,
                      {"update", "activity_sheet", id.text(), std::nullopt, std::move(difference)});
        return toJson(changed);
    });
}

}  // namespace jalon::catalogue
