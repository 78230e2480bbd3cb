-- SPDX-License-Identifier: EUPL-1.2
-- Informations préoccupantes. A row exists for those in its ring alone: every read goes through concern_member.
-- request_id is the author's own, so that a repeated creation is known without telling anybody else of the row.
CREATE TABLE concern (
    id TEXT NOT NULL PRIMARY KEY,
    request_id TEXT NOT NULL,
    person_id TEXT NOT NULL REFERENCES person (id),
    content {{json}} NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('open', 'closed')),
    closing_note TEXT NOT NULL,
    created_at {{int}} NOT NULL,
    created_by TEXT NOT NULL,
    updated_at {{int}} NOT NULL,
    version {{int}} NOT NULL,
    UNIQUE (created_by, request_id)
) {{strict}};
CREATE INDEX concern_by_person ON concern (person_id, id);

-- What a change replaced, whole.
CREATE TABLE concern_version (
    concern_id TEXT NOT NULL REFERENCES concern (id),
    version {{int}} NOT NULL,
    content {{json}} NOT NULL,
    at {{int}} NOT NULL,
    by_user TEXT,
    PRIMARY KEY (concern_id, version)
) {{strict}};

-- The ring, with its history: somebody may come, go and come back.
CREATE TABLE concern_member (
    id TEXT NOT NULL PRIMARY KEY,
    concern_id TEXT NOT NULL REFERENCES concern (id),
    user_id TEXT NOT NULL,
    reason TEXT NOT NULL,
    added_at {{int}} NOT NULL,
    added_by TEXT,
    removed_at {{int}},
    removed_by TEXT,
    removed_reason TEXT NOT NULL
) {{strict}};
CREATE UNIQUE INDEX concern_member_now ON concern_member (user_id, concern_id) WHERE removed_at IS NULL;
CREATE INDEX concern_member_by_concern ON concern_member (concern_id, id);
