-- SPDX-License-Identifier: EUPL-1.2
-- The words in which a form was answered; none for forms saved before editions were kept.
ALTER TABLE stay_form ADD COLUMN edition TEXT REFERENCES form_edition (id);
ALTER TABLE stay_form_version ADD COLUMN edition TEXT REFERENCES form_edition (id);
