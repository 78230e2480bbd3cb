// SPDX-License-Identifier: EUPL-1.2
// A year of days by month and week, each half-day as one kind of day.
import type { Schema } from '@/api/client';
import type { MsgId } from '@/i18n';
import { addDays, weekdayOf } from '@/ui/day';

export type HalfKind =
  | 'class'
  | 'weekend'
  | 'public_holiday'
  | 'school_holiday'
  | 'own_day'
  | 'no_class'
  | 'service_closed'
  | 'unknown';

/** The letter says on paper and to everybody what the colour says. */
export const KINDS: Record<HalfKind, { letter: string; words: MsgId }> = {
  class: { letter: '', words: 'calendar.kindClass' },
  weekend: { letter: '', words: 'calendar.kindWeekend' },
  public_holiday: { letter: 'F', words: 'calendar.kindPublicHoliday' },
  school_holiday: { letter: 'V', words: 'calendar.kindSchoolHoliday' },
  own_day: { letter: 'E', words: 'calendar.kindOwnDay' },
  no_class: { letter: '–', words: 'calendar.kindNoClass' },
  service_closed: { letter: 'S', words: 'calendar.kindServiceClosed' },
  unknown: { letter: '?', words: 'calendar.kindUnknown' },
};

type CalendarHalf = Schema<'CalendarHalf'>;

export function kindOf({ school, schoolReason, service }: CalendarHalf): HalfKind {
  if (school) return service ? 'class' : 'service_closed';
  if (schoolReason === 'year_missing' || schoolReason === 'zone_unknown') return 'unknown';
  return schoolReason in KINDS ? (schoolReason as HalfKind) : 'no_class';
}

export interface GlanceDay {
  day: string;
  am: HalfKind;
  pm: HalfKind;
  /** "Vacances de Noël", in the words of its source. */
  label: string;
}

export interface GlanceMonth {
  /** "2026-11" */
  month: string;
  /** From Monday to Sunday; null before the first and after the last. */
  weeks: (GlanceDay | null)[][];
  /** Half-days a pupil can be received. */
  receivable: number;
}

export function yearSpan(year: number): { from: string; to: string } {
  return { from: `${year}-09-01`, to: `${year + 1}-08-31` };
}

/** The school year a day belongs to starts in: in August people look ahead. */
export function schoolYearOf(today: string): number {
  const year = Number(today.slice(0, 4));
  return today.slice(5, 7) >= '08' ? year : year - 1;
}

function glanceDay({ day, halves }: Schema<'CalendarDay'>): GlanceDay {
  const [am, pm] = ['am', 'pm'].map((half) => halves.find((each) => each.half === half));
  const labels = [am, pm].flatMap((half) => (half ? [half.school ? half.serviceLabel : half.schoolLabel] : []));
  return {
    day,
    am: am ? kindOf(am) : 'unknown',
    pm: pm ? kindOf(pm) : 'unknown',
    label: labels.find(Boolean) ?? '',
  };
}

export function byMonth(days: readonly Schema<'CalendarDay'>[]): GlanceMonth[] {
  const months = new Map<string, GlanceDay[]>();
  for (const each of days) {
    const month = each.day.slice(0, 7);
    months.set(month, [...(months.get(month) ?? []), glanceDay(each)]);
  }
  return [...months].map(([month, list]) => ({
    month,
    weeks: weeksOf(list),
    receivable: list.reduce((sum, { am, pm }) => sum + Number(am === 'class') + Number(pm === 'class'), 0),
  }));
}

function weeksOf(days: GlanceDay[]): (GlanceDay | null)[][] {
  const weeks = new Map<string, (GlanceDay | null)[]>();
  for (const each of days) {
    const column = (weekdayOf(each.day) + 6) % 7;
    const monday = addDays(each.day, -column);
    const week = weeks.get(monday) ?? Array.from({ length: 7 }, () => null);
    week[column] = each;
    weeks.set(monday, week);
  }
  return [...weeks.values()];
}
