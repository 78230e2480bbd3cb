// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "access/access.h"
#include "people/people.h"
#include "programme/planning.h"
#include "programme/planning_work.h"
#include "programme/programme_store.h"

namespace jalon::programme {
namespace {

using access::Actor;
using access::Right;
using storage::Transaction;

json::object answer(Transaction& tx, const LoadedWeek& week, const Session& session) {
    std::vector<UserId> users;
    for (const Override& one : session.overrides)
        if (one.by) users.push_back(*one.by);
    return sessionJson(week, session, access::displayNames(tx, users));
}

/// The reasons that still answer something: those given before and those of now, stamped.
void keepOverrides(Session& session, const Session* before, const std::vector<Conflict>& conflicts, const Actor& actor,
                   Instant now) {
    for (Override& one : session.overrides) {
        one.at = now;
        one.by = actor.author.user;
    }
    // Moved to another day, it is another question.
    if (before != nullptr && before->day == session.day)
        for (const Override& old : before->overrides)
            if (std::ranges::find(session.overrides, old.key, &Override::key) == session.overrides.end())
                session.overrides.push_back(old);
    std::erase_if(session.overrides, [&](const Override& one) {
        return std::ranges::none_of(conflicts, [&](const Conflict& conflict) { return conflict.key() == one.key; });
    });
}

/// The red conflicts this change brings: those the session had already, there and then, are asked about elsewhere.
std::vector<Conflict> brought(const Session& session, const Session* before, const std::vector<Conflict>& conflicts,
                              const WeekFacts& week) {
    auto out = unanswered(session, conflicts);
    if (before == nullptr || before->day != session.day || before->time != session.time) return out;
    const auto had = conflictsOf(*before, week);
    std::erase_if(out, [&](const Conflict& one) {
        return std::ranges::any_of(had, [&](const Conflict& old) { return old.key() == one.key(); });
    });
    return out;
}

/// Judges the session in its week, keeps the reasons that count, and refuses when a red conflict has none.
Result<LoadedWeek> judged(Transaction& tx, const calendar::Calendars& calendars, Session& session,
                          const Session* before, const Actor& actor, Instant now) {
    LoadedWeek week = loadWeek(tx, calendars, actor, session.day);
    std::erase_if(week.facts.sessions, [&](const Session& one) { return one.id == session.id; });
    week.facts.sessions.push_back(session);
    const auto conflicts = conflictsOf(session, week.facts);
    spreadOverrides(session, conflicts, week.hidden);
    keepOverrides(session, before, conflicts, actor, now);
    if (!brought(session, before, conflicts, week.facts).empty())
        return Error::conflict("conflicts_unanswered", json::serialize(checkJson(week, {session})));
    week.facts.sessions.back() = session;
    return week;
}

void recordAct(Transaction& tx, const Clock& clock, const Actor& actor, const char* action, const Session& session) {
    json::array young, overrides;
    for (const SessionYoung& one : session.young) young.push_back(json::value(one.person.text()));
    for (const Override& one : session.overrides)
        overrides.push_back(json::object{{"key", one.key}, {"reason", one.reason}});
    audit::record(tx, clock, actor.author,
                  {action,
                   "session",
                   session.id.text(),
                   std::nullopt,
                   {{"day", session.day.iso()},
                    {"from", clockText(session.time.from)},
                    {"to", clockText(session.time.to)},
                    {"state", sessionStateCode(session.state)},
                    {"young", std::move(young)},
                    {"overrides", std::move(overrides)}}});
}

/// What a repeated creation, or a writer who is late, is shown.
Result<Session> current(Transaction& tx, const calendar::Calendars& calendars, const Actor& actor, const SessionId& id,
                        std::int64_t version) {
    auto session = store::findSession(tx, id);
    if (!session) return Error::notFound();
    if (session->version != version) {
        const LoadedWeek week = loadWeek(tx, calendars, actor, session->day);
        return Error::stale(json::serialize(answer(tx, week, *session)));
    }
    return std::move(*session);
}

/// Whoever was not absent that half-day, when nobody says otherwise.
std::set<StayId> presentOnes(Transaction& tx, const Session& session, int noon) {
    std::set<StayId> out;
    for (const HalfDay half : halfDaysOf(session.day, session.time, noon)) {
        const auto recorded = store::on(tx, half);
        for (const SessionYoung& one : session.young) {
            const auto said = recorded.find(one.stay.text());
            if (said == recorded.end() || !isAbsence(said->second.status)) out.insert(one.stay);
        }
    }
    return out;
}

bool wasTold(Transaction& tx, const Session& session) {
    for (const store::Version& version : store::versionsOfWeek(tx, mondayOf(session.day)))
        for (const ToldSession& told : version.content)
            if (told.session == session.id.text()) return true;
    return false;
}

}  // namespace

Result<json::object> Planning::createSession(const Actor& actor, const json::object& body, bool* made) {
    TRY(access::require(actor, Right::programme_keep));
    return database_.write([&](Transaction& tx) -> Result<json::object> {
        TRY_ASSIGN(Session session, readSession(tx, actor, body, std::nullopt, blueprints_.on(tx, clock_.today())));
        if (made != nullptr) *made = true;
        if (const auto known = store::findSession(tx, session.id)) {
            if (made != nullptr) *made = false;
            const LoadedWeek week = loadWeek(tx, calendars_, actor, known->day);
            if (week.hidden.sessions.contains(known->id.text())) return Error::conflict("id_taken");
            return answer(tx, week, *known);
        }
        const Instant now = clock_.now();
        TRY_ASSIGN(const LoadedWeek week, judged(tx, calendars_, session, nullptr, actor, now));
        store::insert(tx, session, now, actor.author.user);
        recordAct(tx, clock_, actor, "create", session);
        return answer(tx, week, session);
    });
}

Result<json::object> Planning::updateSession(const Actor& actor, const SessionId& id, std::int64_t version,
                                             const json::object& body) {
    TRY(access::require(actor, Right::programme_keep));
    return database_.write([&](Transaction& tx) -> Result<json::object> {
        TRY_ASSIGN(const Session before, current(tx, calendars_, actor, id, version));
        TRY_ASSIGN(Session session, readSession(tx, actor, body, id, blueprints_.on(tx, clock_.today())));
        if (before.state == SessionState::cancelled) return Error::conflict("session_cancelled");
        keepOthers(tx, actor, before, session);
        if (before.state == SessionState::held) {
            std::set<StayId> came;
            for (const SessionYoung& one : session.young) {
                const auto was = std::ranges::find(before.young, one.stay, &SessionYoung::stay);
                if (was == before.young.end() || was->credited.value_or(0) > 0) came.insert(one.stay);
            }
            session = held(std::move(session), came);
        }
        session.version = version + 1;
        const Instant now = clock_.now();
        TRY_ASSIGN(const LoadedWeek week, judged(tx, calendars_, session, &before, actor, now));
        store::update(tx, session, now, actor.author.user);
        recordAct(tx, clock_, actor, "update", session);
        return answer(tx, week, session);
    });
}

Result<json::object> Planning::setSessionState(const Actor& actor, const SessionId& id, std::int64_t version,
                                               const json::object& body) {
    TRY(access::require(actor, Right::programme_keep));
    return database_.write([&](Transaction& tx) -> Result<json::object> {
        TRY_ASSIGN(Session session, current(tx, calendars_, actor, id, version));
        JsonReader in(body);
        const std::string state = in.oneOf("state", {"planned", "held", "cancelled"});
        const std::string reason = in.optionalText("reasonCode", {.max = 40});
        const bool says_who = in.has("cameStayIds");
        std::set<StayId> came;
        for (const std::string& text : in.texts("cameStayIds", kMostMembers))
            if (const auto stay = StayId::parse(text)) came.insert(*stay);
        if (state == "held" && session.day > clock_.today()) in.fail("state", "in_future");
        if (state == "cancelled" && !blueprints_.on(tx, clock_.today()).knows("reason_session_cancelled", reason))
            in.fail("reasonCode", reason.empty() ? "required" : "not_in_list");
        TRY(in.finish());
        if (state == "held") {
            // Of those the reader cannot name, nobody has said who came.
            const auto present = presentOnes(tx, session, rulesOn(calendars_.settings(tx), session.day).noon);
            if (!says_who) came = present;
            for (const SessionYoung& one : othersIn(tx, actor, session)) {
                came.erase(one.stay);
                if (present.contains(one.stay)) came.insert(one.stay);
            }
        }
        if (state == "held")
            session = held(std::move(session), came);
        else if (state == "cancelled")
            session = cancelled(std::move(session), reason);
        else
            session = replanned(std::move(session));
        session.version = version + 1;
        store::update(tx, session, clock_.now(), actor.author.user);
        recordAct(tx, clock_, actor, state == "planned" ? "replan" : state.c_str(), session);
        return answer(tx, loadWeek(tx, calendars_, actor, session.day), session);
    });
}

Result<void> Planning::deleteSession(const Actor& actor, const SessionId& id, std::int64_t version) {
    TRY(access::require(actor, Right::programme_keep));
    return database_.write([&](Transaction& tx) -> Result<void> {
        TRY_ASSIGN(const Session session, current(tx, calendars_, actor, id, version));
        if (session.state == SessionState::held) return Error::conflict("session_held");
        if (wasTold(tx, session) || !othersIn(tx, actor, session).empty()) return Error::conflict("session_told");
        store::erase(tx, id);
        recordAct(tx, clock_, actor, "delete", session);
        return {};
    });
}

Result<json::object> Planning::createUnavailability(const Actor& actor, const PersonId& person,
                                                    const json::object& body, bool* made) {
    TRY(access::require(actor, Right::programme_keep));
    return database_.write([&](Transaction& tx) -> Result<json::object> {
        if (!people::find(tx, person)) return Error::notFound();
        JsonReader in(body);
        const std::string id = in.uuid("id");
        const Day day = in.day("day");
        const TimeSpan time = readSpan(in);
        const std::string kind = in.text("kind", {.max = 40});
        const std::string note = in.optionalText("note", {.max = 200});
        if (!kind.empty() && !blueprints_.on(tx, clock_.today()).knows("unavailability", kind))
            in.fail("kind", "not_in_list");
        if (time.length() <= 0) in.fail("to", "end_before_start");
        TRY(in.finish());
        const store::Unavailability one{UnavailabilityId::trusted(id), person, {day, time, kind}, note};
        const auto known = store::findUnavailability(tx, one.id);
        if (known && known->person != person) return Error::conflict("id_taken");
        if (made != nullptr) *made = !known;
        if (known) return unavailabilityJson(*known);
        store::insert(tx, one, clock_.now(), actor.author.user);
        audit::record(tx, clock_, actor.author, {"create", "unavailability", id, person, {{"day", day.iso()}}});
        return unavailabilityJson(one);
    });
}

Result<void> Planning::deleteUnavailability(const Actor& actor, const UnavailabilityId& id) {
    TRY(access::require(actor, Right::programme_keep));
    return database_.write([&](Transaction& tx) -> Result<void> {
        const auto known = store::findUnavailability(tx, id);
        if (!known) return Error::notFound();
        store::erase(tx, id);
        audit::record(tx, clock_, actor.author,
                      {"delete", "unavailability", id.text(), known->person, {{"day", known->when.day.iso()}}});
        return {};
    });
}

}  // namespace jalon::programme
