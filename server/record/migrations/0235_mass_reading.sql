-- SPDX-License-Identifier: EUPL-1.2
-- Somebody who opened many files in a short time, by local day: noticed when the record is looked at, seen by whoever
-- answers for data protection. One row for the day up to which the record was watched.
CREATE TABLE mass_reading (
    id TEXT NOT NULL PRIMARY KEY,
    user_id TEXT NOT NULL REFERENCES app_user (id),
    day TEXT NOT NULL CHECK (length(day) = 10),
    files {{int}} NOT NULL CHECK (files > 0),
    in_an_hour {{int}} NOT NULL CHECK (in_an_hour > 0 AND in_an_hour <= files),
    noticed_at {{int}} NOT NULL,
    noted_by TEXT REFERENCES app_user (id),
    noted_at {{int}},
    noted_words TEXT NOT NULL,
    UNIQUE (user_id, day),
    CHECK ((noted_by IS NULL) = (noted_at IS NULL))
) {{strict}};
CREATE INDEX mass_reading_by_day ON mass_reading (day, id);

CREATE TABLE mass_reading_watch (
    place {{int}} NOT NULL PRIMARY KEY CHECK (place = 1),
    watched_until TEXT NOT NULL CHECK (length(watched_until) = 10)
) {{strict}};
