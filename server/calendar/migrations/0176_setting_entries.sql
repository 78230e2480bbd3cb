-- SPDX-License-Identifier: EUPL-1.2
-- Values of dated settings an administrator added to the shipped ones. Rows are only ever added: what takes the place of
-- a value names it in supersedes (a row's id, or "key@from" of a shipped value); a withdrawn row takes a value away.
CREATE TABLE setting_entry (
    id TEXT NOT NULL PRIMARY KEY,
    revision {{int}} NOT NULL UNIQUE,
    key TEXT NOT NULL CHECK (key <> ''),
    value {{int}} NOT NULL,
    unit TEXT NOT NULL,
    valid_from TEXT NOT NULL CHECK (length(valid_from) = 10),
    valid_before TEXT CHECK (valid_before > valid_from),
    source TEXT NOT NULL CHECK (source <> ''),
    status TEXT NOT NULL CHECK (status IN ('verified', 'to_confirm', 'practice')),
    comment TEXT NOT NULL,
    supersedes TEXT,
    withdrawn {{bool}} NOT NULL,
    created_at {{int}} NOT NULL,
    created_by TEXT
) {{strict}};
