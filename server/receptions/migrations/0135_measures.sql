-- SPDX-License-Identifier: EUPL-1.2
-- What each kind of measure asks for.
ALTER TABLE referral ADD COLUMN revocable_until TEXT CHECK (length(revocable_until) = 10);
ALTER TABLE referral ADD COLUMN revoked_by TEXT NOT NULL DEFAULT '';
ALTER TABLE referral ADD COLUMN ordered_minutes {{int}} CHECK (ordered_minutes > 0);
ALTER TABLE referral ADD COLUMN host_structure_id TEXT REFERENCES structure (id);
ALTER TABLE referral ADD COLUMN host_name TEXT NOT NULL DEFAULT '';
ALTER TABLE referral ADD COLUMN host_tasks TEXT NOT NULL DEFAULT '';
ALTER TABLE referral ADD COLUMN agreement_on TEXT CHECK (length(agreement_on) = 10);
ALTER TABLE referral ADD COLUMN agreement_by {{json}} NOT NULL DEFAULT '[]';
ALTER TABLE referral ADD COLUMN alternative {{bool}} NOT NULL DEFAULT FALSE;
ALTER TABLE referral ADD COLUMN next_structure_id TEXT REFERENCES structure (id);
ALTER TABLE referral ADD COLUMN next_from TEXT CHECK (length(next_from) = 10);
CREATE INDEX referral_by_start ON referral (start_half, id);

-- What a later measure is to an earlier one.
CREATE TABLE measure_link (
    id TEXT NOT NULL PRIMARY KEY,
    later_id TEXT NOT NULL REFERENCES referral (id),
    earlier_id TEXT NOT NULL REFERENCES referral (id),
    kind TEXT NOT NULL CHECK (kind IN ('converts', 'revokes', 'replaces', 'extends')),
    at {{int}} NOT NULL,
    by_user TEXT,
    CHECK (later_id <> earlier_id)
) {{strict}};
CREATE UNIQUE INDEX measure_link_once ON measure_link (later_id, earlier_id);
CREATE INDEX measure_link_by_earlier ON measure_link (earlier_id);

-- What came of a mesure conservatoire, with what it changed, so that it can be taken back.
CREATE TABLE measure_outcome (
    id TEXT NOT NULL PRIMARY KEY,
    referral_id TEXT NOT NULL UNIQUE REFERENCES referral (id),
    outcome TEXT NOT NULL CHECK (outcome IN ('temporary', 'definitive', 'nothing', 'other')),
    pronounced_on TEXT NOT NULL CHECK (length(pronounced_on) = 10),
    note TEXT NOT NULL,
    next_id TEXT REFERENCES referral (id),
    ended_it {{bool}} NOT NULL,
    transition_id TEXT REFERENCES stay_transition (id),
    at {{int}} NOT NULL,
    by_user TEXT
) {{strict}};

-- One reception for several measures: those received in the stay of another.
CREATE TABLE stay_measure (
    referral_id TEXT NOT NULL PRIMARY KEY REFERENCES referral (id),
    stay_id TEXT NOT NULL REFERENCES stay (id)
) {{strict}};
CREATE INDEX stay_measure_by_stay ON stay_measure (stay_id);

-- The account of a mesure de responsabilisation beside its sessions: a refusal, the attestation.
CREATE TABLE hour_account (
    referral_id TEXT NOT NULL PRIMARY KEY REFERENCES referral (id),
    refused_on TEXT CHECK (length(refused_on) = 10),
    refused_by TEXT NOT NULL CHECK (refused_by IN ('', 'pupil', 'family')),
    refusal_note TEXT NOT NULL,
    attested_on TEXT CHECK (length(attested_on) = 10),
    attested_to TEXT NOT NULL,
    version {{int}} NOT NULL CHECK (version >= 1),
    updated_at {{int}} NOT NULL,
    updated_by TEXT
) {{strict}};

-- A session written by mistake is withdrawn, never deleted.
CREATE TABLE hour_session (
    id TEXT NOT NULL PRIMARY KEY,
    referral_id TEXT NOT NULL REFERENCES referral (id),
    on_day TEXT NOT NULL CHECK (length(on_day) = 10),
    from_time TEXT NOT NULL CHECK (length(from_time) = 5),
    to_time TEXT NOT NULL CHECK (length(to_time) = 5 AND to_time > from_time),
    state TEXT NOT NULL CHECK (state IN ('done', 'no_show', 'cancelled')),
    structure_id TEXT REFERENCES structure (id),
    place TEXT NOT NULL,
    supervisor TEXT NOT NULL,
    comment TEXT NOT NULL,
    withdrawn {{bool}} NOT NULL,
    version {{int}} NOT NULL,
    created_at {{int}} NOT NULL,
    created_by TEXT
) {{strict}};
CREATE INDEX hour_session_by_referral ON hour_session (referral_id, on_day, from_time);

-- A measure whose day of effacement has come and which somebody has dealt with.
CREATE TABLE measure_erasure (
    referral_id TEXT NOT NULL PRIMARY KEY REFERENCES referral (id),
    done_on TEXT NOT NULL CHECK (length(done_on) = 10),
    note TEXT NOT NULL,
    at {{int}} NOT NULL,
    by_user TEXT
) {{strict}};
