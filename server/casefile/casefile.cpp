// SPDX-License-Identifier: EUPL-1.2
#include "casefile/casefile.h"

#include <set>

#include "access/access.h"
#include "casefile/timeline.h"
#include "casefile/today.h"
#include "pathways/pathways.h"
#include "people/people.h"
#include "privacy/privacy.h"
#include "tasks/tasks.h"

namespace jalon::casefile {
namespace {

using access::Role;

constexpr std::size_t kTimelinePage = 40;
constexpr std::size_t kAuditPage = 50;

void recordLook(storage::Transaction& tx, const Clock& clock, const access::Actor& actor, const PersonId& person,
                const char* part) {
    audit::record(tx, clock, actor.author, {"open", "file", person.text(), person, {{"part", part}}});
}

}  // namespace

Result<json::object> CaseFiles::open(const access::Actor& actor, const PersonId& person) {
    TRY(access::require(actor, {Role::coordinator}));
    return database_.write([&](storage::Transaction& tx) -> Result<json::object> {
        auto person_json = people::personJson(tx, person);
        if (!person_json) return Error::notFound();
        auto open_tasks = tasks::ofPerson(tx, person, actor.author.user);
        std::erase_if(open_tasks, [](const tasks::Task& task) { return task.state != tasks::State::open; });
        json::object out;
        out["person"] = std::move(*person_json);
        out["guardians"] = people::guardiansJson(tx, person);
        out["restrictions"] = people::restrictionsJson(tx, person, clock_.today());
        out["situations"] = people::situationsJson(tx, person);
        out["incompatibilities"] = people::incompatibilitiesJson(tx, person, clock_.today());
        out["referrals"] = receptions::referralRowsOf(tx, person);
        out["measureLinks"] = receptions::measureLinksOf(tx, person);
        out["stays"] = receptions_.staysOf(tx, person);
        out["returnSteps"] = receptions_.returnSteps(tx, person);
        out["pathway"] = pathways::lineOf(tx, person, clock_.today());
        out["tasks"] = tasks::toJson(tx, open_tasks);
        out["noticesOwed"] = privacy::noticesOwed(tx, person, clock_.today(), calendars_.settings(tx));
        out["timeline"] = timelinePage(tx, person, std::nullopt, kTimelinePage);
        recordLook(tx, clock_, actor, person, "page");
        return out;
    });
}

Result<json::object> CaseFiles::timeline(const access::Actor& actor, const PersonId& person,
                                         const std::string& cursor) {
    TRY(access::require(actor, {Role::coordinator}));
    const auto before = parsePlace(cursor);
    if (!cursor.empty() && !before) return Error::invalid("cursor", "malformed");
    return database_.write([&](storage::Transaction& tx) -> Result<json::object> {
        if (!people::find(tx, person)) return Error::notFound();
        recordLook(tx, clock_, actor, person, "timeline");
        return timelinePage(tx, person, before, kTimelinePage);
    });
}

Result<json::object> CaseFiles::today(const access::Actor& actor) {
    TRY(access::require(actor, {Role::coordinator}));
    TRY(receptions_.keepUp());
    return database_.read([&](storage::Transaction& tx) -> Result<json::object> {
        return todayPage(tx, calendars_, blueprints_.on(tx, clock_.today()), clock_.currentHalfDay(),
                         actor.author.user);
    });
}

Result<json::object> CaseFiles::auditLines(const access::Actor& actor, const AuditQuery& query) {
    TRY(access::require(actor, {Role::administrator}));
    if (!query.cursor.empty() && !isUuid(query.cursor)) return Error::invalid("cursor", "malformed");
    return database_.read([&](storage::Transaction& tx) -> Result<json::object> {
        auto lines = audit::find(tx, {query.person, query.user, query.cursor, kAuditPage + 1});
        const bool more = lines.size() > kAuditPage;
        if (more) lines.pop_back();
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
            json::object item;
            item["id"] = line.id;
            item["at"] = line.at.iso();
            item["user"] = access::userRef(line.user, names);
            item["action"] = line.action;
            item["entity"] = line.entity;
            item["entityId"] = line.entity_id;
            item["personId"] = line.person ? json::value(line.person->text()) : json::value();
            item["personName"] = person == people.end() ? "" : person->second.displayName();
            items.push_back(std::move(item));
        }
        json::value cursor;
        if (more) cursor = lines.back().id;
        return json::object{{"items", std::move(items)}, {"nextCursor", std::move(cursor)}};
    });
}

}  // namespace jalon::casefile
