-- SPDX-License-Identifier: EUPL-1.2
CREATE TABLE person (
    id TEXT NOT NULL PRIMARY KEY,
    last_name TEXT NOT NULL CHECK (last_name <> ''),
    first_name TEXT NOT NULL,
    usual_name TEXT NOT NULL,
    name_key {{blob}} NOT NULL,
    birth_date TEXT CHECK (length(birth_date) = 10),
    birth_date_uncertain {{bool}} NOT NULL,
    sex TEXT NOT NULL CHECK (sex IN ('female', 'male', 'unknown')),
    address_lines TEXT NOT NULL,
    postcode TEXT NOT NULL,
    city TEXT NOT NULL,
    address_hidden {{bool}} NOT NULL,
    phone TEXT NOT NULL,
    email TEXT NOT NULL,
    structure_id TEXT REFERENCES structure (id),
    class_name TEXT NOT NULL,
    supports {{json}} NOT NULL,
    health_alert {{bool}} NOT NULL,
    meal_choice TEXT NOT NULL,
    note TEXT NOT NULL,
    file_state TEXT NOT NULL CHECK (file_state IN ('none', 'referral', 'upcoming', 'in_progress', 'ended',
        'follow_up', 'closed')),
    last_activity_on TEXT CHECK (length(last_activity_on) = 10),
    version {{int}} NOT NULL,
    created_at {{int}} NOT NULL,
    created_by TEXT,
    updated_at {{int}} NOT NULL,
    updated_by TEXT
) {{strict}};
-- One index a sort of the list, alone and behind each filter, so that a page never reads more than itself.
CREATE INDEX person_by_name ON person (name_key, id);
CREATE INDEX person_by_activity ON person (last_activity_on, id);
CREATE INDEX person_by_birth ON person (birth_date, id);
CREATE INDEX person_state_by_name ON person (file_state, name_key, id);
CREATE INDEX person_state_by_activity ON person (file_state, last_activity_on, id);
CREATE INDEX person_state_by_birth ON person (file_state, birth_date, id);
CREATE INDEX person_structure_by_name ON person (structure_id, name_key, id);
CREATE INDEX person_structure_by_activity ON person (structure_id, last_activity_on, id);
CREATE INDEX person_structure_by_birth ON person (structure_id, birth_date, id);

CREATE TABLE person_token (
    token TEXT NOT NULL,
    person_id TEXT NOT NULL REFERENCES person (id),
    PRIMARY KEY (token, person_id)
) {{strict}};
CREATE INDEX person_token_by_person ON person_token (person_id, token);

CREATE TABLE person_sound (
    sound TEXT NOT NULL,
    person_id TEXT NOT NULL REFERENCES person (id),
    PRIMARY KEY (sound, person_id)
) {{strict}};
CREATE INDEX person_sound_by_person ON person_sound (person_id);

CREATE TABLE guardian (
    id TEXT NOT NULL PRIMARY KEY,
    person_id TEXT NOT NULL REFERENCES person (id),
    last_name TEXT NOT NULL CHECK (last_name <> ''),
    first_name TEXT NOT NULL,
    relation TEXT NOT NULL,
    authority TEXT NOT NULL CHECK (authority IN ('yes', 'no', 'unknown')),
    may_contact {{bool}} NOT NULL,
    may_collect {{bool}} NOT NULL,
    receives_documents {{bool}} NOT NULL,
    emergency {{bool}} NOT NULL,
    language TEXT NOT NULL,
    interpreter {{bool}} NOT NULL,
    phone TEXT NOT NULL,
    phone2 TEXT NOT NULL,
    email TEXT NOT NULL,
    channel TEXT NOT NULL,
    address_lines TEXT NOT NULL,
    postcode TEXT NOT NULL,
    city TEXT NOT NULL,
    address_hidden {{bool}} NOT NULL,
    valid_from TEXT CHECK (length(valid_from) = 10),
    valid_to TEXT CHECK (length(valid_to) = 10),
    note TEXT NOT NULL,
    version {{int}} NOT NULL,
    created_at {{int}} NOT NULL,
    created_by TEXT,
    updated_at {{int}} NOT NULL,
    updated_by TEXT,
    CHECK (valid_from IS NULL OR valid_to IS NULL OR valid_to >= valid_from)
) {{strict}};
CREATE INDEX guardian_by_person ON guardian (person_id, id);

-- Numbers of the young person (holder_id is theirs) and of the guardians, in one form whatever was typed.
CREATE TABLE person_phone (
    phone_key TEXT NOT NULL,
    holder_id TEXT NOT NULL,
    person_id TEXT NOT NULL REFERENCES person (id),
    PRIMARY KEY (phone_key, holder_id)
) {{strict}};
CREATE INDEX person_phone_by_holder ON person_phone (holder_id);
CREATE INDEX person_phone_by_person ON person_phone (person_id);

CREATE TABLE restriction (
    id TEXT NOT NULL PRIMARY KEY,
    person_id TEXT NOT NULL REFERENCES person (id),
    guardian_id TEXT REFERENCES guardian (id),
    kind TEXT NOT NULL,
    reference TEXT NOT NULL,
    seen_on TEXT CHECK (length(seen_on) = 10),
    valid_from TEXT CHECK (length(valid_from) = 10),
    valid_to TEXT CHECK (length(valid_to) = 10),
    note TEXT NOT NULL,
    version {{int}} NOT NULL,
    created_at {{int}} NOT NULL,
    created_by TEXT,
    updated_at {{int}} NOT NULL,
    updated_by TEXT,
    CHECK (valid_from IS NULL OR valid_to IS NULL OR valid_to >= valid_from)
) {{strict}};
CREATE INDEX restriction_by_person ON restriction (person_id, id);
