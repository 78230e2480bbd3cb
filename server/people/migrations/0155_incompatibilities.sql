-- SPDX-License-Identifier: EUPL-1.2
-- Two young people who must not meet. A pair is one row whoever is named first: the smaller id comes first.
CREATE TABLE incompatibility (
    id TEXT NOT NULL PRIMARY KEY,
    first_id TEXT NOT NULL REFERENCES person (id),
    second_id TEXT NOT NULL REFERENCES person (id),
    reason TEXT NOT NULL CHECK (reason <> ''),
    source TEXT NOT NULL CHECK (source <> ''),
    said_on TEXT NOT NULL CHECK (length(said_on) = 10),
    note TEXT NOT NULL,
    valid_from TEXT NOT NULL CHECK (length(valid_from) = 10),
    valid_to TEXT NOT NULL CHECK (length(valid_to) = 10),
    ended_on TEXT CHECK (length(ended_on) = 10),
    end_reason TEXT NOT NULL,
    version {{int}} NOT NULL,
    created_at {{int}} NOT NULL,
    created_by TEXT,
    updated_at {{int}} NOT NULL,
    updated_by TEXT,
    CHECK (first_id < second_id),
    CHECK (valid_to >= valid_from)
) {{strict}};
CREATE INDEX incompatibility_by_first ON incompatibility (first_id, valid_to);
CREATE INDEX incompatibility_by_second ON incompatibility (second_id, valid_to);
