// SPDX-License-Identifier: EUPL-1.2
#include "programme/week_scope.h"

#include <algorithm>
#include <array>

#include "base/json.h"
#include "programme/session_store.h"

namespace jalon::programme {
namespace {

using storage::Transaction;

constexpr std::array<std::string_view, 2> kBetweenTwoYoung{"must_not_meet", "near_each_other"};
constexpr const char* kAnotherYoung = "another_young";

bool isLedBy(const Session& session, const access::Actor& reader, const WeekFacts& week) {
    return reader.author.user && std::ranges::any_of(session.professionals, [&](const SessionProfessional& one) {
               const auto* facts = week.professionalOf(one.id);
               return facts != nullptr && facts->who.user == reader.author.user;
           });
}

std::string paramOf(const Conflict& conflict, const char* key) {
    const auto found = conflict.params.find(key);
    return found == conflict.params.end() ? "" : found->second;
}

/// Two young people of whom the reader knows one.
Conflict withoutTheOther(const Conflict& one, bool subject_hidden) {
    return {one.code + "_other",
            one.level,
            subject_hidden ? one.other : one.subject,
            "",
            {{"name", paramOf(one, subject_hidden ? "otherName" : "name")}}};
}

Conflict shownOf(const Session& session, const Conflict& one, const Hidden& hidden) {
    const bool subject = hidden.stays.contains(one.subject), other = hidden.stays.contains(one.other);
    const bool of_two = std::ranges::find(kBetweenTwoYoung, one.code) != kBetweenTwoYoung.end();
    if (of_two && subject != other) return withoutTheOther(one, subject);
    const auto isHidden = [&](const SessionYoung& young) { return hidden.stays.contains(young.stay.text()); };
    // Ages are told of nobody in particular, but where somebody is hidden they would be told of them.
    const bool of_ages = one.code == "age_span" && std::ranges::any_of(session.young, isHidden);
    if (subject || other || of_ages) return {kAnotherYoung, one.level};
    if (!hidden.sessions.contains(one.other)) return one;
    Conflict out{one.code + "_other", one.level, one.subject, "", one.params};
    out.params.erase("activity");
    return out;
}

/// The lines of stored changes the reader may know of; empty: none.
json::array shownChanges(const json::array& changes, const auto& mayKnow) {
    json::array out;
    for (const auto& change : changes) {
        json::object one = change.as_object();
        bool shown = false;
        for (const char* side : {"before", "after"}) {
            auto& line = one.at(side);
            if (!line.is_object()) continue;
            shown = shown || mayKnow(std::string(line.at("sessionId").as_string()));
            line.as_object()["with"] = "";
        }
        if (shown) out.push_back(std::move(one));
    }
    return out;
}

}  // namespace

Hidden hiddenFrom(Transaction& tx, const access::Actor& reader, const WeekFacts& week) {
    Hidden out{reader.scope(access::Right::programme_see)};
    if (out.isNothing()) return out;
    people::KnownFiles known(tx, reader.scope(access::Right::programme_see));
    for (const auto& [id, young] : week.young)
        if (!known.has(young.person)) out.stays.insert(id);
    for (const Session& session : week.sessions) {
        const auto isKnown = [&](const SessionYoung& one) { return known.has(one.person); };
        const bool named = session.young.empty() || std::ranges::any_of(session.young, isKnown);
        if (!named && !isLedBy(session, reader, week)) out.sessions.insert(session.id.text());
    }
    return out;
}

std::vector<ShownConflict> shownConflicts(const Session& session, const std::vector<Conflict>& conflicts,
                                          const Hidden& hidden) {
    std::vector<ShownConflict> out;
    for (const Conflict& one : conflicts) {
        Conflict shown = hidden.isNothing() ? one : shownOf(session, one, hidden);
        const auto same =
            std::ranges::find_if(out, [&](const ShownConflict& each) { return each.conflict.key() == shown.key(); });
        if (same == out.end()) {
            out.push_back({std::move(shown), {one.key()}});
        } else {
            same->conflict.level = std::min(same->conflict.level, shown.level);
            same->keys.push_back(one.key());
        }
    }
    return out;
}

void spreadOverrides(Session& session, const std::vector<Conflict>& conflicts, const Hidden& hidden) {
    if (hidden.isNothing()) return;
    const auto given = session.overrides;
    for (const ShownConflict& shown : shownConflicts(session, conflicts, hidden)) {
        const auto answer = std::ranges::find(given, shown.conflict.key(), &Override::key);
        if (answer == given.end()) continue;
        for (const std::string& key : shown.keys)
            if (std::ranges::find(session.overrides, key, &Override::key) == session.overrides.end())
                session.overrides.push_back({key, answer->reason, answer->at, answer->by});
    }
}

std::vector<SessionYoung> othersIn(Transaction& tx, const access::Actor& reader, const Session& session) {
    people::KnownFiles known(tx, reader.scope(access::Right::programme_see));
    std::vector<SessionYoung> out;
    for (const SessionYoung& one : session.young)
        if (!known.has(one.person)) out.push_back(one);
    return out;
}

void keepOthers(Transaction& tx, const access::Actor& reader, const Session& before, Session& session) {
    for (SessionYoung& one : othersIn(tx, reader, before))
        session.young.push_back({one.stay, one.person, std::nullopt});
}

bool ToldLines::mayKnow(const std::string& session) {
    if (hidden_.isNothing()) return true;
    if (hidden_.sessions.contains(session)) return false;
    if (std::ranges::any_of(week_.sessions, [&](const Session& one) { return one.id.text() == session; })) return true;
    // Moved to another week since; of what was erased nobody knows whose it was.
    const auto [at, added] = asked_.try_emplace(session, false);
    if (added)
        if (const auto found = store::findSession(tx_, SessionId::trusted(session)))
            at->second =
                std::ranges::any_of(found->young, [&](const SessionYoung& one) { return known_.has(one.person); });
    return at->second;
}

bool ToldLines::mayShow(const ToldSession& line) { return mayKnow(line.session); }

std::vector<ToldSession> ToldLines::shown(std::vector<ToldSession> lines) {
    std::erase_if(lines, [&](const ToldSession& line) { return !mayShow(line); });
    return lines;
}

std::vector<ToldSession> ToldLines::left(std::vector<ToldSession> lines) {
    std::erase_if(lines, [&](const ToldSession& line) { return mayShow(line); });
    return lines;
}

bool ToldLines::mayShow(const store::Version& version) {
    if (hidden_.isNothing()) return true;
    if (version.person) return known_.has(*version.person);
    const json::value changes = json::parse(version.changes);
    const auto known = [&](const std::string& id) { return mayKnow(id); };
    return !shownChanges(changes.as_array(), known).empty();
}

store::Version ToldLines::shown(store::Version version) {
    if (hidden_.isNothing() || version.person) return version;
    version.content = shown(std::move(version.content));
    for (ToldSession& line : version.content) line.with.clear();
    const json::value changes = json::parse(version.changes);
    const auto known = [&](const std::string& id) { return mayKnow(id); };
    version.changes = json::serialize(shownChanges(changes.as_array(), known));
    return version;
}

}  // namespace jalon::programme
