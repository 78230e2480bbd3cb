// SPDX-License-Identifier: EUPL-1.2
// Lengths of time in minutes, as people write and read them.
import { translate } from '@/i18n';

/** "7 h 30", "45 min", "0 h". */
export function durationWords(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0 && rest > 0) return translate('measures.minutes', { minutes: rest });
  return rest === 0
    ? translate('measures.hours', { hours })
    : translate('measures.hoursMinutes', { hours, minutes: String(rest).padStart(2, '0') });
}

const HOURS = /^(\d{1,3})\s*(?:h(?:eures?)?)?$/i;
const HOURS_MINUTES = /^(\d{1,3})\s*[h:]\s*([0-5]?\d)(?:\s*min)?$/i;
const DECIMAL = /^(\d{1,3})[.,](\d{1,2})\s*h?$/i;
const MINUTES = /^(\d{1,4})\s*min$/i;

/** Minutes of "7", "7 h 30", "7h30", "7:30", "7,5" or "45 min"; null for anything else. */
export function parseDuration(text: string): number | null {
  const typed = text.trim();
  const whole = HOURS.exec(typed);
  if (whole) return Number(whole[1]) * 60;
  const both = HOURS_MINUTES.exec(typed);
  if (both) return Number(both[1]) * 60 + Number(both[2]);
  const decimal = DECIMAL.exec(typed);
  if (decimal) return Math.round(Number(`${decimal[1]}.${decimal[2]}`) * 60);
  const minutes = MINUTES.exec(typed);
  return minutes ? Number(minutes[1]) : null;
}

/** Between two "HH:MM". */
export function minutesBetween(from: string | null, to: string | null): number | null {
  const at = (text: string) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3, 5));
  const clock = /^\d{2}:\d{2}$/;
  if (!from || !to || !clock.test(from) || !clock.test(to)) return null;
  return at(to) > at(from) ? at(to) - at(from) : null;
}
