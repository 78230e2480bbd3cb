// SPDX-License-Identifier: EUPL-1.2

/** Days and times left empty go as empty texts: the server says beside which field one is missing. */
export function emptied<Values extends object, Key extends string>(
  values: Values,
  keys: readonly Key[],
): Omit<Values, Key> & Record<Key, string> {
  const out = { ...values } as Record<string, unknown>;
  for (const key of keys) if (out[key] === null) out[key] = '';
  return out as Omit<Values, Key> & Record<Key, string>;
}
