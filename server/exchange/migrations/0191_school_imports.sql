-- SPDX-License-Identifier: EUPL-1.2
-- What came of a school's list. The list itself is not kept.
CREATE TABLE school_import (
    id TEXT NOT NULL PRIMARY KEY,
    structure_id TEXT NOT NULL REFERENCES structure (id),
    received_on TEXT NOT NULL CHECK (length(received_on) = 10),
    channel TEXT NOT NULL,
    lines_read {{int}} NOT NULL,
    left_out {{int}} NOT NULL,
    created_at {{int}} NOT NULL,
    created_by TEXT,
    undone_at {{int}}
) {{strict}};

-- Referrals created at once, because their line said everything.
CREATE TABLE school_import_referral (
    import_id TEXT NOT NULL REFERENCES school_import (id),
    referral_id TEXT NOT NULL REFERENCES referral (id),
    line {{int}} NOT NULL,
    PRIMARY KEY (import_id, referral_id)
) {{strict}};

-- A referral still to be completed; a referral of the same id is what has become of it. person_id: a pupil on file.
CREATE TABLE referral_draft (
    id TEXT NOT NULL PRIMARY KEY,
    import_id TEXT NOT NULL REFERENCES school_import (id),
    line {{int}} NOT NULL,
    structure_id TEXT NOT NULL REFERENCES structure (id),
    received_on TEXT NOT NULL CHECK (length(received_on) = 10),
    channel TEXT NOT NULL,
    person_id TEXT REFERENCES person (id),
    content {{json}} NOT NULL,
    cancelled {{bool}} NOT NULL,
    created_at {{int}} NOT NULL
) {{strict}};
CREATE INDEX referral_draft_by_import ON referral_draft (import_id, line);
CREATE INDEX referral_draft_by_day ON referral_draft (received_on, id);
