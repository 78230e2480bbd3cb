// SPDX-License-Identifier: EUPL-1.2
import { splitHalfDay } from '@/ui/format';

export interface AttendanceSearch extends Record<string, unknown> {
  /** "2026-11-19/am"; absent: now. */
  demiJournee?: string;
}

export function cleanHalfDay(raw: Record<string, unknown>): AttendanceSearch {
  const { demiJournee } = raw;
  return { demiJournee: typeof demiJournee === 'string' && splitHalfDay(demiJournee) ? demiJournee : undefined };
}

export function attendanceHref(halfDay: string): string {
  return `/presences?demiJournee=${halfDay}`;
}
