// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from 'vitest';
import type { Schema } from '@/api/client';
import { attendedWords } from './attended';

const summary = (planned: number, taken: number, attended: number) =>
  ({ planned, taken, attended, rate: planned ? attended / planned : null }) as Schema<'AttendanceSummary'>;

test.each([
  [summary(6, 6, 4), 'Présent 4 demi-journées sur 6 (67 %)'],
  [summary(7, 4, 4), 'Présent 4 demi-journées sur 4 (100 %)'],
  [summary(1, 1, 0), 'Présent 0 demi-journée sur 1 (0 %)'],
  [summary(6, 0, 0), ''],
  [summary(0, 0, 0), ''],
])('%o', (given, words) => {
  expect(attendedWords(given)).toBe(words);
});
