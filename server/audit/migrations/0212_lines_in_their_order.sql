-- SPDX-License-Identifier: EUPL-1.2
-- Every opening of a file adds a line: one page less to write each time when the lines lie in the tree of their ids.
CREATE TABLE audit_line_in_order (
    id TEXT NOT NULL PRIMARY KEY,
    at {{int}} NOT NULL,
    user_id TEXT,
    via TEXT NOT NULL CHECK (via <> ''),
    action TEXT NOT NULL CHECK (action <> ''),
    entity TEXT NOT NULL CHECK (entity <> ''),
    entity_id TEXT NOT NULL,
    person_id TEXT,
    details {{json}} NOT NULL,
    restricted {{bool}} NOT NULL DEFAULT FALSE
) {{strict}}, WITHOUT ROWID;

INSERT INTO audit_line_in_order (id, at, user_id, via, action, entity, entity_id, person_id, details, restricted)
SELECT id, at, user_id, via, action, entity, entity_id, person_id, details, restricted FROM audit_line ORDER BY id;
DROP TABLE audit_line;
ALTER TABLE audit_line_in_order RENAME TO audit_line;

CREATE INDEX audit_line_by_person ON audit_line (person_id, id);
CREATE INDEX audit_line_by_user ON audit_line (user_id, id);
CREATE INDEX audit_line_of_ring ON audit_line (entity_id, id) WHERE restricted = TRUE;

-- Lines are only added. The third trigger stops INSERT OR REPLACE, which deletes without asking the second one.
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
