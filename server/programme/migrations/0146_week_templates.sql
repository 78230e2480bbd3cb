-- SPDX-License-Identifier: EUPL-1.2
CREATE TABLE week_template (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL CHECK (name <> ''),
    note TEXT NOT NULL,
    days {{int}} NOT NULL CHECK (days >= 1 AND days <= 5),
    by_weekday {{bool}} NOT NULL,
    active {{bool}} NOT NULL,
    version {{int}} NOT NULL,
    updated_at {{int}} NOT NULL,
    updated_by TEXT REFERENCES app_user (id)
) {{strict}};

CREATE TABLE week_template_slot (
    template_id TEXT NOT NULL REFERENCES week_template (id),
    position {{int}} NOT NULL,
    day {{int}} NOT NULL CHECK (day >= 1 AND day <= 5),
    from_minute {{int}} NOT NULL,
    to_minute {{int}} NOT NULL CHECK (to_minute > from_minute),
    activity_id TEXT NOT NULL REFERENCES activity (id),
    professional_id TEXT REFERENCES professional (id),
    room_id TEXT REFERENCES room (id),
    essential {{bool}} NOT NULL,
    theme TEXT NOT NULL,
    PRIMARY KEY (template_id, position)
) {{strict}};
