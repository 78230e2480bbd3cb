-- SPDX-License-Identifier: EUPL-1.2
-- The list behind both filters at once: few people of a large school are in a rare state.
CREATE INDEX person_state_structure_by_name ON person (file_state, structure_id, name_key, id);
CREATE INDEX person_state_structure_by_activity ON person (file_state, structure_id, last_activity_on, id);
CREATE INDEX person_state_structure_by_birth ON person (file_state, structure_id, birth_date, id);
