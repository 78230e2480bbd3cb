-- SPDX-License-Identifier: EUPL-1.2
-- What the school was asked for, to whom and how. A reminder is a request that repeats one. subjects holds the codes asked for.
CREATE TABLE work_request (
    id TEXT NOT NULL PRIMARY KEY,
    stay_id TEXT NOT NULL REFERENCES stay (id),
    person_id TEXT NOT NULL REFERENCES person (id),
    on_day TEXT NOT NULL CHECK (length(on_day) = 10),
    sent_to TEXT NOT NULL,
    channel TEXT NOT NULL CHECK (channel <> ''),
    subjects {{json}} NOT NULL,
    reminder {{bool}} NOT NULL,
    withdrawn {{bool}} NOT NULL,
    at {{int}} NOT NULL,
    by_user TEXT
) {{strict}};
CREATE INDEX work_request_by_stay ON work_request (stay_id, id);
CREATE INDEX work_request_by_person ON work_request (person_id, on_day DESC, id DESC);

-- One subject's work. Each step has its day; a state holds the days of the steps before it.
CREATE TABLE school_work (
    id TEXT NOT NULL PRIMARY KEY,
    stay_id TEXT NOT NULL REFERENCES stay (id),
    person_id TEXT NOT NULL REFERENCES person (id),
    subject TEXT NOT NULL CHECK (subject <> ''),
    detail TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('requested', 'received', 'done', 'returned', 'none_given')),
    requested_on TEXT NOT NULL CHECK (length(requested_on) = 10),
    received_on TEXT CHECK (length(received_on) = 10),
    done_on TEXT CHECK (length(done_on) = 10),
    returned_on TEXT CHECK (length(returned_on) = 10),
    withdrawn {{bool}} NOT NULL,
    created_at {{int}} NOT NULL,
    created_by TEXT,
    updated_at {{int}} NOT NULL,
    version {{int}} NOT NULL,
    CHECK (state <> 'none_given' OR (received_on IS NULL AND done_on IS NULL AND returned_on IS NULL))
) {{strict}};
CREATE INDEX school_work_by_stay ON school_work (stay_id, id);

-- What a school was told of one day: presences holds {stay, am, pm}, present or absent, null where nothing was said.
CREATE TABLE presence_digest (
    id TEXT NOT NULL PRIMARY KEY,
    structure_id TEXT NOT NULL REFERENCES structure (id),
    day TEXT NOT NULL CHECK (length(day) = 10),
    presences {{json}} NOT NULL,
    channel TEXT NOT NULL CHECK (channel <> ''),
    sent_to TEXT NOT NULL,
    withdrawn {{bool}} NOT NULL,
    at {{int}} NOT NULL,
    by_user TEXT
) {{strict}};
CREATE INDEX presence_digest_by_day ON presence_digest (day, structure_id, id);

-- An attempt to reach the school about the return or a point after it (deadline: the code of the stay's deadline).
CREATE TABLE school_contact (
    id TEXT NOT NULL PRIMARY KEY,
    stay_id TEXT NOT NULL REFERENCES stay (id),
    person_id TEXT NOT NULL REFERENCES person (id),
    deadline TEXT NOT NULL CHECK (deadline <> ''),
    on_day TEXT NOT NULL CHECK (length(on_day) = 10),
    channel TEXT NOT NULL CHECK (channel <> ''),
    who TEXT NOT NULL,
    result TEXT NOT NULL CHECK (result <> ''),
    note TEXT NOT NULL,
    withdrawn {{bool}} NOT NULL,
    at {{int}} NOT NULL,
    by_user TEXT
) {{strict}};
CREATE INDEX school_contact_by_stay ON school_contact (stay_id, id);

-- The questionnaire to the school. By link: the hash of its token, and the last day it is answered. Answers and the edition
-- of the form they were given on are those that stand; every version of them is in questionnaire_version.
CREATE TABLE questionnaire (
    id TEXT NOT NULL PRIMARY KEY,
    stay_id TEXT NOT NULL REFERENCES stay (id),
    person_id TEXT NOT NULL REFERENCES person (id),
    channel TEXT NOT NULL CHECK (channel IN ('link', 'paper')),
    sent_on TEXT NOT NULL CHECK (length(sent_on) = 10),
    sent_to TEXT NOT NULL,
    token_hash TEXT,
    expires_on TEXT CHECK (length(expires_on) = 10),
    revoked {{bool}} NOT NULL,
    answers {{json}} NOT NULL,
    edition TEXT NOT NULL,
    answered_on TEXT CHECK (length(answered_on) = 10),
    answered_by TEXT NOT NULL,
    created_at {{int}} NOT NULL,
    created_by TEXT,
    updated_at {{int}} NOT NULL,
    version {{int}} NOT NULL,
    CHECK ((channel = 'link') = (token_hash IS NOT NULL))
) {{strict}};
CREATE INDEX questionnaire_by_stay ON questionnaire (stay_id, id);
CREATE INDEX questionnaire_by_person ON questionnaire (person_id, id);
CREATE UNIQUE INDEX questionnaire_by_token ON questionnaire (token_hash) WHERE token_hash IS NOT NULL;

CREATE TABLE questionnaire_version (
    questionnaire_id TEXT NOT NULL REFERENCES questionnaire (id),
    version {{int}} NOT NULL,
    answers {{json}} NOT NULL,
    edition TEXT NOT NULL,
    answered_by TEXT NOT NULL,
    at {{int}} NOT NULL,
    by_user TEXT,
    PRIMARY KEY (questionnaire_id, version)
) {{strict}};
