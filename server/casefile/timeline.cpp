// SPDX-License-Identifier: EUPL-1.2
#include "casefile/timeline.h"

#include <algorithm>
#include <map>
#include <set>
#include <vector>

#include "access/access.h"
#include "continuity/continuity.h"
#include "families/families.h"
#include "grids/grids.h"
#include "incidents/incidents.h"
#include "pathways/pathways.h"
#include "programme/programme.h"
#include "receptions/receptions.h"
#include "tasks/tasks.h"

namespace jalon::casefile {
namespace {

using access::Right;
using journal::TimelinePlace;

/// One item before its author's name is known.
struct Item {
    TimelinePlace place;
    std::string type, code, text;
    std::map<std::string, std::string> params;
    std::optional<Instant> at;
    std::optional<UserId> by;
    std::optional<journal::Entry> entry;
    std::optional<ReferralId> referral;
    std::optional<StayId> stay;
};

bool newer(const TimelinePlace& a, const TimelinePlace& b) { return a.on != b.on ? a.on > b.on : a.id > b.id; }

template <class IdType>
json::value idOrNull(const std::optional<IdType>& id) {
    return id ? json::value(id->text()) : json::value();
}

Item fromEntry(journal::Entry entry) {
    Item item{{entry.occurred_on, entry.id.text()},
              "entry",
              "entry_" + entry.kind,
              "",
              {},
              entry.created_at,
              entry.author,
              std::nullopt,
              std::nullopt,
              entry.stay};
    item.entry = std::move(entry);
    return item;
}

Item fromEvent(receptions::TimelineEvent event) {
    return {{event.on, event.id},    event.type, event.code, std::move(event.text),
            std::move(event.params), event.at,   event.by,   std::nullopt,
            event.referral,          event.stay};
}

Item fromEvent(families::TimelineEvent event) {
    return {{event.on, event.id},
            event.type,
            event.code,
            std::move(event.text),
            std::move(event.params),
            event.at,
            event.by,
            std::nullopt,
            std::nullopt,
            event.stay};
}

Item fromEvent(incidents::TimelineEvent event) {
    return {{event.on, event.id}, "incident",   event.code, "", std::move(event.params), event.at, event.by,
            std::nullopt,         std::nullopt, event.stay};
}

Item fromEvent(grids::TimelineEvent event) {
    return {{event.on, event.id}, "grid",       event.code, "", std::move(event.params), event.at, event.by,
            std::nullopt,         std::nullopt, event.stay};
}

Item fromEvent(pathways::TimelineEvent event) {
    return {{event.on, event.id},
            "pathway",
            event.code,
            std::move(event.text),
            std::move(event.params),
            event.at,
            event.by,
            std::nullopt,
            std::nullopt,
            event.stay};
}

Item fromEvent(continuity::TimelineEvent event) {
    return {{event.on, event.id}, "school",     event.code, event.text, std::move(event.params), event.at, event.by,
            std::nullopt,         std::nullopt, event.stay};
}

Item fromAbsence(const programme::Attendance& absence) {
    return {{absence.half_day.day, absence.stay.text() + "/" + std::string(halfCode(absence.half_day.half))},
            "absence",
            std::string(programme::statusCode(absence.status)),
            absence.note,
            {{"halfDay", absence.half_day.text()}},
            absence.recorded_at,
            absence.recorded_by,
            std::nullopt,
            std::nullopt,
            absence.stay};
}

/// Where it was done, not where it was due: early or late, that is when it happened.
Item fromTask(const tasks::Task& task) {
    auto params = task.params;
    params["title"] = task.title;
    return {{task.done_on.value_or(task.due_on), task.id.text()},
            "task",
            "task_" + task.kind,
            task.outcome,
            std::move(params),
            task.done_at,
            task.done_by,
            std::nullopt,
            task.referral,
            task.stay};
}

json::object rendered(const Item& item, const std::map<std::string, std::string>& names) {
    json::object params;
    for (const auto& [key, value] : item.params) params[key] = value;
    json::value by = access::userRef(item.by, names);
    json::object out;
    out["id"] = item.place.id;
    out["type"] = item.type;
    out["on"] = item.place.on.iso();
    out["at"] = item.at ? json::value(item.at->iso()) : json::value();
    out["title"] = json::object{{"code", item.code}, {"params", std::move(params)}};
    out["text"] = item.text;
    out["entry"] = item.entry ? json::value(journal::toJson(*item.entry, by)) : json::value();
    out["by"] = std::move(by);
    out["referralId"] = idOrNull(item.referral);
    out["stayId"] = idOrNull(item.stay);
    return out;
}

/// Everything before a place. Only entries are numerous and read page by page; the rest of a file is a few dozen lines.
std::vector<Item> gather(storage::Transaction& tx, const PersonId& person, const TimelineReader& reader,
                         const std::optional<TimelinePlace>& before, std::size_t limit) {
    std::vector<Item> items;
    const access::RightSet rights = reader.rights;
    if (rights.contains(Right::writings_see))
        for (auto& entry : journal::entriesOf(tx, person, reader.entries, before, limit + 1))
            items.push_back(fromEntry(std::move(entry)));
    const auto add = [&](Item item) {
        if (!before || newer(*before, item.place)) items.push_back(std::move(item));
    };
    const auto addAll = [&](Right right, auto eventsOf) {
        if (!rights.contains(right)) return;
        for (auto& event : eventsOf(tx, person)) add(fromEvent(std::move(event)));
    };
    addAll(Right::course_see, receptions::events);
    addAll(Right::families_see, families::events);
    addAll(Right::pathways_see, pathways::events);
    addAll(Right::writings_see, grids::events);
    addAll(Right::incidents_see, incidents::events);
    addAll(Right::course_see, continuity::events);
    if (rights.contains(Right::attendance_see))
        for (const auto& absence : programme::absencesOf(tx, person)) add(fromAbsence(absence));
    if (rights.contains(Right::tasks))
        for (const auto& task : tasks::doneOfPerson(tx, person)) add(fromTask(task));
    std::sort(items.begin(), items.end(), [](const Item& a, const Item& b) { return newer(a.place, b.place); });
    return items;
}

}  // namespace

std::optional<TimelinePlace> parsePlace(const std::string& cursor) {
    if (cursor.size() < 12 || cursor[10] != '|') return std::nullopt;
    const auto day = Day::parse(std::string_view(cursor).substr(0, 10));
    if (!day) return std::nullopt;
    return TimelinePlace{*day, cursor.substr(11)};
}

json::object timelinePage(storage::Transaction& tx, const PersonId& person, const TimelineReader& reader,
                          const std::optional<TimelinePlace>& before, std::size_t limit) {
    auto items = gather(tx, person, reader, before, limit);
    const bool more = items.size() > limit;
    if (more) items.resize(limit, items.front());
    std::set<UserId> authors;
    for (const Item& item : items)
        if (item.by) authors.insert(*item.by);
    const auto names = access::displayNames(tx, {authors.begin(), authors.end()});
    json::array out;
    for (const Item& item : items) out.push_back(rendered(item, names));
    json::value cursor;
    if (more) cursor = items.back().place.on.iso() + "|" + items.back().place.id;
    const bool writings = reader.rights.contains(Right::writings_see);
    return {{"items", std::move(out)},
            {"nextCursor", std::move(cursor)},
            {"restrictedHidden", writings ? journal::keptFrom(tx, person, reader.entries) : 0}};
}

}  // namespace jalon::casefile
