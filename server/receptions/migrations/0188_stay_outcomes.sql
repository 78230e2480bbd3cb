-- SPDX-License-Identifier: EUPL-1.2
-- Of a stay, for the figures: whether the pupil came, and what the forms of the way back say (fields onDueDay and
-- outcome; "" without an answer). Kept with its moves and forms.
ALTER TABLE stay ADD COLUMN begun {{bool}} NOT NULL DEFAULT FALSE;
ALTER TABLE stay ADD COLUMN return_answer TEXT NOT NULL DEFAULT '';
ALTER TABLE stay ADD COLUMN follow_up_answer TEXT NOT NULL DEFAULT '';
UPDATE stay SET begun = TRUE WHERE id IN (SELECT t.stay_id FROM stay_transition t
    WHERE t.to_state = 'running' AND t.undone = FALSE AND t.undoes IS NULL);
