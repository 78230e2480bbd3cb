-- SPDX-License-Identifier: EUPL-1.2
-- What happened during a reception, as it stands now; what was corrected is in incident_version.
CREATE TABLE incident (
    id TEXT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind <> ''),
    half_day TEXT NOT NULL CHECK (length(half_day) = 13),
    at_time TEXT NOT NULL,
    place TEXT NOT NULL,
    facts TEXT NOT NULL CHECK (facts <> ''),
    witnesses {{json}} NOT NULL,
    actions {{json}} NOT NULL,
    action_note TEXT NOT NULL,
    injury {{bool}} NOT NULL,
    emergency {{json}} NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('open', 'closed')),
    closing_note TEXT NOT NULL,
    closed_at {{int}},
    closed_by TEXT,
    created_at {{int}} NOT NULL,
    created_by TEXT,
    updated_at {{int}} NOT NULL,
    version {{int}} NOT NULL,
    CHECK ((state = 'closed') = (closed_at IS NOT NULL))
) {{strict}};
CREATE INDEX incident_by_day ON incident (half_day DESC, id DESC);

-- Whose files it is in. None of them shows who the others are.
CREATE TABLE incident_person (
    incident_id TEXT NOT NULL REFERENCES incident (id),
    person_id TEXT NOT NULL REFERENCES person (id),
    stay_id TEXT REFERENCES stay (id),
    place {{int}} NOT NULL,
    PRIMARY KEY (incident_id, person_id)
) {{strict}};
CREATE INDEX incident_person_by_person ON incident_person (person_id, incident_id);

-- What a correction replaced, whole.
CREATE TABLE incident_version (
    incident_id TEXT NOT NULL REFERENCES incident (id),
    version {{int}} NOT NULL,
    content {{json}} NOT NULL,
    reason TEXT NOT NULL,
    at {{int}} NOT NULL,
    by_user TEXT,
    PRIMARY KEY (incident_id, version)
) {{strict}};

-- A note taken off stays stored.
CREATE TABLE incident_note (
    id TEXT NOT NULL PRIMARY KEY,
    incident_id TEXT NOT NULL REFERENCES incident (id),
    words TEXT NOT NULL CHECK (words <> ''),
    withdrawn {{bool}} NOT NULL,
    at {{int}} NOT NULL,
    by_user TEXT
) {{strict}};
CREATE INDEX incident_note_by_incident ON incident_note (incident_id, id);

-- The sheet as it went to the school, word for word.
CREATE TABLE incident_sheet (
    id TEXT NOT NULL PRIMARY KEY,
    incident_id TEXT NOT NULL REFERENCES incident (id),
    person_id TEXT NOT NULL REFERENCES person (id),
    words TEXT NOT NULL CHECK (words <> ''),
    acknowledged {{json}} NOT NULL,
    at {{int}} NOT NULL,
    by_user TEXT
) {{strict}};
CREATE INDEX incident_sheet_by_incident ON incident_sheet (incident_id, id);

-- A reception broken off: the pupil goes back to the plain measure. transition_id is the move of the stay.
CREATE TABLE interruption (
    id TEXT NOT NULL PRIMARY KEY,
    stay_id TEXT NOT NULL REFERENCES stay (id),
    person_id TEXT NOT NULL REFERENCES person (id),
    incident_id TEXT REFERENCES incident (id),
    transition_id TEXT NOT NULL,
    on_day TEXT NOT NULL CHECK (length(on_day) = 10),
    last_half TEXT NOT NULL CHECK (length(last_half) = 13),
    reason_code TEXT NOT NULL,
    note TEXT NOT NULL,
    freed {{json}} NOT NULL,
    answer_code TEXT NOT NULL,
    answer_on TEXT CHECK (length(answer_on) = 10),
    answer_note TEXT NOT NULL,
    undone_at {{int}},
    undone_by TEXT,
    undone_reason TEXT NOT NULL,
    created_at {{int}} NOT NULL,
    created_by TEXT,
    version {{int}} NOT NULL,
    CHECK ((answer_code = '') = (answer_on IS NULL))
) {{strict}};
CREATE INDEX interruption_by_person ON interruption (person_id, id);
CREATE INDEX interruption_by_incident ON interruption (incident_id);

-- Who was told, or tried to be: of an incident, of an interruption, or of both in one call.
CREATE TABLE told (
    id TEXT NOT NULL PRIMARY KEY,
    person_id TEXT NOT NULL REFERENCES person (id),
    incident_id TEXT REFERENCES incident (id),
    interruption_id TEXT REFERENCES interruption (id),
    audience TEXT NOT NULL CHECK (audience IN ('parents', 'school', 'management', 'emergency', 'other')),
    guardian_id TEXT REFERENCES guardian (id),
    name TEXT NOT NULL,
    on_day TEXT NOT NULL CHECK (length(on_day) = 10),
    at_time TEXT NOT NULL CHECK (length(at_time) = 5),
    told_by TEXT NOT NULL,
    channel TEXT NOT NULL,
    result TEXT NOT NULL CHECK (result IN ('told', 'sent', 'message_left', 'no_answer')),
    note TEXT NOT NULL,
    override_reason TEXT NOT NULL,
    withdrawn {{bool}} NOT NULL,
    at {{int}} NOT NULL,
    by_user TEXT,
    CHECK (incident_id IS NOT NULL OR interruption_id IS NOT NULL)
) {{strict}};
CREATE INDEX told_by_incident ON told (incident_id, id);
CREATE INDEX told_by_interruption ON told (interruption_id, id);
