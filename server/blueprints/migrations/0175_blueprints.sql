-- SPDX-License-Identifier: EUPL-1.2
-- Every version of a blueprint an administrator saved. A version is never changed; a planned one can be withdrawn before
-- its first day. known: the names of what the shipped blueprint had when it was saved (merge.h).
CREATE TABLE blueprint_version (
    id TEXT NOT NULL PRIMARY KEY,
    code TEXT NOT NULL CHECK (code <> ''),
    number {{int}} NOT NULL CHECK (number > 0),
    based_on {{int}} NOT NULL CHECK (based_on < number),
    valid_from TEXT NOT NULL CHECK (length(valid_from) = 10),
    content {{json}} NOT NULL,
    known {{json}} NOT NULL,
    change_count {{int}} NOT NULL,
    comment TEXT NOT NULL,
    created_at {{int}} NOT NULL,
    created_by TEXT,
    withdrawn_at {{int}},
    withdrawn_by TEXT,
    UNIQUE (code, number)
) {{strict}};
CREATE INDEX blueprint_version_by_day ON blueprint_version (code, valid_from, number);

-- The words forms were answered in, once for all answers that share them; id is the digest of the definition.
CREATE TABLE form_edition (
    id TEXT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    definition {{json}} NOT NULL
) {{strict}};
