// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from 'vitest';
import { clockOf, coverOf, hourWords, isLine, minutesOf, paint, type Window, weekMinutes } from './weekPaint';

const held = (weekday: Window['weekday'], from: string, to: string, more: Partial<Window> = {}): Window => ({
  weekday,
  from,
  to,
  validFrom: null,
  validTo: null,
  siteId: null,
  ...more,
});
const told = (week: Window[]) => week.map(({ weekday, from, to }) => `${weekday} ${from}-${to}`);
const span = (from: string, to: string) => ({ from: minutesOf(from), to: minutesOf(to) });

test('hours are read and written', () => {
  for (const clock of ['00:00', '09:05', '13:30', '24:00']) expect(clockOf(minutesOf(clock))).toBe(clock);
  expect(hourWords('09:00')).toBe('9 h');
  expect(hourWords('13:05')).toBe('13 h 05');
});

test('half-hours that touch become one window', () => {
  let week = paint([], 'mon', span('09:00', '09:30'), true);
  week = paint(week, 'mon', span('10:00', '10:30'), true);
  week = paint(week, 'mon', span('09:30', '10:00'), true);
  expect(told(week)).toEqual(['mon 09:00-10:30']);
});

test('taking a half-hour away splits the window, and leaves other days alone', () => {
  const week = paint(
    [held('mon', '09:00', '12:00'), held('tue', '09:00', '12:00')],
    'mon',
    span('10:00', '10:30'),
    false,
  );
  expect(told(week)).toEqual(['mon 09:00-10:00', 'mon 10:30-12:00', 'tue 09:00-12:00']);
});

test('two sites side by side stay two windows', () => {
  const week = paint([held('mon', '09:00', '10:00', { siteId: 'a' })], 'mon', span('10:00', '10:30'), true, 'b');
  expect(told(week)).toEqual(['mon 09:00-10:00', 'mon 10:00-10:30']);
});

test('windows with dates are not painted over', () => {
  const dated = held('mon', '09:00', '12:00', { validFrom: '2026-12-01' });
  expect(paint([dated], 'mon', span('09:00', '09:30'), false)).toEqual([dated]);
  expect(coverOf([dated], 'mon', minutesOf('09:00'))).toBe('none');
  expect(weekMinutes([dated, held('tue', '09:00', '10:30')])).toBe(90);
});

test('a half-hour is held wholly, partly or not', () => {
  const week = [held('mon', '09:15', '10:00')];
  expect(coverOf(week, 'mon', minutesOf('09:00'))).toBe('part');
  expect(coverOf(week, 'mon', minutesOf('09:30'))).toBe('all');
  expect(coverOf(week, 'mon', minutesOf('10:00'))).toBe('none');
  expect(coverOf(week, 'tue', minutesOf('09:30'))).toBe('none');
});

test('hours with dates, off the half-hour or half typed are lines of their own', () => {
  expect(isLine(held('mon', '09:00', '12:30'))).toBe(false);
  expect(isLine(held('mon', '09:15', '12:30'))).toBe(true);
  expect(isLine(held('mon', '09:00', '12:30', { validTo: '2026-12-31' }))).toBe(true);
  const typing = held('mon', '', '12:00');
  expect(isLine(typing)).toBe(true);
  expect(coverOf([typing], 'mon', minutesOf('09:00'))).toBe('none');
  expect(weekMinutes([typing])).toBe(0);
});
