-- SPDX-License-Identifier: EUPL-1.2
-- What somebody was to be told of a week, as it stood then: of a young person or of a professional.
CREATE TABLE programme_version (
    id TEXT NOT NULL PRIMARY KEY,
    person_id TEXT REFERENCES person (id),
    professional_id TEXT REFERENCES professional (id),
    week TEXT NOT NULL CHECK (length(week) = 10),
    number {{int}} NOT NULL CHECK (number >= 1),
    content {{json}} NOT NULL,
    changes {{json}} NOT NULL,
    published_at {{int}} NOT NULL,
    published_by TEXT REFERENCES app_user (id),
    told_on TEXT CHECK (length(told_on) = 10),
    told_channel TEXT NOT NULL,
    told_to TEXT NOT NULL,
    told_at {{int}},
    told_by TEXT REFERENCES app_user (id),
    version {{int}} NOT NULL,
    UNIQUE (person_id, week, number),
    UNIQUE (professional_id, week, number),
    CHECK ((person_id IS NULL) <> (professional_id IS NULL)),
    CHECK ((told_on IS NULL) = (told_at IS NULL))
) {{strict}};
CREATE INDEX programme_version_by_week ON programme_version (week);
