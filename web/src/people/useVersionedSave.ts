// SPDX-License-Identifier: EUPL-1.2
// Saving over a version that was read. When somebody saved meanwhile, what only one of the two changed is kept without a
// word; what both changed differently is shown to the person who saves, who decides field by field.
import { useRef, useState } from 'react';
import { asProblem } from '@/api/client';
import { changesOf, clashesOf } from './merge';

export interface Clash<Values> {
  keys: (keyof Values & string)[];
  mine: Values;
  theirs: Values;
}

export interface VersionedSave<Thing, Values> {
  /** The thing as stored afterwards; null when a clash has to be decided first. Other refusals are thrown. */
  save: (values: Values) => Promise<Thing | null>;
  clash: Clash<Values> | null;
  /** Saves with what was decided for each key of the clash. */
  resolve: (chosen: Partial<Values>) => Promise<Thing | null>;
  dismiss: () => void;
}

const MAX_ROUNDS = 5;

export function useVersionedSave<Thing extends { version: number }, Values extends object>(options: {
  read: Thing;
  toValues: (thing: Thing) => Values;
  patch: (changes: Partial<Values>, version: number) => Promise<Thing>;
}): VersionedSave<Thing, Values> {
  const { toValues, patch } = options;
  const read = useRef(options.read);
  const [clash, setClash] = useState<Clash<Values> | null>(null);

  const save = async (values: Values): Promise<Thing | null> => {
    let wanted = values;
    for (let round = 1; ; round += 1) {
      const base = toValues(read.current);
      const changes = changesOf(base, wanted);
      if (Object.keys(changes).length === 0) return read.current;
      try {
        read.current = await patch(changes, read.current.version);
        return read.current;
      } catch (error) {
        const problem = asProblem(error);
        if (problem.status !== 412 || !problem.current || round === MAX_ROUNDS) throw error;
        const stored = problem.current as Thing;
        const theirs = toValues(stored);
        const keys = clashesOf(base, wanted, theirs);
        read.current = stored;
        wanted = { ...theirs, ...changes };
        if (keys.length > 0) {
          setClash({ keys, mine: wanted, theirs });
          return null;
        }
      }
    }
  };

  const resolve = (chosen: Partial<Values>) => {
    const values = { ...(clash as Clash<Values>).mine, ...chosen };
    setClash(null);
    return save(values);
  };

  return { save, clash, resolve, dismiss: () => setClash(null) };
}
