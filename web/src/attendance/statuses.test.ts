// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from 'vitest';
import { cleanHalfDay } from './halfDays';
import { isAbsence, STATUSES, type Status, sumUp } from './statuses';

test.each<[(Status | null)[], string]>([
  [
    ['present', 'present', 'present', 'present', 'late', 'absent_unknown', null, null],
    '5 présents (dont 1 en retard), 1 absent, 2 à pointer',
  ],
  [['present'], '1 présent'],
  [[null, null], '0 présent, 2 à pointer'],
  [['late', 'left_early', 'left_early'], '3 présents (dont 1 en retard, 2 partis avant)'],
  [['absent_justified', 'absent_unjustified'], '0 présent, 2 absents'],
])('%j is summed up as "%s"', (statuses, words) => {
  expect(sumUp(statuses)).toBe(words);
});

// Worked example 11 of the field: 8 half-days, 6 attended of which one late, one justified and one unjustified absence.
test('late counts as present: 6 of 8', () => {
  const week: Status[] = [
    'present',
    'present',
    'present',
    'present',
    'present',
    'late',
    'absent_justified',
    'absent_unjustified',
  ];
  expect(week.filter((status) => !isAbsence(status)).length / week.length).toBe(0.75);
  expect(sumUp(week)).toBe('6 présents (dont 1 en retard), 2 absents');
});

test('three answers of six are absences', () => {
  expect(STATUSES.filter(isAbsence)).toEqual(['absent_justified', 'absent_unjustified', 'absent_unknown']);
});

test('an address that is no half-day means now', () => {
  expect(cleanHalfDay({ demiJournee: '2026-11-19/am' })).toEqual({ demiJournee: '2026-11-19/am' });
  for (const demiJournee of ['2026-11-31/am', '2026-11-19', '2026-11-19/noon', 5, undefined])
    expect(cleanHalfDay({ demiJournee })).toEqual({ demiJournee: undefined });
});
