-- SPDX-License-Identifier: EUPL-1.2
-- What the figures of a period ask for, kept by the same transaction as the half-days themselves.
-- The first and last planned half-day of a stay, whether or not it was stopped before.
ALTER TABLE stay ADD COLUMN first_planned TEXT CHECK (length(first_planned) = 13);
ALTER TABLE stay ADD COLUMN last_planned TEXT CHECK (length(last_planned) = 13);
UPDATE stay SET
    first_planned = (SELECT MIN(h.half_day) FROM stay_half_day h WHERE h.stay_id = stay.id AND h.planned = TRUE),
    last_planned = (SELECT MAX(h.half_day) FROM stay_half_day h WHERE h.stay_id = stay.id AND h.planned = TRUE);
CREATE INDEX stay_by_planned ON stay (last_planned, first_planned);

-- The half-days with class that a measure takes from its pupil, in order: "2026-11-16/am 2026-11-16/pm-"; a minus after
-- those on which the service is closed. Empty, without a first and last one, where there was no reception to ask for.
CREATE TABLE measure_half_days (
    referral_id TEXT NOT NULL PRIMARY KEY REFERENCES referral (id),
    first_half TEXT CHECK (length(first_half) = 13),
    last_half TEXT CHECK (length(last_half) = 13),
    half_days TEXT NOT NULL
) {{strict}};
CREATE INDEX measure_half_days_by_time ON measure_half_days (last_half, first_half);
