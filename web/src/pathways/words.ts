// SPDX-License-Identifier: EUPL-1.2
// Codes of the server about pathways, in words.
import { useCallback } from 'react';
import type { Schema } from '@/api/client';
import { useBlueprint, useLabel } from '@/api/queries';
import { translate, translateOr } from '@/i18n';
import { day } from '@/ui/format';
import type { Tone } from '@/ui/theme';
import type { ExitClass, Queue } from './search';

export type Page = Schema<'PathwayPage'>;
export type Pathway = Schema<'Pathway'>;
export type Contact = Schema<'PathwayContact'>;
export type Finding = Schema<'PathwayFinding'>;
export type Objective = Schema<'PathwayObjective'>;
export type Action = Schema<'PathwayAction'>;
export type Review = Schema<'PathwayReview'>;
export type Attempt = Schema<'PathwayAttempt'>;
export type Outcome = Attempt['outcome'];

const QUEUE_TONES: Record<Queue, Tone> = { to_do: 'warn', priority: 'bad', unreachable: 'quiet', handled: 'good' };
const EXIT_TONES: Record<ExitClass, Tone> = { positive: 'good', neutral: 'quiet', negative: 'bad', unknown: 'warn' };
const STATE_TONES: Record<Objective['state'], Tone> = {
  open: 'info',
  reached: 'good',
  partly: 'warn',
  abandoned: 'quiet',
};
const GRAVE = new Set(['review_overdue', 'plan_expired', 'lost_possible']);

export const queueTone = (queue: Queue) => QUEUE_TONES[queue];
export const exitTone = (exit: ExitClass) => EXIT_TONES[exit];
export const objectiveTone = (state: Objective['state']) => STATE_TONES[state];
export const noticeTone = (code: string): Tone => (GRAVE.has(code) ? 'bad' : 'warn');

/** What stands out about a pathway, or against an exit, in a sentence. */
export function noticeWords({ code, params }: Schema<'Notice'>): string {
  const { on, from, ...rest } = params;
  return translateOr(`pathways.notice_${code}`, code, { ...rest, day: on || from ? day(on ?? from ?? '') : '' });
}

/** A number of the service in force today. */
export function useSetting(key: string): number | undefined {
  return useBlueprint().settings.find((setting) => setting.key === key)?.value;
}

/** "Sorties positives : apprentissage" as one choice each, by class. */
export function useExitWords(): (exitClass: ExitClass, code: string) => string {
  const { vocabularies } = useBlueprint();
  return useCallback(
    (exitClass, code) =>
      vocabularies[`pathway_exit_${exitClass}`]?.find((choice) => choice.code === code)?.label.fr ?? code,
    [vocabularies],
  );
}

/** "Karine DUPONT (mère)"; the young person has no id. */
export function useWho(contacts: readonly Contact[]): (guardianId: string | null) => string {
  const relation = useLabel('guardian_relation');
  return useCallback(
    (guardianId) => {
      if (guardianId === null) return translate('pathways.young');
      const found = contacts.find((each) => each.guardianId === guardianId);
      return found ? `${found.name} (${relation(found.relation).toLowerCase()})` : translate('pathways.somebody');
    },
    [contacts, relation],
  );
}

/** Whom an attempt is noted for unless another number was dialled: the first who may be called. */
export function firstCallable(contacts: readonly Contact[]): Contact | undefined {
  return contacts.find((each) => each.mayCall);
}

export const isOpen = (pathway: Pathway) => pathway.exit === null;
