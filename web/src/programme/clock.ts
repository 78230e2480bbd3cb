// SPDX-License-Identifier: EUPL-1.2
// Hours of a day as minutes after midnight, and how far down the grid they lie.
import type { Schema } from '@/api/client';
import { time } from '@/ui/format';

export interface Span {
  from: number;
  to: number;
}

/** "09:30" → 570 */
export function minutesOf(clock: string): number {
  const [hours = '0', minutes = '0'] = clock.split(':');
  return Number(hours) * 60 + Number(minutes);
}

/** 570 → "09:30" */
export function clockOf(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

export function spanOf({ from, to }: { from: string; to: string }): Span {
  return { from: minutesOf(from), to: minutesOf(to) };
}

/** "9 h 00 – 10 h 15" */
export function spanWords({ from, to }: { from: string; to: string }): string {
  return `${time(from)} – ${time(to)}`;
}

export function overlap(a: Span, b: Span): boolean {
  return a.from < b.to && b.from < a.to;
}

export interface Scale extends Span {
  /** Pixels from the top. */
  y: (minute: number) => number;
  minuteAt: (y: number) => number;
  height: number;
  /** Full hours worth a line. */
  hours: number[];
}

/** Midday takes this part of the room its length would have. */
const LUNCH_SHARE = 0.4;

/** The day as the grid draws it: from the first to the last thing of the week, midday drawn together. */
export function makeScale(rules: Schema<'ProgrammeRules'>, spans: Span[], pixelsPerHour: number): Scale {
  const morning = spanOf(rules.morning);
  const afternoon = spanOf(rules.afternoon);
  const from = Math.min(morning.from, ...spans.map((span) => Math.floor(span.from / 60) * 60));
  const to = Math.max(afternoon.to, ...spans.map((span) => Math.ceil(span.to / 30) * 30));
  const perMinute = pixelsPerHour / 60;
  const lunch = { from: morning.to, to: afternoon.from };
  const lost = (lunch.to - lunch.from) * (1 - LUNCH_SHARE);
  const y = (minute: number) => {
    const inLunch = Math.min(Math.max(minute - lunch.from, 0), lunch.to - lunch.from);
    return (minute - from - inLunch * (1 - LUNCH_SHARE)) * perMinute;
  };
  const minuteAt = (at: number) => {
    const plain = from + at / perMinute;
    if (plain <= lunch.from) return plain;
    const within = lunch.from + (plain - lunch.from) / LUNCH_SHARE;
    return within <= lunch.to ? within : plain + lost;
  };
  const hours: number[] = [];
  for (let hour = Math.ceil(from / 60) * 60; hour < to; hour += 60)
    if (hour <= lunch.from || hour >= lunch.to) hours.push(hour);
  return { from, to, y, minuteAt, height: y(to), hours };
}

/** The nearest step of the grid. */
export function snap(minute: number, step: number): number {
  return Math.round(minute / step) * step;
}

export interface Placed<Item> {
  item: Item;
  lane: number;
  lanes: number;
}

/** Things at the same time stand side by side, each group of them as wide as it needs. */
export function inLanes<Item extends { from: string; to: string }>(items: Item[]): Placed<Item>[] {
  const sorted = [...items].sort((a, b) => minutesOf(a.from) - minutesOf(b.from) || minutesOf(b.to) - minutesOf(a.to));
  const out: Placed<Item>[] = [];
  let cluster: Placed<Item>[] = [];
  let ends: number[] = [];
  let clusterEnd = -1;
  const close = () => {
    for (const placed of cluster) placed.lanes = ends.length;
    out.push(...cluster);
    cluster = [];
    ends = [];
  };
  for (const item of sorted) {
    const { from, to } = spanOf(item);
    if (from >= clusterEnd) close();
    const free = ends.findIndex((end) => end <= from);
    const lane = free === -1 ? ends.length : free;
    ends[lane] = to;
    clusterEnd = cluster.length === 0 ? to : Math.max(clusterEnd, to);
    cluster.push({ item, lane, lanes: 1 });
  }
  close();
  return out;
}
