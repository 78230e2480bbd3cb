// SPDX-License-Identifier: EUPL-1.2
import { ConflictDialog } from '@/ui';
import type { VersionedSave } from './useVersionedSave';

export interface ConflictProps<Thing, Values> {
  saving: VersionedSave<Thing, Values>;
  labels: Record<keyof Values & string, string>;
  /** How a value reads. Texts are themselves, and only they can be united. */
  words: (key: keyof Values & string, values: Values) => string;
  onResolve: (chosen: Partial<Values>) => void;
}

/** Of two numbers or addresses one is right; together they are none. */
const ONE_OR_THE_OTHER = new Set(['phone', 'phone2', 'email', 'web', 'uai', 'postcode']);

/** A code or a date reads otherwise than it is stored. */
const isWritten = (value: unknown, words: string) => typeof value === 'string' && value === words;

/** Both versions of every field two people changed at once. */
export function Conflict<Thing, Values>({ saving, labels, words, onResolve }: ConflictProps<Thing, Values>) {
  const { clash } = saving;
  if (!clash) return null;
  const fields = clash.keys.map((key) => ({
    key,
    label: labels[key],
    mine: words(key, clash.mine),
    theirs: words(key, clash.theirs),
    prose:
      !ONE_OR_THE_OTHER.has(key) &&
      [clash.mine, clash.theirs].every((values) => isWritten(values[key], words(key, values))),
  }));
  const decide = (texts: Record<string, string>) => {
    const chosen: Partial<Values> = {};
    for (const { key, theirs, prose } of fields) {
      const text = texts[key] ?? '';
      if (text === theirs) chosen[key] = clash.theirs[key];
      else if (prose) chosen[key] = text as Values[typeof key];
      else chosen[key] = clash.mine[key];
    }
    onResolve(chosen);
  };
  return <ConflictDialog fields={fields} onResolve={decide} onClose={saving.dismiss} />;
}
