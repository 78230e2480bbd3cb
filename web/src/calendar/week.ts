// SPDX-License-Identifier: EUPL-1.2
// The half-days of a week as the API writes them: "mon/am".
import type { Half } from '@/ui/format';

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof WEEKDAYS)[number];
export const SCHOOL_DAYS: readonly Weekday[] = WEEKDAYS.slice(0, 5);
export const HALVES: readonly Half[] = ['am', 'pm'];

export const weekHalf = (weekday: Weekday, half: Half) => `${weekday}/${half}`;
export const WEEK_HALVES = WEEKDAYS.flatMap((weekday) => HALVES.map((half) => weekHalf(weekday, half)));

/** 2026-11-02 is a Monday: a date for each weekday, whose name the language knows. */
const SOME_DATE: Record<Weekday, string> = {
  mon: '2026-11-02',
  tue: '2026-11-03',
  wed: '2026-11-04',
  thu: '2026-11-05',
  fri: '2026-11-06',
  sat: '2026-11-07',
  sun: '2026-11-08',
};

export function weekdayName(weekday: Weekday, locale: string, width: 'long' | 'short' | 'narrow' = 'long'): string {
  const date = new Date(`${SOME_DATE[weekday]}T00:00:00Z`);
  return new Intl.DateTimeFormat(locale, { weekday: width, timeZone: 'UTC' }).format(date);
}
