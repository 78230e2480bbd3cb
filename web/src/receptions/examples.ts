// SPDX-License-Identifier: EUPL-1.2
// Worked examples of the field, as the API answers them, for tests.
import type { Schema } from '@/api/client';

export const NO_MEASURE: Schema<'Measure'> = {
  kind: 'exclusion_temporaire',
  decidedOn: null,
  start: null,
  startTime: '',
  end: null,
  endTime: '',
  suspended: false,
  revokedOn: null,
  councilOn: null,
};

/** Thursday 12 November in the morning to Tuesday 17 in the afternoon: eight half-days, the weekend dropped. */
export const WEEKEND_WITHIN: Schema<'Receivable'> = {
  from: '2026-11-12/am',
  to: '2026-11-17/pm',
  openEnded: false,
  calendarDays: 6,
  schoolDays: 4,
  workingDays: 5,
  receivable: 8,
  blocks: 1,
  halfDays: ['12', '13', '14', '15', '16', '17'].flatMap((day) =>
    ['am', 'pm'].map((half) => {
      const weekend = day === '14' || day === '15';
      return { halfDay: `2026-11-${day}/${half}`, receivable: !weekend, reason: weekend ? 'weekend' : null, label: '' };
    }),
  ),
  warnings: [],
  returnOn: '2026-11-18',
};

/** Monday 9 to Friday 13 November: the 11th is a public holiday; one Wednesday would have been without class. */
export const HOLIDAY_WITHIN: Schema<'Receivable'> = {
  from: '2026-11-09/am',
  to: '2026-11-13/pm',
  openEnded: false,
  calendarDays: 5,
  schoolDays: 4,
  workingDays: 4,
  receivable: 8,
  blocks: 1,
  halfDays: ['09', '10', '11', '12', '13'].flatMap((day) =>
    ['am', 'pm'].map((half) => {
      const holiday = day === '11';
      return {
        halfDay: `2026-11-${day}/${half}`,
        receivable: !holiday,
        reason: holiday ? 'public_holiday' : null,
        label: holiday ? 'Armistice de 1918' : '',
      };
    }),
  ),
  warnings: [{ code: 'year_to_confirm', params: { zone: 'C', year: '2026-2027' } }],
  returnOn: '2026-11-16',
};
