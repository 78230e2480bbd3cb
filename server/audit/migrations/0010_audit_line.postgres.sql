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

-- Lines are only added.
CREATE FUNCTION audit_line_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'an audit line never changes and never goes' USING ERRCODE = 'restrict_violation';
END
$$;
CREATE TRIGGER audit_line_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_line
FOR EACH STATEMENT EXECUTE FUNCTION audit_line_stays();
