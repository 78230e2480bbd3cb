-- SPDX-License-Identifier: EUPL-1.2
-- What a person decided of a sentence the guard of the sheet for the school had marked. A decision holds for the
-- sentence as it was read, in its field; taken back, it stays.
CREATE TABLE liaison_decision (
    id TEXT NOT NULL PRIMARY KEY,
    stay_id TEXT NOT NULL REFERENCES stay (id),
    form TEXT NOT NULL CHECK (form <> ''),
    field TEXT NOT NULL CHECK (field <> ''),
    sentence TEXT NOT NULL CHECK (sentence <> ''),
    found {{json}} NOT NULL,
    decision TEXT NOT NULL CHECK (decision IN ('keep', 'leave_out')),
    reason TEXT NOT NULL,
    withdrawn {{bool}} NOT NULL,
    at {{int}} NOT NULL,
    by_user TEXT,
    CHECK (decision = 'leave_out' OR reason <> '')
) {{strict}};
CREATE INDEX liaison_decision_by_stay ON liaison_decision (stay_id, id);

-- A numbered certificate, as it was given: content never changes. replaces is the one it takes the place of.
CREATE TABLE attestation (
    id TEXT NOT NULL PRIMARY KEY,
    stay_id TEXT NOT NULL REFERENCES stay (id),
    year {{int}} NOT NULL,
    seq {{int}} NOT NULL CHECK (seq > 0),
    issued_on TEXT NOT NULL CHECK (length(issued_on) = 10),
    content {{json}} NOT NULL,
    replaces TEXT REFERENCES attestation (id),
    at {{int}} NOT NULL,
    by_user TEXT,
    UNIQUE (year, seq)
) {{strict}};
CREATE INDEX attestation_by_stay ON attestation (stay_id, year, seq);
