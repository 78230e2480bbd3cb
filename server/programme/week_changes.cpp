// SPDX-License-Identifier: EUPL-1.2
#include "programme/week_changes.h"

#include <algorithm>
#include <array>
#include <tuple>

namespace jalon::programme {
namespace {

constexpr std::array<std::string_view, 4> kKinds{"added", "removed", "moved", "changed"};

auto placeOf(const ToldSession& session) { return std::tuple(session.day, session.time.from, session.session); }

auto placeOf(const Change& change) {
    return placeOf(change.kind == Change::Kind::removed ? change.before : change.after);
}

const ToldSession* find(const std::vector<ToldSession>& sessions, const std::string& id) {
    const auto at = std::ranges::find(sessions, id, &ToldSession::session);
    return at == sessions.end() ? nullptr : &*at;
}

}  // namespace

std::string_view changeCode(Change::Kind kind) { return kKinds.at(static_cast<std::size_t>(kind)); }

std::vector<Change> changesBetween(const std::vector<ToldSession>& told, const std::vector<ToldSession>& now) {
    std::vector<Change> out;
    for (const ToldSession& session : now) {
        const auto* before = find(told, session.session);
        if (before == nullptr)
            out.push_back({Change::Kind::added, {}, session});
        else if (before->day != session.day || before->time != session.time)
            out.push_back({Change::Kind::moved, *before, session});
        else if (*before != session)
            out.push_back({Change::Kind::changed, *before, session});
    }
    for (const ToldSession& session : told)
        if (find(now, session.session) == nullptr) out.push_back({Change::Kind::removed, session, {}});
    std::ranges::sort(out, {}, [](const Change& change) { return placeOf(change); });
    return out;
}

json::object toJson(const ToldSession& session) {
    return {{"sessionId", session.session},
            {"day", session.day.iso()},
            {"from", clockText(session.time.from)},
            {"to", clockText(session.time.to)},
            {"activity", session.activity},
            {"room", session.room},
            {"with", session.with}};
}

json::array toJson(const std::vector<ToldSession>& sessions) {
    json::array out;
    for (const ToldSession& session : sessions) out.push_back(toJson(session));
    return out;
}

json::array toJson(const std::vector<Change>& changes) {
    json::array out;
    for (const Change& change : changes)
        out.push_back(json::object{
            {"kind", changeCode(change.kind)},
            {"before", change.kind == Change::Kind::added ? json::value() : json::value(toJson(change.before))},
            {"after", change.kind == Change::Kind::removed ? json::value() : json::value(toJson(change.after))}});
    return out;
}

std::vector<ToldSession> storedSessions(std::string_view text) {
    std::vector<ToldSession> out;
    const json::value stored = json::parse(text);
    for (const auto& item : stored.as_array()) {
        const auto word = [&](const char* key) { return std::string(item.at(key).as_string()); };
        out.push_back({word("sessionId"),
                       Day::parse(word("day")).value(),
                       {parseClock(word("from")).value(), parseClock(word("to")).value()},
                       word("activity"),
                       word("room"),
                       word("with")});
    }
    return out;
}

}  // namespace jalon::programme
