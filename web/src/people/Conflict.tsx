// SPDX-License-Identifier: EUPL-1.2
import { ConflictDialog } from '@/ui';
import type { VersionedSave } from './useVersionedSave';

export interface ConflictProps<Thing, Values> {
  saving: VersionedSave<Thing, Values>;
  labels: Record<keyof Values & string, string>;
  /** How a value reads. Texts are themselves, and only texts can be merged word by word. */
  words: (key: keyof Values & string, values: Values) => string;
  onResolve: (chosen: Partial<Values>) => void;
}

/** Both versions of every field two people changed at once. */
export function Conflict<Thing, Values>({ saving, labels, words, onResolve }: ConflictProps<Thing, Values>) {
  const { clash } = saving;
  if (!clash) return null;
  const fields = clash.keys.map((key) => ({
    key,
    label: labels[key],
    mine: words(key, clash.mine),
    theirs: words(key, clash.theirs),
  }));
  const decide = (texts: Record<string, string>) => {
    const chosen: Partial<Values> = {};
    for (const { key, theirs } of fields) {
      const text = texts[key] ?? '';
      if (text === theirs) chosen[key] = clash.theirs[key];
      else if (typeof clash.mine[key] === 'string' && words(key, clash.mine) === clash.mine[key])
        chosen[key] = text as Values[typeof key];
      else chosen[key] = clash.mine[key];
    }
    onResolve(chosen);
  };
  return <ConflictDialog fields={fields} onResolve={decide} onClose={saving.dismiss} />;
}
