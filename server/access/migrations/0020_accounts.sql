-- SPDX-License-Identifier: EUPL-1.2
-- version counts the changes of name, roles and activity, not sign-ins.
CREATE TABLE app_user (
    id TEXT NOT NULL PRIMARY KEY,
    login TEXT NOT NULL CHECK (login <> ''),
    login_key TEXT NOT NULL UNIQUE CHECK (login_key <> ''),
    display_name TEXT NOT NULL CHECK (display_name <> ''),
    password_hash TEXT NOT NULL CHECK (password_hash LIKE '$argon2id$%'),
    active {{bool}} NOT NULL,
    must_change_password {{bool}} NOT NULL,
    failed_count {{int}} NOT NULL DEFAULT 0 CHECK (failed_count >= 0),
    locked_until {{int}},
    last_sign_in_at {{int}},
    created_at {{int}} NOT NULL,
    created_by TEXT,
    version {{int}} NOT NULL CHECK (version >= 1)
) {{strict}};

CREATE TABLE app_user_role (
    user_id TEXT NOT NULL REFERENCES app_user(id) ON DELETE CASCADE,
    role TEXT NOT NULL CHECK (role IN ('coordinator', 'administrator')),
    PRIMARY KEY (user_id, role)
) {{strict}};

-- The token itself is known to the browser alone.
CREATE TABLE app_session (
    token_hash TEXT NOT NULL PRIMARY KEY,
    user_id TEXT NOT NULL REFERENCES app_user(id) ON DELETE CASCADE,
    created_at {{int}} NOT NULL,
    last_seen_at {{int}} NOT NULL
) {{strict}};

CREATE INDEX app_session_by_user ON app_session (user_id);
