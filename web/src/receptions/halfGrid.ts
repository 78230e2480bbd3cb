// SPDX-License-Identifier: EUPL-1.2
// Half-days laid out by day, for grids.

export interface DayOf<H> {
  day: string;
  am?: H;
  pm?: H;
}

/** Days in order, each with its two halves where the list has them. */
export function byDay<H extends { halfDay: string }>(halves: readonly H[]): DayOf<H>[] {
  const days = new Map<string, DayOf<H>>();
  for (const half of halves) {
    const [day = '', part] = half.halfDay.split('/');
    const entry = days.get(day) ?? { day };
    if (part === 'pm') entry.pm = half;
    else entry.am = half;
    days.set(day, entry);
  }
  return [...days.values()].sort((a, b) => a.day.localeCompare(b.day));
}

export interface DroppedRun<H> {
  from: H;
  to: H;
  count: number;
}

/** Neighbours dropped for one and the same reason become one line: a fortnight of holidays is not twenty-eight. */
export function droppedRuns<H extends { halfDay: string; reason: string | null; label: string }>(
  halves: readonly H[],
  isDropped: (half: H) => boolean,
): DroppedRun<H>[] {
  const runs: DroppedRun<H>[] = [];
  let last: H | undefined;
  for (const half of halves) {
    if (isDropped(half)) {
      const run = runs.at(-1);
      if (run && last === run.to && last.reason === half.reason && last.label === half.label) {
        run.to = half;
        run.count += 1;
      } else {
        runs.push({ from: half, to: half, count: 1 });
      }
    }
    last = half;
  }
  return runs;
}
