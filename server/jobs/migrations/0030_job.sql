-- SPDX-License-Identifier: EUPL-1.2
-- done and total are those of the end; while the job runs they are in memory.
CREATE TABLE job (
    id TEXT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind <> ''),
    state TEXT NOT NULL CHECK (state IN ('queued', 'running', 'done', 'failed', 'cancelled')),
    done {{int}} NOT NULL,
    total {{int}},
    created_by TEXT,
    queued_at {{int}} NOT NULL,
    started_at {{int}},
    finished_at {{int}},
    result {{json}},
    error_code TEXT,
    error_params {{json}},
    CHECK ((state = 'failed') = (error_code IS NOT NULL)),
    CHECK ((error_code IS NULL) = (error_params IS NULL)),
    CHECK ((state = 'done') = (result IS NOT NULL)),
    CHECK ((state IN ('queued', 'running')) = (finished_at IS NULL))
) {{strict}};
