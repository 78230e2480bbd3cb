-- SPDX-License-Identifier: EUPL-1.2
-- The days a stay asks for, as the deadlines of the blueprint gave them. A day that moved is superseded by the next row of its
-- code, never changed; the standing row has no superseded_at. estimated: days of no known school year were on the way.
CREATE TABLE stay_deadline (
    id TEXT NOT NULL PRIMARY KEY,
    stay_id TEXT NOT NULL REFERENCES stay (id),
    code TEXT NOT NULL CHECK (code <> ''),
    base TEXT NOT NULL CHECK (base <> ''),
    base_on TEXT NOT NULL CHECK (length(base_on) = 10),
    rule TEXT NOT NULL CHECK (rule <> ''),
    structure_id TEXT NOT NULL REFERENCES structure (id),
    due_on TEXT NOT NULL CHECK (length(due_on) = 10),
    estimated {{bool}} NOT NULL,
    explanation {{json}} NOT NULL,
    computed_at {{int}} NOT NULL,
    superseded_at {{int}}
) {{strict}};
CREATE INDEX stay_deadline_by_stay ON stay_deadline (stay_id, code, id);
CREATE UNIQUE INDEX stay_deadline_standing ON stay_deadline (stay_id, code) WHERE superseded_at IS NULL;
