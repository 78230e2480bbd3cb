-- SPDX-License-Identifier: EUPL-1.2
-- A restricted line tells of something that only a ring of named people knows of: the general record leaves it out.
ALTER TABLE audit_line ADD COLUMN restricted {{bool}} NOT NULL DEFAULT FALSE;
CREATE INDEX audit_line_of_ring ON audit_line (entity_id, id) WHERE restricted = TRUE;
