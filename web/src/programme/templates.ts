// SPDX-License-Identifier: EUPL-1.2
import { newId, type Schema } from '@/api/client';
import { translate } from '@/i18n';
import { addDays } from '@/ui';
import { weekdayOf } from '@/ui/day';
import { dayLong } from '@/ui/format';
import { clockOf, minutesOf } from './clock';
import type { Session } from './types';

export type Slot = Schema<'WeekTemplateSlot'>;

const A_MONDAY = '2026-11-16';

/** "lundi", or "jour 1" for a template that begins on the day of arrival. */
export function dayOfTemplate(day: number, byWeekday: boolean): string {
  if (!byWeekday) return translate('programme.dayNumber', { day });
  return dayLong(addDays(A_MONDAY, day - 1)).split(' ')[0] ?? '';
}

/** Where the next slot of a day begins: after the last one, or with the morning or afternoon. */
export function nextSlot(slots: Slot[], day: number, rules: Schema<'ProgrammeRules'>, minutes: number): Slot {
  const ends = slots
    .filter((slot) => slot.day === day)
    .map((slot) => slot.to)
    .sort();
  const last = ends.at(-1) ?? rules.morning.from;
  const from = last >= rules.morning.to && last < rules.afternoon.from ? rules.afternoon.from : last;
  return {
    day,
    from,
    to: clockOf(Math.min(minutesOf(from) + minutes, 24 * 60)),
    activityId: '',
    professionalId: null,
    roomId: null,
    essential: false,
    theme: '',
  };
}

/** Monday and Friday, as weekdayOf counts. */
const FIRST_DAY = 1;
const LAST_DAY = 5;

/**
 * A week that was held, to be laid over other stays: one slot at a time, and where the group was divided, the session most
 * young people were in. Nobody is named in it; what took place on a weekend or was cancelled is left out.
 */
export function templateOfWeek(sessions: Session[]): Schema<'WeekTemplate'> {
  const slots: Slot[] = [];
  const byGroup = [...sessions].sort((a, b) => b.young.length - a.young.length || a.from.localeCompare(b.from));
  for (const session of byGroup) {
    const day = weekdayOf(session.day);
    const taken = slots.some((slot) => slot.day === day && slot.from < session.to && session.from < slot.to);
    if (day < FIRST_DAY || day > LAST_DAY || session.state === 'cancelled' || taken) continue;
    const { from, to, activityId, roomId, theme } = session;
    const professionalId = session.professionals[0]?.id ?? null;
    slots.push({ day, from, to, activityId, professionalId, roomId, essential: false, theme });
  }
  slots.sort((a, b) => a.day - b.day || a.from.localeCompare(b.from));
  const days = Math.max(1, ...slots.map(({ day }) => day));
  return { id: newId(), name: '', note: '', days, byWeekday: true, slots, active: true, version: 0 };
}
