// SPDX-License-Identifier: EUPL-1.2
// What the address of the list keeps: a view can be sent to a colleague.
import { isDay } from '@/ui/day';

export interface TaskFilters extends Record<string, unknown> {
  /** Absent: those still to be done. */
  state?: 'done';
  /** Due on or before this day. */
  until?: string;
}

export function cleanTaskFilters(raw: Record<string, unknown>): TaskFilters {
  return {
    state: raw.state === 'done' ? 'done' : undefined,
    until: typeof raw.until === 'string' && isDay(raw.until) ? raw.until : undefined,
  };
}

export function hrefOf({ state, until }: TaskFilters): string {
  const query = new URLSearchParams();
  if (state) query.set('state', state);
  if (until) query.set('until', until);
  return query.size > 0 ? `/taches?${query}` : '/taches';
}
