// SPDX-License-Identifier: EUPL-1.2
// Codes of the server about incidents, in words.
import { useCallback } from 'react';
import type { Schema } from '@/api/client';
import { useLabel } from '@/api/queries';
import { translate, translateOr } from '@/i18n';
import { halfDay, name, splitHalfDay, time } from '@/ui/format';
import type { Tone } from '@/ui/theme';

export type FilePage = Schema<'IncidentsPage'>;
export type Incident = Schema<'Incident'>;
export type Interruption = Schema<'Interruption'>;
export type Told = Schema<'Told'>;
export type Awaited = Schema<'IncidentAwaited'>;
export type Concern = Schema<'Concern'>;
export type ConcernRow = Schema<'ConcernRow'>;
export type Audience = Told['audience'];

const OTHER = '[[other]]';
/** In the file of one, the others are another young person. */
export const withoutOthers = (words: string) => words.replaceAll(OTHER, translate('incidents.otherYoung'));

export const stateTone = (state: Incident['state']): Tone => (state === 'open' ? 'warn' : 'quiet');
export const stateWords = (state: Incident['state']) => translate(`incidents.state_${state}`);
export const decisionWords = (decision: Concern['decision']) =>
  decision ? translateOr(`incidents.decision_${decision}`, decision) : translate('incidents.undecided');

/** "mardi 17 novembre 2026, matin, 10 h 40" */
export function when({ halfDay: at, time: clock }: Pick<Incident, 'halfDay' | 'time'>): string {
  return [halfDay(at), clock && time(clock)].filter(Boolean).join(', ');
}

/** The clock on the wall, "HH:MM". */
export function nowTime(now = new Date()): string {
  return `${String(now.getHours()).padStart(2, '0')}:${String(now.getMinutes()).padStart(2, '0')}`;
}

export const isBefore = (a: string, b: string) => {
  const [one, other] = [splitHalfDay(a), splitHalfDay(b)];
  if (!one || !other) return false;
  return one.day === other.day ? one.half === 'am' && other.half === 'pm' : one.day < other.day;
};

/** "Karine DUPONT (mère)" of a guardian of the file, or the name written. */
export function useWhom(page: Pick<FilePage, 'guardians'>): (told: Pick<Told, 'guardianId' | 'name'>) => string {
  const relation = useLabel('guardian_relation');
  return useCallback(
    ({ guardianId, name: written }) => {
      const found = page.guardians.find(({ guardian }) => guardian.id === guardianId)?.guardian;
      return found ? `${name(found)} (${relation(found.relation).toLowerCase()})` : written;
    },
    [page.guardians, relation],
  );
}
