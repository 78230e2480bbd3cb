// SPDX-License-Identifier: EUPL-1.2
import type { Schema } from '@/api/client';
import { translate } from '@/i18n';
import { addDays } from '@/ui';
import { dayLong } from '@/ui/format';
import { clockOf, minutesOf } from './clock';

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
