// SPDX-License-Identifier: EUPL-1.2
// A breakdown as it is shown, copied and saved: the same rows and columns each time.
import type { Schema } from '@/api/client';
import type { Dimension, Indicator } from './search';
import { alwaysShown, compareValues, ratio } from './words';

type Figures = Schema<'Figures'>;

/** The indicator that an own breakdown (reasons of a refusal) is about. */
const OWN: Partial<Record<Dimension, Indicator>> = {
  refusal: 'referrals_refused',
  loss: 'half_days_lost',
  absence: 'half_days_absent',
  missed: 'stays_missed',
};

export interface BreakdownColumn {
  indicator: Indicator;
  which: 'now' | 'before';
}

export interface BreakdownRow {
  value: string;
  label: string;
  now: Partial<Record<Indicator, number>>;
  before: Partial<Record<Indicator, number>>;
}

export interface BreakdownModel {
  by: Dimension;
  columns: BreakdownColumn[];
  /** The indicator of which each row has its share, with a bar. */
  main: Indicator;
  /** Whether a presence rate can be told. */
  presence: boolean;
  rows: BreakdownRow[];
  total: BreakdownRow;
}

const now = (indicator: Indicator): BreakdownColumn => ({ indicator, which: 'now' });
const before = (indicator: Indicator): BreakdownColumn => ({ indicator, which: 'before' });

function columnsOf(by: Dimension): BreakdownColumn[] {
  const own = OWN[by];
  if (own) return [now(own), before(own)];
  const halves = [now('half_days_planned'), now('half_days_attended')];
  const people = [now('pupils'), before('pupils'), now('stays'), before('stays')];
  if (by === 'return' || by === 'followUp') return [now('stays'), before('stays'), ...halves];
  return [...people, now('referrals_received'), now('measures'), ...halves];
}

export function breakdownOf(figures: Figures, by: Dimension): BreakdownModel {
  const table = figures.tables.find((each) => each.by === by);
  const columns = columnsOf(by);
  const main = OWN[by] ?? 'stays';
  const places = new Map(table?.indicators.map((code, place) => [code, place]));
  const pick = (counts: number[]) =>
    Object.fromEntries(columns.map(({ indicator }) => [indicator, counts[places.get(indicator) ?? -1] ?? 0]));
  const rows: BreakdownRow[] = (table?.rows ?? []).map((row) => ({
    value: row.value,
    label: row.label,
    now: pick(row.now),
    before: pick(row.before),
  }));
  for (const value of alwaysShown(by))
    if (!rows.some((row) => row.value === value)) rows.push({ value, label: '', now: pick([]), before: pick([]) });
  const weights = new Map(rows.map((row) => [row.value, row.now[main] ?? 0]));
  const counts = (row: BreakdownRow) =>
    columns.some(({ indicator }) => row.now[indicator] || row.before[indicator]) || alwaysShown(by).includes(row.value);
  return {
    by,
    columns,
    main,
    presence: !OWN[by],
    rows: rows.filter(counts).sort((a, b) => compareValues(by, a.value, b.value, (value) => weights.get(value) ?? 0)),
    total: {
      value: '',
      label: '',
      now: totals(figures, 'now'),
      before: by === 'month' ? monthsBefore(rows, columns) : totals(figures, 'before'),
    },
  };
}

const totals = (figures: Figures, which: 'now' | 'before') =>
  Object.fromEntries(figures.values.map((each) => [each.indicator, each[which]])) as BreakdownRow['now'];

/** Only the months shown have one of a year before beside them. */
function monthsBefore(rows: BreakdownRow[], columns: BreakdownColumn[]): BreakdownRow['now'] {
  return Object.fromEntries(
    columns.map(({ indicator }) => [indicator, rows.reduce((sum, row) => sum + (row.before[indicator] ?? 0), 0)]),
  );
}

export const presenceOf = (row: BreakdownRow) => ratio(row.now.half_days_attended ?? 0, row.now.half_days_planned ?? 0);

/** What the rounded shares add up to; 100 needs no word. */
export function roundedSum(model: BreakdownModel): number {
  const whole = model.total.now[model.main] ?? 0;
  const shares = model.rows.map((row) => ratio(row.now[model.main] ?? 0, whole) ?? 0);
  return shares.reduce((sum, share) => sum + Math.round(share * 100), 0);
}
