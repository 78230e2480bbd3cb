// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from 'vitest';
import { parseDay, parseTime } from './parseDay';

const today = '2026-11-20';

test.each([
  ['27/03/2009', '2009-03-27'],
  ['27/3/09', '2009-03-27'],
  ['27.3.09', '2009-03-27'],
  ['27-03-2009', '2009-03-27'],
  ['27 03 2009', '2009-03-27'],
  ['270309', '2009-03-27'],
  ['27032009', '2009-03-27'],
  ['2009-03-27', '2009-03-27'],
  ['27 mars 2009', '2009-03-27'],
  ['27 Mars 09', '2009-03-27'],
  ['1er mars 2009', '2009-03-01'],
  ['le 3 août 2025', '2025-08-03'],
  ['3 aout 2025', '2025-08-03'],
  ['5 déc. 2025', '2025-12-05'],
  ['12 sept 2026', '2026-09-12'],
  ['14 juil 2026', '2026-07-14'],
  ['vendredi 27 mars 2009', '2009-03-27'],
  ['ven. 27 mars 2009', '2009-03-27'],
  ['29/02/2024', '2024-02-29'],
  ['  27/03/2009  ', '2009-03-27'],
])('"%s" is understood as %s', (typed, iso) => {
  expect(parseDay(typed, { today })).toBe(iso);
});

test.each([
  '',
  '31/02/2010',
  '29/02/2025',
  '32/01/2010',
  '01/13/2010',
  '2010-02-31',
  'mars',
  '27 jui 2009',
  '27 m 2009',
  '27',
  '2703',
  'jeudi 27 mars 2009',
  '27/03/209',
  'bientôt',
  '27 mars 2009 ou 28',
])('"%s" is no date', (typed) => {
  expect(parseDay(typed, { today })).toBeNull();
});

test.each([
  ['27/3', '2027-03-27'],
  ['18 décembre', '2026-12-18'],
  ['6 janvier', '2027-01-06'],
  ['1/9', '2026-09-01'],
])('without a year, "%s" is the nearest one', (typed, iso) => {
  expect(parseDay(typed, { today })).toBe(iso);
});

test('the year nobody typed stays within the bounds', () => {
  expect(parseDay('6 janvier', { today, max: today })).toBe('2026-01-06');
  expect(parseDay('20 octobre', { today, min: today })).toBe('2027-10-20');
});

test('the weekday chooses the year', () => {
  expect(parseDay('mardi 6 janvier', { today })).toBe('2026-01-06');
});

test('29 February without a year finds a leap year or nothing', () => {
  expect(parseDay('29/2', { today: '2027-11-20' })).toBe('2028-02-29');
  expect(parseDay('29/2', { today })).toBeNull();
});

test('two figures of a year reach ten years ahead and ninety back', () => {
  expect(parseDay('01/01/36', { today })).toBe('2036-01-01');
  expect(parseDay('01/01/37', { today })).toBe('1937-01-01');
});

test('days are also named from today', () => {
  expect(parseDay("aujourd'hui", { today })).toBe('2026-11-20');
  expect(parseDay('aujourd’hui', { today })).toBe('2026-11-20');
  expect(parseDay('Hier', { today })).toBe('2026-11-19');
  expect(parseDay('demain', { today: '2026-12-31' })).toBe('2027-01-01');
});

test.each([
  ['14h30', '14:30'],
  ['14:30', '14:30'],
  ['1430', '14:30'],
  ['9h', '09:00'],
  ['9 h 05', '09:05'],
  ['9', '09:00'],
  ['8.15', '08:15'],
  ['0h00', '00:00'],
])('the time "%s" is %s', (typed, time) => {
  expect(parseTime(typed)).toBe(time);
});

test.each(['24h', '12h60', 'midi', '', '12345'])('"%s" is no time', (typed) => {
  expect(parseTime(typed)).toBeNull();
});
