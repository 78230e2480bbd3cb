-- SPDX-License-Identifier: EUPL-1.2
-- By state first, so that the engine prefers it to the index of all referrals by state.
DROP INDEX referral_owed;
CREATE INDEX referral_owed ON referral (state, received_on, id) WHERE answered = FALSE;
