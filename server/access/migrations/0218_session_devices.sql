-- SPDX-License-Identifier: EUPL-1.2
-- From where a session was opened, so that its owner knows it again: the names of the browser and the system, no more
-- of what the browser says of itself.
ALTER TABLE app_session ADD COLUMN browser TEXT NOT NULL DEFAULT '';
ALTER TABLE app_session ADD COLUMN system TEXT NOT NULL DEFAULT '';
ALTER TABLE app_session ADD COLUMN address TEXT NOT NULL DEFAULT '';
