// SPDX-License-Identifier: EUPL-1.2
export const PARTS = ['listes', 'formulaires', 'etapes', 'echeances', 'imprimes'] as const;
export type SchemePart = (typeof PARTS)[number];

/** The part in the address; anything else is the lists. */
export function cleanPart(raw: Record<string, unknown>): { partie?: SchemePart } {
  const part = PARTS.find((each) => each === raw.partie);
  return part ? { partie: part } : {};
}
