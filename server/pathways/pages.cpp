// SPDX-License-Identifier: EUPL-1.2
// What is read: the page of a young person's pathways, the lists, and what other modules ask.
#include <algorithm>
#include <set>

#include "access/access.h"
#include "partners/partners.h"
#include "pathways/work.h"
#include "people/known_files.h"
#include "people/people.h"

namespace jalon::pathways {
namespace {

using access::Right;

constexpr std::size_t kPageSize = 50;
constexpr std::size_t kMostQueued = 200;

json::array staysOf(const Work& work, const PersonId& person) {
    json::array out;
    for (const auto& stay : receptions::staysOfPerson(work.tx, person)) {
        const auto state = receptions::stayStateCode(stay.state);
        out.push_back(json::object{{"id", stay.id.text()},
                                   {"state", state},
                                   {"firstHalfDay", stay.first ? json::value(stay.first->text()) : json::value()},
                                   {"lastHalfDay", stay.last ? json::value(stay.last->text()) : json::value()},
                                   {"mayTurn", work.blueprint.stayTransition(state, "long_follow_up") != nullptr}});
    }
    return out;
}

/// Rows of pathways, with what they need of other modules read together.
class Rows {
public:
    Rows(const Work& work, const std::vector<store::ListRow>& rows) : work_(work) {
        std::vector<PersonId> people;
        std::vector<UserId> users;
        for (const auto& row : rows) {
            people.push_back(row.pathway.person);
            if (row.pathway.fields.referent) users.push_back(*row.pathway.fields.referent);
        }
        people_ = people::findMany(work.tx, people);
        users_ = access::displayNames(work.tx, users);
        std::vector<StructureId> schools;
        for (const auto& [id, person] : people_)
            if (person.structure) schools.push_back(*person.structure);
        schools_ = partners::findMany(work.tx, schools);
    }

    json::object row(const store::ListRow& row) const {
        const Pathway& one = row.pathway;
        const Day today = work_.clock.today();
        const auto& next = one.fields.next_review_on;
        json::object out = personJson(people_.at(one.person.text()));
        out["id"] = one.id.text();
        out["kind"] = one.fields.kind;
        out["enteredOn"] = one.fields.entered_on.iso();
        out["referent"] = access::userRef(one.fields.referent, users_);
        out["planUntil"] = one.plan_until.iso();
        out["nextReviewOn"] = dayOrNull(next);
        out["reviewOverdue"] = one.isOpen() && next && *next < today;
        out["objectives"] = row.objectives;
        out["reached"] = row.reached;
        out["queue"] = queueCode(one.queue);
        out["nextCallOn"] = dayOrNull(one.next_call_on);
        out["exitClass"] = one.exit ? json::value(exitClassCode(*one.exit)) : json::value();
        out["exitCode"] = row.exit_code;
        out["exitOn"] = dayOrNull(row.exit_on);
        out["version"] = one.version;
        return out;
    }

    json::object personJson(const people::PersonSummary& person) const {
        const auto school = person.structure ? schools_.find(person.structure->text()) : schools_.end();
        return {{"personId", person.id.text()},
                {"personName", person.displayName()},
                {"age", person.birth_date ? json::value(work_.clock.today().ageOf(*person.birth_date)) : json::value()},
                {"structureName", school == schools_.end() ? "" : school->second.name},
                {"className", person.class_name}};
    }

private:
    const Work& work_;
    std::map<std::string, people::PersonSummary> people_;
    std::map<std::string, std::string> users_;
    std::map<std::string, partners::StructureSummary> schools_;
};

json::object queueRow(const Work& work, const Rows& rows, const store::ListRow& row) {
    const auto& pathway = row.pathway;
    const auto attempts = store::attemptsOf(work.tx, pathway.id);
    const auto met = lastMeeting(store::reviewsOf(work.tx, pathway.id));
    const Reach reach = reachOf(attempts, work.rules.unreachable, met);
    json::object out = rows.row(row);
    out["contacts"] = contactsJson(work, pathway.person);
    out["lastContactOn"] = lastContact(attempts, met, pathway.fields.entered_on).iso();
    out["reach"] = json::object{{"attempts", reach.attempts}, {"means", reach.means}, {"enough", reach.enough}};
    out["lastAttempt"] = nullptr;
    if (!attempts.empty()) {
        const Attempt& last = attempts.back();
        out["lastAttempt"] = json::object{
            {"on", last.on.iso()}, {"channel", last.channel}, {"outcome", last.outcome}, {"note", last.note}};
    }
    return out;
}

/// Those excluded often enough this year to propose a pathway: without one since, and not declined for as many.
json::array proposalsJson(const Work& work) {
    const Day today = work.clock.today();
    const auto least = static_cast<int>(work.settings.integer("pathway.exclusions_proposed", today));
    auto repeated = receptions::repeatedExclusions(work.tx, work.blueprint, work.settings, today, least);
    people::KnownFiles(work.tx, work.actor.scope(Right::pathways_see)).keep(repeated);
    if (repeated.empty()) return {};
    const auto declines = store::declinesOf(work.tx, repeated.front().year_end);
    std::erase_if(repeated, [&](const receptions::RepeatedExclusion& each) {
        const bool declined = std::ranges::any_of(declines, [&](const store::Decline& decline) {
            return decline.person == each.person && decline.exclusions >= each.count;
        });
        if (declined) return true;
        const auto pathways = store::pathwaysOf(work.tx, each.person);
        return std::ranges::any_of(
            pathways, [&](const Pathway& one) { return one.isOpen() || one.fields.entered_on >= each.last; });
    });
    std::vector<PersonId> ids;
    for (const auto& each : repeated) ids.push_back(each.person);
    const auto people = people::findMany(work.tx, ids);
    const Rows rows(work, {});
    json::array out;
    for (const auto& each : repeated) {
        const auto& person = people.at(each.person.text());
        json::object row = rows.personJson(person);
        const auto school = person.structure ? partners::find(work.tx, *person.structure) : std::nullopt;
        row["structureName"] = school ? school->name : "";
        row["exclusions"] = each.count;
        row["lastOn"] = each.last.iso();
        out.push_back(std::move(row));
    }
    return out;
}

Result<std::optional<store::ListPlace>> readCursor(const std::string& cursor) {
    if (cursor.empty()) return std::optional<store::ListPlace>();
    const auto bar = cursor.find('|');
    const auto day = Day::parse(cursor.substr(0, bar));
    if (bar == std::string::npos || !day || !isUuid(cursor.substr(bar + 1)))
        return Error::invalid("cursor", "not_a_cursor");
    return std::optional(store::ListPlace{*day, cursor.substr(bar + 1)});
}

json::object countsJson(const store::Counts& counts) {
    json::object exits;
    for (const auto exit : {ExitClass::positive, ExitClass::neutral, ExitClass::negative, ExitClass::unknown}) {
        const auto found = counts.by_exit.find(std::string(exitClassCode(exit)));
        exits[exitClassCode(exit)] = found == counts.by_exit.end() ? 0 : found->second;
    }
    return {{"open", counts.open}, {"closed", counts.closed}, {"overdue", counts.overdue}, {"exits", std::move(exits)}};
}

std::string joined(const std::vector<std::string>& texts) {
    std::string out;
    for (const auto& text : texts) out += (out.empty() ? "" : ",") + text;
    return out;
}

}  // namespace

Result<json::object> Pathways::page(const access::Actor& actor, const PersonId& person) {
    TRY(access::require(actor, Right::pathways_see));
    return database_.write([&](storage::Transaction& tx) -> Result<json::object> {
        const Work work = workIn(tx, actor);
        auto head = people::headJson(tx, person, clock_.today());
        if (!head) return Error::notFound();
        json::array pathways;
        for (const auto& each : store::pathwaysOf(tx, person)) pathways.push_back(pathwayJson(work, each));
        audit(work, "open", "file", person.text(), person, {{"part", "pathways"}});
        return json::object{{"person", std::move(*head)},
                            {"contacts", contactsJson(work, person)},
                            {"stays", staysOf(work, person)},
                            {"pathways", std::move(pathways)}};
    });
}

Result<json::object> Pathways::list(const access::Actor& actor, const PathwayQuery& query) {
    TRY(access::require(actor, Right::pathways_see));
    if (!query.state.empty() && query.state != "open" && query.state != "closed")
        return Error::invalid("state", "not_in_list");
    if (!query.exit_class.empty() && !parseExitClass(query.exit_class))
        return Error::invalid("exitClass", "not_in_list");
    TRY_ASSIGN(const auto after, readCursor(query.cursor));
    return database_.read([&](storage::Transaction& tx) -> Result<json::object> {
        const Work work = workIn(tx, actor);
        store::ListFilter filter{query.kind, query.referent, query.state, query.exit_class, std::nullopt};
        if (query.overdue) filter.review_before = clock_.today();
        auto found = store::page(tx, actor.scope(Right::pathways_see), filter, after, kPageSize + 1);
        json::value next;
        if (found.size() > kPageSize) {
            found.resize(kPageSize, found.front());
            const Pathway& last = found.back().pathway;
            next = last.fields.entered_on.iso() + "|" + last.id.text();
        }
        const Rows rows(work, found);
        json::array items;
        for (const auto& row : found) items.push_back(rows.row(row));
        return json::object{{"items", std::move(items)},
                            {"counts", countsJson(store::counts(tx, actor.scope(Right::pathways_see), clock_.today()))},
                            {"nextCursor", std::move(next)}};
    });
}

Result<json::object> Pathways::queue(const access::Actor& actor, const std::string& state) {
    TRY(access::require(actor, Right::pathways_see));
    const auto place = parseQueue(state.empty() ? "to_do" : state);
    if (!place) return Error::invalid("state", "not_in_list");
    return database_.read([&](storage::Transaction& tx) -> Result<json::object> {
        const Work work = workIn(tx, actor);
        const auto found = store::queued(tx, actor.scope(Right::pathways_see), *place, kMostQueued);
        const Rows rows(work, found);
        json::array items;
        for (const auto& row : found) items.push_back(queueRow(work, rows, row));
        auto numbers = store::queueCounts(tx, actor.scope(Right::pathways_see));
        json::object counts;
        for (const auto each : {Queue::to_do, Queue::priority, Queue::unreachable, Queue::handled})
            counts[queueCode(each)] = numbers[std::string(queueCode(each))];
        return json::object{
            {"items", std::move(items)}, {"counts", std::move(counts)}, {"proposals", proposalsJson(work)}};
    });
}

json::value lineOf(storage::Transaction& tx, const PersonId& person, Day today) {
    const auto all = store::pathwaysOf(tx, person);
    if (all.empty()) return nullptr;
    const auto open = std::ranges::find_if(all, &Pathway::isOpen);
    const Pathway& one = open == all.end() ? all.front() : *open;
    const auto objectives = store::objectivesOf(tx, one.id);
    const auto& next = one.fields.next_review_on;
    json::value exit_code;
    const auto exits = store::exitsOf(tx, one.id);
    if (one.exit) exit_code = exits.back().code;
    return json::object{{"id", one.id.text()},
                        {"kind", one.fields.kind},
                        {"enteredOn", one.fields.entered_on.iso()},
                        {"referent", access::userRef(tx, one.fields.referent)},
                        {"nextReviewOn", dayOrNull(next)},
                        {"reviewOverdue", one.isOpen() && next && *next < today},
                        {"queue", queueCode(one.queue)},
                        {"objectives", countedObjectives(objectives)},
                        {"reached", std::ranges::count_if(objectives,
                                                          [](const Objective& each) {
                                                              return each.fields.state == ObjectiveState::reached;
                                                          })},
                        {"exitClass", one.exit ? json::value(exitClassCode(*one.exit)) : json::value()},
                        {"exitCode", std::move(exit_code)},
                        {"exitOn", one.exit ? json::value(exits.back().on.iso()) : json::value()}};
}

std::vector<TimelineEvent> events(storage::Transaction& tx, const PersonId& person) {
    std::vector<TimelineEvent> out;
    for (const auto& one : store::pathwaysOf(tx, person)) {
        const auto& f = one.fields;
        out.push_back({one.id.text(),
                       f.entered_on,
                       one.created_at,
                       "pathway_opened",
                       {{"pathwayKind", f.kind}, {"channel", f.entry_channel}},
                       "",
                       one.created_by,
                       one.stay});
        for (const auto& review : store::reviewsOf(tx, one.id))
            out.push_back({review.id.text(),
                           review.on,
                           review.created_at,
                           "pathway_review",
                           {{"present", joined(review.participants)}},
                           review.decisions,
                           review.created_by,
                           std::nullopt});
        for (const auto& exit : store::exitsOf(tx, one.id)) {
            out.push_back({exit.id.text(),
                           exit.on,
                           exit.at,
                           "pathway_exit",
                           {{"exitClass", std::string(exitClassCode(exit.exit_class))}, {"exitCode", exit.code}},
                           exit.note,
                           exit.by,
                           std::nullopt});
            if (exit.reopened_on)
                out.push_back({exit.id.text() + "/reopened",
                               *exit.reopened_on,
                               *exit.reopened_at,
                               "pathway_reopened",
                               {},
                               exit.reopened_reason,
                               exit.reopened_by,
                               std::nullopt});
        }
    }
    return out;
}

}  // namespace jalon::pathways
