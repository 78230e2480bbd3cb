-- SPDX-License-Identifier: EUPL-1.2
-- How often a calendar has changed: each server sees what another one changed.
CREATE TABLE calendar_change (
    id TEXT NOT NULL PRIMARY KEY CHECK (id = 'calendars'),
    number {{int}} NOT NULL
) {{strict}};

INSERT INTO calendar_change (id, number) VALUES ('calendars', 0);
