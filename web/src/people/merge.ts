// SPDX-License-Identifier: EUPL-1.2
// Two people changed the same thing since it was read: what each changed, and where they disagree.

type Key<Values> = keyof Values & string;

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** The members of `now` that differ from `base`. */
export function changesOf<Values extends object>(base: Values, now: Values): Partial<Values> {
  const changed: Partial<Values> = {};
  for (const key of Object.keys(now) as Key<Values>[]) if (!same(base[key], now[key])) changed[key] = now[key];
  return changed;
}

/** The members both sides changed since `base`, each to something else. Nothing else needs a decision. */
export function clashesOf<Values extends object>(base: Values, mine: Values, theirs: Values): Key<Values>[] {
  return (Object.keys(mine) as Key<Values>[]).filter(
    (key) => !same(base[key], mine[key]) && !same(base[key], theirs[key]) && !same(mine[key], theirs[key]),
  );
}
