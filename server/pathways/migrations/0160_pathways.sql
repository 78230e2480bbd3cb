-- SPDX-License-Identifier: EUPL-1.2
-- Long follow-ups. One is open at a time for a young person. plan_until, queue, next_call_on and exit_class repeat what
-- the terms, the attempts and the exits say, for lists.
CREATE TABLE pathway (
    id TEXT NOT NULL PRIMARY KEY,
    person_id TEXT NOT NULL REFERENCES person (id),
    kind TEXT NOT NULL CHECK (kind <> ''),
    entry_channel TEXT NOT NULL CHECK (entry_channel <> ''),
    structure_id TEXT REFERENCES structure (id),
    origin_contact TEXT NOT NULL,
    referent_id TEXT,
    stay_id TEXT REFERENCES stay (id),
    entered_on TEXT NOT NULL CHECK (length(entered_on) = 10),
    young_agreed_on TEXT CHECK (length(young_agreed_on) = 10),
    parents_agreed_on TEXT CHECK (length(parents_agreed_on) = 10),
    note TEXT NOT NULL,
    next_review_on TEXT CHECK (length(next_review_on) = 10),
    plan_until TEXT NOT NULL CHECK (length(plan_until) = 10),
    queue TEXT NOT NULL CHECK (queue IN ('to_do', 'priority', 'unreachable', 'handled')),
    next_call_on TEXT CHECK (length(next_call_on) = 10),
    exit_class TEXT CHECK (exit_class IN ('positive', 'neutral', 'negative', 'unknown')),
    created_at {{int}} NOT NULL,
    created_by TEXT,
    updated_at {{int}} NOT NULL,
    version {{int}} NOT NULL
) {{strict}};
CREATE UNIQUE INDEX pathway_open_once ON pathway (person_id) WHERE exit_class IS NULL;
CREATE INDEX pathway_by_person ON pathway (person_id, entered_on DESC, id DESC);
CREATE INDEX pathway_by_entry ON pathway (entered_on DESC, id DESC);
CREATE INDEX pathway_by_queue ON pathway (queue, next_call_on) WHERE exit_class IS NULL;

-- How long the plan holds: the first term begins with the pathway, each renewal adds one.
CREATE TABLE pathway_term (
    id TEXT NOT NULL PRIMARY KEY,
    pathway_id TEXT NOT NULL REFERENCES pathway (id),
    from_on TEXT NOT NULL CHECK (length(from_on) = 10),
    until_on TEXT NOT NULL CHECK (length(until_on) = 10 AND until_on > from_on),
    at {{int}} NOT NULL,
    by_user TEXT
) {{strict}};
CREATE INDEX pathway_term_by_pathway ON pathway_term (pathway_id, until_on);

-- An exit taken back stays, with the reason.
CREATE TABLE pathway_exit (
    id TEXT NOT NULL PRIMARY KEY,
    pathway_id TEXT NOT NULL REFERENCES pathway (id),
    class TEXT NOT NULL CHECK (class IN ('positive', 'neutral', 'negative', 'unknown')),
    code TEXT NOT NULL CHECK (code <> ''),
    on_day TEXT NOT NULL CHECK (length(on_day) = 10),
    proof TEXT NOT NULL CHECK (proof <> ''),
    note TEXT NOT NULL,
    at {{int}} NOT NULL,
    by_user TEXT,
    reopened_on TEXT CHECK (length(reopened_on) = 10),
    reopened_reason TEXT NOT NULL,
    reopened_at {{int}},
    reopened_by TEXT,
    CHECK ((reopened_on IS NULL) = (reopened_reason = ''))
) {{strict}};
CREATE INDEX pathway_exit_by_pathway ON pathway_exit (pathway_id, at);

-- Diagnosis: what was found in one domain on one day. A later one of the same domain supersedes it.
CREATE TABLE pathway_finding (
    id TEXT NOT NULL PRIMARY KEY,
    pathway_id TEXT NOT NULL REFERENCES pathway (id),
    domain TEXT NOT NULL CHECK (domain <> ''),
    on_day TEXT NOT NULL CHECK (length(on_day) = 10),
    situation TEXT NOT NULL,
    strengths TEXT NOT NULL,
    needs TEXT NOT NULL,
    concern {{bool}},
    referred_to {{json}} NOT NULL,
    source TEXT NOT NULL CHECK (source <> ''),
    at {{int}} NOT NULL,
    by_user TEXT
) {{strict}};
CREATE INDEX pathway_finding_by_pathway ON pathway_finding (pathway_id, on_day DESC, id DESC);

CREATE TABLE pathway_objective (
    id TEXT NOT NULL PRIMARY KEY,
    pathway_id TEXT NOT NULL REFERENCES pathway (id),
    domain TEXT NOT NULL,
    title TEXT NOT NULL CHECK (title <> ''),
    indicator TEXT NOT NULL CHECK (indicator <> ''),
    target_on TEXT NOT NULL CHECK (length(target_on) = 10),
    structure_id TEXT REFERENCES structure (id),
    state TEXT NOT NULL CHECK (state IN ('open', 'reached', 'partly', 'abandoned')),
    state_on TEXT CHECK (length(state_on) = 10),
    reason TEXT NOT NULL,
    created_at {{int}} NOT NULL,
    created_by TEXT,
    version {{int}} NOT NULL,
    CHECK ((state_on IS NULL) = (state = 'open'))
) {{strict}};
CREATE INDEX pathway_objective_by_pathway ON pathway_objective (pathway_id, id);

-- owner_id: somebody of the service; by_whom: the young person, a parent, a partner.
CREATE TABLE pathway_action (
    id TEXT NOT NULL PRIMARY KEY,
    objective_id TEXT NOT NULL REFERENCES pathway_objective (id),
    what TEXT NOT NULL CHECK (what <> ''),
    owner_id TEXT,
    by_whom TEXT NOT NULL,
    due_on TEXT CHECK (length(due_on) = 10),
    as_task {{bool}} NOT NULL,
    done_on TEXT CHECK (length(done_on) = 10),
    created_at {{int}} NOT NULL,
    version {{int}} NOT NULL,
    CHECK (as_task = FALSE OR due_on IS NOT NULL)
) {{strict}};
CREATE INDEX pathway_action_by_objective ON pathway_action (objective_id, id);

CREATE TABLE pathway_review (
    id TEXT NOT NULL PRIMARY KEY,
    pathway_id TEXT NOT NULL REFERENCES pathway (id),
    on_day TEXT NOT NULL CHECK (length(on_day) = 10),
    participants {{json}} NOT NULL,
    others TEXT NOT NULL,
    decisions TEXT NOT NULL,
    progress {{json}} NOT NULL,
    next_on TEXT CHECK (length(next_on) = 10),
    created_at {{int}} NOT NULL,
    created_by TEXT,
    version {{int}} NOT NULL
) {{strict}};
CREATE INDEX pathway_review_by_pathway ON pathway_review (pathway_id, on_day DESC, id DESC);

-- guardian_id is null for the young person. What the attempt made of the queue is kept, so that it can be taken back.
CREATE TABLE pathway_attempt (
    id TEXT NOT NULL PRIMARY KEY,
    pathway_id TEXT NOT NULL REFERENCES pathway (id),
    guardian_id TEXT REFERENCES guardian (id),
    on_day TEXT NOT NULL CHECK (length(on_day) = 10),
    at_time TEXT NOT NULL,
    channel TEXT NOT NULL CHECK (channel <> ''),
    outcome TEXT NOT NULL CHECK (outcome IN ('reached', 'call_back', 'refused', 'no_answer', 'voicemail',
        'wrong_number', 'message_passed', 'sent', 'letter_returned')),
    next_on TEXT CHECK (length(next_on) = 10),
    note TEXT NOT NULL,
    queue_before TEXT NOT NULL,
    withdrawn {{bool}} NOT NULL,
    at {{int}} NOT NULL,
    by_user TEXT
) {{strict}};
CREATE INDEX pathway_attempt_by_pathway ON pathway_attempt (pathway_id, on_day, id);

-- A pathway was proposed because of that many exclusions in the school year, and somebody said no. Another exclusion
-- proposes it again.
CREATE TABLE pathway_decline (
    id TEXT NOT NULL PRIMARY KEY,
    person_id TEXT NOT NULL REFERENCES person (id),
    year_end TEXT NOT NULL CHECK (length(year_end) = 10),
    exclusions {{int}} NOT NULL CHECK (exclusions > 0),
    reason TEXT NOT NULL CHECK (reason <> ''),
    withdrawn {{bool}} NOT NULL,
    at {{int}} NOT NULL,
    by_user TEXT
) {{strict}};
CREATE INDEX pathway_decline_by_year ON pathway_decline (year_end, person_id);
