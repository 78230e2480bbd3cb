// SPDX-License-Identifier: EUPL-1.2
#include "access/open_sessions.h"

#include <algorithm>
#include <functional>

#include "access/access.h"
#include "access/access_store.h"
#include "access/sessions.h"
#include "audit/audit.h"

namespace jalon::access {
namespace {

constexpr std::size_t kPublicSize = 32;

void recordEnd(storage::Transaction& tx, const Clock& clock, const Actor& actor, std::int64_t count) {
    audit::record(tx, clock, actor.author,
                  {"end", "user_session", actor.author.user->text(), std::nullopt, {{"count", count}}});
}

}  // namespace

std::string publicId(const std::string& session_key) { return sessionKey(session_key).substr(0, kPublicSize); }

Result<json::object> listSessions(storage::Database& database, const Clock& clock, const AccessOptions& options,
                                  const Actor& actor) {
    if (!actor.author.user) return Error::forbidden();
    const Instant now = clock.now();
    return database.read([&](storage::Transaction& tx) -> Result<json::object> {
        auto sessions = openSessionsOf(tx, *actor.author.user);
        std::erase_if(sessions, [&](const OpenSession& one) {
            return one.key != actor.session_key && !isAlive(one.opened_at, one.last_seen_at, now, options);
        });
        std::ranges::sort(sessions, std::greater{}, &OpenSession::last_seen_at);
        json::array items;
        for (const OpenSession& one : sessions)
            items.push_back(json::object{{"id", publicId(one.key)},
                                         {"browser", one.device.browser},
                                         {"system", one.device.system},
                                         {"address", one.address},
                                         {"openedAt", one.opened_at.iso()},
                                         {"lastSeenAt", one.last_seen_at.iso()},
                                         {"current", one.key == actor.session_key}});
        return json::object{{"items", std::move(items)}};
    });
}

Result<void> endSession(storage::Database& database, const Clock& clock, const Actor& actor, const std::string& id) {
    if (!actor.author.user) return Error::forbidden();
    return database.write([&](storage::Transaction& tx) -> Result<void> {
        for (const OpenSession& one : openSessionsOf(tx, *actor.author.user)) {
            if (publicId(one.key) != id) continue;
            deleteSession(tx, one.key);
            recordEnd(tx, clock, actor, 1);
            return {};
        }
        return Error::notFound();
    });
}

Result<std::int64_t> endOtherSessions(storage::Database& database, const Clock& clock, const Actor& actor) {
    if (!actor.author.user) return Error::forbidden();
    return database.write([&](storage::Transaction& tx) -> Result<std::int64_t> {
        const auto all = openSessionsOf(tx, *actor.author.user);
        const auto others =
            std::ranges::count_if(all, [&](const OpenSession& one) { return one.key != actor.session_key; });
        deleteSessions(tx, *actor.author.user, actor.session_key);
        recordEnd(tx, clock, actor, others);
        return others;
    });
}

}  // namespace jalon::access
