-- SPDX-License-Identifier: EUPL-1.2
-- No foreign keys: a line outlives the account and the file it speaks of.
CREATE TABLE audit_line (
    id TEXT NOT NULL PRIMARY KEY,
    at {{int}} NOT NULL,
    user_id TEXT,
    via TEXT NOT NULL CHECK (via <> ''),
    action TEXT NOT NULL CHECK (action <> ''),
    entity TEXT NOT NULL CHECK (entity <> ''),
    entity_id TEXT NOT NULL,
    person_id TEXT,
    details {{json}} NOT NULL
) {{strict}};

CREATE INDEX audit_line_by_person ON audit_line (person_id, id);
CREATE INDEX audit_line_by_user ON audit_line (user_id, id);

-- Lines are only added. The third trigger stops INSERT OR REPLACE, which deletes without asking the second one.
-- SQLite's words: on PostgreSQL this is one BEFORE UPDATE OR DELETE OR TRUNCATE trigger calling a function that raises.
CREATE TRIGGER audit_line_never_changes BEFORE UPDATE ON audit_line
BEGIN
    SELECT RAISE(ABORT, 'an audit line never changes');
END;
CREATE TRIGGER audit_line_never_goes BEFORE DELETE ON audit_line
BEGIN
    SELECT RAISE(ABORT, 'an audit line never goes');
END;
CREATE TRIGGER audit_line_is_never_replaced BEFORE INSERT ON audit_line
WHEN EXISTS (SELECT 1 FROM audit_line WHERE id = NEW.id)
BEGIN
    SELECT RAISE(ABORT, 'an audit line is never replaced');
END;
