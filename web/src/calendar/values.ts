// SPDX-License-Identifier: EUPL-1.2
// Calendars as the forms hold them, and member by member for saving: two people who each add a closure, or change another
// half-day of the week, do not stand in each other's way.
import type { Schema } from '@/api/client';
import { WEEK_HALVES } from './week';

export type OwnDay = Schema<'OwnDay'>;
export type Closure = Schema<'Closure'>;
type Span = OwnDay | Closure;

/** "zone", "half mon/am" → chosen or not, "span <id>" → the span, null once removed. */
export type Members = Record<string, string | boolean | Span | null>;

export const HALF = 'half ';
export const SPAN = 'span ';

/** `known` are the spans there were: those no longer in the list have been removed. */
function members(text: Record<string, string>, halves: string[], spans: Span[], known: Span[]): Members {
  const chosen = new Set(halves);
  const present = new Map(spans.map((span) => [span.id, span]));
  return {
    ...text,
    ...Object.fromEntries(WEEK_HALVES.map((half) => [HALF + half, chosen.has(half)])),
    ...Object.fromEntries([...known, ...spans].map(({ id }) => [SPAN + id, ordered(present.get(id) ?? null)])),
  };
}

/** Members are compared as text: always the same order. */
function ordered(span: Span | null): Span | null {
  if (!span) return null;
  const entries = Object.entries(span).sort(([a], [b]) => a.localeCompare(b));
  return Object.fromEntries(entries) as unknown as Span;
}

const halvesOf = (values: Members) => WEEK_HALVES.filter((half) => values[HALF + half] === true);
const spansOf = <Kind extends Span>(values: Members) =>
  Object.keys(values)
    .filter((key) => key.startsWith(SPAN) && values[key])
    .map((key) => values[key] as Kind)
    .sort(byStart);

export function byStart(a: { from: string }, b: { from: string }): number {
  return a.from.localeCompare(b.from);
}

/** The list with a span in its place, instead of the one with its id. */
export function withSpan<Kind extends Span>(spans: readonly Kind[], span: Kind): Kind[] {
  return [...withoutSpan(spans, span), span].sort(byStart);
}

export function withoutSpan<Kind extends Span>(spans: readonly Kind[], span: Kind): Kind[] {
  return spans.filter(({ id }) => id !== span.id);
}

export interface SchoolValues {
  /** "" where the school follows its académie. */
  zone: string;
  noClass: string[];
  ownDays: OwnDay[];
}

export function schoolValues(calendar: Schema<'SchoolCalendar'>): SchoolValues {
  const { zone, zoneSource, noClass, ownDays } = calendar;
  return { zone: zoneSource === 'own' ? zone : '', noClass, ownDays: [...ownDays].sort(byStart) };
}

export function schoolMembers({ zone, noClass, ownDays }: SchoolValues, known: OwnDay[] = []): Members {
  return members({ zone }, noClass, ownDays, known);
}

export function schoolInput(values: Members): Schema<'SchoolCalendarInput'> {
  return { zone: values.zone as string, noClass: halvesOf(values), ownDays: spansOf<OwnDay>(values) };
}

export type ServiceValues = Schema<'ServiceCalendarInput'>;

export function serviceValues({ open, closures, region }: Schema<'ServiceCalendar'>): ServiceValues {
  return { open, closures: [...closures].sort(byStart), region };
}

export function serviceMembers({ region, open, closures }: ServiceValues, known: Closure[] = []): Members {
  return members({ region }, open, closures, known);
}

export function serviceInput(values: Members): ServiceValues {
  return { region: values.region as string, open: halvesOf(values), closures: spansOf<Closure>(values) };
}
