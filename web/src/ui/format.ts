// SPDX-License-Identifier: EUPL-1.2
// Dates, half-days, instants, names and telephones in words. Civil dates never pass through a time zone; instants are shown
// in the service's zone, whatever the device's.
import { i18n, translate } from '@/i18n';
import { type CivilDate, partsOf } from './day';

export type Half = 'am' | 'pm';

let zone = 'Europe/Paris';

/** The zone instants are shown in: Meta.timeZone, set once at the start. */
export function setTimeZone(name: string) {
  zone = name;
}

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(name: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${i18n.locale} ${name}`;
  let found = formatters.get(key);
  if (!found) {
    found = new Intl.DateTimeFormat(i18n.locale || 'fr', options);
    formatters.set(key, found);
  }
  return found;
}

function civil(iso: string, name: string, options: Intl.DateTimeFormatOptions): string {
  const parts = partsOf(iso);
  // What is not a date is shown as it was typed.
  if (!parts) return iso;
  return frenchFirst(parts, formatter(name, { ...options, timeZone: 'UTC' }).format(utc(parts)));
}

function utc({ year, month, day }: CivilDate): number {
  return Date.UTC(year, month - 1, day);
}

/** "1 mars" is written "1er mars". */
function frenchFirst({ day }: CivilDate, text: string): string {
  return day === 1 && i18n.locale === 'fr' ? text.replace(/(^|\s)1(?=\s)/, '$11er') : text;
}

/** "27/03/2009" */
export function day(iso: string): string {
  return civil(iso, 'day', { day: '2-digit', month: '2-digit', year: 'numeric' });
}

/** "vendredi 27 mars 2009" */
export function dayLong(iso: string): string {
  return civil(iso, 'dayLong', { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
}

/** "ven. 27 mars" */
export function dayShort(iso: string): string {
  return civil(iso, 'dayShort', { weekday: 'short', day: 'numeric', month: 'short' });
}

/** "2009-03-27/am" in its two parts; null when it is no half-day. */
export function splitHalfDay(halfDayIso: string): { day: string; half: Half } | null {
  const [date = '', half] = halfDayIso.split('/');
  if (!partsOf(date) || (half !== 'am' && half !== 'pm')) return null;
  return { day: date, half };
}

/** "matin" */
export function half(part: Half): string {
  return translate(part === 'am' ? 'ui.am' : 'ui.pm');
}

/** "vendredi 27 mars 2009, matin" */
export function halfDay(iso: string): string {
  const split = splitHalfDay(iso);
  return split ? translate('ui.halfDayOf', { day: dayLong(split.day), half: half(split.half) }) : iso;
}

/** "ven. 27 mars matin" */
export function halfDayShort(iso: string): string {
  const split = splitHalfDay(iso);
  return split ? translate('ui.halfDayOfShort', { day: dayShort(split.day), half: half(split.half) }) : iso;
}

/** "27/03/2009 à 14 h 30", in the service's zone. */
export function instant(iso: string): string {
  return translate('ui.instantOf', { day: instantDay(iso), time: time(iso) });
}

/** The date an instant falls on in the service's zone: "27/03/2009". */
export function instantDay(iso: string): string {
  return zoned(iso, 'instantDay', { day: '2-digit', month: '2-digit', year: 'numeric' });
}

/** "14:30" or an instant → "14 h 30" */
export function time(text: string): string {
  const clock = /^\d{2}:\d{2}$/.test(text)
    ? text
    : zoned(text, 'time', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const [hour, minute] = clock.split(':');
  return minute === undefined ? clock : `${Number(hour)}\u00a0h\u00a0${minute}`;
}

function zoned(iso: string, name: string, options: Intl.DateTimeFormatOptions): string {
  const at = Date.parse(iso);
  return Number.isNaN(at) ? iso : formatter(`${name} ${zone}`, { ...options, timeZone: zone }).format(at);
}

/** Completed years: "13 ans". */
export function age(birthDate: string, today: string): string {
  const born = partsOf(birthDate);
  const now = partsOf(today);
  if (!born || !now) return '';
  const before = now.month < born.month || (now.month === born.month && now.day < born.day);
  return translate('ui.ageYears', { years: now.year - born.year - (before ? 1 : 0) });
}

/** French numbers by pairs, "06 12 34 56 78"; others as they were typed. */
export function phone(text: string): string {
  const figures = text.replace(/[\s.\-/()]/g, '').replace(/^(?:\+|00)33(?=\d{9}$)/, '0');
  return /^0\d{9}$/.test(figures) ? figures.replace(/(\d{2})(?=\d)/g, '$1\u00a0') : text;
}

export interface Named {
  lastName: string;
  firstName: string;
  usualName?: string;
}

/** "MARTIN Lina (Lili)": the family name first, as lists are sorted, in capitals as the server writes it. */
export function name({ lastName, firstName, usualName }: Named): string {
  const full = [lastName.toLocaleUpperCase('fr'), firstName].filter(Boolean).join(' ');
  return usualName && usualName !== firstName ? `${full} (${usualName})` : full;
}

/**
 * From one date or half-day to another, as short as can be: "du 3 au 7 novembre 2026", "le 3 novembre 2026",
 * "du 3 novembre 2026 après-midi au 7 novembre 2026 matin". A missing end is said in words.
 */
export function period(from: string | null | undefined, to: string | null | undefined): string {
  if (!from && !to) return '';
  if (!to) return translate('ui.dayFrom', { from: edge(from ?? '') });
  if (!from) return translate('ui.dayUntil', { to: edge(to) });
  if (wholeDays(from, to)) return wholePeriod(from.slice(0, 10), to.slice(0, 10));
  if (from === to) return translate('ui.dayOn', { day: edge(from) });
  return translate('ui.daySpan', { from: edge(from), to: edge(to) });
}

/** A stay from a morning to an afternoon is counted in days: the halves need no words. */
function wholeDays(from: string, to: string): boolean {
  return !from.endsWith('/pm') && !to.endsWith('/am');
}

function wholePeriod(from: string, to: string): string {
  if (from === to) return translate('ui.dayOn', { day: dayOfYear(to) });
  const sameYear = from.slice(0, 4) === to.slice(0, 4);
  const sameMonth = sameYear && from.slice(5, 7) === to.slice(5, 7);
  const start = sameMonth
    ? civil(from, 'dayAlone', { day: 'numeric' }).replace(/^1$/, i18n.locale === 'fr' ? '1er' : '1')
    : sameYear
      ? civil(from, 'dayMonth', { day: 'numeric', month: 'long' })
      : dayOfYear(from);
  return translate('ui.daySpan', { from: start, to: dayOfYear(to) });
}

/** "27 mars 2009" */
function dayOfYear(iso: string): string {
  return civil(iso, 'dayOfYear', { day: 'numeric', month: 'long', year: 'numeric' });
}

function edge(iso: string): string {
  const split = splitHalfDay(iso);
  return split ? translate('ui.halfDayOfShort', { day: dayOfYear(split.day), half: half(split.half) }) : dayOfYear(iso);
}
