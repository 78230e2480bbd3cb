-- SPDX-License-Identifier: EUPL-1.2
-- Who reads an entry of the ring "restricted", besides who wrote it.
CREATE TABLE entry_reader (
    entry_id TEXT NOT NULL REFERENCES entry (id),
    user_id TEXT NOT NULL REFERENCES app_user (id),
    PRIMARY KEY (entry_id, user_id)
) {{strict}};
CREATE INDEX entry_reader_by_user ON entry_reader (user_id, entry_id);
