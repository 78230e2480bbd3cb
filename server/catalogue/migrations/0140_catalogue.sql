-- SPDX-License-Identifier: EUPL-1.2
CREATE TABLE site (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL CHECK (name <> ''),
    sort_key {{blob}} NOT NULL,
    address TEXT NOT NULL,
    postcode TEXT NOT NULL,
    city TEXT NOT NULL,
    phone TEXT NOT NULL,
    active {{bool}} NOT NULL,
    version {{int}} NOT NULL,
    updated_at {{int}} NOT NULL,
    updated_by TEXT
) {{strict}};

-- One line for both ways: the smaller id first.
CREATE TABLE site_travel (
    site_a TEXT NOT NULL REFERENCES site (id),
    site_b TEXT NOT NULL REFERENCES site (id),
    minutes {{int}} NOT NULL CHECK (minutes >= 0),
    PRIMARY KEY (site_a, site_b),
    CHECK (site_a < site_b)
) {{strict}};

CREATE TABLE room (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL CHECK (name <> ''),
    sort_key {{blob}} NOT NULL,
    kind TEXT NOT NULL,
    site_id TEXT REFERENCES site (id),
    address TEXT NOT NULL,
    postcode TEXT NOT NULL,
    city TEXT NOT NULL,
    phone TEXT NOT NULL,
    capacity {{int}} NOT NULL CHECK (capacity >= 0),
    equipment {{json}} NOT NULL,
    accessible {{bool}} NOT NULL,
    week {{json}} NOT NULL,
    exceptions {{json}} NOT NULL,
    note TEXT NOT NULL,
    active {{bool}} NOT NULL,
    version {{int}} NOT NULL,
    updated_at {{int}} NOT NULL,
    updated_by TEXT
) {{strict}};

CREATE TABLE room_travel (
    room_id TEXT NOT NULL REFERENCES room (id),
    site_id TEXT NOT NULL REFERENCES site (id),
    minutes {{int}} NOT NULL CHECK (minutes >= 0),
    PRIMARY KEY (room_id, site_id)
) {{strict}};

CREATE TABLE activity (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL CHECK (name <> ''),
    sort_key {{blob}} NOT NULL,
    axis TEXT NOT NULL,
    description TEXT NOT NULL,
    durations {{json}} NOT NULL,
    usual_minutes {{int}} NOT NULL CHECK (usual_minutes > 0),
    group_min {{int}} NOT NULL CHECK (group_min >= 1),
    group_max {{int}} NOT NULL CHECK (group_max >= group_min),
    age_min {{int}},
    age_max {{int}} CHECK (age_max >= age_min),
    age_span {{int}} CHECK (age_span >= 0),
    adults {{int}} NOT NULL CHECK (adults >= 1),
    roles {{json}} NOT NULL,
    skills {{json}} NOT NULL,
    room_kind TEXT NOT NULL,
    equipment {{json}} NOT NULL,
    outing {{bool}} NOT NULL,
    authorisations {{json}} NOT NULL,
    cautions {{json}} NOT NULL,
    motives {{json}} NOT NULL,
    once_per_stay {{bool}} NOT NULL,
    max_per_day {{int}} CHECK (max_per_day >= 1),
    active {{bool}} NOT NULL,
    version {{int}} NOT NULL,
    updated_at {{int}} NOT NULL,
    updated_by TEXT
) {{strict}};

CREATE TABLE activity_sheet (
    id TEXT NOT NULL PRIMARY KEY,
    activity_id TEXT NOT NULL REFERENCES activity (id),
    title TEXT NOT NULL CHECK (title <> ''),
    sort_key {{blob}} NOT NULL,
    objective TEXT NOT NULL,
    material TEXT NOT NULL,
    steps {{json}} NOT NULL,
    assessment TEXT NOT NULL,
    age_min {{int}},
    age_max {{int}} CHECK (age_max >= age_min),
    motives {{json}} NOT NULL,
    skills {{json}} NOT NULL,
    active {{bool}} NOT NULL,
    version {{int}} NOT NULL,
    updated_at {{int}} NOT NULL,
    updated_by TEXT
) {{strict}};
CREATE INDEX activity_sheet_by_activity ON activity_sheet (activity_id);

CREATE TABLE professional (
    id TEXT NOT NULL PRIMARY KEY,
    last_name TEXT NOT NULL CHECK (last_name <> ''),
    first_name TEXT NOT NULL,
    sort_key {{blob}} NOT NULL,
    structure_id TEXT REFERENCES structure (id),
    function TEXT NOT NULL,
    qualifications {{json}} NOT NULL,
    phone TEXT NOT NULL,
    email TEXT NOT NULL,
    week {{json}} NOT NULL,
    exceptions {{json}} NOT NULL,
    engagement TEXT NOT NULL CHECK (engagement IN ('municipal', 'partner', 'paid', 'volunteer')),
    cost_cents {{int}} CHECK (cost_cents >= 0),
    honorability_checked_on TEXT CHECK (length(honorability_checked_on) = 10),
    clearance TEXT NOT NULL CHECK (clearance IN ('attendance', 'shareable', 'secret')),
    max_group {{int}} CHECK (max_group >= 1),
    max_minutes_day {{int}} CHECK (max_minutes_day > 0),
    max_minutes_week {{int}} CHECK (max_minutes_week > 0),
    target_minutes_week {{int}} CHECK (target_minutes_week > 0),
    user_id TEXT UNIQUE,
    active_from TEXT CHECK (length(active_from) = 10),
    active_to TEXT CHECK (length(active_to) = 10 AND active_to >= active_from),
    note TEXT NOT NULL,
    version {{int}} NOT NULL,
    updated_at {{int}} NOT NULL,
    updated_by TEXT
) {{strict}};

CREATE TABLE professional_activity (
    professional_id TEXT NOT NULL REFERENCES professional (id),
    activity_id TEXT NOT NULL REFERENCES activity (id),
    PRIMARY KEY (professional_id, activity_id)
) {{strict}};
CREATE INDEX professional_activity_by_activity ON professional_activity (activity_id);

CREATE TABLE professional_tie (
    professional_id TEXT NOT NULL REFERENCES professional (id),
    person_id TEXT NOT NULL REFERENCES person (id),
    relation TEXT NOT NULL,
    PRIMARY KEY (professional_id, person_id)
) {{strict}};
CREATE INDEX professional_tie_by_person ON professional_tie (person_id);
