-- SPDX-License-Identifier: EUPL-1.2
-- Convocations and the attempts to reach those convoked. guardians holds their ids; the state of an open convocation
-- repeats what its attempts say, for lists.
CREATE TABLE convocation (
    id TEXT NOT NULL PRIMARY KEY,
    person_id TEXT NOT NULL REFERENCES person (id),
    stay_id TEXT REFERENCES stay (id),
    purpose TEXT NOT NULL CHECK (purpose <> ''),
    on_day TEXT NOT NULL CHECK (length(on_day) = 10),
    at_time TEXT NOT NULL CHECK (length(at_time) = 5),
    place TEXT NOT NULL,
    guardians {{json}} NOT NULL,
    young {{bool}} NOT NULL,
    to_bring {{json}} NOT NULL,
    interpreter TEXT NOT NULL CHECK (interpreter IN ('none', 'needed', 'booked')),
    interpreter_language TEXT NOT NULL,
    note TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('to_do', 'sent', 'confirmed', 'held', 'no_show', 'postponed', 'cancelled')),
    outcome_on TEXT CHECK (length(outcome_on) = 10),
    outcome_note TEXT NOT NULL,
    replaces TEXT REFERENCES convocation (id),
    created_at {{int}} NOT NULL,
    created_by TEXT,
    updated_at {{int}} NOT NULL,
    version {{int}} NOT NULL,
    CHECK ((outcome_on IS NULL) = (state IN ('to_do', 'sent', 'confirmed')))
) {{strict}};
CREATE INDEX convocation_by_person ON convocation (person_id, on_day DESC, id DESC);
CREATE INDEX convocation_by_day ON convocation (on_day, at_time);

-- guardian_id is null for the young person. An attempt recorded by mistake is withdrawn, never deleted.
CREATE TABLE convocation_attempt (
    id TEXT NOT NULL PRIMARY KEY,
    convocation_id TEXT NOT NULL REFERENCES convocation (id),
    guardian_id TEXT REFERENCES guardian (id),
    on_day TEXT NOT NULL CHECK (length(on_day) = 10),
    at_time TEXT NOT NULL,
    channel TEXT NOT NULL,
    result TEXT NOT NULL CHECK (result IN ('confirmed', 'reached', 'message_left', 'sent', 'no_answer',
        'wrong_number', 'refused')),
    note TEXT NOT NULL,
    withdrawn {{bool}} NOT NULL,
    at {{int}} NOT NULL,
    by_user TEXT
) {{strict}};
CREATE INDEX convocation_attempt_by_convocation ON convocation_attempt (convocation_id, id);

CREATE TABLE interview (
    id TEXT NOT NULL PRIMARY KEY,
    person_id TEXT NOT NULL REFERENCES person (id),
    stay_id TEXT REFERENCES stay (id),
    convocation_id TEXT REFERENCES convocation (id),
    kind TEXT NOT NULL CHECK (kind <> ''),
    on_day TEXT NOT NULL CHECK (length(on_day) = 10),
    at_time TEXT NOT NULL,
    mode TEXT NOT NULL CHECK (mode IN ('on_site', 'phone', 'video', 'home', 'elsewhere')),
    note TEXT NOT NULL,
    created_at {{int}} NOT NULL,
    created_by TEXT,
    updated_at {{int}} NOT NULL,
    version {{int}} NOT NULL
) {{strict}};
CREATE INDEX interview_by_person ON interview (person_id, on_day DESC, id DESC);

-- Who was expected or came, by what they are to the young person: a guardian, the young person, a professional.
CREATE TABLE interview_presence (
    interview_id TEXT NOT NULL REFERENCES interview (id),
    place {{int}} NOT NULL,
    relation TEXT NOT NULL CHECK (relation <> ''),
    guardian_id TEXT REFERENCES guardian (id),
    name TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('present', 'late', 'absent', 'excused')),
    minutes_late {{int}} NOT NULL CHECK (minutes_late >= 0),
    PRIMARY KEY (interview_id, place)
) {{strict}};

-- One person, one day, one sheet: several answers. party says in whose name; guardian_id goes with 'guardian'.
CREATE TABLE signing (
    id TEXT NOT NULL PRIMARY KEY,
    person_id TEXT NOT NULL REFERENCES person (id),
    stay_id TEXT REFERENCES stay (id),
    party TEXT NOT NULL CHECK (party IN ('guardian', 'young', 'school', 'service')),
    guardian_id TEXT REFERENCES guardian (id),
    signer_name TEXT NOT NULL,
    on_day TEXT NOT NULL CHECK (length(on_day) = 10),
    how TEXT NOT NULL CHECK (how IN ('screen', 'paper', 'spoken')),
    filed_at TEXT NOT NULL,
    statement TEXT NOT NULL,
    strokes {{json}} NOT NULL,
    digest TEXT NOT NULL,
    note TEXT NOT NULL,
    cancelled {{bool}} NOT NULL,
    cancelled_reason TEXT NOT NULL,
    created_at {{int}} NOT NULL,
    created_by TEXT,
    version {{int}} NOT NULL,
    CHECK ((party = 'guardian') = (guardian_id IS NOT NULL))
) {{strict}};
CREATE INDEX signing_by_person ON signing (person_id, on_day, id);

-- needs_both and needs_young: who had to agree when this was asked; a blueprint changed later does not change it.
CREATE TABLE authorisation (
    signing_id TEXT NOT NULL REFERENCES signing (id),
    kind TEXT NOT NULL CHECK (kind <> ''),
    answer TEXT NOT NULL CHECK (answer IN ('asked', 'given', 'refused', 'withdrawn')),
    scopes {{json}} NOT NULL,
    valid_until TEXT CHECK (length(valid_until) = 10),
    reason TEXT NOT NULL,
    needs_both {{bool}} NOT NULL,
    needs_young {{bool}} NOT NULL,
    PRIMARY KEY (signing_id, kind)
) {{strict}};

-- Somebody called the service about a young person. The words are the journal entry's.
CREATE TABLE received_call (
    id TEXT NOT NULL PRIMARY KEY,
    person_id TEXT NOT NULL REFERENCES person (id),
    guardian_id TEXT REFERENCES guardian (id),
    caller_name TEXT NOT NULL,
    asked {{json}} NOT NULL,
    told {{bool}} NOT NULL,
    told_reason TEXT NOT NULL,
    alert {{bool}} NOT NULL,
    entry_id TEXT NOT NULL REFERENCES entry (id),
    on_day TEXT NOT NULL CHECK (length(on_day) = 10),
    at {{int}} NOT NULL,
    by_user TEXT
) {{strict}};
CREATE INDEX received_call_by_person ON received_call (person_id, on_day DESC, id DESC);
