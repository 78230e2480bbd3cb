// SPDX-License-Identifier: EUPL-1.2
import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { Schema } from '@/api/client';
import { renderPart } from '@/ui/testing';
import { AttendanceWords } from './AttendanceWords';

function summary(planned: number, taken: number, attended: number): Schema<'AttendanceSummary'> {
  const none = { late: 0, leftEarly: 0, justified: 0, unjustified: 0, unknown: 0, minutes: 0 };
  return { ...none, planned, taken, attended, rate: planned ? attended / planned : null };
}

test.each([
  [summary(8, 8, 6), '6 demi-journées suivies sur 8 (75 %)'],
  [summary(7, 4, 4), '4 demi-journées suivies sur 7 · 3 à venir ou à relever'],
  [summary(0, 0, 0), 'Aucune demi-journée prévue'],
])('%o is said', (figures, words) => {
  renderPart(
    <p>
      <AttendanceWords summary={figures} />
    </p>,
  );
  expect(screen.getByText(words)).toBeTruthy();
});
