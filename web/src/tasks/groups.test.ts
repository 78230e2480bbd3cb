// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from 'vitest';
import { cleanTaskFilters, hrefOf } from './filters';
import { groupOf, groupTasks } from './groups';
import { aTask } from './testing';

test.each([
  ['2026-11-19', '2026-11-20', 'late'],
  ['2026-11-20', '2026-11-20', 'today'],
  ['2026-11-22', '2026-11-20', 'week'],
  ['2026-11-23', '2026-11-20', 'later'],
  ['2026-11-23', '2026-11-22', 'later'],
  ['2026-11-29', '2026-11-23', 'week'],
])('due %s, seen on %s: %s', (dueOn, today, group) => {
  expect(groupOf(dueOn, today)).toBe(group);
});

test('groups without a task are left out, the others come in their order', () => {
  const tasks = [aTask({ id: 'b', dueOn: '2026-12-01' }), aTask({ id: 'a', dueOn: '2026-11-01' })];
  expect(groupTasks(tasks, '2026-11-20').map(({ group, tasks: [first] }) => [group, first?.id])).toEqual([
    ['late', 'a'],
    ['later', 'b'],
  ]);
});

test('filters come from the address, and go back into it', () => {
  expect(cleanTaskFilters({ state: 'done', until: '2026-11-31', other: 1 })).toEqual({
    state: 'done',
    until: undefined,
  });
  expect(cleanTaskFilters({ state: 'open', until: '2026-11-30' })).toEqual({ state: undefined, until: '2026-11-30' });
  expect(hrefOf({})).toBe('/taches');
  expect(hrefOf({ state: 'done', until: '2026-11-30' })).toBe('/taches?state=done&until=2026-11-30');
});
