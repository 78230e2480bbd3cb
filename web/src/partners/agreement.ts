// SPDX-License-Identifier: EUPL-1.2
// Where an agreement stands on a day. The first day without it is the day after `to`; without `to` it goes on.
import type { MsgId } from '@/i18n';
import { addDays, type Tone } from '@/ui';

export type AgreementState = 'none' | 'upcoming' | 'valid' | 'ending' | 'expired';

/** From this many days before its end on, an agreement should be renewed. */
const ENDING_DAYS = 60;

interface Agreement {
  agreementFrom: string | null;
  agreementTo: string | null;
}

export function agreementState({ agreementFrom: from, agreementTo: to }: Agreement, today: string): AgreementState {
  if (!from && !to) return 'none';
  if (from && today < from) return 'upcoming';
  if (!to) return 'valid';
  if (to < today) return 'expired';
  return to <= addDays(today, ENDING_DAYS) ? 'ending' : 'valid';
}

export const AGREEMENT: Record<AgreementState, { tone: Tone; words: MsgId }> = {
  none: { tone: 'quiet', words: 'partners.agreementNone' },
  upcoming: { tone: 'info', words: 'partners.agreementUpcoming' },
  valid: { tone: 'good', words: 'partners.agreementValid' },
  ending: { tone: 'warn', words: 'partners.agreementEnding' },
  expired: { tone: 'bad', words: 'partners.agreementExpired' },
};
