// SPDX-License-Identifier: EUPL-1.2
import type { Schema } from '@/api/client';

type Item = Pick<Schema<'FileMeasure'>, 'referralId'> & { links: Pick<Schema<'LinkedMeasure'>, 'referralId'>[] };

/** Measures connected by links, together; chains and their measures stay in the order given. */
export function chainsOf<T extends Item>(items: readonly T[]): T[][] {
  const chains: T[][] = [];
  const placed = new Map<string, T[]>();
  for (const item of items) {
    const known = item.links.map(({ referralId }) => placed.get(referralId)).find(Boolean);
    const chain = known ?? [];
    if (!known) chains.push(chain);
    chain.push(item);
    placed.set(item.referralId, chain);
    // A measure that joins two chains makes one of them.
    for (const { referralId } of item.links) {
      const other = placed.get(referralId);
      if (!other || other === chain) continue;
      chains.splice(chains.indexOf(other), 1);
      for (const moved of other) placed.set(moved.referralId, chain);
      chain.push(...other);
      chain.sort((a, b) => items.indexOf(a) - items.indexOf(b));
    }
  }
  return chains;
}
