// SPDX-License-Identifier: EUPL-1.2
#include "record/record.h"

#include <algorithm>
#include <map>
#include <set>

#include "access/access.h"
#include "audit/audit.h"
#include "people/people.h"
#include "record/record_store.h"

namespace jalon::record {
namespace {

using access::Right;
using storage::Transaction;

constexpr std::size_t kPage = 50;
constexpr std::size_t kMostReadings = 100;
/// The first time, and after a long rest.
constexpr int kMostDaysWatched = 31;

store::Reach reachOf(const access::Actor& actor) {
    store::Reach reach{actor.scope(Right::record_see), {}};
    if (reach.files.isEverything()) {
        reach.places = "*";
        return reach;
    }
    for (const access::Standing& standing : actor.standings) {
        if (!access::rightsOf(standing.role).contains(Right::record_see)) continue;
        reach.places += standing.place + " ";
        for (const std::string& team : standing.reaches) reach.places += team + " ";
    }
    return reach;
}

json::array toJson(Transaction& tx, const std::vector<audit::StoredLine>& lines) {
    std::set<UserId> users;
    std::set<PersonId> persons;
    for (const auto& line : lines) {
        if (line.user) users.insert(*line.user);
        if (line.person) persons.insert(*line.person);
    }
    const auto names = access::displayNames(tx, {users.begin(), users.end()});
    const auto people = people::findMany(tx, {persons.begin(), persons.end()});
    json::array items;
    for (const auto& line : lines) {
        const auto person = line.person ? people.find(line.person->text()) : people.end();
        items.push_back(json::object{{"id", line.id},
                                     {"at", line.at.iso()},
                                     {"user", access::userRef(line.user, names)},
                                     {"action", line.action},
                                     {"entity", line.entity},
                                     {"entityId", line.entity_id},
                                     {"personId", line.person ? json::value(line.person->text()) : json::value()},
                                     {"personName", person == people.end() ? "" : person->second.displayName()}});
    }
    return items;
}

json::object toJson(const store::MassReading& one, const std::map<std::string, std::string>& names) {
    return {{"id", one.id},
            {"user", access::userRef(one.read.user, names)},
            {"day", one.day.iso()},
            {"files", one.read.files},
            {"inAnHour", one.read.in_an_hour},
            {"noticedAt", one.noticed_at.iso()},
            {"notedBy", access::userRef(one.noted_by, names)},
            {"notedAt", one.noted_at ? json::value(one.noted_at->iso()) : json::value()},
            {"note", one.noted_words}};
}

json::object toJson(Transaction& tx, const std::vector<store::MassReading>& readings, const ReadingLimits& limits) {
    std::set<UserId> users;
    for (const auto& one : readings) {
        users.insert(one.read.user);
        if (one.noted_by) users.insert(*one.noted_by);
    }
    const auto names = access::displayNames(tx, {users.begin(), users.end()});
    json::array items;
    for (const auto& one : readings) items.push_back(toJson(one, names));
    return {{"items", std::move(items)},
            {"filesAnHour", limits.in_an_hour},
            {"filesADay", limits.in_a_day},
            {"toNote", std::count_if(readings.begin(), readings.end(),
                                     [](const auto& one) { return !one.noted_at.has_value(); })}};
}

ReadingLimits limitsOn(const calendar::Settings& settings, Day day) {
    return {settings.integer("record.files_an_hour", day), settings.integer("record.files_a_day", day)};
}

/// What a day came to, against what was noticed of it before: the same reading grows during its day.
struct Noticed {
    Day day;
    std::vector<ManyRead> many;
};

}  // namespace

Result<json::object> Record::lines(const access::Actor& actor, const RecordQuery& query) {
    TRY(access::require(actor, Right::record_see));
    if (!query.cursor.empty() && !isUuid(query.cursor)) return Error::invalid("cursor", "malformed");
    store::LineQuery wanted{query.person, query.user, query.kind, std::nullopt, std::nullopt, query.cursor, kPage + 1};
    if (query.from) wanted.from = zone_.startOf(*query.from);
    if (query.to) wanted.until = zone_.startOf(*query.to + 1);
    return database_.read([&](Transaction& tx) -> Result<json::object> {
        auto found = store::lines(tx, wanted, reachOf(actor));
        const bool more = found.size() > kPage;
        if (more) found.pop_back();
        json::value cursor;
        if (more) cursor = found.back().id;
        return json::object{{"items", toJson(tx, found)}, {"nextCursor", std::move(cursor)}};
    });
}

Result<json::object> Record::looksAt(const access::Actor& actor, const PersonId& person) {
    TRY(access::require(actor, Right::privacy_see));
    return database_.write([&](Transaction& tx) -> Result<json::object> {
        const auto found = people::find(tx, person);
        if (!found) return Error::notFound();
        const auto lookers = store::lookersAt(tx, person);
        std::set<UserId> users;
        for (const auto& one : lookers)
            if (one.user) users.insert(*one.user);
        const auto names = access::displayNames(tx, {users.begin(), users.end()});
        json::array items;
        for (const auto& one : lookers)
            items.push_back(json::object{{"user", access::userRef(one.user, names)},
                                         {"opened", one.opened},
                                         {"taken", one.taken},
                                         {"emergencies", one.emergencies},
                                         {"changed", one.changed},
                                         {"first", one.first.iso()},
                                         {"last", one.last.iso()}});
        audit::record(tx, clock_, actor.author, {"list", "file_looks", person.text(), person});
        return json::object{{"personName", found->displayName()}, {"items", std::move(items)}};
    });
}

Result<void> Record::watch() {
    const Instant now = clock_.now();
    const Day today = zone_.dayOf(now);
    // Read among writers, and written in a transaction that reads little.
    const auto noticed = database_.read([&](Transaction& tx) {
        const calendar::Settings& settings = calendars_.settings(tx);
        const Day earliest = today - kMostDaysWatched;
        std::vector<Noticed> days;
        for (Day day = std::max(store::watchedUntil(tx).value_or(earliest), earliest); day <= today; day = day + 1) {
            ReadingCount count;
            store::eachOpened(tx, zone_.startOf(day), zone_.startOf(day + 1),
                              [&](const store::Opened& one) { count.add(one.user, one.person, one.at); });
            days.push_back({day, count.beyond(limitsOn(settings, day))});
        }
        return days;
    });
    return database_.write(storage::Unaudited{"counts what the record has already"},
                           [&](Transaction& tx) -> Result<void> {
                               for (const Noticed& one : noticed) {
                                   for (const ManyRead& read : one.many) {
                                       auto known = store::readingOf(tx, read.user, one.day);
                                       if (!known) {
                                           store::insert(tx, {newUuid(now), one.day, read, now});
                                       } else if (known->read != read) {
                                           known->read = read;
                                           store::update(tx, *known);
                                       }
                                   }
                               }
                               if (store::watchedUntil(tx) != today) store::setWatchedUntil(tx, today);
                               return {};
                           });
}

Result<json::object> Record::massReadings(const access::Actor& actor) {
    TRY(access::require(actor, Right::record_see));
    TRY(watch());
    return database_.read([&](Transaction& tx) -> Result<json::object> {
        return toJson(tx, store::readings(tx, reachOf(actor).places, kMostReadings),
                      limitsOn(calendars_.settings(tx), clock_.today()));
    });
}

Result<json::object> Record::noteMassReading(const access::Actor& actor, const std::string& id,
                                             const json::object& body) {
    TRY(access::require(actor, Right::record_see));
    if (!actor.author.user) return Error::forbidden();
    JsonReader in(body);
    const std::string words = in.text("note", {.max = 500, .lines = true});
    TRY(in.finish());
    return database_.write([&](Transaction& tx) -> Result<json::object> {
        auto found = store::findReading(tx, id);
        if (!found || !store::belongs(tx, found->read.user, reachOf(actor).places)) return Error::notFound();
        // Nobody answers for themselves.
        if (found->read.user == *actor.author.user) return Error::conflict("own_reading");
        if (found->noted_at) return Error::conflict("noted");
        found->noted_by = actor.author.user;
        found->noted_at = clock_.now();
        found->noted_words = words;
        store::update(tx, *found);
        audit::record(tx, clock_, actor.author,
                      {"note", "mass_reading", id, std::nullopt, {{"user", found->read.user.text()}}});
        return toJson(tx, store::readings(tx, reachOf(actor).places, kMostReadings),
                      limitsOn(calendars_.settings(tx), clock_.today()));
    });
}

}  // namespace jalon::record
