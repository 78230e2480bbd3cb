// SPDX-License-Identifier: EUPL-1.2
#include "people/emergencies.h"

#include <algorithm>
#include <set>

#include "access/access.h"
#include "access/emergency.h"
#include "audit/audit.h"
#include "base/text.h"
#include "people/people.h"
#include "people/people_store.h"
#include "people/scope.h"

namespace jalon::people {
namespace {

using access::Emergency;
using access::Right;
using storage::Transaction;

constexpr std::size_t kMostListed = 200;
constexpr std::size_t kShortestReason = 15;

/// The one file of that name and birth date, wherever it is.
std::optional<PersonId> named(Transaction& tx, const std::string& last_name, const std::string& first_name, Day born) {
    std::optional<PersonId> found;
    for (const PersonId& id : store::byBirthDate(tx, born, access::FileScope::everything())) {
        const auto person = find(tx, id);
        if (!person || text::fold(person->last_name) != text::fold(last_name)) continue;
        const bool fits = text::fold(person->first_name) == text::fold(first_name) ||
                          (!person->usual_name.empty() && text::fold(person->usual_name) == text::fold(first_name));
        if (!fits) continue;
        if (found) return std::nullopt;
        found = id;
    }
    return found;
}

bool keeps(Transaction& tx, const access::Actor& actor, const PersonId& person) {
    return isInScope(tx, actor.scope(Right::files_keep), person);
}

bool maySee(Transaction& tx, const access::Actor& actor, const Emergency& emergency) {
    return actor.author.user == emergency.user || keeps(tx, actor, emergency.person) ||
           isInScope(tx, actor.scope(Right::record_see), emergency.person);
}

json::array toJson(Transaction& tx, const Clock& clock, const access::Actor& actor,
                   const std::vector<Emergency>& emergencies) {
    std::set<UserId> users;
    std::set<PersonId> persons;
    for (const Emergency& each : emergencies) {
        users.insert(each.user);
        if (each.noted_by) users.insert(*each.noted_by);
        persons.insert(each.person);
    }
    const auto names = access::displayNames(tx, {users.begin(), users.end()});
    const auto people = findMany(tx, {persons.begin(), persons.end()});
    const auto orNull = [](const std::optional<Instant>& at) { return at ? json::value(at->iso()) : json::value(); };
    json::array out;
    for (const Emergency& each : emergencies) {
        const auto person = people.find(each.person.text());
        const bool mine = actor.author.user == each.user;
        out.push_back(json::object{{"id", each.id},
                                   {"user", access::userRef(each.user, names)},
                                   {"personId", each.person.text()},
                                   {"personName", person == people.end() ? "" : person->second.displayName()},
                                   {"reason", each.reason},
                                   {"openedAt", each.opened_at.iso()},
                                   {"until", each.until.iso()},
                                   {"endedAt", orNull(each.ended_at)},
                                   {"open", each.isOpen(clock.now())},
                                   {"mine", mine},
                                   {"toNote", !mine && !each.noted_at && keeps(tx, actor, each.person)},
                                   {"notedBy", access::userRef(each.noted_by, names)},
                                   {"notedAt", orNull(each.noted_at)},
                                   {"note", each.noted_words}});
    }
    return out;
}

json::object oneJson(Transaction& tx, const Desk& desk, const Emergency& emergency) {
    return toJson(tx, desk.clock, desk.actor, {emergency}).front().as_object();
}

}  // namespace

Result<Written> openEmergency(const Desk& desk, const json::object& body) {
    TRY(access::require(desk.actor, Right::particulars_see));
    if (!desk.actor.author.user) return Error::forbidden();
    JsonReader in(body);
    const std::string id = in.uuid("id");
    const std::string last_name = in.text("lastName", {.max = 100}), first_name = in.text("firstName", {.max = 100});
    const Day born = in.day("birthDate");
    const std::string reason = in.text("reason", {.max = 500, .lines = true});
    if (!reason.empty() && text::length(reason) < kShortestReason)
        in.fail("reason", "too_short", {{"min", std::to_string(kShortestReason)}});
    TRY(in.finish());
    auto opened = desk.database.write([&](Transaction& tx) -> Result<std::optional<Written>> {
        const Instant now = desk.clock.now();
        const UserId user = *desk.actor.author.user;
        if (const auto stored = access::findEmergency(tx, id)) {
            if (stored->user != user || stored->reason != reason) return Error::conflict("id_taken");
            return std::optional(Written{oneJson(tx, desk, *stored), false});
        }
        const auto person = named(tx, last_name, first_name, born);
        if (!person) {
            // What was asked is kept: whoever tries names one after the other is seen.
            audit::record(tx, desk.clock, desk.actor.author,
                          {"emergency_refused", "emergency", id, std::nullopt, {{"reason", reason}}});
            return std::optional<Written>();
        }
        if (isInScope(tx, desk.actor.files, *person)) return Error::conflict("in_your_files");
        const Emergency made{id, user, *person, reason, now, now + std::chrono::hours(access::kEmergencyHours)};
        access::insertEmergency(tx, made);
        audit::record(
            tx, desk.clock, desk.actor.author,
            {"emergency", "file", person->text(), *person, {{"reason", reason}, {"until", made.until.iso()}}});
        return std::optional(Written{oneJson(tx, desk, made), true});
    });
    if (!opened) return opened.error();
    if (!opened.value()) return Error::notFound();
    return *std::move(opened.value());
}

Result<json::object> endEmergency(const Desk& desk, const std::string& id) {
    TRY(access::require(desk.actor, Right::files_see));
    return desk.database.write([&](Transaction& tx) -> Result<json::object> {
        auto found = access::findEmergency(tx, id);
        if (!found || found->user != desk.actor.author.user) return Error::notFound();
        if (found->isOpen(desk.clock.now())) {
            found->ended_at = desk.clock.now();
            access::endEmergency(tx, id, *found->ended_at);
        }
        audit::record(tx, desk.clock, desk.actor.author,
                      {"emergency_ended", "file", found->person.text(), found->person});
        return oneJson(tx, desk, *found);
    });
}

Result<json::object> noteEmergency(const Desk& desk, const std::string& id, const json::object& body) {
    TRY(access::require(desk.actor, Right::files_keep));
    JsonReader in(body);
    const std::string words = in.optionalText("note", {.max = 500, .lines = true});
    TRY(in.finish());
    return desk.database.write([&](Transaction& tx) -> Result<json::object> {
        auto found = access::findEmergency(tx, id);
        if (!found || found->user == desk.actor.author.user || !keeps(tx, desk.actor, found->person))
            return Error::notFound();
        if (found->noted_at) return Error::conflict("noted");
        found->noted_by = desk.actor.author.user;
        found->noted_at = desk.clock.now();
        found->noted_words = words;
        access::noteEmergency(tx, id, *found->noted_by, *found->noted_at, words);
        audit::record(tx, desk.clock, desk.actor.author,
                      {"emergency_noted", "file", found->person.text(), found->person, {{"note", words}}});
        return oneJson(tx, desk, *found);
    });
}

Result<json::object> listEmergencies(const Desk& desk) {
    const bool may = desk.actor.may(Right::files_see) || desk.actor.may(Right::record_see);
    if (!may) return Error::forbidden();
    return desk.database.read([&](Transaction& tx) -> Result<json::object> {
        auto found = access::latestEmergencies(tx, kMostListed);
        std::erase_if(found, [&](const Emergency& each) { return !maySee(tx, desk.actor, each); });
        return json::object{{"items", toJson(tx, desk.clock, desk.actor, found)}};
    });
}

json::value emergencyOn(Transaction& tx, const Clock& clock, const access::Actor& actor, const PersonId& person) {
    if (std::ranges::find(actor.emergencies, person.text()) == actor.emergencies.end()) return nullptr;
    for (const Emergency& each : access::latestEmergencies(tx, kMostListed))
        if (each.person == person && each.user == actor.author.user && each.isOpen(clock.now()))
            return json::object{{"id", each.id}, {"reason", each.reason}, {"until", each.until.iso()}};
    return nullptr;
}

std::int64_t emergenciesToNote(Transaction& tx, const access::Actor& actor) {
    if (!actor.may(Right::files_keep)) return 0;
    const auto all = access::latestEmergencies(tx, kMostListed);
    return std::ranges::count_if(all, [&](const Emergency& each) {
        return !each.noted_at && each.user != actor.author.user && keeps(tx, actor, each.person);
    });
}

}  // namespace jalon::people
