-- SPDX-License-Identifier: EUPL-1.2
CREATE TABLE school_year (
    zone TEXT NOT NULL CHECK (zone <> ''),
    label TEXT NOT NULL CHECK (label <> ''),
    first_day TEXT NOT NULL CHECK (length(first_day) = 10),
    summer_from TEXT NOT NULL CHECK (length(summer_from) = 10 AND summer_from > first_day),
    summer_back TEXT CHECK (length(summer_back) = 10),
    status TEXT NOT NULL CHECK (status IN ('official', 'to_confirm')),
    source TEXT NOT NULL,
    holidays {{json}} NOT NULL,
    updated_at {{int}} NOT NULL,
    updated_by TEXT,
    PRIMARY KEY (zone, label)
) {{strict}};

CREATE TABLE service_calendar (
    id TEXT NOT NULL PRIMARY KEY CHECK (id = 'service'),
    open_halves TEXT NOT NULL,
    region TEXT NOT NULL,
    version {{int}} NOT NULL,
    updated_at {{int}} NOT NULL,
    updated_by TEXT
) {{strict}};

CREATE TABLE service_closure (
    id TEXT NOT NULL PRIMARY KEY,
    from_half TEXT NOT NULL CHECK (length(from_half) = 13),
    to_half TEXT NOT NULL CHECK (length(to_half) = 13 AND to_half >= from_half),
    label TEXT NOT NULL
) {{strict}};

CREATE TABLE school_calendar (
    structure_id TEXT NOT NULL PRIMARY KEY REFERENCES structure (id),
    zone TEXT NOT NULL,
    no_class TEXT NOT NULL,
    version {{int}} NOT NULL,
    updated_at {{int}} NOT NULL,
    updated_by TEXT
) {{strict}};

CREATE TABLE school_own_day (
    structure_id TEXT NOT NULL REFERENCES school_calendar (structure_id),
    id TEXT NOT NULL,
    from_half TEXT NOT NULL CHECK (length(from_half) = 13),
    to_half TEXT NOT NULL CHECK (length(to_half) = 13 AND to_half >= from_half),
    has_class {{bool}} NOT NULL,
    reason TEXT NOT NULL CHECK (reason IN ('pedagogical_day', 'bridge', 'exam', 'strike', 'catch_up', 'other')),
    label TEXT NOT NULL,
    PRIMARY KEY (structure_id, id)
) {{strict}};
