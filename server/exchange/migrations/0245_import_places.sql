-- SPDX-License-Identifier: EUPL-1.2
-- Whose each list is: the team of whoever brought it in. Those from before are of the team of a file they led to; where
-- they led to none, they stay with their author and with whoever sees every file.
ALTER TABLE school_import ADD COLUMN place_id TEXT;
UPDATE school_import SET place_id = (SELECT MIN(f.place_id) FROM school_import_referral AS i
    JOIN referral AS r ON r.id = i.referral_id JOIN file_place AS f ON f.person_id = r.person_id
    WHERE i.import_id = school_import.id);
