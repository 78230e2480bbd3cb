-- SPDX-License-Identifier: EUPL-1.2
-- A group receives so many pupils a half-day. `places` holds what differs from the service's usual number (setting
-- service.max_places), by half-day of the week: {"mon/am": 4}.
CREATE TABLE reception_group (
    id TEXT NOT NULL PRIMARY KEY,
    label TEXT NOT NULL,
    level TEXT NOT NULL CHECK (level IN ('any', 'college', 'lycee')),
    note TEXT NOT NULL,
    places {{json}} NOT NULL,
    valid_from TEXT CHECK (length(valid_from) = 10),
    valid_to TEXT CHECK (length(valid_to) = 10 AND valid_to >= valid_from),
    created_at {{int}} NOT NULL,
    version {{int}} NOT NULL
) {{strict}};
-- The service itself: stays without a group of their own belong to it.
INSERT INTO reception_group (id, label, level, note, places, valid_from, valid_to, created_at, version)
VALUES ('00000000-0000-7000-8000-000000000001', '', 'any', '', '{}', NULL, NULL, 0, 1);

-- Dated half-days on which a group has another number of places.
CREATE TABLE capacity_exception (
    id TEXT NOT NULL PRIMARY KEY,
    group_id TEXT NOT NULL REFERENCES reception_group (id),
    from_half TEXT NOT NULL CHECK (length(from_half) = 13),
    to_half TEXT NOT NULL CHECK (length(to_half) = 13 AND to_half >= from_half),
    places {{int}} NOT NULL CHECK (places >= 0),
    reason TEXT NOT NULL,
    removed {{bool}} NOT NULL,
    created_at {{int}} NOT NULL,
    created_by TEXT,
    version {{int}} NOT NULL
) {{strict}};
CREATE INDEX capacity_exception_by_end ON capacity_exception (to_half, from_half) WHERE removed = FALSE;

-- Weeks planned ahead, Monday to Friday, to which a reception can be deferred.
CREATE TABLE reception_week (
    id TEXT NOT NULL PRIMARY KEY,
    monday TEXT NOT NULL CHECK (length(monday) = 10),
    label TEXT NOT NULL,
    group_id TEXT NOT NULL REFERENCES reception_group (id),
    places {{int}} NOT NULL CHECK (places >= 1),
    cancelled {{bool}} NOT NULL,
    created_at {{int}} NOT NULL,
    version {{int}} NOT NULL
) {{strict}};
CREATE INDEX reception_week_by_monday ON reception_week (monday, id);

-- Where and when a stay is received. Without dates: on those of the measure. `skipped` are half-days left out, with
-- their reason: {"2026-11-16/am": "no_place"}; `overrides` the warnings passed, with theirs.
CREATE TABLE stay_placement (
    stay_id TEXT NOT NULL PRIMARY KEY REFERENCES stay (id),
    group_id TEXT NOT NULL REFERENCES reception_group (id),
    from_half TEXT CHECK (length(from_half) = 13),
    to_half TEXT CHECK (length(to_half) = 13 AND to_half >= from_half),
    week_id TEXT REFERENCES reception_week (id),
    skipped {{json}} NOT NULL,
    overrides {{json}} NOT NULL,
    placed_at {{int}} NOT NULL,
    placed_by TEXT,
    CHECK ((from_half IS NULL) = (to_half IS NULL))
) {{strict}};
CREATE INDEX stay_placement_by_week ON stay_placement (week_id, stay_id);

-- What the order of the waiting list asks for beside the referral itself.
CREATE TABLE referral_waiting (
    referral_id TEXT NOT NULL PRIMARY KEY REFERENCES referral (id),
    adult_at_home TEXT NOT NULL CHECK (adult_at_home IN ('yes', 'no', 'unknown')),
    deferral TEXT NOT NULL CHECK (deferral IN ('agreed', 'refused', 'unknown')),
    deferral_by TEXT NOT NULL,
    deferral_on TEXT CHECK (length(deferral_on) = 10),
    deferral_channel TEXT NOT NULL,
    deferral_note TEXT NOT NULL,
    updated_at {{int}} NOT NULL,
    updated_by TEXT,
    version {{int}} NOT NULL
) {{strict}};

-- A rank somebody gave by hand; taken back, it stays with who did it and when.
CREATE TABLE waiting_move (
    id TEXT NOT NULL PRIMARY KEY,
    referral_id TEXT NOT NULL REFERENCES referral (id),
    rank {{int}} NOT NULL CHECK (rank >= 1),
    reason TEXT NOT NULL CHECK (reason <> ''),
    at {{int}} NOT NULL,
    by_user TEXT,
    withdrawn_at {{int}},
    withdrawn_by TEXT
) {{strict}};
CREATE INDEX waiting_move_by_referral ON waiting_move (referral_id, id);

-- Half-days with class of a measure on which its pupil was not received, as last computed; see lost_half_days.h.
CREATE TABLE lost_half_day (
    referral_id TEXT NOT NULL REFERENCES referral (id),
    half_day TEXT NOT NULL CHECK (length(half_day) = 13),
    reason TEXT NOT NULL,
    PRIMARY KEY (referral_id, half_day)
) {{strict}};
CREATE INDEX lost_half_day_by_time ON lost_half_day (half_day, referral_id);
