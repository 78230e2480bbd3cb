-- SPDX-License-Identifier: EUPL-1.2
-- The service's civil day on which a task was done: an instant alone does not tell it without a time zone.
ALTER TABLE task ADD COLUMN done_on TEXT CHECK (length(done_on) = 10);
