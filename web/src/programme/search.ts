// SPDX-License-Identifier: EUPL-1.2
// What the week's address says: which week, seen how, of whom.
import { isDay } from '@/ui';
import { addDays, weekdayOf } from '@/ui/day';

export type View = 'groupe' | 'jeunes' | 'intervenants' | 'lieux';
export const VIEWS: readonly View[] = ['groupe', 'jeunes', 'intervenants', 'lieux'];

export interface WeekSearch extends Record<string, unknown> {
  /** Any day of the week; absent: today. */
  semaine?: string;
  vue?: View;
  /** One young person (stay), professional or room alone. */
  pour?: string;
}

export function cleanWeekSearch(raw: Record<string, unknown>): WeekSearch {
  const { semaine, vue, pour } = raw;
  return {
    semaine: typeof semaine === 'string' && isDay(semaine) ? semaine : undefined,
    vue: VIEWS.find((view) => view === vue),
    pour: typeof pour === 'string' && pour ? pour : undefined,
  };
}

export function mondayOf(day: string): string {
  return addDays(day, -((weekdayOf(day) + 6) % 7));
}

export function weekHref(search: WeekSearch, path = '/programme'): string {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(search)) if (typeof value === 'string') query.set(key, value);
  const text = query.toString();
  return text ? `${path}?${text}` : path;
}
