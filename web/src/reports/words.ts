// SPDX-License-Identifier: EUPL-1.2
// Words of what is counted and of the rows it is broken down in.
import { useCallback } from 'react';
import type { Schema } from '@/api/client';
import { useLabel } from '@/api/queries';
import { type MsgId, translate, translateOr } from '@/i18n';
import { monthWords } from './period';
import type { Dimension, Indicator } from './search';

export const indicatorWords = (code: Indicator) => translate(`reports.ind_${code}` as MsgId);
export const rateWords = (code: Schema<'RateCode'>) => translate(`reports.ind_${code}` as MsgId);
export const dimensionWords = (code: Dimension) => translate(`reports.dim_${code}` as MsgId);
export const countWords = (unit: Schema<'CountingUnit'>, count: number) =>
  translate(`reports.count_${unit}` as MsgId, { count });

/** "75 %", rounded to the unit; "—" where there is nothing to take a share of. */
export function percent(share: number | null): string {
  return share === null ? '—' : `${Math.round(share * 100)}\u00a0%`;
}

export const ratio = (part: number, whole: number) => (whole === 0 ? null : part / whole);

/** Rows of these dimensions stand in this order; others by how much they count. */
const ORDER: Partial<Record<Dimension, string[]>> = {
  class: ['6e', '5e', '4e', '3e', 'segpa', 'ulis', 'upe2a', 'lycee', 'other', 'unknown'],
  sex: ['female', 'male', 'unknown'],
  age: ['under_10', '10_11', '12_13', '14_15', '16_over', 'unknown'],
  qpv: ['yes', 'no', 'unknown'],
  return: ['on_due_day', 'later', 'other_school', 'not_returned', 'unknown', 'not_due', 'not_received'],
  followUp: ['no_new_exclusion', 'new_exclusion', 'left_school', 'unknown', 'not_due', 'not_received'],
};

/** Before 0: `a` stands first. What is unknown stands last, whatever it counts. */
export function compareValues(by: Dimension, a: string, b: string, weight: (value: string) => number): number {
  const order = ORDER[by];
  const place = (value: string) => order?.indexOf(value) ?? (value === 'unknown' ? 1 : 0);
  if (place(a) !== place(b)) return place(a) - place(b);
  return by === 'month' ? a.localeCompare(b) : weight(b) - weight(a);
}

/** Rows that are shown even when they count nothing: that nothing is missing is to be seen. */
export const alwaysShown = (by: Dimension): string[] =>
  ['class', 'sex', 'age', 'motive', 'qpv', 'return', 'followUp'].includes(by) ? ['unknown'] : [];

export function useValueWords(): (by: Dimension, value: string, label?: string) => string {
  const motive = useLabel('motive');
  const measure = useLabel('measure_kind');
  const refusal = useLabel('reason_refused');
  const loss = useLabel('lost_reason');
  const absence = useLabel('attendance_status');
  const stay = useLabel('stay_state');
  const followUp = useLabel('follow_up_outcome');
  return useCallback(
    (by: Dimension, value: string, label = '') => {
      const own = translateOr(`reports.value_${by}_${value}`, '');
      if (own) return own;
      if (value === 'unknown') return translate('reports.unknown');
      if (by === 'school') return label || translate('reports.unknown');
      if (by === 'month') return monthWords(value);
      const lists: Partial<Record<Dimension, (code: string) => string>> = {
        motive,
        measure,
        refusal,
        loss,
        absence,
        missed: stay,
        followUp,
      };
      return lists[by]?.(value) ?? value;
    },
    [motive, measure, refusal, loss, absence, stay, followUp],
  );
}
