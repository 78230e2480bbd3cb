// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "access/access.h"
#include "people/contact_rule.h"
#include "programme/planning.h"
#include "programme/planning_work.h"
#include "programme/week_told.h"
#include "tasks/tasks.h"

namespace jalon::programme {
namespace {

using access::Actor;
using access::Right;
using storage::Transaction;

constexpr const char* kTell = "tell_programme";

std::string sourceOf(const store::Version& version) { return "programme_version:" + version.id.text(); }

/// Whom a professional meets, as far as the reader may know: initials of others are left out.
std::vector<ToldSession> inSight(const LoadedWeek& week, const News& news, std::vector<ToldSession> lines) {
    if (week.hidden.isNothing() || news.subject.person) return lines;
    for (ToldSession& line : lines) line.with = companyInSight(week, line.session);
    return lines;
}

std::vector<Change> inSight(const LoadedWeek& week, const News& news, std::vector<Change> changes) {
    if (week.hidden.isNothing() || news.subject.person) return changes;
    for (Change& change : changes) {
        change.before.with.clear();
        change.after.with = companyInSight(week, change.after.session);
    }
    return changes;
}

json::object newsJson(Transaction& tx, const LoadedWeek& week, Day today) {
    const auto all = newsOf(tx, week);
    std::vector<PersonId> persons;
    for (const News& one : all)
        if (one.subject.person) persons.push_back(*one.subject.person);
    const auto phones = people::phonesToTell(tx, persons, today, people::ContactPurpose::whereabouts);
    ToldLines lines(tx, week.hidden, week.facts);
    json::array items;
    for (const News& one : all) {
        const Subject& subject = one.subject;
        std::vector<store::Version> versions;
        for (const auto& version : one.versions)
            if (lines.mayShow(version)) versions.push_back(lines.shown(version));
        json::array numbers;
        std::string email;
        if (subject.person) {
            if (const auto found = phones.find(subject.id()); found != phones.end())
                numbers = people::phonesJson(found->second);
        } else if (const auto* facts = week.facts.professionalOf(*subject.professional)) {
            if (!facts->who.phone.empty())
                numbers = people::phonesJson({{facts->who.displayName(), "", facts->who.phone, true}});
            email = facts->who.email;
        }
        items.push_back(json::object{{"kind", subject.kind()},
                                     {"id", subject.id()},
                                     {"stayId", subject.stay ? json::value(subject.stay->text()) : json::value()},
                                     {"name", subject.name},
                                     {"initials", subject.initials},
                                     {"phones", std::move(numbers)},
                                     {"email", email},
                                     {"now", toJson(inSight(week, one, one.now))},
                                     {"changes", toJson(inSight(week, one, one.changes))},
                                     {"versions", versionsJson(tx, versions)}});
    }
    return {{"week", week.from.iso()}, {"items", std::move(items)}};
}

/// {"kind", "id"} of those to publish for; nobody named: everybody.
Result<std::set<std::string>> readSubjects(const json::object& body) {
    JsonReader in(body);
    std::set<std::string> out;
    std::size_t n = 0;
    for (const json::object* one : in.objects("subjects", 200)) {
        JsonReader item(*one, "subjects." + std::to_string(n++));
        const std::string kind = item.oneOf("kind", {"young", "professional"});
        out.insert(kind + ":" + item.uuid("id"));
        in.absorb(item);
    }
    TRY(in.finish());
    return out;
}

/// What was not told yet of an older version is told with the newer one; what another team has to tell stays theirs.
void supersede(Transaction& tx, const Clock& clock, const LoadedWeek& week, const std::vector<store::Version>& older) {
    ToldLines lines(tx, week.hidden, week.facts);
    for (const store::Version& version : older)
        if (lines.left(version.content).empty()) tasks::cancel(tx, clock, kTell, sourceOf(version));
}

/// A version as it is, with the week it is read in.
struct Current {
    store::Version version;
    LoadedWeek week;

    json::object answer(Transaction& tx) const {
        const auto shown = ToldLines(tx, week.hidden, week.facts).shown(version);
        return versionsJson(tx, {shown}).front().as_object();
    }
};

Result<Current> current(Transaction& tx, const calendar::Calendars& calendars, const Actor& actor, const VersionId& id,
                        std::int64_t version) {
    auto found = store::findVersion(tx, id);
    if (!found) return Error::notFound();
    Current out{*found, loadWeek(tx, calendars, actor, found->week)};
    if (!ToldLines(tx, out.week.hidden, out.week.facts).mayShow(*found)) return Error::notFound();
    if (found->version != version) return Error::stale(json::serialize(out.answer(tx)));
    return out;
}

}  // namespace

Result<json::object> Planning::news(const Actor& actor, Day day) {
    TRY(access::require(actor, Right::programme_see));
    return database_.read([&](Transaction& tx) -> Result<json::object> {
        return newsJson(tx, loadWeek(tx, calendars_, actor, day), clock_.today());
    });
}

Result<json::object> Planning::publish(const Actor& actor, Day day, const json::object& body) {
    TRY(access::require(actor, Right::programme_keep));
    return database_.write([&](Transaction& tx) -> Result<json::object> {
        TRY_ASSIGN(const auto wanted, readSubjects(body));
        const LoadedWeek week = loadWeek(tx, calendars_, actor, day);
        int published = 0;
        for (const News& one : pendingOf(tx, week)) {
            const Subject& subject = one.subject;
            if (!wanted.empty() && !wanted.contains(std::string(subject.kind()) + ":" + subject.id())) continue;
            const int number = one.versions.empty() ? 1 : one.versions.front().number + 1;
            auto content = one.now;
            content.insert(content.end(), one.carried.begin(), one.carried.end());
            const store::Version version{
                VersionId::make(clock_.now()),        subject.person, subject.professional, week.from, number, content,
                json::serialize(toJson(one.changes)), clock_.now(),   actor.author.user};
            store::insert(tx, version);
            supersede(tx, clock_, week, one.versions);
            tasks::ensure(tx, clock_,
                          {kTell,
                           sourceOf(version),
                           subject.person,
                           subject.stay,
                           std::nullopt,
                           std::nullopt,
                           clock_.today(),
                           std::nullopt,
                           {{"name", subject.name}, {"week", week.from.iso()}, {"number", std::to_string(number)}}});
            audit::record(tx, clock_, actor.author,
                          {"publish",
                           "programme_version",
                           version.id.text(),
                           subject.person,
                           {{"week", week.from.iso()}, {"number", number}}});
            ++published;
        }
        if (published == 0) return Error::conflict("nothing_to_tell");
        return newsJson(tx, week, clock_.today());
    });
}

Result<json::object> Planning::markTold(const Actor& actor, const VersionId& id, std::int64_t version,
                                        const json::object& body) {
    TRY(access::require(actor, Right::programme_keep));
    return database_.write([&](Transaction& tx) -> Result<json::object> {
        TRY_ASSIGN(Current read, current(tx, calendars_, actor, id, version));
        store::Version& told = read.version;
        if (told.told_on) return Error::conflict("already_told");
        JsonReader in(body);
        const Day on = in.day("on");
        const std::string channel = in.text("channel", {.max = 40});
        const std::string to = in.optionalText("to", {.max = 120});
        if (!channel.empty() && !blueprints_.on(tx, clock_.today()).knows("told_channel", channel))
            in.fail("channel", "not_in_list");
        if (on > clock_.today()) in.fail("on", "in_future");
        TRY(in.finish());
        told.told_on = on;
        told.told_channel = channel;
        told.told_to = to;
        told.told_at = clock_.now();
        told.told_by = actor.author.user;
        told.version = version + 1;
        store::updateTold(tx, told);
        tasks::complete(tx, clock_, actor, kTell, sourceOf(told));
        audit::record(tx, clock_, actor.author,
                      {"tell", "programme_version", id.text(), told.person, {{"channel", channel}, {"to", to}}});
        return read.answer(tx);
    });
}

Result<json::object> Planning::unmarkTold(const Actor& actor, const VersionId& id, std::int64_t version) {
    TRY(access::require(actor, Right::programme_keep));
    return database_.write([&](Transaction& tx) -> Result<json::object> {
        TRY_ASSIGN(Current read, current(tx, calendars_, actor, id, version));
        store::Version& told = read.version;
        if (!told.told_on) return Error::conflict("not_told");
        told.told_on.reset();
        told.told_channel.clear();
        told.told_to.clear();
        told.told_at.reset();
        told.told_by.reset();
        told.version = version + 1;
        store::updateTold(tx, told);
        tasks::reopen(tx, clock_, kTell, sourceOf(told));
        audit::record(tx, clock_, actor.author, {"untell", "programme_version", id.text(), told.person, {}});
        return read.answer(tx);
    });
}

}  // namespace jalon::programme
