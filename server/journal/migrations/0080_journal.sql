-- SPDX-License-Identifier: EUPL-1.2
CREATE TABLE entry (
    id TEXT PRIMARY KEY,
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
    version {{int}} NOT NULL
) {{strict}};
CREATE INDEX entry_by_person ON entry (person_id, occurred_on DESC, id DESC);

CREATE TABLE entry_version (
    entry_id TEXT NOT NULL REFERENCES entry (id),
    version {{int}} NOT NULL,
    kind TEXT NOT NULL,
    occurred_on TEXT NOT NULL,
    text TEXT NOT NULL,
    by_user TEXT REFERENCES app_user (id),
    at {{int}} NOT NULL,
    PRIMARY KEY (entry_id, version)
) {{strict}};

CREATE TABLE draft (
    user_id TEXT NOT NULL REFERENCES app_user (id),
    key TEXT NOT NULL,
    content TEXT NOT NULL,
    updated_at {{int}} NOT NULL,
    PRIMARY KEY (user_id, key)
) {{strict}};
