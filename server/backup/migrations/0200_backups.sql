-- SPDX-License-Identifier: EUPL-1.2
-- What became of each backup the server made or tried to make. Those that exist are what lies in the folder.
CREATE TABLE backup_run (
    id TEXT NOT NULL PRIMARY KEY,
    started_at {{int}} NOT NULL,
    finished_at {{int}} NOT NULL,
    name TEXT NOT NULL,
    error_code TEXT NOT NULL,
    by_user TEXT,
    CHECK ((name = '') = (error_code <> ''))
) {{strict}};
CREATE INDEX backup_run_by_start ON backup_run (started_at);
