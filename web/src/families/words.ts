// SPDX-License-Identifier: EUPL-1.2
// Codes of the server about families, in words.
import { useCallback } from 'react';
import type { Schema } from '@/api/client';
import { useLabel } from '@/api/queries';
import { translate, translateOr } from '@/i18n';
import { name } from '@/ui/format';
import type { Tone } from '@/ui/theme';

export type Family = Schema<'FamilyPage'>;
export type FamilyGuardian = Schema<'FamilyGuardian'>;
export type Convocation = Schema<'Convocation'>;
export type Interview = Schema<'Interview'>;
export type Signing = Schema<'Signing'>;
export type Standing = Schema<'AuthorisationRow'>['standing'];
export type Answer = Schema<'AuthorisationCell'>['answer'];

const STATE_TONES: Record<Convocation['state'], Tone> = {
  to_do: 'warn',
  sent: 'info',
  confirmed: 'good',
  held: 'good',
  no_show: 'bad',
  postponed: 'quiet',
  cancelled: 'quiet',
};
const STANDING_TONES: Record<Standing, Tone> = {
  given: 'good',
  refused: 'info',
  withdrawn: 'info',
  expired: 'bad',
  incomplete: 'warn',
  to_check: 'warn',
  not_answered: 'warn',
  not_asked: 'quiet',
};

export const stateTone = (state: Convocation['state']) => STATE_TONES[state];
export const standingTone = (standing: Standing) => STANDING_TONES[standing];
export const standingWords = (standing: Standing) => translateOr(`families.standing_${standing}`, standing);
export const answerWords = (answer: Answer) => translateOr(`families.answer_${answer}`, answer);
export const reasonWords = (reason: string) => translateOr(`families.reason_${reason}`, reason);
export const isOpen = ({ state }: Pick<Convocation, 'state'>) => ['to_do', 'sent', 'confirmed'].includes(state);

/** "Karine DUPONT (mère)" by guardian id; null is the young person. */
export function useWho(guardians: readonly FamilyGuardian[]): (id: string | null) => string {
  const relation = useLabel('guardian_relation');
  return useCallback(
    (id: string | null) => {
      if (id === null || id === 'young') return translate('families.young');
      const found = guardians.find(({ guardian }) => guardian.id === id)?.guardian;
      return found
        ? `${name(found)} (${relation(found.relation).toLowerCase()})`
        : translate('families.formerGuardian');
    },
    [guardians, relation],
  );
}

/** A warning in a sentence; `who` names the parties. */
export function warningWords({ code, params }: Schema<'Notice'>, who: (id: string | null) => string): string {
  return translateOr(`families.warning_${code}`, code, {
    a: who(params.a ?? null),
    b: who(params.b ?? null),
    guardian: who(params.guardian ?? null),
    time: params.time ?? '',
    reason: params.reason ? reasonWords(params.reason).toLowerCase() : '',
  });
}

/** How a kind of authorisation is called, with what exactly it is for where it has scopes. */
export function useKindWords(): (kind: string, scope?: string) => string {
  const kinds = useLabel('authorisation');
  const scopes = useLabel('image_scope');
  return useCallback(
    (kind, scope) => (scope ? `${kinds(kind)} : ${scopes(scope).toLowerCase()}` : kinds(kind)),
    [kinds, scopes],
  );
}
