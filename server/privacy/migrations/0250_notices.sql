-- SPDX-License-Identifier: EUPL-1.2
-- Who answers for the data, as notices name them. Only ever added to: the newest of an organisation stands, and what was
-- handed over before keeps naming those of its day.
CREATE TABLE notice_controller (
    id TEXT NOT NULL PRIMARY KEY,
    organisation_id TEXT NOT NULL REFERENCES organisation (id),
    name TEXT NOT NULL CHECK (name <> ''),
    address TEXT NOT NULL CHECK (address <> ''),
    phone TEXT NOT NULL,
    email TEXT NOT NULL,
    dpo_name TEXT NOT NULL CHECK (dpo_name <> ''),
    dpo_address TEXT NOT NULL,
    dpo_phone TEXT NOT NULL,
    dpo_email TEXT NOT NULL,
    authority TEXT NOT NULL CHECK (authority IN ('cnil', 'cnpd')),
    authority_name TEXT NOT NULL CHECK (authority_name <> ''),
    authority_contact TEXT NOT NULL CHECK (authority_contact <> ''),
    at {{int}} NOT NULL,
    by_user TEXT,
    CHECK (dpo_address <> '' OR dpo_phone <> '' OR dpo_email <> '')
) {{strict}};
CREATE INDEX notice_controller_by_organisation ON notice_controller (organisation_id, at, id);

-- A text of an information notice, for the young person and for the parents. It never changes: another text is another
-- version. Those of source 'shipped' are the program's own texts, kept from the first time they were handed over.
CREATE TABLE notice (
    id TEXT NOT NULL PRIMARY KEY,
    organisation_id TEXT NOT NULL REFERENCES organisation (id),
    scheme TEXT NOT NULL CHECK (scheme <> ''),
    source TEXT NOT NULL CHECK (source IN ('own', 'shipped')),
    seq {{int}} NOT NULL CHECK (seq > 0),
    valid_from TEXT NOT NULL CHECK (length(valid_from) = 10),
    content {{json}} NOT NULL,
    withdrawn {{bool}} NOT NULL,
    at {{int}} NOT NULL,
    by_user TEXT,
    UNIQUE (organisation_id, scheme, source, seq)
) {{strict}};

-- Who was given which text, when and how. guardian_id is empty for the young person. Recorded by mistake: withdrawn.
CREATE TABLE notice_handover (
    id TEXT NOT NULL PRIMARY KEY,
    person_id TEXT NOT NULL REFERENCES person (id),
    notice_id TEXT NOT NULL REFERENCES notice (id),
    controller_id TEXT NOT NULL REFERENCES notice_controller (id),
    guardian_id TEXT REFERENCES guardian (id),
    level TEXT NOT NULL CHECK (level IN ('young', 'parents')),
    given_on TEXT NOT NULL CHECK (length(given_on) = 10),
    channel TEXT NOT NULL CHECK (channel IN ('in_person', 'post', 'email', 'read_out', 'other')),
    explained {{bool}} NOT NULL,
    note TEXT NOT NULL,
    override_reason TEXT NOT NULL,
    withdrawn {{bool}} NOT NULL,
    at {{int}} NOT NULL,
    by_user TEXT
) {{strict}};
CREATE INDEX notice_handover_by_person ON notice_handover (person_id, given_on, id);
CREATE INDEX notice_handover_by_day ON notice_handover (given_on, person_id);
CREATE INDEX notice_handover_by_notice ON notice_handover (notice_id, id);
