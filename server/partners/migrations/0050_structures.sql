-- SPDX-License-Identifier: EUPL-1.2
CREATE TABLE structure (
    id TEXT NOT NULL PRIMARY KEY,
    uai TEXT UNIQUE,
    name TEXT NOT NULL CHECK (name <> ''),
    sort_key {{blob}} NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('college', 'lycee', 'ecole', 'erea', 'school_other', 'association',
        'municipal_service', 'social_service', 'health', 'justice_service', 'other')),
    sector TEXT NOT NULL CHECK (sector IN ('', 'public', 'private')),
    address TEXT NOT NULL,
    postcode TEXT NOT NULL,
    city TEXT NOT NULL,
    phone TEXT NOT NULL,
    email TEXT NOT NULL,
    web TEXT NOT NULL,
    academy TEXT NOT NULL,
    zone TEXT NOT NULL,
    priority_education TEXT NOT NULL,
    pupils {{int}} CHECK (pupils >= 0),
    open {{bool}} NOT NULL,
    source TEXT NOT NULL CHECK (source IN ('annuaire', 'manual')),
    source_date TEXT CHECK (length(source_date) = 10),
    source_fields {{json}} NOT NULL,
    agreement_from TEXT CHECK (length(agreement_from) = 10),
    agreement_to TEXT CHECK (length(agreement_to) = 10 AND agreement_to >= agreement_from),
    note TEXT NOT NULL,
    version {{int}} NOT NULL,
    updated_at {{int}} NOT NULL,
    updated_by TEXT
) {{strict}};
CREATE INDEX structure_by_sort_key ON structure (sort_key, id);
CREATE INDEX structure_by_agreement ON structure (agreement_from);

CREATE TABLE structure_token (
    structure_id TEXT NOT NULL REFERENCES structure (id),
    token TEXT NOT NULL,
    PRIMARY KEY (structure_id, token)
) {{strict}};
CREATE INDEX structure_token_by_token ON structure_token (token, structure_id);

CREATE TABLE structure_contact (
    id TEXT NOT NULL PRIMARY KEY,
    structure_id TEXT NOT NULL REFERENCES structure (id),
    function TEXT NOT NULL,
    last_name TEXT NOT NULL CHECK (last_name <> ''),
    first_name TEXT NOT NULL,
    phone TEXT NOT NULL,
    email TEXT NOT NULL,
    valid_from TEXT CHECK (length(valid_from) = 10),
    valid_to TEXT CHECK (length(valid_to) = 10),
    note TEXT NOT NULL,
    version {{int}} NOT NULL,
    updated_at {{int}} NOT NULL,
    updated_by TEXT
) {{strict}};
CREATE INDEX structure_contact_by_structure ON structure_contact (structure_id);
