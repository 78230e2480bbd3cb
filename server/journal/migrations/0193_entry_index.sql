-- SPDX-License-Identifier: EUPL-1.2
-- What search in the text of entries reads (journal/word_index.h). Derived from `entry`: made anew by `jalon index rebuild`.
-- place: the day of the entry in the upper bits, so that places grow with the day.
CREATE TABLE entry_index (
    place {{int}} NOT NULL PRIMARY KEY,
    entry_id TEXT NOT NULL UNIQUE REFERENCES entry (id),
    ring TEXT NOT NULL,
    author_id TEXT,
    terms TEXT NOT NULL
) {{strict}};

{{only_sqlcipher}} CREATE VIRTUAL TABLE entry_words USING fts5(place UNINDEXED, terms, content='entry_index', content_rowid='place', tokenize="ascii tokenchars '~'");
{{only_postgres}} CREATE TABLE entry_words (place BIGINT NOT NULL PRIMARY KEY REFERENCES entry_index (place), terms tsvector NOT NULL);
{{only_postgres}} CREATE INDEX entry_words_by_term ON entry_words USING gin (terms);

-- Each word as written (folded) and the term it is found by: what a beginning of a word can become.
CREATE TABLE entry_form (
    form TEXT NOT NULL,
    term TEXT NOT NULL,
    PRIMARY KEY (form, term)
) {{strict}};
CREATE INDEX entry_form_by_term ON entry_form (term);

-- One row once an index has been begun: made by which rules, and the last entry of a rebuild that is still going on.
CREATE TABLE entry_index_state (
    id {{int}} NOT NULL PRIMARY KEY CHECK (id = 1),
    rules {{int}} NOT NULL,
    rebuilt_to TEXT
) {{strict}};
