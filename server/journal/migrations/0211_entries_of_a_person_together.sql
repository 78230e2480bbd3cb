-- SPDX-License-Identifier: EUPL-1.2
-- The entries of a person lie together, the newest last: opening a file reads a few pages, however the years have
-- scattered its entries. The rows are put back before the end of the transaction, so what refers to them still may.
PRAGMA defer_foreign_keys = ON;

CREATE TABLE entry_moved AS SELECT * FROM entry;
DROP TABLE entry;

CREATE TABLE entry (
    id TEXT NOT NULL UNIQUE,
    person_id TEXT NOT NULL REFERENCES person (id),
    stay_id TEXT,
    kind TEXT NOT NULL CHECK (kind IN ('note', 'call', 'message', 'meeting', 'observation')),
    occurred_on TEXT NOT NULL CHECK (length(occurred_on) = 10),
    text TEXT NOT NULL,
    ring TEXT NOT NULL CHECK (ring IN ('shared', 'team', 'restricted', 'personal')),
    author_id TEXT REFERENCES app_user (id),
    created_at {{int}} NOT NULL,
    updated_at {{int}} NOT NULL,
    withdrawn {{bool}} NOT NULL,
    version {{int}} NOT NULL,
    PRIMARY KEY (person_id, occurred_on, id)
) {{strict}}, WITHOUT ROWID;

INSERT INTO entry (id, person_id, stay_id, kind, occurred_on, text, ring, author_id, created_at, updated_at, withdrawn, version)
SELECT id, person_id, stay_id, kind, occurred_on, text, ring, author_id, created_at, updated_at, withdrawn, version
FROM entry_moved ORDER BY person_id, occurred_on, id;
DROP TABLE entry_moved;
