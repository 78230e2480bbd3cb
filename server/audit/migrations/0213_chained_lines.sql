-- SPDX-License-Identifier: EUPL-1.2
-- Each line has a digest of what it says and of the line before it in its chain (docs/decisions/0018). Of lines that
-- are there already their number is kept, and which is the last; the program seals them with a line of its own.
ALTER TABLE audit_line ADD COLUMN chain TEXT NOT NULL DEFAULT '';
ALTER TABLE audit_line ADD COLUMN sequence {{int}} NOT NULL DEFAULT 0;
ALTER TABLE audit_line ADD COLUMN follows TEXT;
ALTER TABLE audit_line ADD COLUMN digest {{blob}};

CREATE TABLE audit_earlier (
    lines {{int}} NOT NULL PRIMARY KEY,
    last_id TEXT NOT NULL,
    sealed_by TEXT
) {{strict}};
INSERT INTO audit_earlier (lines, last_id) SELECT count(*), max(id) FROM audit_line HAVING count(*) > 0;
