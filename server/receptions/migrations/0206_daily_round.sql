-- SPDX-License-Identifier: EUPL-1.2
-- The day and the calendars of the last round: whichever server makes it, the others find it made.
CREATE TABLE daily_round (
    id TEXT NOT NULL PRIMARY KEY CHECK (id = 'receptions'),
    day TEXT NOT NULL CHECK (length(day) = 10),
    calendar_changes {{int}} NOT NULL
) {{strict}};
