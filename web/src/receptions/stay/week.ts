// SPDX-License-Identifier: EUPL-1.2
// Weeks of civil dates, Monday first.

export interface WeekSearch extends Record<string, unknown> {
  week?: string;
}

export function cleanWeek(raw: Record<string, unknown>): WeekSearch {
  const week = typeof raw.week === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(raw.week) ? raw.week : undefined;
  return { week: week && !Number.isNaN(Date.parse(week)) ? week : undefined };
}

export function plusDays(day: string, count: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1, date + count)).toISOString().slice(0, 10);
}

/** The Monday of the week a day is in. */
export function mondayOf(day: string): string {
  const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
  return plusDays(day, -weekday);
}

/** Monday to Friday. */
export function schoolWeek(monday: string): string[] {
  return [0, 1, 2, 3, 4].map((offset) => plusDays(monday, offset));
}
