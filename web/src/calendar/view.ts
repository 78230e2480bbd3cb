// SPDX-License-Identifier: EUPL-1.2
// Which part of the calendars is on the screen, kept in the address.

export const VIEWS = ['annees', 'service', 'coup-d-oeil'] as const;
export type CalendarViewName = (typeof VIEWS)[number];

export interface CalendarView extends Record<string, unknown> {
  /** Absent: the school years. */
  vue?: CalendarViewName;
  /** Of the year at a glance: the year it starts in, and whose days. */
  annee?: number;
  zone?: string;
  structureId?: string;
}

export function cleanCalendarView(raw: Record<string, unknown>): CalendarView {
  const view = VIEWS.find((each) => each === raw.vue);
  const year = Number(raw.annee);
  const school = typeof raw.structureId === 'string' && /^[0-9a-f-]{36}$/.test(raw.structureId);
  return {
    vue: view === 'annees' ? undefined : view,
    annee: Number.isInteger(year) && year >= 2000 && year < 2100 ? year : undefined,
    zone: typeof raw.zone === 'string' && /^[A-Za-z_]{1,20}$/.test(raw.zone) ? raw.zone : undefined,
    structureId: school ? (raw.structureId as string) : undefined,
  };
}

export function hrefOf(view: CalendarView): string {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(view)) if (value !== undefined) query.set(key, String(value));
  return query.size > 0 ? `/calendriers?${query}` : '/calendriers';
}
