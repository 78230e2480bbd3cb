-- SPDX-License-Identifier: EUPL-1.2
-- A restricted task exists for its readers alone.
ALTER TABLE task ADD COLUMN restricted {{bool}} NOT NULL DEFAULT FALSE;
CREATE TABLE task_reader (
    task_id TEXT NOT NULL REFERENCES task (id),
    user_id TEXT NOT NULL,
    PRIMARY KEY (task_id, user_id)
) {{strict}};
