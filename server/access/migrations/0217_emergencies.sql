-- SPDX-License-Identifier: EUPL-1.2
-- A file opened for a few hours, outside one's teams, because it could not wait. Never deleted; the file's team and the
-- data protection officer say that they have seen it.
CREATE TABLE file_emergency (
    id TEXT NOT NULL PRIMARY KEY,
    user_id TEXT NOT NULL REFERENCES app_user (id),
    person_id TEXT NOT NULL,
    reason TEXT NOT NULL CHECK (reason <> ''),
    opened_at {{int}} NOT NULL,
    until {{int}} NOT NULL,
    ended_at {{int}},
    noted_by TEXT REFERENCES app_user (id),
    noted_at {{int}},
    noted_words TEXT NOT NULL,
    CHECK (until > opened_at)
) {{strict}};
CREATE INDEX file_emergency_by_user ON file_emergency (user_id, until);
CREATE INDEX file_emergency_by_time ON file_emergency (opened_at, id);
