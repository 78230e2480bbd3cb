// SPDX-License-Identifier: EUPL-1.2
// A week of presence painted in half-hours. Only windows without dates are painted: those that hold for a time are lines of
// their own.
import type { Schema } from '@/api/client';
import type { Weekday } from '@/calendar/week';

export type Window = Schema<'WeeklyWindow'>;

export const GRAIN = 30;
export const minutesOf = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));
export const clockOf = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

export const isDated = (window: Window) => window.validFrom !== null || window.validTo !== null;
const CLOCK = /^\d{2}:\d{2}$/;
/** Both hours are typed to the end. */
export const isWhole = ({ from, to }: Window) => CLOCK.test(from) && CLOCK.test(to) && from < to;
/** Not for the grid: it holds for a time, or begins or ends off the half-hour. */
export const isLine = (window: Window) =>
  isDated(window) || !isWhole(window) || minutesOf(window.from) % GRAIN !== 0 || minutesOf(window.to) % GRAIN !== 0;
/** "9 h", "13 h 30": as people write hours. */
export const hourWords = (clock: string) => {
  const minutes = minutesOf(clock) % 60;
  return `${Number(clock.slice(0, 2))} h${minutes ? ` ${String(minutes).padStart(2, '0')}` : ''}`;
};

const ORDER = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const byTime = (a: Window, b: Window) =>
  ORDER.indexOf(a.weekday) - ORDER.indexOf(b.weekday) ||
  a.from.localeCompare(b.from) ||
  (a.validFrom ?? '').localeCompare(b.validFrom ?? '');
export const sorted = (week: readonly Window[]) => [...week].sort(byTime);

export type Cover = 'all' | 'part' | 'none';

/** How much of a half-hour the undated windows of a day hold. */
export function coverOf(week: readonly Window[], weekday: Weekday, from: number): Cover {
  let held = 0;
  for (const window of week) {
    if (window.weekday !== weekday || isDated(window) || !isWhole(window)) continue;
    held += Math.max(0, Math.min(minutesOf(window.to), from + GRAIN) - Math.max(minutesOf(window.from), from));
  }
  if (held === 0) return 'none';
  return held >= GRAIN ? 'all' : 'part';
}

/** The undated window that holds a moment. */
export const windowAt = (week: readonly Window[], weekday: Weekday, minute: number) =>
  week.find(
    (window) =>
      window.weekday === weekday &&
      !isDated(window) &&
      minutesOf(window.from) <= minute &&
      minute < minutesOf(window.to),
  );

/** The week with a span of one day there or not there; spans of one site that touch become one. */
export function paint(
  week: readonly Window[],
  weekday: Weekday,
  span: { from: number; to: number },
  there: boolean,
  siteId: string | null = null,
): Window[] {
  const kept: Window[] = [];
  for (const window of week) {
    if (window.weekday !== weekday || isDated(window) || !isWhole(window)) {
      kept.push(window);
      continue;
    }
    const [from, to] = [minutesOf(window.from), minutesOf(window.to)];
    if (from < span.from) kept.push({ ...window, to: clockOf(Math.min(to, span.from)) });
    if (to > span.to) kept.push({ ...window, from: clockOf(Math.max(from, span.to)) });
  }
  if (there)
    kept.push({
      weekday,
      from: clockOf(span.from),
      to: clockOf(span.to),
      validFrom: null,
      validTo: null,
      siteId,
    });
  return joined(kept);
}

function joined(week: Window[]): Window[] {
  const out: Window[] = [];
  for (const window of sorted(week)) {
    const touching = out.find(
      (before) =>
        !isDated(before) &&
        !isDated(window) &&
        before.weekday === window.weekday &&
        before.siteId === window.siteId &&
        before.to === window.from,
    );
    if (touching) out[out.indexOf(touching)] = { ...touching, to: window.to };
    else out.push(window);
  }
  return out;
}

/** Minutes of the undated windows. */
export const weekMinutes = (week: readonly Window[]) =>
  week
    .filter((window) => !isDated(window) && isWhole(window))
    .reduce((sum, window) => sum + minutesOf(window.to) - minutesOf(window.from), 0);
