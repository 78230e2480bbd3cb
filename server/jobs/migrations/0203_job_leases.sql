-- SPDX-License-Identifier: EUPL-1.2
-- Several servers on one base: who runs a job and until when that holds (by the clock of the database), and how often it
-- changed hands: epoch, which whoever ends it has to name. done and total are told now and then while it runs.
ALTER TABLE job ADD COLUMN server TEXT;
ALTER TABLE job ADD COLUMN lease_until {{int}};
ALTER TABLE job ADD COLUMN epoch {{int}} NOT NULL DEFAULT 0;
ALTER TABLE job ADD COLUMN version {{int}} NOT NULL DEFAULT 1;
ALTER TABLE job ADD COLUMN tries {{int}} NOT NULL DEFAULT 0;
ALTER TABLE job ADD COLUMN repeatable {{bool}} NOT NULL DEFAULT FALSE;

CREATE INDEX job_unfinished ON job (queued_at) WHERE state IN ('queued', 'running');

-- Somebody asked for the job to stop. Not in the row of the job, which whoever runs it writes all the time.
CREATE TABLE job_cancel (
    job_id TEXT NOT NULL PRIMARY KEY REFERENCES job(id) ON DELETE CASCADE
) {{strict}};

-- What the job works on, until it is over: whichever server runs it finds it here.
CREATE TABLE job_input (
    job_id TEXT NOT NULL PRIMARY KEY REFERENCES job(id) ON DELETE CASCADE,
    content {{blob}} NOT NULL
) {{strict}};

-- Jobs of programs before this one had their input in memory: nobody can run them any more.
UPDATE job SET state = 'failed', error_code = 'interrupted', error_params = '{}', finished_at = queued_at
WHERE state IN ('queued', 'running');
