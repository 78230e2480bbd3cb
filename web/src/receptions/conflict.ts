// SPDX-License-Identifier: EUPL-1.2
// Two versions of one form, field by field, as ConflictDialog shows them: in words. What was chosen comes back as words and
// becomes a value again here.
import type { ConflictField } from '@/ui';

export interface Comparable {
  key: string;
  label: string;
  /** A value in words; '' for nothing. */
  words: (value: unknown) => string;
  /** Prose: a text made of both versions is a value too. */
  prose: boolean;
}

type Values = Record<string, unknown>;

export function conflictFields(fields: readonly Comparable[], mine: Values, theirs: Values): ConflictField[] {
  return fields
    .map(({ key, label, words, prose }) => ({ key, label, mine: words(mine[key]), theirs: words(theirs[key]), prose }))
    .filter((field) => field.mine !== field.theirs);
}

/** The values to store: theirs where chosen, a united text for prose, else mine. What does not differ in words stays mine. */
export function resolved(
  fields: readonly Comparable[],
  mine: Values,
  theirs: Values,
  chosen: Record<string, string>,
): Values {
  const out: Values = { ...mine };
  for (const { key, words, prose } of fields) {
    const text = chosen[key];
    if (text === undefined || text === words(mine[key])) continue;
    if (text === words(theirs[key])) out[key] = theirs[key];
    else if (prose) out[key] = text;
  }
  return out;
}
