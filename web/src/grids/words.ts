// SPDX-License-Identifier: EUPL-1.2
import type { Schema } from '@/api/client';
import { translate } from '@/i18n';

export type Page = Schema<'GridsPage'>;
export type Stay = Schema<'GridStay'>;
export type Grid = Schema<'Grid'>;
export type Form = Schema<'GridForm'>;
export type Moment = Schema<'GridMoment'>;
export type Comparison = Schema<'GridComparison'>;
export type Seen = Schema<'GridSeen'>;
export type Evaluation = Schema<'SelfEvaluation'>;

export const NOT_OBSERVED = 'NO';
/** Characters of a remark. */
export const REMARK_MAX = 300;

/** "2,5": one decimal at most, as means of a scale of four. */
export const meanWords = (mean: number) => mean.toLocaleString('fr', { maximumFractionDigits: 1 });

/** Who observed. */
export function observerName(grid: Pick<Grid, 'observer' | 'observerName' | 'user'>): string {
  if (grid.observer === 'self') return translate('grids.youngPerson');
  return grid.observerName || grid.user?.displayName || translate('grids.unknownObserver');
}

/** "2 observateurs, 1 jour". */
export const countWords = ({ observers, days }: { observers: number; days: number }) =>
  translate('grids.counts', { observers, days });

/** "2 observateurs, 1 jour, le jeune"; "pas encore" without anybody. */
export function momentWords(state: Schema<'GridMomentState'>): string {
  const parts = [state.observers > 0 && countWords(state), state.self && translate('grids.andSelf')].filter(Boolean);
  return parts.length > 0 ? parts.join(', ') : translate('grids.notYet');
}

/** Before its first day there is nothing to observe. */
export const hasBegun = ({ days: [first] }: Stay, today: string) => !first || first <= today;

/** The moment a day of a stay most likely is. */
export function likelyMoment(days: readonly string[], on: string): Moment {
  const passed = days.filter((each) => each <= on).length;
  return passed * 2 > days.length && days.length > 1 ? 'last' : 'first';
}

/** "2,5 (2 obs., 2 j)", "NO", or "—". */
export function seenWords(seen: Seen): string {
  if (seen.mean === null) return seen.notObserved > 0 ? NOT_OBSERVED : '—';
  const counts = translate('grids.countsShort', { observers: seen.observers, days: seen.days });
  const unseen = seen.notObserved > 0 ? ` · ${seen.notObserved}\u00a0${NOT_OBSERVED}` : '';
  return `${meanWords(seen.mean)} (${counts})${unseen}`;
}

export const labelOf = (form: Form | undefined, code: string) =>
  form?.scale.find((choice) => choice.code === code)?.label.fr ?? code;

/** The evaluations that stand, by day. */
export function standingByDay(evaluations: readonly Evaluation[]): Map<string, Evaluation> {
  return new Map(evaluations.filter((each) => !each.replacedBy).map((each) => [each.on, each]));
}
