-- SPDX-License-Identifier: EUPL-1.2
-- Requests through links, counted by all servers on the base together and kept for a minute or two.
CREATE TABLE link_request (
    address_key TEXT NOT NULL,
    at {{int}} NOT NULL
) {{strict}};

CREATE INDEX link_request_by_address ON link_request (address_key, at);
CREATE INDEX link_request_by_time ON link_request (at);
