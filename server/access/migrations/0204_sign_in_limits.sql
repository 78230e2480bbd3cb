-- SPDX-License-Identifier: EUPL-1.2
-- Counted against guessing, by all servers on the base together. Attempts are kept for a minute.
CREATE TABLE sign_in_attempt (
    address_key TEXT NOT NULL,
    at {{int}} NOT NULL
) {{strict}};

CREATE INDEX sign_in_attempt_by_address ON sign_in_attempt (address_key, at);
CREATE INDEX sign_in_attempt_by_time ON sign_in_attempt (at);

-- Logins that no account has are locked as the others, and kept as a hash.
CREATE TABLE unknown_login (
    login_hash TEXT NOT NULL PRIMARY KEY,
    failed_count {{int}} NOT NULL CHECK (failed_count >= 0),
    locked_until {{int}},
    last_failed_at {{int}} NOT NULL
) {{strict}};

CREATE INDEX unknown_login_by_time ON unknown_login (last_failed_at);
