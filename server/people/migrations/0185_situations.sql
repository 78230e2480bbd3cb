-- SPDX-License-Identifier: EUPL-1.2
-- Whether the home lies in a quartier prioritaire (QPV), from a day on. A slip is withdrawn, never deleted.
CREATE TABLE situation (
    id TEXT NOT NULL PRIMARY KEY,
    person_id TEXT NOT NULL REFERENCES person (id),
    from_day TEXT NOT NULL CHECK (length(from_day) = 10),
    qpv TEXT NOT NULL CHECK (qpv IN ('yes', 'no', 'unknown')),
    district TEXT NOT NULL,
    source TEXT NOT NULL CHECK (source <> ''),
    checked_on TEXT NOT NULL CHECK (length(checked_on) = 10),
    withdrawn {{bool}} NOT NULL,
    version {{int}} NOT NULL,
    created_at {{int}} NOT NULL,
    created_by TEXT
) {{strict}};
CREATE INDEX situation_by_person ON situation (person_id, from_day);
