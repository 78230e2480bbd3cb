-- SPDX-License-Identifier: EUPL-1.2
-- What one observer saw of one young person on one day of a stay: a professional, or the young person. answers: item ->
-- code of the scale; an item that is not there was not answered, which is not NO. remarks: item -> short text.
-- observer_key says who it is, so that nobody fills two grids of one day.
CREATE TABLE grid (
    id TEXT NOT NULL PRIMARY KEY,
    person_id TEXT NOT NULL REFERENCES person (id),
    stay_id TEXT NOT NULL REFERENCES stay (id),
    moment TEXT NOT NULL CHECK (moment IN ('first', 'between', 'last')),
    observer TEXT NOT NULL CHECK (observer IN ('professional', 'self')),
    observer_key TEXT NOT NULL CHECK (observer_key <> ''),
    observer_user TEXT,
    professional_id TEXT,
    observer_name TEXT NOT NULL,
    on_day TEXT NOT NULL CHECK (length(on_day) = 10),
    answers {{json}} NOT NULL,
    remarks {{json}} NOT NULL,
    remark TEXT NOT NULL,
    edition_id TEXT NOT NULL,
    cancelled {{bool}} NOT NULL,
    cancelled_reason TEXT NOT NULL,
    created_at {{int}} NOT NULL,
    created_by TEXT,
    updated_at {{int}} NOT NULL,
    updated_by TEXT,
    version {{int}} NOT NULL
) {{strict}};
CREATE INDEX grid_by_person ON grid (person_id, on_day, id);
CREATE INDEX grid_by_stay ON grid (stay_id, on_day, id);

-- What a correction replaced.
CREATE TABLE grid_version (
    grid_id TEXT NOT NULL REFERENCES grid (id),
    version {{int}} NOT NULL,
    moment TEXT NOT NULL,
    on_day TEXT NOT NULL CHECK (length(on_day) = 10),
    answers {{json}} NOT NULL,
    remarks {{json}} NOT NULL,
    remark TEXT NOT NULL,
    edition_id TEXT NOT NULL,
    at {{int}} NOT NULL,
    by_user TEXT,
    PRIMARY KEY (grid_id, version)
) {{strict}};

-- The young person's own words on one day, in faces. One stands for a day; one that came after it replaces it.
CREATE TABLE self_evaluation (
    id TEXT NOT NULL PRIMARY KEY,
    person_id TEXT NOT NULL REFERENCES person (id),
    stay_id TEXT NOT NULL REFERENCES stay (id),
    on_day TEXT NOT NULL CHECK (length(on_day) = 10),
    answers {{json}} NOT NULL,
    edition_id TEXT NOT NULL,
    how TEXT NOT NULL CHECK (how IN ('professional', 'link')),
    at {{int}} NOT NULL,
    by_user TEXT,
    replaced_by TEXT REFERENCES self_evaluation (id)
) {{strict}};
CREATE INDEX self_evaluation_by_person ON self_evaluation (person_id, on_day, id);
CREATE INDEX self_evaluation_by_stay ON self_evaluation (stay_id, on_day, id);
CREATE INDEX self_evaluation_by_day ON self_evaluation (on_day, stay_id);

-- A link for one answer on one day. token_hash is the SHA-256 of a token that is stored nowhere.
CREATE TABLE self_evaluation_link (
    id TEXT NOT NULL PRIMARY KEY,
    token_hash TEXT NOT NULL UNIQUE,
    person_id TEXT NOT NULL REFERENCES person (id),
    stay_id TEXT NOT NULL REFERENCES stay (id),
    on_day TEXT NOT NULL CHECK (length(on_day) = 10),
    state TEXT NOT NULL CHECK (state IN ('open', 'used', 'revoked')),
    evaluation_id TEXT REFERENCES self_evaluation (id),
    created_at {{int}} NOT NULL,
    created_by TEXT,
    CHECK ((state = 'used') = (evaluation_id IS NOT NULL))
) {{strict}};
CREATE INDEX self_evaluation_link_by_stay ON self_evaluation_link (stay_id, on_day, state);
