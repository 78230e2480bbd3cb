-- SPDX-License-Identifier: EUPL-1.2
-- A stay has the forms of its blueprint, which are data: the points after the return came with theirs. After 0177, whose columns
-- are here too.
CREATE TABLE stay_form_wide (
    stay_id TEXT NOT NULL REFERENCES stay (id),
    kind TEXT NOT NULL CHECK (kind <> ''),
    answers {{json}} NOT NULL,
    version {{int}} NOT NULL CHECK (version >= 1),
    updated_at {{int}} NOT NULL,
    updated_by TEXT,
    edition TEXT REFERENCES form_edition (id),
    PRIMARY KEY (stay_id, kind)
) {{strict}};
CREATE TABLE stay_form_version_wide (
    stay_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    version {{int}} NOT NULL,
    answers {{json}} NOT NULL,
    at {{int}} NOT NULL,
    by_user TEXT,
    edition TEXT REFERENCES form_edition (id),
    PRIMARY KEY (stay_id, kind, version),
    FOREIGN KEY (stay_id, kind) REFERENCES stay_form_wide (stay_id, kind)
) {{strict}};
INSERT INTO stay_form_wide (stay_id, kind, answers, version, updated_at, updated_by, edition)
SELECT stay_id, kind, answers, version, updated_at, updated_by, edition FROM stay_form;
INSERT INTO stay_form_version_wide (stay_id, kind, version, answers, at, by_user, edition)
SELECT stay_id, kind, version, answers, at, by_user, edition FROM stay_form_version;
DROP TABLE stay_form_version;
DROP TABLE stay_form;
ALTER TABLE stay_form_wide RENAME TO stay_form;
ALTER TABLE stay_form_version_wide RENAME TO stay_form_version;
