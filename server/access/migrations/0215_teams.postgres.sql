-- SPDX-License-Identifier: EUPL-1.2
-- Who works where, as what and from when to when. An organisation answers for files; its teams run schemes.
CREATE TABLE organisation (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL CHECK (name <> ''),
    version {{int}} NOT NULL CHECK (version >= 1)
) {{strict}};

CREATE TABLE team (
    id TEXT NOT NULL PRIMARY KEY,
    organisation_id TEXT NOT NULL REFERENCES organisation (id),
    name TEXT NOT NULL CHECK (name <> ''),
    schemes {{json}} NOT NULL,
    closed_on TEXT CHECK (length(closed_on) = 10),
    version {{int}} NOT NULL CHECK (version >= 1)
) {{strict}};
CREATE INDEX team_by_organisation ON team (organisation_id, id);

-- The place is a team, an organisation or, of an external, the person whose file it is, as the role asks. Ended by its last day, never deleted.
CREATE TABLE membership (
    id TEXT NOT NULL PRIMARY KEY,
    user_id TEXT NOT NULL REFERENCES app_user (id),
    role TEXT NOT NULL CHECK (role IN ('coordinator', 'reference_person', 'professional', 'attendance_taker', 'direction',
        'manager', 'administrator', 'auditor', 'external')),
    place_id TEXT NOT NULL,
    from_day TEXT CHECK (length(from_day) = 10),
    to_day TEXT CHECK (length(to_day) = 10),
    stands_for TEXT REFERENCES app_user (id),
    version {{int}} NOT NULL CHECK (version >= 1),
    created_at {{int}} NOT NULL,
    created_by TEXT,
    CHECK (to_day >= from_day)
) {{strict}};
CREATE INDEX membership_by_user ON membership (user_id, id);
CREATE INDEX membership_by_place ON membership (place_id, id);

-- Whoever was there before teams were works in the first one.
INSERT INTO organisation (id, name, version) VALUES ('00000000-0000-7000-8000-000000000001', 'Organisation', 1);
INSERT INTO team (id, organisation_id, name, schemes, closed_on, version)
VALUES ('00000000-0000-7000-8000-000000000002', '00000000-0000-7000-8000-000000000001', 'Équipe', '[]', NULL, 1);
INSERT INTO membership (id, user_id, role, place_id, from_day, to_day, stands_for, version, created_at, created_by)
SELECT gen_random_uuid()::text, r.user_id, r.role,
    CASE r.role WHEN 'coordinator' THEN '00000000-0000-7000-8000-000000000002'
        ELSE '00000000-0000-7000-8000-000000000001' END,
    NULL, NULL, NULL, 1, u.created_at, u.created_by
FROM app_user_role r JOIN app_user u ON u.id = r.user_id;
DROP TABLE app_user_role;
