// SPDX-License-Identifier: EUPL-1.2
// The filters of the list of referrals, as the address keeps them.
import type { Schema } from '@/api/client';

export const REFERRAL_STATES: Schema<'ReferralState'>[] = [
  'received',
  'incomplete',
  'waiting',
  'accepted',
  'refused',
  'withdrawn',
  'duplicate',
];

export interface ReferralFilters extends Record<string, unknown> {
  state?: Schema<'ReferralState'>;
  owed?: true;
  structureId?: string;
}

export function cleanReferralFilters(raw: Record<string, unknown>): ReferralFilters {
  const state = REFERRAL_STATES.find((each) => each === raw.state);
  const school = typeof raw.structureId === 'string' && /^[0-9a-f-]{36}$/.test(raw.structureId);
  return {
    state,
    owed: raw.owed === true || raw.owed === 'true' ? true : undefined,
    structureId: school ? (raw.structureId as string) : undefined,
  };
}
