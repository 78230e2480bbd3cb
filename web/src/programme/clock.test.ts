// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from 'vitest';
import { clockOf, inLanes, makeScale, minutesOf, snap } from './clock';
import { RULES } from './testing';

test('clocks read back', () => {
  expect(minutesOf('09:30')).toBe(570);
  expect(clockOf(570)).toBe('09:30');
  expect(clockOf(5)).toBe('00:05');
});

test('midday takes less room, and every place on the grid is one minute', () => {
  const scale = makeScale(RULES, [], 60);
  expect(scale.y(540)).toBe(0);
  expect(scale.y(720)).toBe(180);
  expect(scale.y(810)).toBeCloseTo(216);
  expect(scale.height).toBeCloseTo(396);
  for (const minute of [540, 600, 720, 750, 765, 810, 811, 900, 990])
    expect(scale.minuteAt(scale.y(minute))).toBeCloseTo(minute);
  expect(scale.hours).toEqual([540, 600, 660, 720, 840, 900, 960]);
});

test('the day grows with what is put outside its hours', () => {
  const scale = makeScale(RULES, [{ from: 500, to: 1010 }], 60);
  expect(scale.from).toBe(480);
  expect(scale.to).toBe(1020);
});

test('a drop falls on a step of the grid', () => {
  expect(snap(547, 15)).toBe(540);
  expect(snap(548, 15)).toBe(555);
});

test('what is at the same time stands side by side, what follows does not', () => {
  const placed = inLanes([
    { key: 'a', from: '09:00', to: '10:00' },
    { key: 'b', from: '09:30', to: '11:00' },
    { key: 'c', from: '10:00', to: '10:30' },
    { key: 'd', from: '11:00', to: '12:00' },
  ]);
  expect(placed.map(({ item, lane, lanes }) => [item.key, lane, lanes])).toEqual([
    ['a', 0, 2],
    ['b', 1, 2],
    ['c', 0, 2],
    ['d', 0, 1],
  ]);
});
