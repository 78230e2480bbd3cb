-- SPDX-License-Identifier: EUPL-1.2
-- Of a move that ends a reception in the middle of a day: the last half-day still expected.
ALTER TABLE stay_transition ADD COLUMN last_half TEXT CHECK (length(last_half) = 13);
