// SPDX-License-Identifier: EUPL-1.2
#include "casefile/casefile.h"

#include "casefile/timeline.h"
#include "casefile/today.h"
#include "pathways/pathways.h"
#include "people/emergencies.h"
#include "people/file_rights.h"
#include "people/people.h"
#include "privacy/privacy.h"
#include "tasks/tasks.h"

namespace jalon::casefile {
namespace {

using access::Right;

constexpr std::size_t kTimelinePage = 40;

void recordLook(storage::Transaction& tx, const Clock& clock, const access::Actor& actor, const PersonId& person,
                const char* part) {
    audit::record(tx, clock, actor.author, {"open", "file", person.text(), person, {{"part", part}}});
}

json::array openTasks(storage::Transaction& tx, const access::Actor& actor, const PersonId& person) {
    auto found = tasks::ofPerson(tx, person, actor.author.user);
    std::erase_if(found, [](const tasks::Task& task) { return task.state != tasks::State::open; });
    return tasks::toJson(tx, found);
}

}  // namespace

json::array CaseFiles::noticesOwed(storage::Transaction& tx, const PersonId& person, access::RightSet rights) const {
    if (!rights.contains(Right::privacy_see)) return {};
    return privacy::noticesOwed(tx, person, clock_.today(), calendars_.settings(tx));
}

void CaseFiles::addCircumstances(storage::Transaction& tx, const access::Actor& actor, const PersonId& person,
                                 access::RightSet rights, json::object& out) const {
    const bool alerts = rights.contains(Right::particulars_see), course = rights.contains(Right::course_see);
    const Day today = clock_.today();
    out["restrictions"] = alerts ? people::restrictionsJson(tx, person, today) : json::array();
    out["situations"] = course ? people::situationsJson(tx, person) : json::array();
    out["incompatibilities"] =
        alerts ? people::incompatibilitiesJson(tx, actor.scope(Right::particulars_see), person, today) : json::array();
}

void CaseFiles::addCourse(storage::Transaction& tx, const PersonId& person, access::RightSet rights,
                          json::object& out) const {
    const bool may = rights.contains(Right::course_see);
    out["referrals"] = may ? receptions::referralRowsOf(tx, person) : json::array();
    out["measureLinks"] = may ? receptions::measureLinksOf(tx, person) : json::array();
    out["stays"] = may ? receptions_.staysOf(tx, person) : json::array();
    out["returnSteps"] = may ? receptions_.returnSteps(tx, person) : json::value();
}

Result<json::object> CaseFiles::open(const access::Actor& actor, const PersonId& person) {
    TRY(access::require(actor, Right::files_see));
    return database_.write([&](storage::Transaction& tx) -> Result<json::object> {
        const access::RightSet rights = people::rightsOn(tx, actor, person);
        auto person_json = people::personJson(tx, person, rights);
        if (!person_json) return Error::notFound();
        json::object out;
        out["person"] = std::move(*person_json);
        out["guardians"] = people::guardiansJson(tx, person, rights);
        addCircumstances(tx, actor, person, rights, out);
        addCourse(tx, person, rights, out);
        out["pathway"] =
            rights.contains(Right::pathways_see) ? pathways::lineOf(tx, person, clock_.today()) : json::value();
        out["tasks"] = rights.contains(Right::tasks) ? openTasks(tx, actor, person) : json::array();
        out["noticesOwed"] = noticesOwed(tx, person, rights);
        out["emergency"] = people::emergencyOn(tx, clock_, actor, person);
        out["timeline"] =
            timelinePage(tx, person, {rights, journal::readerOn(tx, actor, person)}, std::nullopt, kTimelinePage);
        recordLook(tx, clock_, actor, person, "page");
        return out;
    });
}

Result<json::object> CaseFiles::timeline(const access::Actor& actor, const PersonId& person,
                                         const std::string& cursor) {
    TRY(access::require(actor, Right::files_see));
    const auto before = parsePlace(cursor);
    if (!cursor.empty() && !before) return Error::invalid("cursor", "malformed");
    return database_.write([&](storage::Transaction& tx) -> Result<json::object> {
        if (!people::find(tx, person)) return Error::notFound();
        recordLook(tx, clock_, actor, person, "timeline");
        return timelinePage(tx, person, {people::rightsOn(tx, actor, person), journal::readerOn(tx, actor, person)},
                            before, kTimelinePage);
    });
}

Result<json::object> CaseFiles::today(const access::Actor& actor) {
    TRY(access::require(actor, Right::tasks));
    TRY(receptions_.keepUp());
    return database_.read([&](storage::Transaction& tx) -> Result<json::object> {
        return todayPage(tx, calendars_, blueprints_.on(tx, clock_.today()), clock_, actor);
    });
}

}  // namespace jalon::casefile
