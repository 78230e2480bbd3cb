-- SPDX-License-Identifier: EUPL-1.2
-- What the school said and where it stands. `receivable` is the number of half-days as last computed, for lists.
CREATE TABLE referral (
    id TEXT NOT NULL PRIMARY KEY,
    person_id TEXT NOT NULL REFERENCES person (id),
    structure_id TEXT NOT NULL REFERENCES structure (id),
    class_name TEXT NOT NULL,
    caller_name TEXT NOT NULL,
    caller_function TEXT NOT NULL,
    caller_channel TEXT NOT NULL CHECK (caller_channel IN ('phone', 'email', 'paper', 'form', 'meeting')),
    caller_contact_id TEXT,
    received_on TEXT NOT NULL CHECK (length(received_on) = 10),
    received_time TEXT NOT NULL,
    measure_kind TEXT NOT NULL CHECK (measure_kind <> ''),
    decided_on TEXT CHECK (length(decided_on) = 10),
    start_half TEXT NOT NULL CHECK (length(start_half) = 13),
    start_time TEXT NOT NULL,
    end_half TEXT CHECK (length(end_half) = 13 AND end_half >= start_half),
    end_time TEXT NOT NULL,
    suspended {{bool}} NOT NULL,
    revoked_on TEXT CHECK (length(revoked_on) = 10),
    council_on TEXT CHECK (length(council_on) = 10),
    motive TEXT NOT NULL,
    other_motives {{json}} NOT NULL,
    facts TEXT NOT NULL,
    parents_agreement TEXT NOT NULL CHECK (parents_agreement IN ('agreed', 'refused', 'unknown')),
    parents_agreement_on TEXT CHECK (length(parents_agreement_on) = 10),
    school_work TEXT NOT NULL CHECK (school_work IN ('given', 'announced', 'none', 'unknown')),
    not_to_meet TEXT NOT NULL,
    note TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('received', 'incomplete', 'waiting', 'refused', 'accepted', 'withdrawn',
        'duplicate')),
    reason_code TEXT NOT NULL,
    reason_note TEXT NOT NULL,
    duplicate_of TEXT REFERENCES referral (id),
    decided_at {{int}},
    decided_by TEXT,
    answered {{bool}} NOT NULL,
    receivable {{int}} NOT NULL CHECK (receivable >= 0),
    created_at {{int}} NOT NULL,
    created_by TEXT,
    version {{int}} NOT NULL,
    CHECK ((state = 'duplicate') = (duplicate_of IS NOT NULL))
) {{strict}};
CREATE INDEX referral_by_person ON referral (person_id, received_on DESC, id DESC);
CREATE INDEX referral_by_day ON referral (received_on DESC, id DESC);
CREATE INDEX referral_by_state ON referral (state, received_on DESC, id DESC);
CREATE INDEX referral_by_structure ON referral (structure_id, received_on DESC, id DESC);
CREATE INDEX referral_owed ON referral (received_on, id) WHERE answered = FALSE AND state IN ('accepted', 'refused');

CREATE TABLE referral_override (
    referral_id TEXT NOT NULL REFERENCES referral (id),
    code TEXT NOT NULL,
    reason TEXT NOT NULL CHECK (reason <> ''),
    PRIMARY KEY (referral_id, code)
) {{strict}};

-- Every decision ever taken; the one in force is repeated on the referral.
CREATE TABLE referral_decision (
    id TEXT NOT NULL PRIMARY KEY,
    referral_id TEXT NOT NULL REFERENCES referral (id),
    decision TEXT NOT NULL CHECK (decision IN ('accept', 'refuse', 'wait', 'incomplete', 'withdraw', 'reopen')),
    on_day TEXT NOT NULL CHECK (length(on_day) = 10),
    reason_code TEXT NOT NULL,
    reason_note TEXT NOT NULL,
    at {{int}} NOT NULL,
    by_user TEXT
) {{strict}};
CREATE INDEX referral_decision_by_referral ON referral_decision (referral_id, id);

-- What the school was told, each time. An answer recorded by mistake is withdrawn, never deleted.
CREATE TABLE referral_answer (
    id TEXT NOT NULL PRIMARY KEY,
    referral_id TEXT NOT NULL REFERENCES referral (id),
    sent_on TEXT NOT NULL CHECK (length(sent_on) = 10),
    channel TEXT NOT NULL CHECK (channel IN ('phone', 'email', 'paper', 'form', 'meeting')),
    sent_to TEXT NOT NULL,
    text TEXT NOT NULL,
    at {{int}} NOT NULL,
    by_user TEXT,
    withdrawn {{bool}} NOT NULL
) {{strict}};
CREATE INDEX referral_answer_by_referral ON referral_answer (referral_id, id);

-- A withdrawn stay is one whose referral was reopened before anything happened.
CREATE TABLE stay (
    id TEXT NOT NULL PRIMARY KEY,
    referral_id TEXT NOT NULL REFERENCES referral (id),
    person_id TEXT NOT NULL REFERENCES person (id),
    structure_id TEXT NOT NULL REFERENCES structure (id),
    class_name TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('accepted', 'presented', 'running', 'ended', 'reviewed', 'returned',
        'follow_up', 'closed', 'family_refused', 'cancelled_by_school', 'no_show', 'interrupted', 'long_follow_up')),
    return_due_on TEXT CHECK (length(return_due_on) = 10),
    follow_up_due_on TEXT CHECK (length(follow_up_due_on) = 10),
    stopped_after TEXT CHECK (length(stopped_after) = 13),
    withdrawn {{bool}} NOT NULL,
    created_at {{int}} NOT NULL,
    version {{int}} NOT NULL
) {{strict}};
CREATE UNIQUE INDEX stay_one_a_referral ON stay (referral_id) WHERE withdrawn = FALSE;
CREATE INDEX stay_by_person ON stay (person_id, id DESC);

CREATE TABLE stay_half_day (
    stay_id TEXT NOT NULL REFERENCES stay (id),
    half_day TEXT NOT NULL CHECK (length(half_day) = 13),
    planned {{bool}} NOT NULL,
    reason TEXT NOT NULL,
    label TEXT NOT NULL,
    PRIMARY KEY (stay_id, half_day)
) {{strict}};
CREATE INDEX stay_half_day_planned ON stay_half_day (half_day, stay_id) WHERE planned = TRUE;

CREATE TABLE stay_transition (
    id TEXT NOT NULL PRIMARY KEY,
    stay_id TEXT NOT NULL REFERENCES stay (id),
    from_state TEXT NOT NULL,
    to_state TEXT NOT NULL,
    on_day TEXT NOT NULL CHECK (length(on_day) = 10),
    reason_code TEXT NOT NULL,
    note TEXT NOT NULL,
    undone {{bool}} NOT NULL,
    undoes TEXT REFERENCES stay_transition (id),
    at {{int}} NOT NULL,
    by_user TEXT
) {{strict}};
CREATE INDEX stay_transition_by_stay ON stay_transition (stay_id, id);

CREATE TABLE stay_form (
    stay_id TEXT NOT NULL REFERENCES stay (id),
    kind TEXT NOT NULL CHECK (kind IN ('presentation', 'review', 'return', 'follow_up')),
    answers {{json}} NOT NULL,
    version {{int}} NOT NULL CHECK (version >= 1),
    updated_at {{int}} NOT NULL,
    updated_by TEXT,
    PRIMARY KEY (stay_id, kind)
) {{strict}};

CREATE TABLE stay_form_version (
    stay_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    version {{int}} NOT NULL,
    answers {{json}} NOT NULL,
    at {{int}} NOT NULL,
    by_user TEXT,
    PRIMARY KEY (stay_id, kind, version),
    FOREIGN KEY (stay_id, kind) REFERENCES stay_form (stay_id, kind)
) {{strict}};
