-- SPDX-License-Identifier: EUPL-1.2
-- With what a period's figures read of each half-day, so that they read nothing else.
DROP INDEX attendance_by_half_day;
CREATE INDEX attendance_by_half_day ON attendance (half_day, stay_id, status);
