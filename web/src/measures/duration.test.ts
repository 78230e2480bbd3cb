// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from 'vitest';
import './fr.json';
import { durationWords, minutesBetween, parseDuration } from './duration';

test('hours are read as people write them', () => {
  expect(parseDuration('20')).toBe(1200);
  expect(parseDuration('7 h 30')).toBe(450);
  expect(parseDuration('7h5')).toBe(425);
  expect(parseDuration('7,5')).toBe(450);
  expect(parseDuration('45 min')).toBe(45);
  expect(parseDuration('7 h 75')).toBeNull();
  expect(parseDuration('beaucoup')).toBeNull();
});

test('minutes are said in hours', () => {
  expect(durationWords(1200)).toBe('20 h');
  expect(durationWords(455)).toBe('7 h 35');
  expect(durationWords(485)).toBe('8 h 05');
  expect(durationWords(45)).toBe('45 min');
  expect(durationWords(0)).toBe('0 h');
});

test('a session lasts from its beginning to its end', () => {
  expect(minutesBetween('14:00', '16:15')).toBe(135);
  expect(minutesBetween('16:00', '14:00')).toBeNull();
  expect(minutesBetween('14 h', '16:00')).toBeNull();
});
