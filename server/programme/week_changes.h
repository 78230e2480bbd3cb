// SPDX-License-Identifier: EUPL-1.2
#pragma once
// What somebody was told of a week, and what has changed since: the numbered versions of a young person's or a
// professional's timetable. Pure values.
#include <string>
#include <vector>

#include "base/json.h"
#include "programme/session.h"

namespace jalon::programme {

/// A session as it is told to one person.
struct ToldSession {
    std::string session;  ///< id
    Day day;
    TimeSpan time;
    std::string activity;  ///< its name when it was told
    std::string room;      ///< "" when none was chosen
    std::string with;      ///< names of professionals, for a young person; initials of young people, for a professional
    bool operator==(const ToldSession&) const = default;
};

struct Change {
    enum class Kind {
        added,
        removed,
        moved,    ///< another day or hour
        changed,  ///< at the same time: another activity, place or company
    };
    Kind kind = Kind::added;
    ToldSession before, after;  ///< the one that does not exist is empty
    bool operator==(const Change&) const = default;
};
std::string_view changeCode(Change::Kind kind);

/// In the order of the week, by where a session is now, or was when it is gone.
std::vector<Change> changesBetween(const std::vector<ToldSession>& told, const std::vector<ToldSession>& now);

json::object toJson(const ToldSession& session);
json::array toJson(const std::vector<ToldSession>& sessions);
json::array toJson(const std::vector<Change>& changes);
/// What toJson(sessions) wrote.
std::vector<ToldSession> storedSessions(std::string_view text);

}  // namespace jalon::programme
