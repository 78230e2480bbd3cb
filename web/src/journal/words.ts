// SPDX-License-Identifier: EUPL-1.2
import { translate } from '@/i18n';
import type { Tone } from '@/ui';
import type { Ring } from './values';

/** As a choice: who will read it. */
export function ringWords(ring: Ring): string {
  return translate(`journal.ring_${ring}`);
}

export function nameOf(people: { id: string; displayName: string }[] | undefined, id: string): string {
  return people?.find((one) => one.id === id)?.displayName ?? '…';
}

/** On a note, where it is not simply the team's. */
export function ringBadge(ring: Ring): { tone: Tone; words: string } | null {
  if (ring === 'team') return null;
  return { tone: ring === 'shared' ? 'info' : 'warn', words: translate(`journal.badge_${ring}`) };
}
