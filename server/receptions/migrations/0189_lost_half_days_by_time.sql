-- SPDX-License-Identifier: EUPL-1.2
-- With the reason, the figures of a period read the index alone.
DROP INDEX lost_half_day_by_time;
CREATE INDEX lost_half_day_by_time ON lost_half_day (half_day, referral_id, reason);
