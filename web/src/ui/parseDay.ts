// SPDX-License-Identifier: EUPL-1.2
// Dates and times as people type them.
import { addDays, type CivilDate, dayNumber, fold, isDay, isReal, toIso, weekdayOf } from './day';

const MONTHS = [
  'janvier',
  'fevrier',
  'mars',
  'avril',
  'mai',
  'juin',
  'juillet',
  'aout',
  'septembre',
  'octobre',
  'novembre',
  'decembre',
];
const WEEKDAYS = ['dimanche', 'lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi'];
const RELATIVE: Record<string, number> = { hier: -1, aujourdhui: 0, auj: 0, demain: 1 };

export interface DayBounds {
  /** Guides the year nobody typed. */
  today: string;
  min?: string;
  max?: string;
}

/**
 * "27/03/2009", "27.3.09", "270309", "27 mars 2009", "ven. 27 mars", "27/3", "2009-03-27", "hier" → "2009-03-27"; null when it
 * is no date. Two figures of a year mean the past hundred years up to ten years ahead. Without a year, the nearest such
 * day within the bounds is meant. A weekday that contradicts the date makes it no date.
 */
export function parseDay(text: string, bounds: DayBounds): string | null {
  const typed = fold(text).replace(/['’]/g, '').trim();
  const relative = RELATIVE[typed];
  if (relative !== undefined) return addDays(bounds.today, relative);
  if (isDay(typed)) return typed;

  const { weekday, rest } = splitWeekday(typed);
  const read = readFigures(rest) ?? readWords(rest);
  if (!read) return null;
  const candidates =
    read.year === null ? yearsAround(read.day, read.month, bounds) : [{ ...read, year: fullYear(read.year, bounds) }];
  const fitting = candidates
    .filter(isReal)
    .map(toIso)
    .filter((iso) => weekday === null || weekdayOf(iso) === weekday);
  return nearest(fitting, bounds);
}

interface TypedDate {
  day: number;
  month: number;
  /** As typed: two or four figures. */
  year: string | null;
}

function splitWeekday(typed: string): { weekday: number | null; rest: string } {
  const match = /^([a-z]{3,8})\.?,?\s+(?=\d)/.exec(typed);
  const word = match?.[1];
  if (!word) return { weekday: null, rest: typed };
  if (word === 'le') return { weekday: null, rest: typed.slice(match[0].length) };
  const weekday = WEEKDAYS.findIndex((name) => name.startsWith(word));
  return weekday < 0 ? { weekday: null, rest: typed } : { weekday, rest: typed.slice(match[0].length) };
}

function readFigures(typed: string): TypedDate | null {
  const apart = /^(\d{1,2})[/.\-\s]+(\d{1,2})(?:[/.\-\s]+(\d{4}|\d{2}))?$/.exec(typed);
  const together = /^(\d{2})(\d{2})(\d{4}|\d{2})$/.exec(typed);
  const match = apart ?? together;
  return match ? { day: Number(match[1]), month: Number(match[2]), year: match[3] ?? null } : null;
}

function readWords(typed: string): TypedDate | null {
  const match = /^(?:le\s+)?(\d{1,2})(?:er)?[\s.-]*([a-z]{3,9})\.?(?:[\s.-]*(\d{4}|\d{2}))?$/.exec(typed);
  const word = match?.[2];
  if (!word) return null;
  const months = MONTHS.flatMap((name, index) => (name.startsWith(word) ? [index + 1] : []));
  const month = months.length === 1 ? months[0] : undefined;
  return month ? { day: Number(match[1]), month, year: match[3] ?? null } : null;
}

function fullYear(typed: string, { today }: DayBounds): number {
  if (typed.length === 4) return Number(typed);
  const thisYear = Number(today.slice(0, 4));
  const century = thisYear - (thisYear % 100);
  const year = century + Number(typed);
  return year > thisYear + 10 ? year - 100 : year;
}

function yearsAround(day: number, month: number, { today }: DayBounds): CivilDate[] {
  const thisYear = Number(today.slice(0, 4));
  return [-1, 0, 1].map((step) => ({ year: thisYear + step, month, day }));
}

function nearest(days: string[], { today, min, max }: DayBounds): string | null {
  const within = days.filter((iso) => (!min || iso >= min) && (!max || iso <= max));
  const distance = (iso: string) => Math.abs(dayNumber(iso) - dayNumber(today));
  const [first] = (within.length > 0 ? within : days).sort((a, b) => distance(a) - distance(b));
  return first ?? null;
}

/** "14h30", "14:30", "1430", "9h", "9" → "14:30"; null when it is no time of day. */
export function parseTime(text: string): string | null {
  const typed = fold(text).replace(/\s+/g, '');
  const match = /^(\d{1,2})(?:[h:.](\d{2})?)?(?:mn|min)?$/.exec(typed) ?? /^(\d{1,2})(\d{2})$/.exec(typed);
  if (!match) return null;
  const hour = Number(match[1]);
  const minute = Number(match[2] ?? 0);
  return hour < 24 && minute < 60 ? `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}` : null;
}
