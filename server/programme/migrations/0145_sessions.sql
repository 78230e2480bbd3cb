-- SPDX-License-Identifier: EUPL-1.2
-- Hours are minutes after midnight, the end excluded. A week is named by its Monday.
CREATE TABLE programme_session (
    id TEXT NOT NULL PRIMARY KEY,
    activity_id TEXT NOT NULL REFERENCES activity (id),
    day TEXT NOT NULL CHECK (length(day) = 10),
    from_minute {{int}} NOT NULL CHECK (from_minute >= 0),
    to_minute {{int}} NOT NULL CHECK (to_minute > from_minute AND to_minute <= 1440),
    room_id TEXT REFERENCES room (id),
    state TEXT NOT NULL CHECK (state IN ('planned', 'held', 'cancelled')),
    locked {{bool}} NOT NULL,
    theme TEXT NOT NULL,
    note TEXT NOT NULL,
    reason_code TEXT NOT NULL,
    version {{int}} NOT NULL,
    created_at {{int}} NOT NULL,
    created_by TEXT REFERENCES app_user (id),
    updated_at {{int}} NOT NULL,
    updated_by TEXT REFERENCES app_user (id)
) {{strict}};
CREATE INDEX programme_session_by_day ON programme_session (day, from_minute);

-- credited_minutes: once the session is held, 0 for whoever did not come.
CREATE TABLE programme_session_young (
    session_id TEXT NOT NULL REFERENCES programme_session (id),
    stay_id TEXT NOT NULL REFERENCES stay (id),
    person_id TEXT NOT NULL REFERENCES person (id),
    credited_minutes {{int}} CHECK (credited_minutes >= 0),
    PRIMARY KEY (session_id, stay_id)
) {{strict}};
CREATE INDEX programme_session_young_by_stay ON programme_session_young (stay_id);
CREATE INDEX programme_session_young_by_person ON programme_session_young (person_id);

CREATE TABLE programme_session_professional (
    session_id TEXT NOT NULL REFERENCES programme_session (id),
    position {{int}} NOT NULL,
    professional_id TEXT NOT NULL REFERENCES professional (id),
    role TEXT NOT NULL,
    credited_minutes {{int}} CHECK (credited_minutes >= 0),
    PRIMARY KEY (session_id, professional_id)
) {{strict}};
CREATE INDEX programme_session_professional_by_professional ON programme_session_professional (professional_id);

-- A conflict somebody has seen and passed; conflict_key says which, between whom.
CREATE TABLE programme_override (
    session_id TEXT NOT NULL REFERENCES programme_session (id),
    conflict_key TEXT NOT NULL,
    reason TEXT NOT NULL CHECK (reason <> ''),
    at {{int}} NOT NULL,
    by_user TEXT REFERENCES app_user (id),
    PRIMARY KEY (session_id, conflict_key)
) {{strict}};

CREATE TABLE young_unavailability (
    id TEXT NOT NULL PRIMARY KEY,
    person_id TEXT NOT NULL REFERENCES person (id),
    day TEXT NOT NULL CHECK (length(day) = 10),
    from_minute {{int}} NOT NULL CHECK (from_minute >= 0),
    to_minute {{int}} NOT NULL CHECK (to_minute > from_minute AND to_minute <= 1440),
    kind TEXT NOT NULL CHECK (kind <> ''),
    note TEXT NOT NULL,
    created_at {{int}} NOT NULL,
    created_by TEXT REFERENCES app_user (id)
) {{strict}};
CREATE INDEX young_unavailability_by_person ON young_unavailability (person_id, day);
CREATE INDEX young_unavailability_by_day ON young_unavailability (day);
