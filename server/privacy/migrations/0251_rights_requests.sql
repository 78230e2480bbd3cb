-- SPDX-License-Identifier: EUPL-1.2
-- What somebody asks of the data kept: to read, correct, erase, restrict or take them along, or that they not be used.
-- guardian_id is set for a guardian of the file; requester_name for whoever is neither that nor the young person.
CREATE TABLE rights_request (
    id TEXT NOT NULL PRIMARY KEY,
    person_id TEXT NOT NULL REFERENCES person (id),
    kind TEXT NOT NULL CHECK (kind IN ('access', 'rectification', 'erasure', 'restriction', 'objection', 'portability')),
    requester TEXT NOT NULL CHECK (requester IN ('young', 'guardian', 'other')),
    guardian_id TEXT REFERENCES guardian (id),
    requester_name TEXT NOT NULL,
    channel TEXT NOT NULL CHECK (channel IN ('in_person', 'post', 'email', 'phone', 'other')),
    received_on TEXT NOT NULL CHECK (length(received_on) = 10),
    wish TEXT NOT NULL,
    identity_check TEXT NOT NULL CHECK (identity_check IN ('pending', 'known', 'document', 'mandate')),
    identity_on TEXT CHECK (length(identity_on) = 10),
    identity_note TEXT NOT NULL,
    due_on TEXT NOT NULL CHECK (length(due_on) = 10),
    extended_on TEXT CHECK (length(extended_on) = 10),
    extension_reason TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('open', 'granted', 'partly', 'refused', 'withdrawn')),
    answered_on TEXT CHECK (length(answered_on) = 10),
    answer_channel TEXT NOT NULL,
    answer TEXT NOT NULL,
    version {{int}} NOT NULL CHECK (version >= 1),
    created_at {{int}} NOT NULL,
    created_by TEXT,
    updated_at {{int}} NOT NULL,
    updated_by TEXT,
    CHECK ((requester = 'guardian') = (guardian_id IS NOT NULL)),
    CHECK (requester <> 'other' OR requester_name <> ''),
    CHECK ((extended_on IS NULL) = (extension_reason = '')),
    CHECK ((state = 'open') = (answered_on IS NULL)),
    CHECK (state NOT IN ('partly', 'refused') OR answer <> '')
) {{strict}};
CREATE INDEX rights_request_by_person ON rights_request (person_id, received_on, id);
CREATE INDEX rights_request_by_state ON rights_request (state, due_on, id);
