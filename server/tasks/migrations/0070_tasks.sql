-- SPDX-License-Identifier: EUPL-1.2
-- Tasks that people write have no source. stay_id and referral_id name rows of modules that come after this one.
CREATE TABLE task (
    id TEXT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind <> ''),
    title TEXT NOT NULL,
    source TEXT CHECK (source <> ''),
    params {{json}} NOT NULL,
    person_id TEXT REFERENCES person (id),
    stay_id TEXT,
    referral_id TEXT,
    owner_id TEXT,
    due_on TEXT NOT NULL CHECK (length(due_on) = 10),
    due_half TEXT CHECK (due_half IN ('am', 'pm')),
    state TEXT NOT NULL CHECK (state IN ('open', 'done', 'cancelled')),
    outcome TEXT NOT NULL,
    done_at {{int}},
    done_by TEXT,
    version {{int}} NOT NULL,
    created_at {{int}} NOT NULL,
    created_by TEXT,
    updated_at {{int}} NOT NULL,
    UNIQUE (source, kind),
    CHECK ((state = 'done') = (done_at IS NOT NULL))
) {{strict}};
CREATE INDEX task_by_due_day ON task (state, due_on, id);
CREATE INDEX task_by_person ON task (person_id, state, due_on, id);
