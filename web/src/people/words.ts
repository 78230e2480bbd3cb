// SPDX-License-Identifier: EUPL-1.2
// Codes of the server about people, in words.
import type { Schema } from '@/api/client';
import { translate, translateOr } from '@/i18n';
import type { Tone } from '@/ui/theme';

const LEVEL_TONES: Record<Schema<'Candidate'>['level'], Tone> = { same: 'bad', likely: 'warn', possible: 'info' };
const FILE_TONES: Record<Schema<'FileState'>, Tone> = {
  none: 'quiet',
  referral: 'warn',
  upcoming: 'info',
  in_progress: 'good',
  ended: 'warn',
  follow_up: 'info',
  closed: 'quiet',
};

export const levelTone = (level: Schema<'Candidate'>['level']) => LEVEL_TONES[level];
export const fileTone = (state: Schema<'FileState'>) => FILE_TONES[state];
export const fileStateWords = (state: Schema<'FileState'>) => translateOr(`state.file.${state}`, state);

/** Why two descriptions may be of one person; what has no words is left out. */
export function evidenceWords(evidence: Schema<'Evidence'>[]): string[] {
  return evidence
    .map(({ code, params }) => translateOr(`evidence.${code}`, '', { a: '', b: '', ...params }))
    .filter(Boolean);
}

/** "Martin Lina, né(e) le 27/03/2013" is how a confirmation names somebody; never by number. */
export function levelWords(level: Schema<'Candidate'>['level']): string {
  return translate(
    level === 'same' ? 'people.levelSame' : level === 'likely' ? 'people.levelLikely' : 'people.levelPossible',
  );
}

/** What a telephone dials. */
export function dialled(phone: string): string {
  return `tel:${phone.replace(/[^\d+]/g, '')}`;
}
