-- SPDX-License-Identifier: EUPL-1.2
-- The day a place was given, for the file's timeline.
ALTER TABLE stay_placement ADD COLUMN placed_on TEXT CHECK (length(placed_on) = 10);
