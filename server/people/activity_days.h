// SPDX-License-Identifier: EUPL-1.2
#pragma once
// On which days something happened to young people, as the modules that keep it tell: what person.last_activity_on is
// compared with.
#include <map>
#include <optional>

#include "base/clock.h"
#include "base/id.h"
#include "storage/database.h"

namespace jalon::people {

/// Of each young person the last day only: as much memory as there are files, however much happened.
class ActivityDays {
public:
    /// What is known of the last day: no earlier than `least`, no later than `most`.
    struct Last {
        std::optional<Day> least, most;
    };

    /// `standing`: a day that a clock stands still on (demo), whatever the instants beside it say.
    explicit ActivityDays(Day standing = Day()) : standing_(standing) {}

    /// Something happened on this day, and was counted (people::touch).
    void counted(const PersonId& person, Day on);
    /// It was counted unless the day had still to come.
    void perhapsCounted(const PersonId& person, Day on);
    /// A day was counted that is not kept any more, none later than the one on which this was written.
    void countedBy(const PersonId& person, Instant written);

    /// The same of rows: a person, and a day (or an instant), passed over where there is none.
    void counted(const storage::Rows& rows);
    void perhapsCounted(const storage::Rows& rows);
    void countedBy(const storage::Rows& rows);

    /// Empty for somebody nothing is known of.
    Last of(const PersonId& person) const;

private:
    Day standing_;
    std::map<PersonId, Last> last_;
};

}  // namespace jalon::people
