-- SPDX-License-Identifier: EUPL-1.2
-- Whose each file is: the teams that work with it. Files that were there before teams are the first one's (0215).
CREATE TABLE file_place (
    person_id TEXT NOT NULL REFERENCES person (id),
    place_id TEXT NOT NULL,
    PRIMARY KEY (person_id, place_id)
) {{strict}};
CREATE INDEX file_place_by_place ON file_place (place_id, person_id);

INSERT INTO file_place (person_id, place_id) SELECT id, '00000000-0000-7000-8000-000000000002' FROM person;
