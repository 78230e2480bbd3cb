// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, test } from 'vitest';
import type { Schema } from '@/api/client';
import { resolved } from '../conflict';
import { BLUEPRINT, uuid } from '../testing';
import { movesOf } from './Moves';
import { stepsOf } from './StaySteps';
import { cleanWeek, mondayOf, plusDays, schoolWeek } from './week';

const moved = (from: string, to: string, extra: Partial<Schema<'Transition'>> = {}): Schema<'Transition'> => ({
  id: uuid(1),
  from: from as Schema<'StayState'>,
  to: to as Schema<'StayState'>,
  on: '2026-11-12',
  reasonCode: '',
  note: '',
  undone: false,
  undoes: null,
  at: '2026-11-12T09:00:00Z',
  by: null,
  ...extra,
});
const marks = (state: Schema<'StayState'>, history: Schema<'Transition'>[]) =>
  Object.fromEntries(stepsOf(state, history).map((step) => [step.state, step.mark]));

describe('the steps of a stay', () => {
  test('a step passed over is told from one that was made', () => {
    const steps = marks('ended', [moved('accepted', 'running'), moved('running', 'ended')]);
    expect(steps).toMatchObject({
      accepted: 'done',
      presented: 'skipped',
      running: 'done',
      ended: 'current',
      closed: 'ahead',
    });
  });

  test('what was taken back does not count', () => {
    const history = [
      moved('accepted', 'presented', { undone: true }),
      moved('presented', 'accepted', { undoes: uuid(1) }),
    ];
    expect(marks('accepted', history)).toMatchObject({ accepted: 'current', presented: 'ahead' });
  });

  test('an outcome off the way stands after the steps made', () => {
    const steps = stepsOf('interrupted', [moved('accepted', 'running'), moved('running', 'interrupted')]);
    expect(steps.map(({ state }) => state)).toEqual(['accepted', 'running', 'interrupted']);
  });
});

test('only moves the server allows are offered, side outcomes apart', () => {
  const { main, side } = movesOf(BLUEPRINT.stayTransitions, { state: 'accepted', allowed: ['presented', 'no_show'] });
  expect(main.map(({ to }) => to)).toEqual(['presented']);
  expect(side.map(({ to }) => to)).toEqual(['no_show']);
});

describe('weeks', () => {
  test('start on Monday, across months, years and the change of hour', () => {
    expect(mondayOf('2026-11-22')).toBe('2026-11-16');
    expect(mondayOf('2026-11-16')).toBe('2026-11-16');
    expect(mondayOf('2027-01-01')).toBe('2026-12-28');
    expect(plusDays('2026-10-24', 2)).toBe('2026-10-26');
    expect(schoolWeek('2026-11-30')).toEqual(['2026-11-30', '2026-12-01', '2026-12-02', '2026-12-03', '2026-12-04']);
  });

  test('an address that is no date means this week', () => {
    expect(cleanWeek({ week: '2026-11-19' })).toEqual({ week: '2026-11-19' });
    expect(cleanWeek({ week: '2026-13-45' })).toEqual({ week: undefined });
    expect(cleanWeek({ week: 7 })).toEqual({ week: undefined });
  });
});

test('a conflict is settled field by field: codes stay codes, prose may be united', () => {
  const fields = [
    {
      key: 'outcome',
      label: 'Issue',
      prose: false,
      words: (value: unknown) => ({ a: 'Bonne', b: 'Mauvaise' })[String(value)] ?? '',
    },
    { key: 'text', label: 'Texte', prose: true, words: String },
    { key: 'same', label: 'Même', prose: true, words: String },
  ];
  const mine = { outcome: 'a', text: 'un', same: 'x' };
  const theirs = { outcome: 'b', text: 'deux', same: 'x' };
  expect(resolved(fields, mine, theirs, { outcome: 'Mauvaise', text: 'un et deux' })).toEqual({
    outcome: 'b',
    text: 'un et deux',
    same: 'x',
  });
  expect(resolved(fields, mine, theirs, { outcome: 'Bonne, Mauvaise', text: 'un' })).toEqual(mine);
});
