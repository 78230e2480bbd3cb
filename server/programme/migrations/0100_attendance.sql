-- SPDX-License-Identifier: EUPL-1.2
CREATE TABLE attendance (
    stay_id TEXT NOT NULL REFERENCES stay (id),
    half_day TEXT NOT NULL CHECK (length(half_day) = 13),
    person_id TEXT NOT NULL REFERENCES person (id),
    status TEXT NOT NULL CHECK (status IN ('present', 'late', 'left_early', 'absent_justified', 'absent_unjustified', 'absent_unknown')),
    minutes_late {{int}} NOT NULL CHECK (minutes_late >= 0),
    left_at TEXT NOT NULL,
    note TEXT NOT NULL,
    version {{int}} NOT NULL,
    recorded_at {{int}} NOT NULL,
    recorded_by TEXT REFERENCES app_user (id),
    PRIMARY KEY (stay_id, half_day)
) {{strict}};
CREATE INDEX attendance_by_half_day ON attendance (half_day);
CREATE INDEX attendance_by_person ON attendance (person_id, half_day);

CREATE TABLE attendance_version (
    stay_id TEXT NOT NULL,
    half_day TEXT NOT NULL,
    version {{int}} NOT NULL,
    status TEXT NOT NULL,
    minutes_late {{int}} NOT NULL,
    left_at TEXT NOT NULL,
    note TEXT NOT NULL,
    recorded_at {{int}} NOT NULL,
    recorded_by TEXT REFERENCES app_user (id),
    PRIMARY KEY (stay_id, half_day, version),
    FOREIGN KEY (stay_id, half_day) REFERENCES attendance (stay_id, half_day)
) {{strict}};
